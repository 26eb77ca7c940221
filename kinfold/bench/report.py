"""Measures what was asked for and says it: the table of targets, what is decided, recall by error, and cost."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import history
from .costs import batch_rows, costs
from .measured import Measured, measure
from .service import NEEDS_A_CHECKOUT, service_rows
from .targets import Row, rows
from .telling import as_text, costs_as_text

CHANGES_WITH_SIZE = ("cluster_f1", "unseen_twin", "unseen_namesake", "strangers_to_review")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to measure: the register whose table is printed, and other sizes for how cost grows."""

    records: int
    seed: int
    sizes: tuple[int, ...] = ()
    each: int = 500
    splink: bool = True
    service: bool = False
    history: bool = False
    workers: int = 1


def report(wanted: Wanted, *, say: Callable[[str], None], tell: Callable[[str], None]) -> None:
    """Measure, say what came of it, and keep it where that was asked for."""
    found = {size: _measured(wanted, size, tell) for size in sorted({wanted.records, *wanted.sizes})}
    main = found[wanted.records]
    others = [one for size, one in found.items() if size != wanted.records]
    table = [*rows(main), *(row for one in others for row in _by_size(one)), *batch_rows(found[max(found)])]
    table += service_rows(tell) if wanted.service else []
    spent = costs(found.values())
    say(f"Measured on {main.town.data}; {history.machine()}; commit {history.commit() or 'unknown'}.\n")
    say(as_text(row for row in table if row.target is not None) + "\n")
    if not wanted.service:
        say(f"One description in the service, with explanation and audit: {NEEDS_A_CHECKOUT}\n")
    say("What is decided, and recall by what is wrong with a record:")
    say(as_text(row for row in table if row.target is None) + "\n")
    say("Cost:\n" + costs_as_text(spent))
    if main.splink:
        say(
            f"Splink, one new description: {main.splink.run['latency']} ms; best threshold {main.splink.threshold:g}."
        )
    if wanted.history:
        kept = history.entry(main.town.data, table, spent, seed=wanted.seed, records=wanted.records)
        say(f"Kept in {history.keep(kept)}.")


def _measured(wanted: Wanted, size: int, tell: Callable[[str], None]) -> Measured:
    return measure(
        size, wanted.seed, splink=wanted.splink, workers=wanted.workers, tell=tell, each=wanted.each
    )


def _by_size(one: Measured) -> list[Row]:
    """Give what changes as a register grows: there are more people to mistake somebody for."""
    size = len(one.town.truth)
    return [
        replace(row, key=f"{row.key}_{size}", what=f"{row.what}, at {size:,} records")
        for row in rows(one)
        if row.key in CHANGES_WITH_SIZE
    ]
