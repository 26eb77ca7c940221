"""Made-up families for property tests: small, and full of what a topic's signals read, at the edges of their windows.

Days are a small number plus one of the topic's steps, so that two records are often exactly a window apart, or
a day more or less. Birthdays fall among the same days. Each family is thrown from one seed, thirty times faster
than letting Hypothesis choose every field, so that thousands can be asked about; and `smallest` makes a family
in which something went wrong as small as it can be.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from kinfold.records import Event, Ledger, Person, Tie
from tests.unit.replay.plain import age_reached, days_after, known_on

START = date(2014, 1, 1)
IDS = ("p0", "p1", "p2", "p3", "p4")
AGENCIES = ("police", "school", "gp")
WINDOWS = (1, 5, 7, 14, 28, 30, 31, 60, 90, 180, 365, 730)
LEAP, END_OF_AUGUST = date(1996, 2, 29), date(2013, 8, 31)

Recipe = tuple[str, str, tuple[str, ...]]  # kind, subtype, and the concerns it may have


@dataclass(frozen=True)
class Family:
    """A ledger, and the person from whose network it is seen."""

    ledger: Ledger
    root: str

    def turning_days(self) -> set[date]:
        """List every day on which anything at all could change, whatever is asked: far more than is needed."""
        dates = {day for record in self.ledger.events for day in (record.occurred, known_on(record))}
        dates |= {link.known_from for link in self.ledger.ties}
        born = {person.born for person in self.ledger.people if person.born}
        ages = {age_reached(day, months=months) for day in born for months in (6, 12, 18 * 12)}
        ends = {record.withdrawn for record in self.ledger.events} | {
            link.known_to for link in self.ledger.ties
        }
        sums = {days_after(day, number) for day in dates | born for number in WINDOWS}
        found = dates | born | ages | {day for day in ends if day} | sums
        return {day for day in found if day >= START - timedelta(days=1)} | {min(dates, default=START)}

    def every_day(self) -> list[date]:
        """List every day from before the first record until every window has passed."""
        first = min(min(self.turning_days()), START) - timedelta(days=1)
        return [days_after(first, number) for number in range((max(self.turning_days()) - first).days + 2)]


@dataclass(frozen=True)
class Topic:
    """What the records of some families are about, and the steps between their days."""

    about: str
    signals: tuple[str, ...]
    recipes: tuple[Recipe, ...]
    steps: tuple[int, ...]
    most: int = 10


def recipe(said: str, *concerns: str) -> Recipe:
    kind, _, subtype = said.partition(" ")
    return (kind, subtype, concerns or ("",))


def recipes(*said: str) -> tuple[Recipe, ...]:
    return tuple(recipe(one) for one in said)


CONTACT = recipe("contact concern", "", "neglect", "homelessness", "speech")
ABUSE = recipe("contact domestic_abuse", "domestic_abuse")
ASKING = recipe("contact support_request", "", "homelessness", "neglect")
CONTACTS = (CONTACT, CONTACT, ABUSE, ASKING, recipe("contact odd"))
DECISIONS = recipes("decision advice_only", "decision signposted", "decision no_further_action")
OPENED, CLOSED = recipe("episode_open"), recipe("episode_close")
EPISODES = (OPENED, OPENED, CLOSED)
VISITS = recipes("visit", "health gp", "birth", "injury")
DISCLOSURE = recipe("disclosure domestic_abuse", "", "domestic_abuse")
ANSWERS = tuple(
    recipe(f"{kind} {answer}")
    for kind in ("consideration", "assessment")
    for answer in ("safety_plan", "victim_support", "dash")
)
NOT_TO_BE_SEEN = ("not_safe_to_see", "no_contact_order", "deceased", "abroad", "asked_not_known")
MARKED = tuple(
    recipe(said, "bruise", "injury", "neglect") for said in ("contact concern", "health gp", "visit")
)
STAYS = recipes("admission neonatal", "admission other", "discharge neonatal", "discharge other")
PLANS = recipes("meeting discharge_planning", "booking discharge_planning", "meeting other")
MISSED = recipes("attempt was_not_brought", "attempt no_access", "attempt parent_absent")
ASSESSED = recipes("assessment completed", "assessment completed")
HISTORY = recipes("note child_protection_history", "note other", "consideration history_considered")
TALKS = recipes("conversation", "meeting other", "meeting discharge_planning")
CONSIDERED = (
    *recipes(*(f"consideration {why}" for why in NOT_TO_BE_SEEN)),
    *recipes("consideration child_in_own_right", "consideration lives_elsewhere_checked"),
)
EVERYTHING = (
    *(*CONTACTS, *DECISIONS, *EPISODES, *VISITS, DISCLOSURE, *ANSWERS, *MARKED, *STAYS, *PLANS, *MISSED),
    *(
        *ASSESSED,
        *HISTORY,
        *TALKS,
        *CONSIDERED,
        *recipes("consideration other_parent_asked", "assessment odd"),
    ),
    *(*recipes("decision early_help", "decision mash", "juggling", "assessment paediatric_opinion"),),
)

TOPICS = {
    topic.about: topic
    for topic in (
        Topic("contacts", ("S01",), (*CONTACTS, *VISITS), (0, 1, 89, 90, 91)),
        Topic(
            "decisions",
            ("S02", "S03"),
            (*CONTACTS, *DECISIONS, *DECISIONS, recipe("decision early_help")),
            (0, 1, 89, 90, 180),
        ),
        Topic(
            "nobody seen",
            ("S04", "S05", "S10"),
            (*EPISODES, *EPISODES, *VISITS, *CONSIDERED),
            (0, 1, 27, 28, 29),
        ),
        Topic(
            "parents of a baby",
            ("S06",),
            (*CONTACTS, recipe("consideration other_parent_asked")),
            (0, 1, 14),
            4,
        ),
        Topic(
            "abuse",
            ("S07", "S11"),
            (ABUSE, ABUSE, DISCLOSURE, CONTACT, *ANSWERS),
            (0, 1, 6, 7, 8, 364, 365, 366),
        ),
        Topic(
            "going home", ("S08", "S16"), (*STAYS, *STAYS, *PLANS, ABUSE, CONTACT), (0, 1, 59, 60, 61, 365), 8
        ),
        Topic("worried apart", ("S09",), (CONTACT, CONTACT, ABUSE, *TALKS), (0, 1, 5, 59, 60, 61)),
        Topic(
            "open and closed",
            ("S13", "S17"),
            (*EPISODES, CONTACT, CONTACT, ABUSE, ASKING),
            (0, 1, 29, 30, 31),
        ),
        Topic(
            "assessed",
            ("S14", "S20"),
            (*ASSESSED, *HISTORY, CONTACT, recipe("note odd_history")),
            (0, 1, 30),
            6,
        ),
        Topic("missed", ("S12",), (*MISSED, *MISSED[:2], *MISSED[:2]), (0, 1, 89, 90, 91, 640, 729, 730)),
        Topic(
            "neglect",
            ("S18",),
            (recipe("contact concern", "neglect"),) * 5 + ASSESSED[:1],
            (0, 1, 365, 729, 730),
        ),
        Topic(
            "homeless",
            ("S19",),
            (recipe("contact concern", "homelessness"), ASKING, ABUSE),
            (0, 1, 89, 90, 91),
        ),
        Topic("marks", ("S15",), (*MARKED, recipe("assessment paediatric_opinion")), (0, 1, 30, 59), 6),
        Topic("everything", (), EVERYTHING, (0, 1, 5, 14, 28, 30, 60, 90, 365, 730), 14),
    )
}


Steps = tuple[int, ...]


def some_day(throw: Random, steps: Steps) -> date:
    more = throw.choice((0, 0, 0, 1, 2, throw.randint(0, 20)))
    return days_after(START, throw.choice((0, *steps, 0)) + more)


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
        young = (date(2008, 7, 1), date(2013, 11, 30), date(2013, 11, 30))
        return throw.choice((*young, *(reaching(throw, steps, months) for months in (0, 6, 12))))
    return throw.choice(
        (date(1980, 5, 5), date(1980, 5, 5), date(1999, 9, 9), reaching(throw, steps, 18 * 12))
    )


def people(throw: Random, steps: Steps) -> list[Person]:
    return [Person(id_, born=born(throw, id_, steps), taken_as_child=throw.random() < 0.5) for id_ in IDS]


USUAL_LINKS = (
    *(("p1", "p0", "mother"), ("p2", "p0", "father"), ("p1", "p3", "mother"), ("p4", "p1", "mother")),
    *(("p2", "p3", "stepparent"), ("p2", "p1", "partner"), ("p0", "p3", "sibling"), ("p4", "p3", "parent")),
)
OTHER_LINKS = tuple(
    (a, b, type_) for a in IDS for b in IDS if a != b for type_ in ("parent", "same_person", "aunt")
)


def links(throw: Random, steps: Steps) -> list[Tie]:
    chosen = throw.sample(USUAL_LINKS, throw.randint(1, 6)) + throw.sample(
        OTHER_LINKS, throw.choice((0, 0, 1, 2))
    )
    made = []
    for number, (a, b, type_) in enumerate(chosen):
        since = throw.choice((START, START, some_day(throw, steps)))
        lasting = throw.choice((None,) * 8 + (0, 1, 10, 60))
        until = None if lasting is None else days_after(since, lasting)
        made.append(Tie(a, b, type_, since, until, f"t{number}"))
    return made


def up_to(throw: Random, most: int, of: tuple[str, ...], least: int = 0) -> tuple[str, ...]:
    return tuple(throw.sample(of, throw.randint(least, most)))


def all_or_few(throw: Random) -> tuple[str, ...]:
    few = up_to(throw, 2, IDS)
    return throw.choice((IDS, few, few, tuple(person for person in IDS if person not in few)))


def fields_of(throw: Random, kind: str) -> dict:
    """Give the further fields that a record of one kind has."""
    referral = throw.choice(("", "", "", "A", "B", "C"))
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


def record(throw: Random, topic: Topic, order: int) -> Event:
    kind, subtype, concerns = throw.choice(topic.recipes)
    occurred = some_day(throw, topic.steps)
    recorded = days_after(occurred, throw.choice((0,) * 10 + (1, 3, 14, 40, -3)))
    taken = throw.choice((None,) * 16 + (-1, 0, 1, 15, 60))
    return Event(
        id=f"{throw.choice('abc')}{order}",  # in no order: it is the place in the ledger that decides
        kind=kind,
        subtype=subtype,
        agency=throw.choice(AGENCIES),
        occurred=occurred,
        recorded=recorded,
        withdrawn=None if taken is None else days_after(max(occurred, recorded), taken),
        order=order,
        about=throw.choice((("p0",), up_to(throw, 3, IDS, least=0 if kind == "contact" else 1))),
        seen=up_to(throw, 2, IDS) if kind in ("contact", "visit", "health", "birth") else (),
        concern=throw.choice(concerns),
        **fields_of(throw, kind),
    )


def records(throw: Random, topic: Topic) -> list[Event]:
    return [record(throw, topic, order) for order in range(throw.randint(2, topic.most))]


def family(topic: Topic, seed: int) -> Family:
    """Make up one family about a topic."""
    throw = Random(seed)
    made = Ledger.of(people(throw, topic.steps), links(throw, topic.steps), records(throw, topic))
    return Family(made, throw.choice(("p0", "p0", "p0", "p1", "p3")))


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
