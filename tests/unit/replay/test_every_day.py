"""A replay gives what asking every day gives, agrees with the specification, and sees no future."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kinfold.records import PARENTAL, Event, Ledger, Person, Tie
from kinfold.replay import replay
from kinfold.rulebook import RULEBOOK
from kinfold.signals import evaluate
from kinfold.timeline import View, birthday

START = date(2015, 1, 1)
SPAN = 110
AFTER = 100
RULES = RULEBOOK.on(START)
IDS = ("p0", "p1", "p2", "p3", "p4")

days = st.integers(0, SPAN).map(lambda number: START + timedelta(days=number))
maybe = st.none() | days
births = (
    st.none()
    | st.sampled_from(
        [date(1980, 5, 5), date(2013, 1, 1), date(1997, 1, 20), date(1997, 3, 1), date(2000, 2, 29)]
    )
    | days.map(lambda day: date(day.year - 18, day.month, day.day))
    | days
)
people_lists = st.lists(st.sampled_from(IDS), min_size=1, max_size=3, unique=True).map(tuple)
few = st.lists(st.sampled_from(IDS), max_size=2, unique=True).map(tuple)
CONTACTS = (("contact", "concern"), ("contact", "concern"), ("contact", "support_request"), ("visit", ""))
EPISODES = (
    *(("episode_open", ""), ("episode_open", ""), ("episode_open", ""), ("episode_close", "")),
    *(("visit", ""), ("health", "gp"), ("consideration", "child_in_own_right")),
    *(("consideration", "deceased"), ("consideration", "lives_elsewhere_checked")),
)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    people = [Person(id_, born=draw(births), taken_as_child=draw(st.booleans())) for id_ in IDS]
    return Ledger.of(people, draw(st.lists(ties(), min_size=1, max_size=8)), draw(events()))


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    a, b = draw(st.sampled_from([(a, b) for a in IDS for b in IDS if a != b]))
    type_ = draw(st.sampled_from(["mother", "father", "stepparent", "mother", "sibling", "same_person"]))
    known_from = draw(st.just(START) | days)
    known_to = draw(st.none() | st.none() | days)
    return Tie(a, b, type_, known_from, max(known_from, known_to) if known_to else None)


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    made = []
    kinds = draw(st.sampled_from([CONTACTS, EPISODES, CONTACTS + EPISODES]))
    for order in range(draw(st.integers(0, 4) | st.integers(4, 12))):
        kind, subtype = draw(st.sampled_from(kinds))
        occurred = draw(days)
        made.append(
            Event(
                id=f"r{order}",
                kind=kind,
                subtype=subtype,
                agency=draw(st.sampled_from(["police", "school", "gp"])),
                occurred=occurred,
                recorded=draw(st.just(occurred) | st.just(occurred) | days),
                withdrawn=draw(st.none() | st.none() | st.none() | days),
                order=order,
                about=draw(people_lists),
                named=draw(few),
                seen=draw(few),
                victim=draw(st.sampled_from(["", "", "p1", "p3"])),
                referral=draw(st.sampled_from(["", "", "A", "B"])),
            )
        )
    return made


def every_day() -> list[date]:
    return [START + timedelta(days=number) for number in range(-1, SPAN + AFTER)]


def asked(ledger: Ledger, day: date) -> set[tuple[str, tuple[str, ...]]]:
    return {(finding.signal, finding.key) for finding in evaluate(View(ledger, day, RULES), "p0")}


# The specification, read again as plainly as can be and sharing nothing with the engine but the records.


class Plain:
    def __init__(self, ledger: Ledger, now: date) -> None:
        self.now = now
        self.born = {person.id: person for person in ledger.people}
        self.ties = [t for t in ledger.ties if t.known_from <= now and not (t.known_to and t.known_to <= now)]
        self.events = [
            e
            for e in ledger.events
            if max(e.occurred, e.recorded) <= now and not (e.withdrawn and e.withdrawn <= now)
        ]
        self.inside = self.reach("p0")
        self.children = {p for p in self.inside if self.child(p)}
        self.parents = {
            t.a for t in self.ties if t.type in PARENTAL and t.b in self.children and t.a in self.inside
        }
        self.open = {p: day for p in self.children if (day := self.opened(p))}

    def reach(self, root: str) -> set[str]:
        far = {root: 0}
        for _ in range(20):
            for tie in self.ties:
                for here, there in ((tie.a, tie.b), (tie.b, tie.a)):
                    if here in far:
                        cost = far[here] + (0 if tie.type == "same_person" else 1)
                        far[there] = min(cost, far.get(there, 99))
        return {person for person, cost in far.items() if cost <= 2}

    def child(self, person: str) -> bool:
        born = self.born[person].born
        return self.born[person].taken_as_child if born is None else self.now < birthday(born, 18)

    def opened(self, person: str) -> date | None:
        story = sorted(
            (e.occurred, e.order, e.kind)
            for e in self.events
            if person in e.about and e.kind in ("episode_open", "episode_close")
        )
        return story[-1][0] if story and story[-1][2] == "episode_open" else None

    def seen(self, person: str) -> list[date]:
        return [e.occurred for e in self.events if person in e.seen and e.agency != "police"]

    def has(self, person: str, kind: str, subtypes: tuple[str, ...]) -> bool:
        return any(person in e.about and e.kind == kind and e.subtype in subtypes for e in self.events)

    def true(self) -> set[tuple[str, tuple[str, ...]]]:
        return self.s01() | self.s04() | self.s05() | self.s10()

    def s01(self) -> set[tuple[str, tuple[str, ...]]]:
        rows = [
            e
            for e in self.events
            if e.kind == "contact"
            and e.occurred > self.now - timedelta(days=90)
            and ({*e.about, *e.named, e.victim} & self.inside)
        ]
        first: dict[str, tuple[date, int, str]] = {}
        for e in rows:
            row = (max(e.occurred, e.recorded), e.order, e.agency)
            name = e.referral or "own " + e.id
            first[name] = min(row, first.get(name, row))
        agencies = {agency for _, _, agency in first.values()}
        return {("S01", ())} if len(first) >= 3 and len(agencies) >= 2 else set()

    def s04(self) -> set[tuple[str, tuple[str, ...]]]:
        return {
            ("S04", (p,))
            for p in self.parents
            if self.child(p)
            and not self.has(p, "consideration", ("child_in_own_right",))
            and not self.has(p, "episode_open", ("",))
        }

    def s05(self) -> set[tuple[str, tuple[str, ...]]]:
        found = set()
        for person in self.born:
            starts = [
                max(self.open[t.b], t.known_from)
                for t in self.ties
                if t.a == person and t.type in PARENTAL and t.b in self.open
            ]
            if not starts or self.has(person, "consideration", ("deceased",)):
                continue
            if max(min(starts), *self.seen(person), START) + timedelta(days=28) <= self.now:
                found.add(("S05", (person,)))
        return found

    def s10(self) -> set[tuple[str, tuple[str, ...]]]:
        found = set()
        for child in self.children - self.parents - set(self.open):
            linked = [t.known_from for t in self.ties if child in (t.a, t.b)]
            if not self.open or self.has(child, "consideration", ("lives_elsewhere_checked",)):
                continue
            base = max(
                min(self.open.values()),
                min(linked, default=START),
                self.born[child].born or START,
                *self.seen(child),
                START,
            )
            if base + timedelta(days=28) <= self.now:
                found.add(("S10", (child,)))
        return found


@settings(max_examples=120, deadline=None)
@given(ledgers())
def test_a_replay_gives_exactly_the_edges_that_asking_every_day_would_give(ledger):
    edges, before = [], set()
    for day in every_day():
        now = asked(ledger, day)
        edges += [(day, False, *key) for key in before - now] + [(day, True, *key) for key in now - before]
        before = now

    replayed = [(e.day, e.up, e.signal, e.key) for e in replay(ledger, "p0", RULES).edges]

    assert sorted(e for e in replayed if e[0] <= every_day()[-1]) == sorted(edges)


@settings(max_examples=400, deadline=None)
@given(ledgers(), st.integers(0, SPAN + AFTER))
def test_every_answer_is_that_of_the_specification_read_plainly(ledger, after):
    day = START + timedelta(days=after)

    assert asked(ledger, day) == Plain(ledger, day).true()


@settings(max_examples=150, deadline=None)
@given(ledgers(), days)
def test_forgetting_everything_later_changes_no_answer(ledger, day):
    past = Ledger.of(
        ledger.people,
        [Tie(t.a, t.b, t.type, t.known_from, t.known_to) for t in ledger.ties if t.known_from <= day],
        [event for event in ledger.events if event.known <= day],
    )

    assert evaluate(View(past, day, RULES), "p0") == evaluate(View(ledger, day, RULES), "p0")


@settings(max_examples=50, deadline=None)
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_in_which_links_and_records_arrive_makes_no_difference(ledger, random):
    shuffled_ties, shuffled_events = list(ledger.ties), list(ledger.events)
    random.shuffle(shuffled_ties)
    random.shuffle(shuffled_events)
    shuffled = Ledger.of(ledger.people, shuffled_ties, shuffled_events)

    for number in range(0, SPAN + AFTER, 7):
        day = START + timedelta(days=number)
        assert asked(shuffled, day) == asked(ledger, day)
