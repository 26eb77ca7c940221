"""A replay gives what asking every day gives, agrees with the specification read plainly, and sees no future."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from kinfold.finding import Finding
from kinfold.records import Ledger
from kinfold.replay import Replay, replay
from kinfold.rulebook import RULEBOOK
from kinfold.signals import SIGNALS, evaluate
from kinfold.timeline import View, birthday, months_after
from tests.unit.replay.made_up import ALL, Family, family, made_up, smallest, told
from tests.unit.replay.plain import Key, age_reached, days_after, known_on
from tests.unit.replay.plain_signals import CODES, Plain
from tests.unit.replay.topics import TOPICS

RULES = RULEBOOK.latest()
LONGEST_WALK = (
    400  # a family whose days are more than these is asked on the days that could matter, and some others
)
SIGNAL_OF_A_COPY = "S15"  # its key names the record, so a copy has a finding of its own

# A family comes from a seed: Hypothesis has nothing to shrink, and `smallest` does it instead.
QUICK = {"deadline": None, "phases": (Phase.explicit, Phase.reuse, Phase.generate)}
throws = st.integers(0, 2**40).map(Random)
about_each_topic = pytest.mark.parametrize("topic", ALL)


def findings(ledger: Ledger, day: date, root: str) -> list[Finding]:
    return list(evaluate(View(ledger, day, RULES), root))


def asked(made: Family, day: date) -> set[Key]:
    return {(finding.signal, finding.key) for finding in findings(made.ledger, day, made.root)}


def read_plainly(made: Family, day: date) -> set[Key]:
    return Plain(made.ledger, day, made.root).true()


def true_by(found: Replay, day: date) -> set[Key]:
    """Tell what is true at the end of a day by the edges of a replay alone."""
    now: set[Key] = set()
    for edge in found.edges:
        if edge.day <= day:
            (now.add if edge.up else now.discard)((edge.signal, edge.key))
    return now


def some_days(made: Family, throw: Random, number: int) -> list[date]:
    """Pick days on which something could change, most of them late enough for much to be known; and any others."""
    turning = made.turning_days(made.windows)
    late = turning[len(turning) // 4 :]
    picked = {*throw.sample(turning, min(2, len(turning))), *throw.sample(late, min(number, len(late)))}
    return sorted(picked | {days_after(turning[0], throw.randint(0, 900))})


def the_same(made: Family, one, other) -> None:
    """Hold two ways of asking about a family to one answer, or show the smallest family that tells them apart."""
    if one(made) != other(made):
        least = smallest(made, lambda family: one(family) != other(family))
        pytest.fail(f"{told(least)}\none: {one(least)}\nother: {other(least)}")


@about_each_topic
@settings(max_examples=150, **QUICK)
@given(st.data(), throws)
def test_every_answer_is_that_of_the_specification_read_plainly(topic, data, throw):
    made = data.draw(made_up(topic))

    for day in some_days(made, throw, 14):
        the_same(
            made, lambda family, on=day: asked(family, on), lambda family, on=day: read_plainly(family, on)
        )


@about_each_topic
@settings(max_examples=40, **QUICK)
@given(st.data(), throws)
def test_the_edges_of_a_replay_are_those_of_the_specification_read_plainly(topic, data, throw):
    made = data.draw(made_up(topic))
    days = some_days(made, throw, 16)

    the_same(
        made,
        lambda family: [
            true_by(found, day) for found in [replay(family.ledger, family.root)] for day in days
        ],
        lambda family: [read_plainly(family, day) for day in days],
    )


@about_each_topic
@settings(max_examples=12, **QUICK)
@given(st.data(), throws)
def test_a_replay_gives_exactly_the_edges_that_asking_every_day_would_give(topic, data, throw):
    made = data.draw(made_up(topic))
    every_day = made.every_day()
    others = set(throw.sample(every_day, 30))
    days = every_day if len(every_day) <= LONGEST_WALK else sorted({*made.turning_days(), *others})

    the_same(made, replayed, lambda family: edges_of_asking(family, days))


def replayed(made: Family) -> set[tuple]:
    return {(edge.day, edge.up, edge.signal, edge.key) for edge in replay(made.ledger, made.root).edges}


def edges_of_asking(made: Family, days: list[date]) -> set[tuple]:
    edges: set[tuple] = set()
    before: set[Key] = set()
    for day in days:
        now = asked(made, day)
        edges |= {(day, True, *key) for key in now - before} | {(day, False, *key) for key in before - now}
        before = now
    return edges


@about_each_topic
@settings(max_examples=30, **QUICK)
@given(st.data(), throws)
def test_forgetting_everything_later_changes_no_answer_and_no_word_of_it(topic, data, throw):
    made = data.draw(made_up(topic))

    for day in some_days(made, throw, 3):
        past = as_it_was(made.ledger, day)
        assert findings(past, day, made.root) == findings(made.ledger, day, made.root)


def as_it_was(ledger: Ledger, day: date) -> Ledger:
    """Give the records of a day: nothing known later, and nothing of what would be taken back later."""
    ties = [tie for tie in ledger.ties if tie.known_from <= day]
    events = [event for event in ledger.events if known_on(event) <= day]
    return Ledger.of(
        ledger.people,
        [replace(tie, known_to=None) if tie.known_to and tie.known_to > day else tie for tie in ties],
        [replace(e, withdrawn=None) if e.withdrawn and e.withdrawn > day else e for e in events],
    )


@pytest.mark.promise(5)
@about_each_topic
@settings(max_examples=12, **QUICK)
@given(st.data(), throws)
def test_the_order_in_which_links_and_records_arrive_makes_no_difference(topic, data, throw):
    made = data.draw(made_up(topic))
    ties, events = list(made.ledger.ties), list(made.ledger.events)
    throw.shuffle(ties)
    throw.shuffle(events)
    shuffled = replace(made, ledger=Ledger.of(made.ledger.people, ties, events))

    for day in some_days(made, throw, 6):
        assert asked(shuffled, day) == asked(made, day)


@pytest.mark.promise(5)
@about_each_topic
@settings(max_examples=20, **QUICK)
@given(st.data(), throws)
def test_a_copy_of_a_contact_under_its_referral_changes_nothing(topic, data, throw):
    made = data.draw(made_up(topic))
    copied = [event for event in made.ledger.events if event.kind == "contact" and event.referral]
    copies = [replace(event, id=f"{event.id}-copy", order=99 + event.order) for event in copied]
    with_copies = replace(
        made, ledger=Ledger.of(made.ledger.people, made.ledger.ties, [*made.ledger.events, *copies])
    )

    for day in some_days(made, throw, 4) if copies else ():
        more = asked(with_copies, day) - asked(made, day)
        assert asked(with_copies, day) >= asked(made, day)
        assert all(code == SIGNAL_OF_A_COPY and key[-1].endswith("-copy") for code, key in more)


@about_each_topic
@settings(max_examples=20, **QUICK)
@given(st.data(), throws)
def test_a_copy_that_another_agency_sends_later_adds_to_no_count(topic, data, throw):
    made = data.draw(made_up(topic))
    counting = {"S01", "S02", "S03", "S11", "S13", "S18", "S19"}
    copies = [
        replace(
            event,
            id=f"{event.id}-copy",
            order=99 + event.order,
            agency="someone_else",
            recorded=days_after(known_on(event), throw.choice((0, 1, 20))),
        )
        for event in made.ledger.events
        if event.kind == "contact" and event.referral and not event.withdrawn
    ]
    with_copies = replace(
        made, ledger=Ledger.of(made.ledger.people, made.ledger.ties, [*made.ledger.events, *copies])
    )

    for day in some_days(made, throw, 4) if copies else ():
        changed = asked(with_copies, day) ^ asked(made, day)
        assert not {code for code, _ in changed} & counting


@pytest.mark.parametrize(
    "code, topic", [(code, topic.about) for topic in TOPICS.values() for code in topic.signals]
)
def test_the_made_up_families_of_a_topic_make_its_signals_true_and_false(code, topic):
    def begins_and_ceases(made: Family) -> bool:
        found = [asked(made, day) for day in made.turning_days(made.windows)]
        answers = [code in {signal for signal, _ in now} for now in found]
        return True in answers and not answers[-1] if code not in LASTING else True in answers

    find(made_up(topic), begins_and_ceases, settings=settings(max_examples=500, phases=(Phase.generate,)))


LASTING = ("S14", "S15", "S17", "S20")  # nothing but a later record makes these cease


def test_every_signal_has_a_topic_and_is_asked():
    assert {code for topic in TOPICS.values() for code in topic.signals} == set(CODES)
    assert {signal.code for signal in SIGNALS} == set(CODES)


@given(st.dates(date(1996, 1, 1), date(2020, 12, 31)), st.integers(0, 20 * 12))
def test_ages_worked_out_twice_agree(born, months):
    assert months_after(born, months) == age_reached(born, months=months)
    assert birthday(born, 18) == age_reached(born, years=18)


def test_a_family_in_which_something_goes_wrong_is_shown_as_small_as_it_can_be():
    def goes_wrong(made: Family) -> bool:
        return any(("S01", ()) in asked(made, day) for day in made.turning_days(made.windows))

    made = next(made for seed in range(100) if goes_wrong(made := family(TOPICS["contacts"], seed)))
    least = smallest(made, goes_wrong)

    assert len(least.ledger.events) == 3
    assert not any(event.seen or event.withdrawn for event in least.ledger.events)
    assert told(least).count("kind: contact") == 3
