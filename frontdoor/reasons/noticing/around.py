"""Reads what the rules need beside the looks: whom a record is of, where they live, who works with them, who was away.

Asked only while everybody may be seen, by `frontdoor.reasons.noticing.queries`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from frontdoor.agencies.models import Absence, Membership
from frontdoor.intake.models import Received
from frontdoor.people.clusters import groups
from frontdoor.people.models import Person
from frontdoor.reasons.models import Involvement, TeamInvolvement, TipOff

FAR = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class OfStaff:
    """What is known of those who work here: their own postcodes, and whose record a person is said to be."""

    postcodes: dict[int, set[str]] = field(default_factory=dict)
    records: dict[int, set[int]] = field(default_factory=dict)


TellsOfStaff = Callable[[], OfStaff]
_tells: list[TellsOfStaff] = []


def told_by(tells: TellsOfStaff) -> None:
    """Let a later room tell what is known of those who work here; the last one that is named does."""
    _tells[:] = [tells]


def of_staff() -> OfStaff:
    """What is known of those who work here."""
    return next((tells() for tells in _tells), OfStaff())


@dataclass(frozen=True, slots=True)
class Behind:
    """The persons behind some references: each group under the reference of its oldest description."""

    persons: dict[str, set[int]]  # that reference -> everybody of the group
    homes: dict[str, str]


def behind(refs: Collection[str]) -> Behind:
    """Who is behind these references, by the judgements as they stand."""
    leaders = groups(Person.objects.filter(ref__in=refs).values_list("id", flat=True))
    rows = {row.pk: row for row in Person.objects.filter(id__in=leaders)}
    persons: dict[str, set[int]] = defaultdict(set)
    for person, leader in leaders.items():
        persons[rows[leader].ref].add(person)
    kept = {ref: [rows[each] for each in sorted(members)] for ref, members in persons.items()}
    places = {ref: _place(rows) for ref, rows in kept.items()}
    homes = {ref: f"{postcode} {house}" for ref, (postcode, house) in places.items() if postcode}
    return Behind(persons=dict(persons), homes=homes)


def _place(rows: Collection[Person]) -> tuple[str, str]:
    """The newest address of somebody: postcode and house."""
    said = [(row.standard.get("postcode", ""), row.standard.get("house", "")) for row in rows]
    return next((each for each in reversed(said) if each[0]), ("", ""))


def worked(found: Behind) -> dict[str, list[datetime]]:
    """For each person, the moments at which a contact about them came, or somebody worked with them."""
    of = {person: ref for ref, members in found.persons.items() for person in members}
    moments: dict[str, list[datetime]] = {ref: [] for ref in found.persons}
    came = Received.objects.filter(mentions__person__in=of).values_list("mentions__person", "received_at")
    for person, at in came:
        if person in of:
            moments[of[person]].append(at)
    for table in (Involvement, TeamInvolvement):
        for row in table.objects.filter(person__in=of).select_related("end"):
            moments[of[row.person_id]] += _span(row)
    return moments


def _span(row: Involvement | TeamInvolvement) -> list[datetime]:
    """A moment in each month of an involvement, so that none of them is long after the one before."""
    last = row.end.at if hasattr(row, "end") else _midday(row.until_on) if row.until_on else None
    first = _midday(row.from_on)
    last = last or first + FAR
    return [first + timedelta(days=each) for each in range(0, max(1, (last - first).days + 1), 30)] + [last]


def _midday(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))


def away(users: Collection[int]) -> dict[int, list[tuple[date, date]]]:
    """The days on which these were away."""
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for row in Absence.objects.filter(user__in=users).select_related("end"):
        last = row.until_on or row.from_on + FAR
        if hasattr(row, "end"):
            last = min(last, row.end.back_on - timedelta(days=1))
        found[row.user_id].append((row.from_on, last))
    return found


def changes(users: Collection[int]) -> dict[int, list[date]]:
    """The days on which a role or a team of these changed or ends; their first beginning is none."""
    found: dict[int, list[date]] = defaultdict(list)
    begun: set[int] = set()
    for row in Membership.objects.filter(user__in=users).order_by("from_on", "id"):
        found[row.user_id] += [row.from_on] if row.user_id in begun else []
        found[row.user_id] += [row.until_on] if row.until_on else []
        begun.add(row.user_id)
    return found


def agencies_of(users: Collection[int]) -> dict[int, set[int]]:
    """The agencies of which these are, or were."""
    found: dict[int, set[int]] = defaultdict(set)
    for user, agency in Membership.objects.filter(user__in=users).values_list("user_id", "agency_id"):
        found[user].add(agency)
    return found


def tip_offs(since: date) -> list[tuple[str, date]]:
    """What became known outside: the reference of the record, and the day."""
    return list(TipOff.objects.filter(on__gte=since).order_by("id").values_list("person__ref", "on"))
