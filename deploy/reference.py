"""Writes docs/reference from the code (`python deploy/reference.py`), so that a page cannot say what the code does not.

A house test writes the same pages again and compares: a page that nobody renewed fails there.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import Field, fields
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deploy import alert_pages, security_pages, signal_pages
from frontdoor.access.roles import ROLES
from kinfold.matching.model import Theme, standing_model
from kinfold.records import Event
from kinfold.rulebook import RULEBOOK, Row

HERE = Path(__file__).resolve().parent.parent
HOME = HERE / "docs" / "reference"
CASES = HERE / "tests" / "cases" / "public.yaml"
WRITTEN = (
    "*Written from the code by `deploy/reference.py`. Change the code, then run that; do not edit this page.*"
)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Lay out a table; what would end a cell is escaped."""
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def value_of(row: Row) -> str:
    """Write a value as it is set."""
    return ", ".join(row.value) if isinstance(row.value, tuple) else str(row.value)


def bounds_of(row: Row) -> str:
    """Write what a value may be set to."""
    return f"{row.at_least} to {row.at_most}" if isinstance(row.value, int) else "any"


def kind_of(field: Field[object]) -> str:
    """Write what a field of a record holds, in words."""
    return {"str": "words", "int": "a number", "date": "a day", "tuple[str, ...]": "a list"}.get(
        getattr(field.type, "__name__", "") if isinstance(field.type, type) else str(field.type),
        "a day, or nothing",
    )


# --- The pages ----------------------------------------------------------------------------------------------


def rulebook() -> str:
    """Every row there has ever been, with its source."""
    opening = (
        "Every value that a signal or a clock reads. A row is never edited: a later one is added, so that a past\n"
        "case can be replayed under the rules of its day."
    )
    rows = (
        (
            f"`{row.name}`",
            row.since.isoformat(),
            value_of(row),
            row.unit,
            bounds_of(row),
            row.source,
            row.approved_by,
        )
        for row in sorted(RULEBOOK.rows, key=lambda row: (row.name, row.since))
    )
    heads = ("Name", "Since", "Value", "Unit", "May be", "Source", "Approved by")
    return "\n\n".join(["# Rulebook", WRITTEN, opening, table(heads, rows)])


def roles() -> str:
    """Who may do what."""
    about = ((role.title, f"`{role.key}`", role.description) for role in ROLES.values())
    asked = dict.fromkeys(each for role in ROLES.values() for each in sorted(role.permissions))
    may = (
        (permission, *("yes" if permission in role.permissions else "" for role in ROLES.values()))
        for permission in asked
    )
    opening = "A person has one role in one agency, between two dates. What a role carries is asked at every request."
    return "\n\n".join(
        [
            "# Roles",
            WRITTEN,
            opening,
            table(("Role", "In code", "What it is"), about),
            "## Who may do what",
            table(("Permission", *(role.title for role in ROLES.values())), may),
        ]
    )


def events() -> str:
    """The vocabulary of the ledger, as the case files give it, and the fields of an event."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    begin = next(place for place, line in enumerate(lines) if line.startswith("# kind "))
    end = next(place for place, line in enumerate(lines) if line.startswith("# concern values"))
    vocabulary = "\n".join(line.removeprefix("# ").rstrip() for line in lines[begin:end])
    held = table(("Field", "Holds"), ((f"`{each.name}`", kind_of(each)) for each in fields(Event)))
    return "\n\n".join(
        [
            "# Events",
            WRITTEN,
            " ".join((Event.__doc__ or "").split()),
            "Two times stand on everything: when it happened (`occurred`) and when the front door knew it (`recorded`).",
            "## Kinds",
            f"```\n{vocabulary}\n```",
            f"The same words serve [case files](../../{CASES.relative_to(HERE)}), imports and the live service.",
            "## Fields",
            held,
        ]
    )


def matching() -> str:
    """The matching model: its keys, every theme with its levels, and what the levels rest on."""
    model = standing_model()
    opening = (
        f"Version `{model.version}`. The sum of a pair begins at the prior, which falls by one for every doubling of "
        f"the register; each theme adds the bits of the first level that holds. From {model.thresholds.same:g} bits a "
        f"link needs nobody, unless something stops it or somebody else comes within {model.thresholds.margin:g} bits; "
        f"from {model.thresholds.probable:g} it is a question for a worker. One file holds all of it: "
        "[model.toml](../../kinfold/matching/model.toml). "
        "[How it was made, and where it fails](../explanation/matching.md)."
    )
    keys = (
        (f"`{rule.name}`", ", ".join(f"`{name}`" for name in rule.on), "search only" if rule.search else "")
        for rule in model.keys
    )
    return "\n\n".join(
        [
            "# Matching",
            WRITTEN,
            opening,
            "## Keys\n\nTwo descriptions that share all parts of a key are compared.",
            table(("Key", "On", ""), keys),
            *(theme_page(theme) for theme in model.themes),
        ]
    )


def theme_page(theme: Theme) -> str:
    """One theme with its levels, in the order in which they are tried."""
    levels = (
        (f"`{level.name}`", f"{level.bits:+g}" if level.bits else "0", level.says, level.stops)
        for level in theme.levels
    )
    return f"## {theme.name.replace('_', ' ').capitalize()}\n\n" + table(
        ("Level", "Bits", "What a worker reads", "Stops a link"), levels
    )


PAGES: dict[str, Callable[[], str]] = {
    **{name: partial(str, page) for name, page in signal_pages.pages(WRITTEN).items()},
    "rulebook.md": rulebook,
    "roles.md": roles,
    "events.md": events,
    "matching.md": matching,
    "alerts.md": lambda: alert_pages.alerts(WRITTEN, table),
    "asvs.md": partial(security_pages.asvs, WRITTEN),
    "promises.md": partial(security_pages.promised, WRITTEN),
}


def main() -> None:
    """Write every page anew."""
    HOME.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (HOME / name).parent.mkdir(exist_ok=True)
        (HOME / name).write_text(page() + "\n", encoding="utf-8")
        print(f"wrote docs/reference/{name}")


if __name__ == "__main__":
    main()
