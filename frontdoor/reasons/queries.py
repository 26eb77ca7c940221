"""Looks that wait for review, with the day by which each is due, and the families that somebody works with."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.access.sight import system_access
from frontdoor.families.queries import around
from frontdoor.people.models import Person
from frontdoor.reasons.models import Involvement, Look
from kinfold.clocks import working_days_after
from kinfold.rulebook import RULEBOOK

REVIEW_WITHIN = 2
AT_MOST = 200


@dataclass(frozen=True, slots=True)
class LookShown:
    """One look to review: by reference only, nobody's name but that of who looked."""

    ref: str
    person: str
    who: str
    at: datetime
    why: str
    broke_glass: bool
    due: datetime
    overdue: bool
    verdict: str
    note: str


@system_access("reviewing looks")
def looks(now: datetime, *, waiting: bool = True) -> list[LookShown]:
    """The looks that wait for review, break-glass first and the oldest first; or those reviewed, the latest first."""
    found = Look.objects.select_related("user", "person", "review").filter(review__isnull=waiting)
    order = ("-broke_glass", "id") if waiting else ("-review__id",)
    return [_shown(look, now) for look in found.order_by(*order)[:AT_MOST]]


@system_access("reviewing looks")
def look_by_ref(ref: str) -> Look:
    """One look by its reference."""
    found = Look.objects.select_related("user", "person", "review").filter(ref=ref).first()
    if found is None:
        raise Http404("No such look.")
    return found


def shown(look: Look, now: datetime) -> LookShown:
    """One look as its page shows it."""
    return _shown(look, now)


def _shown(look: Look, now: datetime) -> LookShown:
    done = getattr(look, "review", None)
    due = working_days_after(look.at, REVIEW_WITHIN, RULEBOOK.on(localdate(look.at)))
    return LookShown(
        ref=look.ref,
        person=look.person.ref,
        who=str(look.user),
        at=look.at,
        why=look.why,
        broke_glass=look.broke_glass,
        due=due,
        overdue=done is None and due < now,
        verdict=done.get_verdict_display() if done else "",
        note=done.note if done else "",
    )


@system_access("reviewing looks")
def how_many_wait() -> int:
    """How many uses of break-glass wait for review."""
    return Look.objects.filter(review__isnull=True, broke_glass=True).count()


def involved_with(persons: list[int], now: datetime) -> list[Involvement]:
    """Who works with these persons' family today, each once."""
    day = localdate(now)
    rows = Involvement.objects.select_related("user").filter(person__in=persons, end__isnull=True)
    standing = (
        each
        for each in rows.order_by("id")
        if each.from_on <= day and (each.until_on is None or each.until_on >= day)
    )
    return list({each.user_id: each for each in standing}.values())


def family_of(person: Person) -> list[Person]:
    """A person and those tied to them, as far as whoever asks may see them."""
    return list(Person.objects.filter(pk__in=around([person.pk], hops=1)).order_by("id"))


def person_of(ref: str) -> Person:
    """The person of a reference, if whoever asks may see them; a page that is not there otherwise."""
    found = Person.objects.filter(ref=ref).first()
    if found is None:
        raise Http404("No such person.")
    return found
