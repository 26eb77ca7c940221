"""The states of an alert: what leads where, and that no state is a dead end that nobody meant."""

import pytest

from kinfold.alerting.states import BY_NAME, CLOCK, MANAGER, MARKS, MEANS, MOVES, NotFromHere, State, after


def test_an_alert_walks_from_raised_to_closed_and_is_reopened():
    state = State.RAISED
    for move in ("acknowledge", "decide", "finish", "reopen"):
        state = after(state, move)

    assert state is State.REOPENED


def test_what_was_taken_on_and_not_decided_waits_again_for_anybody():
    assert after(after(State.RAISED, "acknowledge"), "lapse") is State.RAISED


@pytest.mark.parametrize(
    "state, move",
    [
        (State.ACKNOWLEDGED, "acknowledge"),
        (State.DECIDED, "acknowledge"),
        (State.DECIDED, "decide"),
        (State.CLOSED, "close"),
        (State.RAISED, "close"),
        (State.REOPENED, "reopen"),
        (State.DECIDED, "confirm"),
    ],
)
def test_what_the_table_does_not_name_is_refused_with_a_sentence(state, move):
    with pytest.raises(NotFromHere, match=f"An alert that is {state.value} does not {move}"):
        after(state, move)


def test_only_a_manager_ends_an_alert_never_a_clock_and_never_a_signal():
    ends = [move for move in MOVES if move.target in (State.DECIDED, State.CLOSED)]

    assert {move.who for move in ends} == {MANAGER}


def test_a_clock_only_ever_makes_an_alert_wait_again():
    assert {move.target for move in MOVES if move.who == CLOCK} == {State.RAISED}


def test_every_state_is_explained_and_reached_and_every_move_says_when_and_what_is_kept():
    assert set(MEANS) == {move.target for move in MOVES} == set(State)
    assert all(move.when and move.row for move in MOVES)
    assert all(mark.when and mark.row for mark in MARKS)
    assert len(BY_NAME) == len(MOVES)


def test_nothing_that_waits_for_a_manager_is_paused_before_somebody_took_it_on():
    (pause,) = [mark for mark in MARKS if mark.name == "paused"]

    assert pause.on == (State.ACKNOWLEDGED,)
