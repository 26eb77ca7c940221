"""Which questions about who is who still wait for an answer: a short list that judging adds to and takes from."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from frontdoor.people.clusters import Sides, everyone_joined, groups, members_of_groups
from frontdoor.people.models import Link, Person, Proposal, Question

CHILD_FOR = 18  # years
AMBIGUOUS = "ambiguous"


def still_open(found: list[Proposal]) -> list[Proposal]:
    """Those of these proposals that nobody has answered, and that may be asked: across no barrier."""
    found = _across_no_barrier(found)
    leaders = groups({person for each in found for person in (each.newer_id, each.known_id)})
    judged = _judged(leaders)
    pairs = {each.pk: frozenset((leaders[each.newer_id], leaders[each.known_id])) for each in found}
    return [each for each in found if len(pairs[each.pk]) == 2 and pairs[each.pk] not in judged]


def _across_no_barrier(found: list[Proposal]) -> list[Proposal]:
    """Without those between two sides; and where one description may be of either side, the likelier alone."""
    people = {person for each in found for person in (each.newer_id, each.known_id)}
    sides = Sides(people)
    if not sides.beyond(people):
        return found
    same = members_of_groups({each.newer_id for each in found})
    rivals = Proposal.objects.filter(newer_id__in=same).order_by("-weight", "id")
    strongest = [*rivals, *found]
    return [each for each in found if not _crosses(each, sides, same[each.newer_id], strongest)]


def _crosses(asked: Proposal, sides: Sides, mine: Collection[int], strongest: list[Proposal]) -> bool:
    never = sides.beyond([asked.newer_id, asked.known_id])
    if never & {asked.newer_id, asked.known_id}:
        return True
    first = next((each for each in strongest if each.newer_id in mine and each.known_id in never), None)
    return first is not None and (first.weight, -first.pk) > (asked.weight, -asked.pk)


def _judged(leaders: Mapping[int, int]) -> set[frozenset[int]]:
    """The pairs of groups about whom a judgement stands."""
    touching = Link.objects.filter(Q(one_id__in=leaders) | Q(other_id__in=leaders), end__isnull=True)
    standing = touching.values_list("one_id", "other_id")
    return {frozenset((leaders.get(one, one), leaders.get(other, other))) for one, other in standing}


def ask_again(persons: Iterable[int]) -> None:
    """Put the list right about these persons, after a proposal or a judgement about one of them."""
    persons = list(persons)
    if not persons:
        return
    everyone = everyone_joined(persons)
    asked = Proposal.objects.filter(Q(newer_id__in=everyone) | Q(known_id__in=everyone))
    newer = set(asked.values_list("newer_id", flat=True))
    if not newer:
        return
    open_ones = still_open(list(Proposal.objects.filter(newer_id__in=newer).order_by("id")))
    wanted = _each_once(open_ones, asked=_asked_elsewhere(open_ones, newer))
    there = {(row.newer_id, row.known_id): row for row in Question.objects.filter(newer_id__in=newer)}
    Question.objects.filter(pk__in=[row.pk for key, row in there.items() if key not in wanted]).delete()
    missing = {key: since for key, since in wanted.items() if key not in there}
    _add(missing, open_ones)


def _asked_elsewhere(open_ones: list[Proposal], newer: set[int]) -> set[frozenset[int]]:
    """The pairs asked about already by way of another description of one of these people."""
    if not open_ones:
        return set()
    leaders = groups({person for each in open_ones for person in (each.newer_id, each.known_id)})
    touching = Question.objects.filter(Q(newer_id__in=leaders) | Q(known_id__in=leaders))
    rows = list(touching.exclude(newer_id__in=newer).values_list("newer_id", "known_id"))
    pairs = [(told, known) for told, known in rows if known]
    if several := [told for told, known in rows if not known]:
        fits = Proposal.objects.filter(newer_id__in=several, outcome=AMBIGUOUS).order_by("id")
        pairs += [(each.newer_id, each.known_id) for each in still_open(list(fits))]
    if pairs:
        leaders |= groups({person for pair in pairs for person in pair})
    return {frozenset((leaders[one], leaders[other])) for one, other in pairs}


def _each_once(
    open_ones: list[Proposal], *, asked: set[frozenset[int]]
) -> dict[tuple[int, int | None], datetime]:
    """The questions to ask and since when: several who fit one description together, any other two once."""
    leaders = groups({person for each in open_ones for person in (each.newer_id, each.known_id)})
    sets: dict[int, dict[int, Proposal]] = defaultdict(dict)
    for each in open_ones:
        if each.outcome == AMBIGUOUS:
            sets[each.newer_id].setdefault(leaders[each.known_id], each)
    wanted: dict[tuple[int, int | None], datetime] = {}
    for newer, candidates in sets.items():
        pairs = {frozenset((leaders[newer], known)) for known in candidates}
        if len(candidates) > 1 and not pairs <= asked:
            wanted[newer, None] = min(each.made_at for each in candidates.values())
            asked |= pairs
    for each in open_ones:
        pair = frozenset((leaders[each.newer_id], leaders[each.known_id]))
        if pair not in asked:
            wanted[each.newer_id, each.known_id] = each.made_at
            asked.add(pair)
    return wanted


def _add(missing: Mapping[tuple[int, int | None], datetime], open_ones: list[Proposal]) -> None:
    if not missing:
        return
    named = {person for each in open_ones for person in (each.newer_id, each.known_id)}
    until = {
        row.pk: child_until(row) for row in Person.objects.select_related("mention").filter(pk__in=named)
    }
    candidates = defaultdict(list)
    for each in open_ones:
        candidates[each.newer_id].append(each.known_id)
    Question.objects.bulk_create(
        Question(
            newer_id=newer,
            known_id=known,
            since=since,
            child_until=max(
                filter(None, (until[each] for each in (newer, *([known] if known else candidates[newer])))),
                default=None,
            ),
        )
        for (newer, known), since in missing.items()
    )


def child_until(person: Person) -> date | None:
    """The last day on which this description may be of a child; None where it is of an adult."""
    said: dict[str, Any] = person.mention.description
    if said.get("born"):
        return _eighteen_years_after(date.fromisoformat(said["born"]))
    child = person.mention.role == "child" or said.get("described_as_child")
    return _eighteen_years_after(localdate(person.known_from)) if child else None


def _eighteen_years_after(day: date) -> date:
    # Who was born on 29 February is eighteen on 1 March of a year without one.
    return date(day.year + CHILD_FOR, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
