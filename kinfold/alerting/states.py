"""The states of an alert as one table: which move leads where, who may make it, and under which condition.

The service asks this table before each move, and the diagram in the reference is drawn from it, so that the page, the
code and the test cannot say three things.
"""

from dataclasses import dataclass
from enum import Enum

MANAGER, SIGNALS, CLOCK = "decide alerts", "the signals", "the clock"


class State(Enum):
    """How far an alert has come."""

    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    DECIDED = "decided"
    CLOSED = "closed"
    REOPENED = "reopened"


MEANS = {
    State.RAISED: "It waits for a named manager to take it on.",
    State.ACKNOWLEDGED: "One manager has taken it on, and has not decided yet.",
    State.DECIDED: "It was decided for the whole family and for each child; its next steps are under way.",
    State.CLOSED: "Nothing of it is left to do.",
    State.REOPENED: "Something new came soon after the decision: it goes on as another alert, with clocks of its own.",
}


class NotFromHere(Exception):
    """Refused: an alert in this state does not move so."""


@dataclass(frozen=True, slots=True)
class Move:
    """One way from states to a state: who may make it, under which condition, and the row that is added."""

    name: str
    sources: tuple[State, ...]
    target: State
    who: str
    when: str
    row: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What may be said of an alert besides its state, without moving it."""

    name: str
    on: tuple[State, ...]
    who: str
    when: str
    row: str


WAITING = (State.RAISED, State.ACKNOWLEDGED)
MOVES = (
    Move(
        "raise",
        (),
        State.RAISED,
        SIGNALS,
        "a red or amber finding rises, and no alert of the family waits",
        "Alert",
    ),
    Move(
        "acknowledge",
        (State.RAISED,),
        State.ACKNOWLEDGED,
        MANAGER,
        "nobody holds it; of two at once, one",
        "Acknowledgement",
    ),
    Move(
        "lapse",
        (State.ACKNOWLEDGED,),
        State.RAISED,
        CLOCK,
        "it was taken on, and no decision came in time",
        "Lapse",
    ),
    Move(
        "decide",
        WAITING,
        State.DECIDED,
        MANAGER,
        "a choice with its reason, everyone in the family looked at or why not, and a decision for each child",
        "AlertDecision",
    ),
    Move(
        "confirm",
        WAITING,
        State.CLOSED,
        MANAGER,
        "nothing that raised it is true any more, and the manager says why that is right",
        "Closing",
    ),
    Move("finish", (State.DECIDED,), State.CLOSED, MANAGER, "its last next step is done", "Closing"),
    Move(
        "close",
        (State.DECIDED,),
        State.CLOSED,
        MANAGER,
        "the manager says why what is left will not be done",
        "Closing",
    ),
    Move(
        "reopen",
        (State.DECIDED, State.CLOSED),
        State.REOPENED,
        SIGNALS,
        "within the quiet time something rises that the decision did not weigh, or that is more severe",
        "Reopening",
    ),
)
MARKS = (
    Mark("passed to a deputy", (State.RAISED,), CLOCK, "nobody acknowledged it in time", "Passing"),
    Mark(
        "escalated",
        WAITING,
        CLOCK,
        "the deputy did not acknowledge it in time, there is no deputy, or it lapsed",
        "Escalation",
    ),
    Mark(
        "handed over",
        WAITING,
        f"{MANAGER}, or {CLOCK}",
        "a manager says why; or the one named is away",
        "Handover",
    ),
    Mark(
        "paused",
        (State.ACKNOWLEDGED,),
        MANAGER,
        "it is amber; with a reason and an end. It quietens what joins, and stops no clock; red ends it",
        "Pause",
    ),
)
BY_NAME = {move.name: move for move in MOVES}


def after(state: State, move: str) -> State:
    """Give the state that a move leads to; raises NotFromHere where this state does not allow it."""
    made = BY_NAME[move]
    if state not in made.sources:
        raise NotFromHere(f"An alert that is {state.value} does not {move}.")
    return made.target
