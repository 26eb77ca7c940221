"""Writes the table of targets for a terminal and in Markdown: target, ours, Splink's, and what is missed."""

from collections.abc import Iterable, Sequence

from .costs import Cost
from .targets import MEGABYTES, MILLISECONDS, SECONDS, SHARE, Row

HEADS = ("", "target", "ours", "Splink", "ours to Splink", "")
WIDTHS = (78, 12, 10, 10, 16)


def figure(value: float | None, unit: str) -> str:
    """Write one figure as it is read; a share in thousandths, without its nought.

    >>> figure(0.98765, SHARE), figure(1.0, SHARE), figure(None, SHARE), figure(23.64, SECONDS)
    ('.9877', '1.0000', '-', '23.6 s')
    """
    if value is None:
        return "-"
    if unit == SHARE:
        written = f"{value:.4f}"
        return written.removeprefix("0") if value < 1 else written
    if unit in (SECONDS, MILLISECONDS):
        return f"{value:.1f} {unit}"
    return f"{value:,.0f} {unit}" if unit == MEGABYTES else f"{value:.2f}x"


def verdict(row: Row) -> str:
    """Say whether the target is reached, or by how much it is missed.

    >>> verdict(Row("f1", "F1", SHARE, 0.98, True, 0.97, None))
    'missed by .0100'
    """
    if row.missed_by is None:
        return "not measured" if row.target is not None else ""
    if row.missed_by:
        return f"missed by {figure(row.missed_by, row.unit)}"
    return (
        "reached"
        if row.is_certain
        else f"reached here, but too few to be sure: may be {figure(row.at_worst, SHARE)}"
    )


def against_splink(row: Row) -> str:
    """Compare with Splink: costs and rare wrongs as a ratio, shares as a difference.

    >>> against_splink(Row("f1", "F1", SHARE, 0.98, True, 0.97, 0.92))
    '+.0500'
    """
    if row.ours is None or row.splink is None:
        return "-"
    if row.unit == SHARE and row.at_least:
        difference = row.ours - row.splink
        return ("+" if difference >= 0 else "−") + figure(abs(difference), SHARE)
    return f"{row.ratio:.2f}x" if row.ratio is not None else "-"


def cells(row: Row) -> tuple[str, ...]:
    """Give the cells of one row as they are read."""
    sign = "≥ " if row.at_least else "≤ "
    target = "" if row.target is None else sign + figure(row.target, row.unit)
    what = row.what + (f" (of {row.of:,})" if row.of is not None else "")
    return (
        what,
        target,
        figure(row.ours, row.unit),
        figure(row.splink, row.unit),
        against_splink(row),
        verdict(row),
    )


def as_text(rows: Iterable[Row]) -> str:
    """Write rows as a table for a terminal."""
    lines = [HEADS, *map(cells, rows)]
    return "\n".join(
        line[0].ljust(WIDTHS[0])
        + "".join(cell.rjust(width) for cell, width in zip(line[1:5], WIDTHS[1:5], strict=True))
        + f"   {line[5]}".rstrip()
        for line in lines
    )


def as_markdown(rows: Iterable[Row]) -> str:
    """Write rows as a table for a page."""
    return table(("", "target", "ours", "Splink", "ours to Splink", ""), map(cells, rows))


def table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Write any table in Markdown; every column but the first is set to the right."""
    rule = ["---", *("---:" for _ in heads[1:])]
    return "\n".join("| " + " | ".join(line) + " |" for line in (heads, rule, *lines))


def cost_lines(costs: Sequence[Cost]) -> list[tuple[str, ...]]:
    """Give the lines of what linking costs at each size, with its growth against the size before."""
    before: dict[str, Cost] = {}
    lines: list[tuple[str, ...]] = []
    for cost in costs:
        last = before.get(cost.engine)
        grown = f"{cost.seconds / last.seconds:.1f}x for {cost.records / last.records:.0f}x" if last else ""
        steps = ", ".join(f"{step} {took:.1f}" for step, took in cost.steps.items())
        lines.append(
            (
                f"{cost.records:,}",
                cost.engine,
                f"{cost.pairs:,}",
                f"{cost.seconds:.1f} s",
                f"{cost.megabytes:,} MB",
                grown,
                steps,
            )
        )
        before[cost.engine] = cost
    return lines


COST_HEADS = ("records", "engine", "pairs", "time", "memory", "growth", "steps, in seconds")
COST_WIDTHS = (10, 8, 13, 10, 11, 16)


def costs_as_text(costs: Sequence[Cost]) -> str:
    """Write what linking costs at each size as a table for a terminal."""
    lines = [COST_HEADS, *cost_lines(costs)]
    return "\n".join(
        "".join(cell.rjust(width) for cell, width in zip(line[:6], COST_WIDTHS, strict=True))
        + f"   {line[6]}"
        for line in lines
    )
