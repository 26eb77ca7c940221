"""When somebody is told: red at once, amber after its wait and at most weekly, info never, nothing twice."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kinfold.alerting import Joined, Sent, Told, push_due
from kinfold.finding import Severity
from tests.builders import RULES

NINE = datetime(2025, 11, 17, 9, 0, tzinfo=UTC)
RED, AMBER, INFO = Severity.RED, Severity.AMBER, Severity.INFO
WAIT, WEEK = timedelta(minutes=15), timedelta(days=7)


def due(joined, sent=(), *, at, **more):
    made = [Joined(moment, severity) for moment, severity in joined]
    told = [Sent(*each) if isinstance(each, tuple) else Sent(each, Told.RAISED) for each in sent]
    return push_due(made, told, at, RULES, **more)


def test_red_is_told_at_once():
    assert due([(NINE, RED)], at=NINE) is Told.RAISED


def test_amber_waits_a_quarter_of_an_hour_for_what_belongs_with_it():
    assert due([(NINE, AMBER)], at=NINE + WAIT - timedelta(seconds=1)) is None
    assert due([(NINE, AMBER), (NINE + timedelta(minutes=9), AMBER)], at=NINE + WAIT) is Told.RAISED


def test_red_that_comes_in_ambers_wait_ends_the_wait_and_they_are_told_together():
    red = NINE + timedelta(minutes=3)

    assert due([(NINE, AMBER), (red, RED)], at=red) is Told.RAISED
    assert due([(NINE, AMBER), (red, RED)], [red], at=NINE + WEEK * 9) is None


def test_info_is_never_told():
    assert due([(NINE, INFO)], at=NINE + WEEK * 52) is None


def test_amber_that_joins_is_told_a_week_after_what_was_told_last():
    joined, told = [(NINE, AMBER), (NINE + timedelta(days=2), AMBER)], [NINE + WAIT]

    assert due(joined, told, at=NINE + timedelta(days=3)) is None
    assert due(joined, told, at=NINE + WAIT + WEEK - timedelta(seconds=1)) is None
    assert due(joined, told, at=NINE + WAIT + WEEK) is Told.JOINED


def test_amber_that_joins_after_a_quiet_week_still_has_its_wait():
    later = NINE + timedelta(days=30)

    assert due([(NINE, AMBER), (later, AMBER)], [NINE], at=later) is None
    assert due([(NINE, AMBER), (later, AMBER)], [NINE], at=later + WAIT) is Told.JOINED


def test_a_pause_quietens_amber_until_its_end_and_never_red():
    joined, until = [(NINE, AMBER), (NINE + timedelta(days=8), AMBER)], NINE + timedelta(days=14)

    assert due(joined, [NINE], at=NINE + timedelta(days=9), paused_until=until) is None
    assert due(joined, [NINE], at=until, paused_until=until) is Told.JOINED
    red = [*joined, (NINE + timedelta(days=9), RED)]
    assert due(red, [NINE], at=NINE + timedelta(days=9), paused_until=until) is Told.RED_JOINED


def test_each_push_that_nobody_answered_doubles_the_wait_and_an_answer_ends_that():
    told = [(NINE, Told.RAISED), (NINE + WEEK, Told.JOINED)]
    joined = [(NINE, AMBER), (NINE + WEEK + WAIT, AMBER)]

    assert due(joined, told, at=NINE + WEEK * 2) is None
    assert due(joined, told, at=NINE + WEEK * 3) is Told.JOINED
    assert due(joined, told, at=NINE + WEEK * 2, acted_at=NINE + WEEK + WAIT) is Told.JOINED
    unheard = [*told, *((NINE + WEEK * n, Told.JOINED) for n in (3, 7, 11, 15))]
    much_later = [*joined, (NINE + WEEK * 16, AMBER)]
    assert due(much_later, unheard, at=NINE + WEEK * 18) is None
    assert due(much_later, unheard, at=NINE + WEEK * 19) is Told.JOINED


moments = st.integers(0, 200 * 24 * 60).map(lambda minutes: NINE + timedelta(minutes=minutes))
came = st.lists(st.tuples(moments, st.sampled_from(Severity)), min_size=1, max_size=25)


def told_by_a_clock(joined, every: timedelta) -> list[tuple[datetime, Told]]:
    """Let a clock tick so often for most of a year, with each red told in the transaction that wrote it down."""
    ticks = [NINE + every * n for n in range(int(timedelta(days=230) / every))]
    ticks = sorted({*ticks, *(at for at, severity in joined if severity is RED)})
    sent: list[tuple[datetime, Told]] = []
    for at in ticks:
        if what := due(joined, sent, at=at):
            sent.append((at, what))
    return sent


@given(came)
def test_every_red_is_told_in_the_moment_it_came_and_everything_is_told_in_the_end(joined):
    sent = told_by_a_clock(joined, timedelta(hours=6))

    reds = {at for at, severity in joined if severity is RED}
    assert reds <= {at for at, _ in sent}
    loud = [at for at, severity in joined if severity is not INFO]
    assert not loud or (sent and sent[-1][0] >= max(loud))


@given(came)
def test_amber_is_told_at_most_once_a_week(joined):
    sent = told_by_a_clock(joined, timedelta(hours=6))

    pairs = pairwise(sent)
    assert all(later - earlier >= WEEK for (earlier, _), (later, what) in pairs if what is Told.JOINED)


@given(came)
def test_a_clock_that_runs_twice_tells_nothing_twice(joined):
    sent = told_by_a_clock(joined, timedelta(hours=6))

    assert all(due(joined, [each for each in sent if each[0] <= at], at=at) is None for at, _ in sent)
