"""Writes the page of figures, and its picture, from the newest measurement in the history."""

from pathlib import Path
from typing import Any

from . import history
from .chart import chart
from .telling import COST_HEADS, as_markdown, cost_lines, table

SERVICE = "one-description"
PAGE, PICTURE = (
    Path("docs/explanation/matching-figures.md"),
    Path("docs/explanation/pictures/matching-targets.svg"),
)


def write(root: Path = Path()) -> list[Path]:
    """Write page and picture from the newest measurement; refuses where there is none yet."""
    kept = history.read(root / history.FOLDER)
    if not kept:
        raise LookupError("Nothing was measured yet: run `kinfold bench matching --history` first.")
    (root / PICTURE).parent.mkdir(parents=True, exist_ok=True)
    (root / PICTURE).write_text(picture(kept[-1]), encoding="utf-8")
    (root / PAGE).write_text(page(kept, history.latest(root / history.FOLDER, SERVICE)), encoding="utf-8")
    return [root / PAGE, root / PICTURE]


def picture(kept: dict[str, Any]) -> str:
    """Draw the targets of one measurement."""
    return chart(history.rows_of(kept), f"Targets of matching, {kept['records']:,} records")


def page(kept: list[dict[str, Any]], service: dict[str, Any] | None = None) -> str:
    """Write the newest measurement as a page, and how the first figures came to be what they are."""
    newest = kept[-1]
    rows = history.rows_of(newest)
    held = [row for row in rows if row.target is not None]
    notes = [f"- {row.what}: {row.note}." for row in held if row.note]
    parts = [
        "# Figures of matching",
        "Written by `kinfold bench figures`; do not edit. What they mean, and where matching fails, is in "
        "[matching.md](matching.md).",
        f"Measured on commit `{newest['commit'] or 'unknown'}`, model `{newest['model']}`, {newest['machine']}. "
        f"{newest['data']}.",
        f"![Targets, Kinfold and Splink](pictures/{PICTURE.name})",
        "## Targets",
        as_markdown(held),
        "\n".join(notes),
        "## What is decided, and recall by what is wrong with a record",
        as_markdown(row for row in rows if row.target is None),
        "## Cost",
        table(COST_HEADS, cost_lines(history.costs_of(newest))),
        *_service(service),
        "## Measured before",
        table(("commit", "model", "records", "cluster F1", "recall at .999"), map(_line, kept)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _service(kept: dict[str, Any] | None) -> list[str]:
    """Write how long one description takes in the service, where that was measured."""
    if kept is None:
        return []
    said = (
        "In one transaction that is committed: candidates by their keys, all that is known of them weighed, each reason "
        f"as a sentence, and an audit entry. Measured on commit `{kept['commit'] or 'unknown'}`, {kept['machine']}, by "
        "`benchmarks/one_description.py`. Aimed at: p95 of 10 ms at a million people, at most twice that of 100,000; "
        "25 ms for making somebody known, un-linking them, and reading anew."
    )
    lines = [
        (
            each["database"],
            f"{each['people']:,}",
            f"{each['p50']:.1f} ms",
            f"{each['p95']:.1f} ms",
            f"{each['undo_p95']:.1f} ms",
        )
        for each in kept["figures"]
    ]
    heads = ("database", "people", "one description, p50", "p95", "insert, un-link, rebuild, p95")
    return ["## One description in the service", said, table(heads, lines)]


def _line(kept: dict[str, Any]) -> tuple[str, ...]:
    found = {row.key: row.ours for row in history.rows_of(kept)}
    return (
        kept["commit"] or "unknown",
        kept["model"],
        f"{kept['records']:,}",
        *(f"{found.get(key) or 0:.4f}" for key in ("cluster_f1", "recall_at_precision")),
    )
