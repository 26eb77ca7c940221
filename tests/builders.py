"""Families drawn as tables of text, so that a test reads like the page it specifies."""

from datetime import date

from kinfold.finding import Finding
from kinfold.records import Event, Ledger, Person, Tie
from kinfold.rulebook import RULEBOOK, Rules
from kinfold.signals import SIGNALS
from kinfold.timeline import View

RULES = RULEBOOK.on(date(2015, 1, 1))


def table(text: str) -> list[dict[str, str]]:
    """Read a table drawn as text: headings, a rule, and a line for each row; empty cells are left out."""
    lines = [line for line in text.splitlines() if line.strip() and not set(line.strip()) <= set("-+")]
    if not lines:
        return []
    heads, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [{head: cell for head, cell in zip(heads, row, strict=True) if cell} for row in rows]


def family(people: str, ties: str = "", records: str = "") -> Ledger:
    """Build a ledger from three tables: people, ties (a | is | of | from | to) and records."""
    return Ledger.of(
        [_person(row) for row in table(people)],
        [_tie(row) for row in table(ties)],
        [_event(row, order) for order, row in enumerate(table(records))],
    )


def ask(signal: str, ledger: Ledger, root: str, day: str, rules: Rules = RULES) -> list[Finding]:
    """Ask one signal of one family as it was known at the end of a day."""
    asked = next(built for built in SIGNALS if built.code == signal)
    return asked.findings(View(ledger, date.fromisoformat(day), rules), root)


def who(findings: list[Finding]) -> list[str]:
    """List the people that findings are about."""
    return [finding.key[0] for finding in findings]


def _day(row: dict[str, str], key: str) -> date | None:
    return date.fromisoformat(row[key]) if key in row else None


def _needed(row: dict[str, str], key: str) -> date:
    return date.fromisoformat(row[key])


def _person(row: dict[str, str]) -> Person:
    return Person(
        row["id"], row.get("name", ""), _day(row, "born"), taken_as_child=row.get("described as") == "child"
    )


def _tie(row: dict[str, str]) -> Tie:
    return Tie(row["a"], row["of"], row["is"], _needed(row, "from"), _day(row, "to"), row.get("id", ""))


def _event(row: dict[str, str], order: int) -> Event:
    kind, _, subtype = row["what"].partition(" ")
    happened = _needed(row, "day")
    listed = ("about", "named", "seen", "looked_at", "assessed", "attended")
    people = {key: tuple(row.get(key, "").split()) for key in listed}
    return Event(
        id=row.get("id", f"r{order + 1}"),
        kind=kind,
        subtype=subtype,
        agency=row.get("from", "social_care").replace(" ", "_"),
        occurred=happened,
        recorded=_day(row, "recorded") or happened,
        withdrawn=_day(row, "withdrawn"),
        order=order,
        victim=row.get("victim", ""),
        suspect=row.get("suspect", ""),
        referral=row.get("referral", ""),
        concern=row.get("concern", ""),
        with_agencies=tuple(row.get("with", "").split()),
        **people,
    )
