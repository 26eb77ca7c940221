"""Made-up families for property tests: small, and full of what a topic's signals read, at the edges of their windows.

Days are a small number plus one of the topic's steps, so that two records are often exactly a window apart, or
a day more or less. Birthdays fall among the same days. Each family is thrown from one seed, thirty times faster
than letting Hypothesis choose every field, so that thousands can be asked about; and `smallest` makes a family
in which something went wrong as small as it can be.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from hypothesis import strategies as st

from kinfold.records import Event, Ledger, Person, Tie
from tests.unit.replay.plain import age_reached, days_after, known_on
from tests.unit.replay.topics import TOPICS, WINDOWS, Topic

START = date(2014, 1, 1)
IDS = ("p0", "p1", "p2", "p3", "p4", "p5")
AGENCIES = ("police", "school", "gp")
LEAP, END_OF_AUGUST, BABY = date(1996, 2, 29), date(2013, 8, 31), date(2013, 11, 30)


@dataclass(frozen=True)
class Family:
    """A ledger, the person from whose network it is seen, and the windows that its topic's signals have."""

    ledger: Ledger
    root: str
    windows: tuple[int, ...] = WINDOWS

    def turning_days(self, windows: tuple[int, ...] = WINDOWS) -> list[date]:
        """List every day on which an answer with such windows could change, and many on which it could not."""
        happened = {day for record in self.ledger.events for day in (record.occurred, known_on(record))}
        happened |= {link.known_from for link in self.ledger.ties}
        ended = {record.withdrawn for record in self.ledger.events} | {
            link.known_to for link in self.ledger.ties
        }
        born = {person.born for person in self.ledger.people if person.born}
        ages = {age_reached(day, months=months) for day in born for months in (6, 12, 18 * 12)}
        passed = {days_after(day, window) for day in happened | born for window in windows}
        return sorted(day for day in happened | ended | born | ages | passed if day and day >= START)

    def every_day(self) -> list[date]:
        """List every day from before the first record until every window has passed."""
        turning = self.turning_days()
        first = days_after(START, -30)
        return [days_after(first, number) for number in range((turning[-1] - first).days + 2)]


Steps = tuple[int, ...]


def some_day(throw: Random, steps: Steps) -> date:
    more = throw.choice((0, 0, 0, 1, 2, throw.randint(0, 20)))
    return days_after(START, throw.choice(steps) + more)


def reaching(throw: Random, steps: Steps, months: int) -> date:
    """Give the birth date of somebody who reaches an age, counted in months, while the records are made."""
    day = some_day(throw, steps)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def born(throw: Random, person: str, steps: Steps) -> date | None:
    chance = throw.random()
    if chance < 0.1:
        return throw.choice((None, LEAP, END_OF_AUGUST))
    if chance < 0.2:
        return reaching(throw, steps, throw.choice((0, 12, 18 * 12)))
    if person in ("p0", "p3"):
        young = (date(2008, 7, 1), BABY, BABY)
        return throw.choice((*young, *(reaching(throw, steps, months) for months in (0, 6, 12))))
    return throw.choice(
        (date(1980, 5, 5), date(1980, 5, 5), date(1999, 9, 9), reaching(throw, steps, 18 * 12))
    )


def people(throw: Random, steps: Steps, calm: bool) -> list[Person]:
    if calm:
        mother, child = (
            throw.choice((date(1980, 5, 5), date(1999, 9, 9))),
            throw.choice((BABY, date(2008, 7, 1))),
        )
        births = (child, mother, date(1980, 5, 5), date(2008, 7, 1), date(1960, 5, 5), date(1999, 9, 9))
        return [Person(id_, born=day) for id_, day in zip(IDS, births, strict=True)]
    return [Person(id_, born=born(throw, id_, steps), taken_as_child=throw.random() < 0.5) for id_ in IDS]


USUAL_LINKS = (
    *(("p1", "p0", "mother"), ("p2", "p0", "father"), ("p1", "p3", "mother"), ("p4", "p1", "mother")),
    *(("p2", "p3", "stepparent"), ("p2", "p1", "partner"), ("p0", "p3", "sibling"), ("p5", "p3", "father")),
)
OTHER_LINKS = tuple(
    (a, b, type_) for a in IDS for b in IDS if a != b for type_ in ("parent", "same_person", "aunt")
)


def links(throw: Random, steps: Steps, calm: bool) -> list[Tie]:
    if calm:
        lasting = USUAL_LINKS[: throw.randint(1, len(USUAL_LINKS))]
        return [Tie(a, b, type_, START, None, f"{a}-{b}") for a, b, type_ in lasting]
    usual, others = (
        throw.sample(USUAL_LINKS, throw.randint(1, 6)),
        throw.sample(OTHER_LINKS, throw.choice((0, 1, 2))),
    )
    made = []
    for number, (a, b, type_) in enumerate(usual + others):
        since = throw.choice((START, START, some_day(throw, steps)))
        after = throw.choice((None,) * 8 + (0, 1, 10, 60))
        until = None if after is None else days_after(since, after)
        made.append(Tie(a, b, type_, since, until, f"t{number}"))
    return made


def up_to(throw: Random, most: int, of: tuple[str, ...], least: int = 0) -> tuple[str, ...]:
    return tuple(throw.sample(of, throw.randint(least, most)))


def all_or_few(throw: Random) -> tuple[str, ...]:
    few = up_to(throw, 2, IDS)
    return throw.choice((IDS, few, few, tuple(person for person in IDS if person not in few)))


