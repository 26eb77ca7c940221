"""The page of docs/reference about an alert's life: its states, its clocks, what is told, and what stands inside what."""

from collections.abc import Callable, Iterable

from kinfold.alerting.states import MARKS, MEANS, MOVES, State
from kinfold.rulebook import RULEBOOK
from kinfold.signals.inhibition import ABSORBED, MANY_CONTACTS, MEETING_DUE, REPEAT_ABUSE, SENT_HOME, VICTIM

Table = Callable[[Iterable[str], Iterable[Iterable[str]]], str]
OPENING = """\
A family has one alert that waits. A move adds a row; nothing is changed. Whoever is named as “decide alerts” holds
that [permission](roles.md). An alert whose findings are no longer true says so, with “No longer true, because …”, and
waits for a manager to confirm it: no clock and no signal ends one."""
CLOCKS = ("office.", "red.", "amber.", "alert.", "pause.")


def diagram() -> str:
    """Draw the states and the moves between them, as Mermaid's text, which GitHub and many editors draw."""
    lines = [
        f"    {source.value} --> {move.target.value}: {move.name}"
        for move in MOVES
        for source in move.sources
    ]
    raised = [f"    [*] --> {move.target.value}: {move.name}" for move in MOVES if not move.sources]
    ends = [
        f"    {State.CLOSED.value} --> [*]",
        f"    {State.REOPENED.value} --> {State.RAISED.value}: as another alert",
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *raised, *lines, *ends, "```"])


def alerts(written: str, table: Table) -> str:
    """Everything that moves an alert, who moves it, and by when."""
    states = ((state.value, said) for state, said in MEANS.items())
    moves = (
        (
            move.name,
            ", ".join(source.value for source in move.sources) or "nothing yet",
            move.target.value,
            move.who,
            move.when,
            f"`{move.row}`",
        )
        for move in MOVES
    )
    marks = (
        (mark.name, ", ".join(state.value for state in mark.on), mark.who, mark.when, f"`{mark.row}`")
        for mark in MARKS
    )
    return "\n\n".join(
        [
            "# Alerts",
            written,
            OPENING,
            "## States",
            diagram(),
            table(("State", "What it means"), states),
            "## Moves",
            table(("Move", "From", "To", "Who", "When", "Row"), moves),
            "## Marks\n\nThese are said of an alert without moving it.",
            table(("Mark", "While it is", "Who", "When", "Row"), marks),
            "## Clocks\n\nEach is worked out from its start; [the rulebook](rulebook.md) has the sources.",
            table(("Value", "Today", "Unit"), _clocks()),
            "## Who is told, and when",
            TOLD,
            "## What is shown inside what\n\nSo that a manager is not asked twice. A red finding is never muted.",
            table(("Finding", "is shown inside", "as long as"), INSIDE),
        ]
    )


def _clocks() -> Iterable[tuple[str, str, str]]:
    rows = RULEBOOK.latest().rows
    return (
        (f"`{name}`", str(rows[name].value), rows[name].unit)
        for name in sorted(rows)
        if name.startswith(CLOCKS)
    )


TOLD = """\
- A **red** finding is told at once, whether it opens an alert or joins one. Nothing pauses it, and it ends a pause.
- **Amber** waits for what belongs with it, and is then told once. What joins later is told at most once in so many days.
- **Info** is shown on the alert's page, and never told.
- When nobody acts: the deputy is told, then the Head of Service. When an acknowledgement lapses, its manager is told.
- A message holds a reference, and nobody's name."""
INSIDE = (
    (MEETING_DUE, SENT_HOME, "both stand about the same child"),
    (VICTIM, REPEAT_ABUSE, "both stand about the same person"),
    *((code, MANY_CONTACTS, "`S01.absorbs_days` since that one began") for code in sorted(ABSORBED)),
    ("any info", "the alert's page", "always: it opens no alert and is told to nobody"),
)
