"""Reads an impact report that was handed in, and says whether it is about the value that is proposed."""

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any

from kinfold.rulebook import Rules


class NotThisReport(Exception):
    """Refused: the file is no impact report, or reports on something else. The sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of a report: what values were tried, and what they would cost and catch."""

    values: str
    alerts_a_week: float
    harm_seen: str
    lead_days: str
    busy_but_safe: str
    present: bool
    proposed: bool


@dataclass(frozen=True, slots=True)
class Report:
    """An impact report as far as it is read here: the city, the rules it was measured against, and what was tried."""

    city: str
    rules: str
    tried: tuple[dict[str, Any], ...]


NUMBERS = ("alerts_a_week", "harm_seen", "harm_planted", "busy_but_safe_alerted", "busy_but_safe")


def read(text: str) -> Report:
    """Take the text of `impact.json`. Raises NotThisReport where it is something else."""
    try:
        found = json.loads(text)
        report = Report(found["city"], found["rules"], tuple(found["tried"]))
        whole = all(map(_is_text, (report.city, report.rules))) and all(map(_is_line, report.tried))
    except (ValueError, KeyError, TypeError, RecursionError):
        whole = False
    if not whole:
        raise NotThisReport(
            "This is no impact report. Run `kinfold impact` with --out, and attach the impact.json it writes."
        )
    return report


def _is_line(tried: dict[str, Any]) -> bool:
    values, lead = tried["values"], tried["lead_days"]
    named = isinstance(values, dict) and all(
        _is_text(name) and type(held) is int for name, held in values.items()
    )
    counted = all(type(tried[name]) in (int, float) and isfinite(tried[name]) for name in NUMBERS)
    return named and counted and (lead is None or type(lead) is int) and type(tried["present"]) is bool


def _is_text(said: object) -> bool:
    # A lone half of a character can be written in JSON, and on no page.
    return isinstance(said, str) and said.isprintable()


def check(report: Report, *, name: str, value: int, rules: Rules) -> None:
    """Refuse a report that did not try this value by itself, or was measured against other rules."""
    if report.rules != rules.version:
        raise NotThisReport(
            f"This report was measured against other rules ({report.rules}) than those in force "
            f"({rules.version}). Run `kinfold impact` again."
        )
    if not any(_is_alone(tried["values"], name, value, rules) for tried in report.tried):
        short = name.split(".")[1].replace("_", "-")
        raise NotThisReport(
            f"This report did not try {name} = {value} with everything else as it is. Run: kinfold impact "
            f"{name.split('.')[0]} --{short} {value} --out impact"
        )


def costs(report: Report, *, name: str, value: int) -> list[Cost]:
    """The lines of a report, in its order."""
    return [
        Cost(
            values=", ".join(f"{each} = {held}" for each, held in tried["values"].items()),
            alerts_a_week=tried["alerts_a_week"],
            harm_seen=f"{tried['harm_seen']} of {tried['harm_planted']}",
            lead_days="none" if tried["lead_days"] is None else str(tried["lead_days"]),
            busy_but_safe=f"{tried['busy_but_safe_alerted']} of {tried['busy_but_safe']}",
            present=tried["present"],
            proposed=tried["values"].get(name) == value,
        )
        for tried in report.tried
    ]


def _is_alone(values: dict[str, int], name: str, value: int, rules: Rules) -> bool:
    others = {each: held for each, held in values.items() if each != name}
    return values.get(name) == value and all(
        each in rules.rows and rules.row(each).value == held for each, held in others.items()
    )
