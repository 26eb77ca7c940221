"""On which days something about a family became known, and what: said with the words of that day, and no later ones."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from frontdoor.agencies.queries import said_as
from frontdoor.chronology.family import Family
from frontdoor.chronology.genogram.bonds import says
from frontdoor.chronology.genogram.pages import ChangeDay
from frontdoor.chronology.kinds import kind_in_words
from frontdoor.people.pages import PersonKnown
from frontdoor.ui.words import counted, gdate, upper_first
from kinfold.records import SAME_PERSON, Event, Tie
from kinfold.timeline import birthday

CHILD_UNTIL = 18


def change_days_of(family: Family) -> tuple[ChangeDay, ...]:
    """Every day until the family's own on which something became known, with how much, the earliest first.

    Birthdays are no such days: these days stand in addresses, and nobody's date of birth may.
    """
    names = _names(family)
    days: Counter[date] = Counter()
    for tie in _ties(family, names):
        days.update(day for day in {tie.known_from, tie.known_to} if day)
    for event in _events(family, names):
        days.update(day for day in {event.known, event.withdrawn} if day)
    for person in (*family.people, *family.left_out):
        days.update({given.on for given in person.descriptions})
    return tuple(ChangeDay(day, days[day]) for day in sorted(days) if day <= family.view.now)


def changes_of(family: Family) -> tuple[str, ...]:
    """What became known on the family's day, what was taken back, and what a birthday changed."""
    names, day = _names(family), family.view.now
    return (
        *(said for person in (*family.people, *family.left_out) for said in _of_person(person, day)),
        *(said for tie in _ties(family, names) for said in _of_tie(tie, day, names)),
        *_of_events(_events(family, names), day),
    )


def _names(family: Family) -> dict[str, str]:
    people = (*family.people, *family.left_out)
    return {name: family.short[person.id] for person in people for name in family.in_view(person)}


def _ties(family: Family, names: Mapping[str, str]) -> list[Tie]:
    return [
        tie
        for tie in family.view.ledger.ties
        if tie.a in names and tie.b in names and tie.type != SAME_PERSON and tie.known_from != tie.known_to
    ]


def _events(family: Family, names: Mapping[str, str]) -> list[Event]:
    held = family.view.ledger.records_of
    found = {event.id: event for name in names for event in held.get(name, ()) if event.kind != "alert"}
    return [event for event in found.values() if event.known != event.withdrawn]


def _birthdays(person: PersonKnown) -> list[tuple[date, str]]:
    if person.born is None or person.precision not in ("exact", "expected") or person.died:
        return []
    days = [(birthday(person.born, CHILD_UNTIL), f"{person.name} turned 18.")]
    return [(person.born, f"{person.name} was born."), *days] if not person.unborn else []


def _of_person(person: PersonKnown, day: date) -> Iterable[str]:
    told = [given for given in reversed(person.descriptions) if given.on == day]
    first = person.descriptions[-1].on if person.descriptions else None
    for place, given in enumerate(told):
        new = first == day and not place
        yield (
            f"{upper_first(person.called)} became known: {given.by} told of them."
            if new
            else (f"{upper_first(given.by)} told of {person.called} as well.")
        )
    yield from (said for on, said in _birthdays(person) if on == day)


def _of_tie(tie: Tie, day: date, names: Mapping[str, str]) -> Iterable[str]:
    said = f"{names[tie.a]} {says(tie)} {names[tie.b]}"
    if tie.known_from == day:
        yield f"It became known that {said}."
    if tie.known_to == day:
        yield f"It was taken back as wrong that {said}."


def _of_events(events: Iterable[Event], day: date) -> Iterable[str]:
    """Entries that became known, counted where one agency told of several of a kind on one day."""
    events = list(events)
    agencies = said_as({event.agency for event in events if day in (event.known, event.withdrawn)})
    new = Counter(
        (kind_in_words(event.kind, event.subtype), agencies[event.agency], event.occurred)
        for event in events
        if event.known == day
    )
    for (kind, agency, occurred), times in new.items():
        many = f", {counted(times, 'entry', 'entries')}" if times > 1 else ""
        late = f", of {gdate(occurred)}" if occurred != day else ""
        yield f"{kind}, from {agency}{late}{many}."
    for event in events:
        if event.withdrawn == day:
            yield f"An entry of {agencies[event.agency]} was withdrawn: {kind_in_words(event.kind, event.subtype)}."
