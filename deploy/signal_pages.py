"""Writes one reference page for each signal, which a practice lead can read aloud: lesson, values, examples, workload."""

import ast
import calendar
import inspect
import json
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kinfold.finding import Severity
from kinfold.rulebook import RULEBOOK, Row
from kinfold.signals import SIGNALS, Signal

HERE = Path(__file__).resolve().parent.parent
WORKLOAD = HERE / "docs" / "explanation" / "workload.json"
UP = "../../.."
REACHES = {
    Severity.RED: "red: to the Team Manager at once; nothing silences it",
    Severity.AMBER: "amber: opens or joins the family's one alert",
    Severity.INFO: "shown on the record and where decisions are made, never pushed",
}


def pages(written: str) -> dict[str, str]:
    """Give the text of every page, by its place under docs/reference."""
    measured = json.loads(WORKLOAD.read_text(encoding="utf-8")) if WORKLOAD.exists() else {}
    return {
        "signals.md": index(written),
        **{f"signals/{signal.code}.md": page(signal, written, measured) for signal in SIGNALS},
    }


def index(written: str) -> str:
    """The list of all signals, in the order of the catalogue."""
    opening = (
        "A signal is a reason to look. No signal never means safe, and signals are never added together.\n"
        "What they cost a week, all together and each, is in [the workload](../explanation/workload.md)."
    )
    lines = ["| Signal | What it claims | Reaches people as |", "| --- | --- | --- |"]
    for signal in SIGNALS:
        name = f"[{signal.code} {signal.title}](signals/{signal.code}.md)"
        lines.append(f"| {name} | {inspect.getdoc(signal.claims)} | {signal.severity.value} |")
    return "\n\n".join(["# Signals", written, opening, "\n".join(lines)])


def page(signal: Signal, written: str, measured: dict[str, Any]) -> str:
    """One signal: what it claims and why, its values with their sources, case by case, its price, and its limits."""
    opening, _, lesson = " ".join((inspect.getdoc(inspect.getmodule(signal.claims)) or "").split()).partition(
        " Lesson: "
    )
    claim = inspect.getdoc(signal.claims) or ""
    spec = Spec(HERE / "tests" / "spec" / f"test_{signal.slug}.py")
    parts = [
        f"# {signal.code} {signal.title}",
        written,
        f"**{claim}** {opening}",
        f"## The lesson\n\n{lesson[:1].upper()}{lesson[1:]}",
        f"## What a manager is asked\n\n{signal.guidance}\n\nFor: {signal.for_whom}. Reaches them as "
        f"{REACHES[signal.severity]}.",
        f"## When it ends\n\n{signal.clears_when}",
        f"## Its values\n\n{values(signal)}",
        f"## What it does, case by case\n\n{spec.told()}",
        f"## What it costs\n\n{workload(signal, measured)}",
        f"## Where it can mislead\n\nFalse alarms: {signal.false_alarms}\n\nFairness: {signal.fairness}",
        f"In code: [`{signal.slug}`]({UP}/{signal.path}). "
        f"Specified in [its spec]({UP}/tests/spec/test_{signal.slug}.py).",
    ]
    return "\n\n".join(parts)


def values(signal: Signal) -> str:
    """The rows of the rulebook that a signal reads, each with where it comes from."""
    rules = RULEBOOK.latest()
    rows = [
        f"| `{row.name}` | {_value(row)} {row.unit} | {_bounds(row)} | {row.source} |"
        for row in map(rules.row, signal.reads)
    ]
    return "\n".join(["| Value | Now | May be | Source |", "| --- | --- | --- | --- |", *rows])


def workload(signal: Signal, measured: dict[str, Any]) -> str:
    """What the signal cost the made-up city, where that was measured."""
    found = measured.get("signals", {}).get(signal.code)
    if not found:
        return "Not yet measured."
    raised = "shown" if signal.severity is Severity.INFO else "raised"
    lead = "" if found["lead_days"] is None else f", {found['lead_days']} days before it in the middle"
    return (
        f"In the made-up city it would be {raised} {found['alerts_a_week']:g} times a week if it stood alone, and adds "
        f"{found['adds_a_week']:g} alerts a week to the others. It spoke before {found['harm_seen']} of "
        f"{found['harm_planted']} planted harms{lead}, and in {found['busy_but_safe_alerted']} of "
        f"{found['busy_but_safe']} families that are busy but safe. {measured['city']}\n\n"
        "Would have alerted is not would have prevented."
    )


def _value(row: Row) -> str:
    return ", ".join(row.value) if isinstance(row.value, tuple) else str(row.value)


def _bounds(row: Row) -> str:
    return f"{row.at_least} to {row.at_most}" if isinstance(row.value, int) else "any"


class Spec:
    """A spec page: the family it draws, and the claims that its tests make."""

    def __init__(self, path: Path) -> None:
        self.body = ast.parse(path.read_text(encoding="utf-8")).body

    def told(self) -> str:
        """The drawn family with its records, then each claim as a sentence."""
        drawn = "\n\n".join(self._drawn())
        claims = "\n".join(f"- {claim}" for claim in self._claims())
        return (
            f"A family as the spec draws it:\n\n```\n{drawn}\n```\n\nWhat the spec holds it to:\n\n{claims}"
        )

    def _drawn(self) -> Iterable[str]:
        for statement in self.body:
            value = getattr(statement, "value", None)
            if (
                isinstance(statement, ast.Assign)
                and isinstance(value, ast.Constant)
                and "-+-" in str(value.value)
            ):
                yield textwrap.dedent(str(value.value)).strip("\n")

    def _claims(self) -> Iterable[str]:
        for statement in self.body:
            if isinstance(statement, ast.FunctionDef) and statement.name.startswith("test_"):
                words = statement.name.removeprefix("test_").replace("_", " ")
                yield _dated(words[:1].upper() + words[1:] + ".")


def _dated(claim: str) -> str:
    # A test's name has no capitals, but "29 february" in a claim is a day.
    months = "|".join(calendar.month_name[1:])
    return re.sub(rf"\d+ (?:{months})\b", lambda day: day.group().title(), claim, flags=re.IGNORECASE)
