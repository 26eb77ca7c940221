"""Giving a reason, breaking the glass, saying who works with a family, and reviewing what was said."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.access.sight import system_access
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.models import Agency, Locality
from frontdoor.audit import actions as audit
from frontdoor.outbox.actions import tell
from frontdoor.outbox.sentences import About
from frontdoor.people.models import Person
from frontdoor.reasons.models import (
    Involvement,
    InvolvementEnd,
    Look,
    Review,
    TeamInvolvement,
    TeamInvolvementEnd,
    TipOff,
)

GLASS = timedelta(minutes=60)


@transaction.atomic
def give_reason(*, person: Person, why: str, by: Actor, at: datetime) -> Look:
    """Open a record for a while with a reason that is kept, and reviewed."""
    check(by, "see families")
    until = at + timedelta(hours=settings.REASON_HOLDS_HOURS)
    look = Look.objects.create(user_id=by.id, person=person, why=_given(why), at=at, until=until)
    audit.record("gave a reason", kind="person", ref=person.ref, by=by, at=at, why=why, look=look.ref)
    return look


@transaction.atomic
def break_glass(*, ref: str, why: str, by: Actor, at: datetime) -> None:
    """Open one record for an hour in an emergency, sealed or not; the privacy officer is told by reference only.

    What is answered is the same whether there is such a record or not. The page asks for a fresh factor first.
    """
    check(by, "break the glass")
    why = _given(why)
    with system_access("break-glass"):
        person = Person.objects.filter(ref=ref.strip().upper()).first()
        look = person and Look.objects.create(
            user_id=by.id, person=person, why=why, at=at, until=at + GLASS, broke_glass=True
        )
    audit.record(
        "broke the glass",
        kind="person",
        ref=ref.strip().upper()[:60],
        by=by,
        at=at,
        why=why,
        because="break_glass",
        look=look.ref if look else "none",
    )
    if look:
        # That there is something to review: a reference, and nothing about anybody.
        tell(
            to=None,
            role="privacy_officer",
            about=About.LOOK,
            ref=look.ref,
            kind="broken_glass",
            at=at,
            urgent=True,
        )


@transaction.atomic
def involve(
    *,
    user: User,
    persons: Iterable[Person],
    kind: str,
    why: str,
    by: Actor,
    at: datetime,
    from_on: date | None = None,
    until_on: date | None = None,
) -> list[Involvement]:
    """Say that somebody works with a family, is invited to its meeting or was asked about it, between two days."""
    check(by, "say who works with a family")
    persons, why = list(persons), _given(why)
    dates = {"from_on": from_on or localdate(at), "until_on": until_on}
    said = {"user": user, "kind": kind, "why": why, "at": at, "by_id": by.id, "by_name": by.name, **dates}
    made = Involvement.objects.bulk_create(Involvement(person=person, **said) for person in persons)
    refs = [person.ref for person in persons]
    audit.record_all("changed rights", kind="person", refs=refs, by=by, at=at, why=why, user=user.pk, to=kind)
    return made


@transaction.atomic
def end_involvement(*, involvement: Involvement, why: str, by: Actor, at: datetime) -> InvolvementEnd:
    """Say that somebody no longer works with a family; it holds from their next page."""
    check(by, "say who works with a family")
    end, _ = InvolvementEnd.objects.get_or_create(
        involvement=involvement,
        defaults={"at": at, "why": _given(why), "by_id": by.id, "by_name": by.name},
    )
    ref = involvement.person.ref
    audit.record(
        "changed rights", kind="person", ref=ref, by=by, at=at, why=why, user=involvement.user_id, to="none"
    )
    return end


@transaction.atomic
def involve_team(
    *,
    persons: Iterable[Person],
    agency: Agency,
    team: str,
    locality: Locality | None,
    why: str,
    by: Actor,
    at: datetime,
) -> list[TeamInvolvement]:
    """Say that a team works with a family from today, such as the early help hub of a locality."""
    check(by, "say who works with a family")
    persons, why = list(persons), _given(why)
    said = {"agency": agency, "team": team.strip(), "locality": locality, "from_on": localdate(at)}
    who = {"at": at, "by_id": by.id, "by_name": by.name}
    made = TeamInvolvement.objects.bulk_create(
        TeamInvolvement(person=person, why=why, **said, **who) for person in persons
    )
    told = {"of_agency": agency.key, "team": team.strip(), "locality": locality.key if locality else ""}
    refs = [person.ref for person in persons]
    audit.record_all("changed rights", kind="person", refs=refs, by=by, at=at, why=why, to="team", **told)
    return made


@transaction.atomic
def end_team(*, involvement: TeamInvolvement, why: str, by: Actor, at: datetime) -> TeamInvolvementEnd:
    """Say that a team no longer works with a family; it holds from the next page of everybody in it."""
    check(by, "say who works with a family")
    end, _ = TeamInvolvementEnd.objects.get_or_create(
        involvement=involvement,
        defaults={"at": at, "why": _given(why), "by_id": by.id, "by_name": by.name},
    )
    told = {"of_agency": involvement.agency.key, "team": involvement.team, "to": "none"}
    audit.record("changed rights", kind="person", ref=involvement.person.ref, by=by, at=at, why=why, **told)
    return end


@transaction.atomic
def review(*, look: Look, verdict: str, note: str, by: Actor, at: datetime) -> Review:
    """Say what was found about a look; nobody reviews their own."""
    check(by, "review looks")
    if look.user_id == by.id:
        raise ValueError("Somebody else must review your own look.")
    if verdict not in Review.Verdict:
        raise ValueError(f"'{verdict}' is not what can be found about a look.")
    made, _ = Review.objects.get_or_create(
        look=look,
        defaults={"verdict": verdict, "note": _given(note), "at": at, "by_id": by.id, "by_name": by.name},
    )
    audit.record("reviewed a look", kind="look", ref=look.ref, by=by, at=at, why=note, verdict=verdict)
    return made


class NoSuchRecord(ValueError):
    """Refused: there is no record of that reference."""


@transaction.atomic
def say_tip_off(*, ref: str, on: date, what: str, by: Actor, at: datetime) -> TipOff:
    """Say that something of a record became known outside on a day, so that a rule asks who had opened it."""
    check(by, "review looks")
    with system_access("reviewing looks"):
        person = Person.objects.filter(ref=ref.strip().upper()).first()
        if person is None:
            raise NoSuchRecord("There is no record of this reference. Check how it is written.")
        said = {"person": person, "on": on, "what": _given(what)}
        same = TipOff.objects.filter(**said).first()
        made = same or TipOff.objects.create(**said, at=at, by_id=by.id, by_name=by.name)
    audit.record("said what became known outside", kind="person", ref=person.ref, by=by, at=at, why=what)
    return made


def _given(why: str) -> str:
    if not why.strip():
        raise ValueError("Say why, in a sentence.")
    return why.strip()


@transaction.atomic
def was_asked(
    *, user: User, person: Person, why: str, until_on: date, by: Actor, at: datetime
) -> Involvement:
    """Say that somebody was asked about a person by a colleague who writes in their chronology: until a day."""
    check(by, "write to the chronology")
    made = Involvement.objects.create(
        user=user,
        person=person,
        kind=Involvement.Kind.ASKED,
        why=_given(why),
        from_on=localdate(at),
        until_on=until_on,
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    to = Involvement.Kind.ASKED.value
    audit.record("changed rights", kind="person", ref=person.ref, by=by, at=at, why=why, user=user.pk, to=to)
    return made
