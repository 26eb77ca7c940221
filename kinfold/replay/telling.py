"""A replay told in words: what would have been said, on which day, how long before the harm, and why.

Each line of evidence ends with the records it rests on, so that a reader can go and look.
"""

from collections.abc import Iterator
from datetime import date

from kinfold.replay.case_file import Case
from kinfold.replay.day_by_day import Edge, Replay
from kinfold.signals import SIGNALS, Signal
from kinfold.signals.wording import counted, day_in_words

INDENT = " " * 12
NOTHING_NEW = "Time alone changed it: nothing new was recorded that day."


def told(case: Case, found: Replay) -> Iterator[str]:
    """Tell one replay line by line: each signal built so far, what began and ceased to be true, and why."""
    root = case.ledger.by_id[found.root]
    yield f"{case.id}: {case.title}" if case.title else case.id
    yield f"Seen from the network of {root.name or 'someone not yet named'} ({found.root})."
    if case.expectations.injury:
        yield f"Harm was found on {day_in_words(case.expectations.injury)}."
    yield from (f"Please check: {remark}" for remark in case.remarks)
    for signal in SIGNALS:
        yield ""
        yield from _signal(signal, found, case.expectations.injury)


def lead(day: date, injury: date | None) -> str:
    """Say how long before the harm a day was, where the day of the harm is known."""
    if injury is None:
        return ""
    days = (injury - day).days
    if days == 0:
        return ", the day of the injury"
    return f", {counted(abs(days), 'day', 'days')} {'before' if days > 0 else 'after'} the injury"


def _signal(signal: Signal, found: Replay, injury: date | None) -> Iterator[str]:
    edges = found.edges_of(signal.code)
    if not edges:
        yield f"{signal.code} {signal.title}: never fires. That does not mean safe."
        return
    yield f"{signal.code} {signal.title} ({signal.severity.value})"
    told_in_full: set[tuple[str, ...]] = set()
    for edge in edges:
        yield from _fires(edge, injury, edge.key not in told_in_full) if edge.up else _clears(edge)
        told_in_full.add(edge.key)


def _fires(edge: Edge, injury: date | None, in_full: bool) -> Iterator[str]:
    yield f"  {edge.day}  fires{lead(edge.day, injury)}: {edge.finding.headline}"
    for reason in edge.finding.reasons if in_full else ():
        yield f"{INDENT}- {reason.said} [{', '.join(reason.sources)}]"
    if in_full and edge.finding.left_out:
        yield f"{INDENT}- Left out, because the network is full: {', '.join(edge.finding.left_out)}."


def _clears(edge: Edge) -> Iterator[str]:
    who = f" for {' and '.join(edge.key)}" if edge.key else ""
    yield f"  {edge.day}  no longer true{who}."
    for reason in edge.because:
        yield f"{INDENT}- {reason.said} [{', '.join(reason.sources)}]"
    if not edge.because:
        yield f"{INDENT}- {NOTHING_NEW}"
