"""What keeps somebody's records, what is held about them, and what waits for a review."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from frontdoor.access.sight import system_access
from frontdoor.accounts.actor import Actor
from frontdoor.alerts.models import Alert
from frontdoor.chronology.models import Event, Participant
from frontdoor.disclosure.retention.models import Disposal, LegalHold, Retention
from frontdoor.disclosure.retention.schedule import SCHEDULE, Held, Kept, kept_until, why_not
from frontdoor.disclosure.retention.together import told_of_together
from frontdoor.families.models import Tie
from frontdoor.families.queries import around, other_side
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person
from frontdoor.ui.words import counted, gdate, gdatetime

HOPS = 3
A_PAGE = 100


@system_access("legal holds")
def held(person: Person) -> list[Held]:
    """Every hold that ever covered somebody: of everybody, of themselves, or of anybody in their family."""
    family = set(around([person.pk], hops=HOPS))
    family |= other_side(family) | everyone_joined([person.pk])
    rows = LegalHold.objects.select_related("end")
    return [
        Held(localdate(row.at), localdate(row.end.at) if hasattr(row, "end") else None)
        for row in rows.filter(person__isnull=True) | rows.filter(person__in=family)
    ]


@system_access("legal holds")
def kept(person: Person) -> list[Kept]:
    """Every category that was said of somebody, or that the ledger shows, under any of their descriptions."""
    mine = everyone_joined([person.pk])
    said = [Kept(row.category, row.starts_on) for row in Retention.objects.filter(person__in=mine)]
    events = Event.objects.filter(participants__person__in=mine)
    if events.filter(concern__contains="sexual").exists():
        said.append(
            Kept("sexual_abuse", events.order_by("occurred_on").values_list("occurred_on", flat=True).last())
        )
    return said


def until(person: Person) -> date | None:
    """The day until which somebody's records are kept, or None where nobody has said."""
    return kept_until(kept(person))


@system_access("legal holds")
def why_kept(person: Person, day: date) -> str:
    """Why somebody's records may not be disposed of, or nothing: their own time, then that of those they tell of too."""
    if refused := why_not(kept(person), held(person), day):
        return refused
    own = everyone_joined([person.pk])
    others = Person.objects.filter(id__in=told_of_together(person) - own).order_by("id")
    waiting = {each.ref: refused for each in others if (refused := why_not(kept(each), held(each), day))}
    if not waiting:
        return ""
    ref, refused = next(iter(waiting.items()))
    return f"These records tell of {counted(len(waiting), 'other')} too, whose are kept. Of {ref}: {refused}"


@system_access("legal holds")
def inventory(person: Person) -> tuple[dict[str, int], str]:
    """How much is held about somebody and those whom the same records tell of, and a sum over the references of it."""
    mine = told_of_together(person)
    refs = {
        "description": sorted(Person.objects.filter(id__in=mine).values_list("ref", flat=True)),
        "ledger entry": sorted(
            Participant.objects.filter(person__in=mine).values_list("event__ref", flat=True).distinct()
        ),
        "alert": sorted(Alert.objects.filter(root__in=mine).values_list("ref", flat=True)),
        "tie": sorted(
            str(pk)
            for pk in (Tie.objects.filter(a__in=mine) | Tie.objects.filter(b__in=mine)).values_list(
                "pk", flat=True
            )
        ),
    }
    total = hashlib.sha256("\n".join(f"{what} {ref}" for what, some in refs.items() for ref in some).encode())
    return {what: len(some) for what, some in refs.items()}, total.hexdigest()


# --- For the pages ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HoldShown:
    """One legal hold."""

    ref: str
    of: str
    why: str
    asked_by: str
    by: str
    at: datetime
    may_lift: bool


@dataclass(frozen=True, slots=True)
class DisposalShown:
    """One disposal, how it stands, and what would keep it today."""

    ref: str
    of: str
    why: str
    by: str
    at: datetime
    kept_until: date
    held: str
    state: str
    certificate: str
    certificate_sha256: str
    destruction: str
    destruction_sha256: str
    refused: str
    may_review: bool


def holds(*, actor: Actor) -> list[HoldShown]:
    """The holds that stand, newest first."""
    rows = LegalHold.objects.filter(end__isnull=True).select_related("person").order_by("-id")
    return [
        HoldShown(
            row.ref,
            row.person.ref if row.person else "Everybody",
            row.why,
            row.asked_by,
            row.by_name,
            row.at,
            actor.may("hold records") and actor.id != row.by_id,
        )
        for row in rows
    ]


def hold_by_ref(ref: str) -> LegalHold:
    """One hold that stands; a page that is not there where it was lifted."""
    return get_object_or_404(LegalHold.objects.select_related("person"), ref=ref, end__isnull=True)


def disposals(*, actor: Actor, now: datetime) -> list[DisposalShown]:
    """The newest disposals, with how each stands."""
    rows = Disposal.objects.select_related("person", "review", "destruction").order_by("-id")[:A_PAGE]
    return [shown(row, actor=actor, now=now) for row in rows]


def disposal_by_ref(ref: str) -> Disposal:
    """One disposal."""
    found = Disposal.objects.select_related("person", "review", "destruction").filter(ref=ref).first()
    if found is None:
        raise Http404("There is no such disposal.")
    return found


def shown(row: Disposal, *, actor: Actor, now: datetime) -> DisposalShown:
    """One disposal in words."""
    said, done = getattr(row, "review", None), getattr(row, "destruction", None)
    state = f"{said.get_choice_display().split()[0]}d by {said.by_name}, {gdatetime(said.at)}" if said else ""
    return DisposalShown(
        ref=row.ref,
        of=row.person.ref,
        why=row.why,
        by=row.by_name,
        at=row.at,
        kept_until=row.kept_until,
        held=in_words(row.inventory),
        state=f"Destroyed {gdatetime(done.at)}" if done else state or "Waits for a second person",
        certificate=said.certificate if said else "",
        certificate_sha256=said.certificate_sha256 if said else "",
        destruction=done.certificate if done else "",
        destruction_sha256=done.certificate_sha256 if done else "",
        refused="" if said else why_kept(row.person, localdate(now)),
        may_review=said is None and actor.may("review disposals") and actor.id != row.by_id,
    )


def in_words(held: Mapping[str, int]) -> str:
    """How much is held: 2 descriptions, 3 ledger entries."""
    many = {what: f"{what[:-1]}ies" if what.endswith("y") else f"{what}s" for what in held}
    return ", ".join(counted(number, what, many[what]) for what, number in held.items())


def schedule() -> list[tuple[str, str, str, str]]:
    """The schedule as rows of a table."""
    return [
        (each.title, f"{each.years} years", f"from {each.starts}", each.source) for each in SCHEDULE.values()
    ]


def said_of(person: Person, day: date) -> tuple[list[tuple[str, str, str]], str]:
    """What was said of how long somebody's records are kept, and what keeps them today."""
    rows = Retention.objects.filter(person__in=everyone_joined([person.pk])).order_by("id")
    said = [(row.get_category_display(), gdate(row.starts_on), f"{row.by_name}: {row.why}") for row in rows]
    return said, why_kept(person, day)
