"""The rules: each says of whom it speaks, how often, and why somebody should ask; innocent reasons are the usual ones.

Lesson: staff who looked up neighbours, former partners and people in the news were found by chance, years later. Looks
that work explains are left out first, so that the few that nothing explains can be read by a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# Policy of this partnership, to be set by it: no published figures.
MANY_IN_AN_HOUR = 20
TIMES_THEIR_OWN = 3
AFTER_A_SEARCH = timedelta(minutes=30)
BROWSED = 20
# What the audit has where no work explains a look: nothing, or only what somebody said themselves.
UNEXPLAINED = ("", "reason_given")


@dataclass(frozen=True, slots=True)
class Seen:
    """One look, as the audit has it: who, whom by reference, when, on which page and what explained it."""

    actor: int
    who: str
    ref: str
    at: datetime
    page: str
    because: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a rule noticed: its code, of whose looks it speaks, the records by reference, when first, and a sentence."""

    rule: str
    actor: int
    who: str
    refs: tuple[str, ...]
    at: datetime
    said: str


def unexplained(looks: Sequence[Seen]) -> Iterator[Noticed]:
    """R1: records that somebody opened with nothing on record to explain it."""
    for looks_of in by_actor(each for each in looks if not each.because):
        yield noticed_of("R1", looks_of, "opened with nothing on record that explains it")


def same_surname(looks: Sequence[Seen], surnames: dict[str, str], staff: dict[int, str]) -> Iterator[Noticed]:
    """R2: among those that nothing explains, records of somebody with the surname of who looked."""
    alike = (
        each
        for each in looks
        if each.because in UNEXPLAINED
        and surnames.get(each.ref)
        and surnames[each.ref] == staff.get(each.actor, "").casefold().split(" ")[-1]
    )
    for looks_of in by_actor(alike):
        yield noticed_of("R2", looks_of, "of somebody with their own surname")


def same_postcode(
    looks: Sequence[Seen], postcodes: dict[str, str], own: dict[int, set[str]]
) -> Iterator[Noticed]:
    """R2: the same of the postcode at which whoever looked said that they live."""
    alike = (
        each
        for each in looks
        if each.because in UNEXPLAINED and postcodes.get(each.ref, "-") in own.get(each.actor, ())
    )
    for looks_of in by_actor(alike):
        yield noticed_of("R2", looks_of, "of somebody with their own postcode")


def same_employer(
    looks: Sequence[Seen], staff_behind: dict[str, set[int]], agencies: dict[int, set[int]]
) -> Iterator[Noticed]:
    """R2: the same of somebody who works for the same agency, by what was said of them or by their name."""
    alike = (
        each
        for each in looks
        if each.because in UNEXPLAINED
        and any(
            agencies.get(each.actor, set()) & agencies.get(user, set())
            for user in staff_behind.get(each.ref, ())
            if user != each.actor
        )
    )
    for looks_of in by_actor(alike):
        yield noticed_of("R2", looks_of, "of somebody who seems to work for the same agency")


def a_colleague(looks: Sequence[Seen], names: dict[str, str], staff: dict[int, str]) -> Iterator[Noticed]:
    """R3: the record of somebody who bears the name of a person who works here, or their own."""
    here = {name.casefold() for name in staff.values() if " " in name}
    for looks_of in by_actor(each for each in looks if names.get(each.ref, "") in here):
        yield noticed_of("R3", looks_of, "of somebody with the name of a person who works here")


def many_in_an_hour(looks: Sequence[Seen]) -> Iterator[Noticed]:
    """R5: far more different records in an hour than this person opens in their busiest usual hours."""
    for looks_of in by_actor(looks):
        hours: dict[datetime, list[Seen]] = defaultdict(list)
        for each in looks_of:
            hours[each.at.replace(minute=0, second=0, microsecond=0)].append(each)
        counts = sorted(len({each.ref for each in held}) for held in hours.values())
        usual = counts[len(counts) // 2]
        for held in hours.values():
            number = len({each.ref for each in held})
            if number >= MANY_IN_AN_HOUR and number >= TIMES_THEIR_OWN * usual and len(counts) > 1:
                yield noticed_of("R5", held, f"in one hour, where {usual} is usual for them")


def searched_and_opened(looks: Sequence[Seen]) -> Iterator[Noticed]:
    """R6: somebody was searched for by name and opened soon after, with no work on record that explains it."""
    for looks_of in by_actor(looks):
        searched = {each.ref: each.at for each in looks_of if each.page.startswith("search")}
        opened = [
            each
            for each in looks_of
            if each.because in UNEXPLAINED
            and not each.page.startswith("search")
            and each.ref in searched
            and timedelta(0) <= each.at - searched[each.ref] <= AFTER_A_SEARCH
        ]
        if opened:
            yield noticed_of("R6", opened, "opened soon after a search for them, with no work on record")


def exported_after_browsing(
    looks: Sequence[Seen], exports: Iterable[tuple[int, datetime]]
) -> Iterator[Noticed]:
    """R12: an export right after many records were opened."""
    of = {looks_of[0].actor: looks_of for looks_of in by_actor(looks)}
    for actor, at in exports:
        before = [each for each in of.get(actor, ()) if timedelta(0) <= at - each.at <= timedelta(hours=1)]
        if len({each.ref for each in before}) >= BROWSED:
            yield noticed_of("R12", before, "opened in the hour before an export")


def by_actor(looks: Iterable[Seen]) -> Iterator[list[Seen]]:
    held: dict[int, list[Seen]] = defaultdict(list)
    for each in looks:
        held[each.actor].append(each)
    yield from held.values()


def noticed_of(rule: str, looks: list[Seen], said: str) -> Noticed:
    refs = tuple(dict.fromkeys(each.ref for each in looks))
    many = "1 record" if len(refs) == 1 else f"{len(refs)} records"
    first = looks[0]
    return Noticed(rule, first.actor, first.who, refs, min(each.at for each in looks), f"{many} {said}.")
