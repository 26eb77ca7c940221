"""Looks that wait for review, with the day by which each is due, and the families that somebody works with."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.access.sight import system_access
from frontdoor.families.queries import around
from frontdoor.people.models import Person
from frontdoor.reasons.models import Involvement, Look, TeamInvolvement
from frontdoor.rulebook.queries import rules_on
from kinfold.clocks import working_days_after

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
    due = working_days_after(look.at, REVIEW_WITHIN, rules_on(localdate(look.at)))
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


@dataclass(frozen=True, slots=True)
class WorksWith:
    """Somebody, or a team, who works with a family: what they are, since when, and who said so."""

    number: int
    is_team: bool
    who: str
    what: str
    since: date
    said_by: str


def works_with(persons: list[int], now: datetime) -> list[WorksWith]:
    """Who works with these persons' family today, each once: people first, then teams."""
    people = {each.user_id: _person_works(each) for each in _involved(Involvement, persons, localdate(now))}
    teams = {
        (each.agency_id, each.team, each.locality_id): _team_works(each)
        for each in _involved(TeamInvolvement, persons, localdate(now))
    }
    return [*people.values(), *teams.values()]


def _involved(table: type[Involvement] | type[TeamInvolvement], persons: list[int], day: date) -> list[Any]:
    rows = table.objects.filter(person__in=persons, end__isnull=True, from_on__lte=day)
    others = ("user",) if table is Involvement else ("agency", "locality")
    standing = rows.filter(Q(until_on__isnull=True) | Q(until_on__gte=day))
    return list(standing.select_related("person", *others).order_by("id"))


def _person_works(each: Involvement) -> WorksWith:
    what = each.get_kind_display()
    return WorksWith(each.pk, False, str(each.user), what, each.from_on, each.by_name)


def _team_works(each: TeamInvolvement) -> WorksWith:
    who = ", ".join(str(part) for part in (each.agency, each.team, each.locality) if part)
    return WorksWith(each.pk, True, who, "A team that works with the family", each.from_on, each.by_name)


def same_involvements(number: int, persons: list[int], now: datetime) -> list[Involvement]:
    """One involvement with a family and all others of the same person in it; a page that is not there otherwise."""
    rows = _involved(Involvement, persons, localdate(now))
    asked = next((each for each in rows if each.pk == number), None)
    return _or_404([each for each in rows if asked and each.user_id == asked.user_id])


def same_teams(number: int, persons: list[int], now: datetime) -> list[TeamInvolvement]:
    """The same of a team."""
    rows = _involved(TeamInvolvement, persons, localdate(now))
    asked = next((each for each in rows if each.pk == number), None)
    if asked is None:
        return _or_404([])
    team = (asked.agency_id, asked.team, asked.locality_id)
    return [each for each in rows if (each.agency_id, each.team, each.locality_id) == team]


def _or_404(rows: list[Any]) -> list[Any]:
    if not rows:
        raise Http404("Nobody like that works with this family.")
    return rows


def family_of(person: Person) -> list[Person]:
    """A person and those tied to them, as far as whoever asks may see them."""
    return list(Person.objects.filter(pk__in=around([person.pk], hops=1)).order_by("id"))


def person_of(ref: str) -> Person:
    """The person of a reference, if whoever asks may see them; a page that is not there otherwise."""
    found = Person.objects.filter(ref=ref).first()
    if found is None:
        raise Http404("No such person.")
    return found
