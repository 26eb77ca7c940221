"""Saying how long records are kept, holding them, and proposing and reviewing a disposal. Nothing is destroyed here."""

import hashlib
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.disclosure.gate.audience import NOBODY
from frontdoor.disclosure.gate.found import outsiders
from frontdoor.disclosure.gate.known import circle_of
from frontdoor.disclosure.retention import queries
from frontdoor.disclosure.retention.models import Disposal, DisposalReview, LegalHold, LegalHoldEnd, Retention
from frontdoor.disclosure.retention.schedule import SCHEDULE
from frontdoor.people.models import Person
from frontdoor.ui.words import gdatetime

HOLD, PROPOSE, REVIEW = "hold records", "propose disposals", "review disposals"
NOTHING_DESTROYED = (
    "Nothing is destroyed by this review: that is a step of its own, with a certificate of its own."
)


class MustBeKept(Exception):
    """Refused: records are held, not yet due, or of no category; or the same person would answer twice."""


@transaction.atomic
def say_category(
    *, person: Person, category: str, starts_on: date, why: str, by: Actor, at: datetime
) -> Retention:
    """Say of which category somebody's records are. A category that was said is never taken back."""
    check(by, PROPOSE)
    if category not in SCHEDULE:
        raise MustBeKept("There is no such category in the schedule.")
    made = Retention.objects.create(
        person=person,
        category=category,
        starts_on=starts_on,
        why=why.strip(),
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record(
        "said how long records are kept", kind="person", ref=person.ref, by=by, at=at, category=category
    )
    return made


@transaction.atomic
def hold(*, person: Person | None, why: str, asked_by: str, by: Actor, at: datetime) -> LegalHold:
    """Hold everything about somebody and their family, or, without a person, about everybody. It holds at once."""
    check(by, HOLD)
    made = LegalHold.objects.create(
        person=person, why=why.strip(), asked_by=asked_by.strip(), at=at, by_id=by.id, by_name=by.name
    )
    audit.record(
        "held records",
        kind="legal hold",
        ref=made.ref,
        by=by,
        at=at,
        of="everybody" if person is None else "a family",
    )
    return made


@transaction.atomic
def lift(*, hold: LegalHold, why: str, by: Actor, at: datetime) -> LegalHoldEnd:
    """Lift a hold, with a reason, by somebody else than whoever set it."""
    check(by, HOLD)
    if by.id == hold.by_id:
        raise MustBeKept("You set this hold. Somebody else has to lift it.")
    if LegalHoldEnd.objects.filter(hold=hold).exists():
        raise MustBeKept("This hold was lifted before.")
    made = LegalHoldEnd.objects.create(
        hold=hold, why=why.strip(), at=at, by_id=by.id, by_name=by.name, set_by_id=hold.by_id
    )
    audit.record("lifted a legal hold", kind="legal hold", ref=hold.ref, by=by, at=at)
    return made


@transaction.atomic
def propose(*, person: Person, why: str, by: Actor, at: datetime) -> Disposal:
    """Propose to dispose of what is held about somebody, counted. Raises MustBeKept while anything keeps it."""
    check(by, PROPOSE)
    _check_names_nobody(why)
    until = _check_due(person, at)
    inventory, total = queries.inventory(person)
    made = Disposal.objects.create(
        person=person,
        why=why.strip(),
        kept_until=until,
        inventory=inventory,
        inventory_sha256=total,
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record("proposed a disposal", kind="disposal", ref=made.ref, by=by, at=at, of=person.ref)
    return made


def _check_names_nobody(why: str) -> None:
    """The reason outlives the records: it stands on the certificates."""
    named = outsiders([why], circle_of(NOBODY))
    if named:
        raise MustBeKept(
            f"The reason says “{named[0].words}”, and is kept for good. Give it without names or numbers."
        )


def _check_due(person: Person, at: datetime) -> date:
    refused = queries.why_kept(person, localdate(at))
    if refused:
        raise MustBeKept(refused)
    until = queries.until(person)
    if until is None:  # cannot be: without a category it was refused above
        raise MustBeKept("Nobody has said of which category these records are, so they are kept.")
    return until


@transaction.atomic
def review(*, disposal: Disposal, choice: str, why: str, by: Actor, at: datetime) -> DisposalReview:
    """Approve or decline what somebody else proposed. What keeps the records is asked again at that moment."""
    check(by, REVIEW)
    if by.id == disposal.by_id:
        raise MustBeKept("You proposed this yourself. Somebody else has to review it.")
    _check_names_nobody(why)
    approved = choice == DisposalReview.Choice.APPROVED
    if approved:
        _check_due(disposal.person, at)
        if queries.inventory(disposal.person)[1] != disposal.inventory_sha256:
            raise MustBeKept("More is held than when this was proposed. Decline it, and propose it anew.")
    text = certificate(disposal, choice, why.strip(), by=by, at=at)
    try:
        with transaction.atomic():
            made = DisposalReview.objects.create(
                disposal=disposal,
                choice=DisposalReview.Choice(choice),
                why=why.strip(),
                certificate=text,
                certificate_sha256=hashlib.sha256(text.encode()).hexdigest(),
                at=at,
                by_id=by.id,
                by_name=by.name,
                proposed_by_id=disposal.by_id,
            )
    except IntegrityError:
        first = DisposalReview.objects.filter(disposal=disposal).first()
        if first is None:  # refused for another reason, such as an empty "why"
            raise
        raise MustBeKept(f"{first.by_name} reviewed this before. Nothing of yours was saved.") from None
    audit.record(f"{choice} a disposal", kind="disposal", ref=disposal.ref, by=by, at=at)
    return made


def certificate(disposal: Disposal, choice: str, why: str, *, by: Actor, at: datetime) -> str:
    """The words of the certificate: what was reviewed, by whom, and that nothing is destroyed by it."""
    verb = "Approved" if choice == DisposalReview.Choice.APPROVED else "Declined"
    return "\n".join(
        (
            f"Certificate of review of disposal {disposal.ref}, person {disposal.person.ref}",
            f"Kept until {disposal.kept_until.year}. Held: {queries.in_words(disposal.inventory)}.",
            f"SHA-256 of their references: {disposal.inventory_sha256}.",
            f"Proposed by {disposal.by_name}, {gdatetime(disposal.at)}: {disposal.why}",
            f"{verb} by {by.name}, {gdatetime(at)}: {why}",
            NOTHING_DESTROYED,
        )
    )