def fields_of(throw: Random, kind: str, referrals: tuple[str, ...]) -> dict:
    """Give the further fields that a record of one kind has."""
    referral = throw.choice(referrals)
    if kind in ("contact", "disclosure"):
        harmed = {
            "victim": throw.choice(("", "p1", "p1", "p2")),
            "suspect": throw.choice(("", "p1", "p2", "p4")),
        }
        return {"referral": referral, "named": up_to(throw, 2, IDS), **harmed}
    if kind == "decision":
        return {"referral": referral, "looked_at": all_or_few(throw)}
    if kind == "assessment":
        return {"assessed": all_or_few(throw)}
    if kind == "meeting":
        return {"attended": up_to(throw, 2, AGENCIES)}
    return {"with_agencies": up_to(throw, 2, AGENCIES)} if kind == "conversation" else {}


def record(throw: Random, topic: Topic, order: int, calm: bool) -> Event:
    kind, subtype, concerns = throw.choice(topic.recipes)
    occurred = some_day(throw, topic.steps)
    recorded = days_after(occurred, throw.choice((0,) * 10 + (1, 3, 14, 40, -3)))
    taken = None if calm else throw.choice((None,) * 12 + (-1, 0, 1, 15, 60))
    return Event(
        id=f"{throw.choice('abc')}{order}",  # in no order: it is the place in the ledger that decides
        kind=kind,
        subtype=subtype,
        agency=throw.choice(AGENCIES),
        occurred=occurred,
        recorded=recorded,
        withdrawn=None if taken is None else days_after(max(occurred, recorded), taken),
        order=order,
        about=about_whom(throw, kind, calm),
        seen=up_to(throw, 2, IDS) if kind in ("contact", "visit", "health", "birth") else (),
        concern=throw.choice(concerns),
        **fields_of(throw, kind, topic.referrals),
    )


def about_whom(throw: Random, kind: str, calm: bool) -> tuple[str, ...]:
    if kind in ("consideration", "assessment") and throw.random() < 0.4:
        return throw.choice((("p1",), ("p1",), ("p5",)))
    if calm and throw.random() < 0.8:
        return throw.choice((("p0",), ("p0",), ("p0", "p3")))
    return up_to(throw, 3, IDS, least=0 if kind == "contact" else 1)


def family(topic: Topic, seed: int) -> Family:
    """Make up one family about a topic; where one thing is calm, what happens elsewhere decides more often."""
    throw = Random(seed)
    calm_people, calm_links, calm_records = (throw.random() < 0.6 for _ in range(3))
    events = [record(throw, topic, order, calm_records) for order in range(throw.randint(2, topic.most))]
    kin = links(throw, topic.steps, calm_links)
    made = Ledger.of(people(throw, topic.steps, calm_people), kin, events)
    return Family(made, throw.choice(("p0", "p0", "p0", "p1", "p3")), topic.windows)


def crowded_family(topic: Topic, seed: int) -> Family:
    """Make up a family in which more people are linked than a network holds, entered in any order."""
    throw, inner = Random(seed), family(topic, seed).ledger
    crowd = [Person(f"q{number}", born=date(2008, 7, 1)) for number in range(24)]
    around = [
        Tie(one.id, throw.choice(("p0", "p1")), "relative", throw.choice((START, some_day(throw, (0, 30)))))
        for one in crowd
    ]
    everyone = [*inner.people, *crowd]
    throw.shuffle(everyone)
    return Family(Ledger.of(everyone, [*inner.ties, *around], inner.events), "p0")


def made_up(topic: str) -> st.SearchStrategy[Family]:
    """Give the families of a topic; "a crowd" is one too."""
    seeds = st.integers(0, 2**40)
    if topic == "a crowd":
        return seeds.map(lambda seed: crowded_family(TOPICS["everything"], seed))
    return seeds.map(lambda seed: family(TOPICS[topic], seed))


ALL = (*TOPICS, "a crowd")


def smallest(made: Family, goes_wrong: Callable[[Family], object]) -> Family:
    """Leave out whatever can be left out of a family in which something goes wrong, so that it still does."""
    return next((smallest(less, goes_wrong) for less in less_of(made) if goes_wrong(less)), made)


def less_of(made: Family) -> Iterator[Family]:
    """Give a family without one thing at a time: a record, a link, a person's age, or what a record says."""
    whole = made.ledger
    for event in whole.events:
        yield replace(made, ledger=Ledger.of(whole.people, whole.ties, set(whole.events) - {event}))
    for tie in whole.ties:
        yield replace(
            made, ledger=Ledger.of(whole.people, [t for t in whole.ties if t is not tie], whole.events)
        )
    for event in whole.events:
        for plainer in simpler(event):
            events = [plainer if other is event else other for other in whole.events]
            yield replace(made, ledger=Ledger.of(whole.people, whole.ties, events))
    for tie in whole.ties:
        if tie.known_to:
            lasting = [replace(t, known_to=None) if t is tie else t for t in whole.ties]
            yield replace(made, ledger=Ledger.of(whole.people, lasting, whole.events))


def simpler(event: Event) -> Iterator[Event]:
    for name in ("named", "seen", "looked_at", "assessed", "attended", "with_agencies", "about"):
        listed = getattr(event, name)
        yield from (replace(event, **{name: tuple(x for x in listed if x != gone)}) for gone in listed)
    for name in ("victim", "suspect", "referral", "concern"):
        if getattr(event, name):
            yield replace(event, **{name: ""})
    if event.withdrawn:
        yield replace(event, withdrawn=None)
    if event.recorded != event.occurred:
        yield replace(event, recorded=event.occurred)


def told(made: Family) -> str:
    """Write a family down as a case file would, leaving out what is empty."""
    entries = [*made.ledger.people, *made.ledger.ties, *made.ledger.events]
    lines = [
        ", ".join(
            f"{name}: {value}"
            for name in one.__slots__
            if (value := getattr(one, name)) not in ("", (), None)
        )
        for one in entries
    ]
    return "\n".join([f"seen from {made.root}", *lines])
