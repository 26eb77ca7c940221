"""Measures what the signals cost, says it as a table, and keeps it where that was asked for."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from kinfold.bench.history import FOLDER, commit, machine
from kinfold.bench.signals.child import Figures, started
from kinfold.bench.signals.families import DAY, EVENTS, PEOPLE, busy_family
from kinfold.bench.signals.towns import Town, town
from kinfold.records import Ledger
from kinfold.rulebook import RULEBOOK
from kinfold.signals import evaluate
from kinfold.timeline import View

Say = Callable[[str], None]
MILLION, SWEEP_SECONDS, SWEEP_MEGABYTES = 1_000_000, 120, 1000
BUSY_FAMILIES = 50
HEADS = ("", "time", "a family", "memory", "target", "")
WIDTHS = (48, 11, 12, 10, 20)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to measure: sizes of caseloads, of the replay, evaluations of one family, and with how many processes."""

    families: tuple[int, ...]
    replay: int = 0
    evaluations: int = 1000
    processes: int = 2
    twins: bool = True
    history: bool = False


@dataclass(frozen=True, slots=True)
class Cost:
    """What one measurement took: seconds, megabytes of its largest process, for so many families, and a remark."""

    what: str
    seconds: float
    families: int
    megabytes: int | None = None
    target: str = ""
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """Give the cells of the table as they are read."""
        each = self.seconds / self.families * 1e6
        time = f"{self.seconds * 1e3:.2f} ms" if self.seconds < 1 else f"{self.seconds:.1f} s"
        memory = f"{self.megabytes:,} MB" if self.megabytes is not None else ""
        return (self.what, time, f"{each:,.0f} µs", memory, self.target, self.note)


def report_signals(wanted: Wanted, *, say: Say, tell: Say) -> None:
    """Measure what was asked for, say what it cost, and keep it in the history where that is wanted."""
    tell("asking one family")
    costs, towns = _one_family(wanted.evaluations), []
    with TemporaryDirectory(prefix="kinfold-bench-") as name:
        for families in wanted.families:
            tell(f"{families:,} families: making them")
            towns.append(town(families, Path(name) / f"town-{families}"))
            costs += _town(towns[-1], wanted, tell)
        if wanted.replay:
            tell(f"{wanted.replay:,} families: replaying them")
            costs.append(_replay(town(wanted.replay, Path(name) / "replayed"), wanted.processes))
    data = [each.data for each in towns]
    say(f"{machine()}; {wanted.processes} processes; commit {commit() or 'unknown'}.")
    say("\n".join([*data, "", as_text(costs)]))
    if wanted.history:
        say(f"Kept in {keep(costs, data, wanted.processes, FOLDER)}.")


def _one_family(evaluations: int) -> list[Cost]:
    drawn, rules = [busy_family(seed) for seed in range(BUSY_FAMILIES)], RULEBOOK.on(DAY)
    took: list[float] = []
    for number in range(evaluations):
        held = drawn[number % BUSY_FAMILIES]
        began = perf_counter()
        evaluate(View(Ledger.of(held.people, held.ties, held.events), DAY, rules), "p0")
        took.append(perf_counter() - began)
    took.sort()
    what = f"All twenty of {PEOPLE} people, {EVENTS} events"
    shares = (("p50", 0.5), ("p95", 0.95))
    return [Cost(f"{what}: {name}", took[int(share * (len(took) - 1))], 1) for name, share in shares]


def _town(made: Town, wanted: Wanted, tell: Say) -> list[Cost]:
    tell(f"{made.families:,} families: sweeping them")
    ours = started("sweep", made.folder, made.day, wanted.processes)
    costs = [_sweep(made, ours)]
    if wanted.twins:
        tell(f"{made.families:,} families: the SQL twins")
        theirs = started("twins", made.folder, made.day, wanted.processes)
        ratio = ours["seconds"] / theirs["seconds"]
        note = f"networks {theirs['networks']:.1f} s, {theirs['cpu']:.1f} s of CPU; "
        note += f"all twenty swept in {ratio:.2f} times this"
        costs.append(
            Cost(
                f"S01 and S05 in SQL: {made.families:,} families",
                theirs["seconds"],
                made.families,
                theirs["megabytes"],
                note=note,
            )
        )
    return costs


def _sweep(made: Town, ours: Figures) -> Cost:
    large = made.families >= MILLION
    target = f"{SWEEP_SECONDS} s, {SWEEP_MEGABYTES:,} MB" if large else ""
    reached = ours["seconds"] <= SWEEP_SECONDS and ours["megabytes"] <= SWEEP_MEGABYTES
    verdict = ("reached; " if reached else "MISSED; ") if large else ""
    note = f"{verdict}{ours['asked']:,} asked, {ours['findings']:,} findings, {made.events:,} events, "
    note += f"{ours['cpu']:.1f} s of CPU"
    return Cost(
        f"Sweep: {made.families:,} families", ours["seconds"], made.families, ours["megabytes"], target, note
    )


def _replay(made: Town, processes: int) -> Cost:
    took = started("replay", made.folder, made.day, processes)
    note = f"{took['looks']:,} days looked at, {took['edges']:,} edges; {took['cpu']:.1f} s of CPU"
    return Cost(
        f"Full replay: {made.families:,} families",
        took["seconds"],
        made.families,
        took["megabytes"],
        note=note,
    )


def as_text(costs: Iterable[Cost]) -> str:
    """Write what the signals cost as a table for a terminal."""
    return "\n".join(_line(cells) for cells in (HEADS, *(cost.cells() for cost in costs)))


def _line(cells: Sequence[str]) -> str:
    numbers = (cell.rjust(width) for cell, width in zip(cells[1:5], WIDTHS[1:], strict=True))
    return (cells[0].ljust(WIDTHS[0]) + "".join(numbers) + f"   {cells[5]}").rstrip()


def keep(costs: Iterable[Cost], data: list[str], processes: int, folder: Path) -> Path:
    """Write what the signals cost into the history, under the next number; none is written over."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"signals-{len(list(folder.glob('signals-*.json'))) + 1:03}.json"
    kept: dict[str, Any] = {
        "commit": commit(),
        "machine": machine(),
        "processes": processes,
        "data": data,
        "costs": [{name: getattr(cost, name) for name in Cost.__dataclass_fields__} for cost in costs],
    }
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
