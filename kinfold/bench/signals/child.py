"""One measurement in a process of its own, so that its memory is its own: `python -m kinfold.bench.signals.child`."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from kinfold.bench.stopwatch import peak_megabytes, peak_of_helpers_megabytes
from kinfold.caseload import families
from kinfold.records import Ledger
from kinfold.replay import replay
from kinfold.rulebook import RULEBOOK
from kinfold.sweep.blocks import Span, spans
from kinfold.sweep.run import sweep

Figures = dict[str, Any]


def started(what: str, folder: Path, day: date, processes: int) -> Figures:
    """Run one measurement, and give its figures and the most memory that any of its processes held."""
    command = [sys.executable, "-m", __name__, what, str(folder), day.isoformat(), str(processes)]
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"Measuring {what} came to no end:\n{done.stderr[-3000:]}")
    answer: Figures = json.loads(done.stdout.splitlines()[-1])
    return answer


def swept(folder: Path, day: date, processes: int) -> Figures:
    """Sweep a caseload into a folder that is thrown away."""
    with TemporaryDirectory(prefix="kinfold-sweep-") as out:
        began = perf_counter()
        report = sweep(folder, day, Path(out), processes=processes).report
        seconds = perf_counter() - began
    return {"seconds": seconds, "asked": report["asked"], "findings": sum(report["findings"].values())}


def twins(folder: Path, day: date, processes: int) -> Figures:
    """Let DuckDB work out the networks, then S01 and S05."""
    from kinfold.sweep.engines.twins import Twins  # here: DuckDB may not be installed

    began = perf_counter()
    both = Twins(folder, day, RULEBOOK.on(day), threads=processes)
    figures: Figures = {"networks": perf_counter() - began}
    for signal in ("S01", "S05"):
        since = perf_counter()
        figures[f"{signal}_answers"] = both.count(signal)
        figures[signal] = perf_counter() - since
    both.close()
    return {**figures, "seconds": perf_counter() - began}


def replayed(folder: Path, day: date, processes: int) -> Figures:
    """Replay every family of a caseload from its first record to a day, seen from whoever in it was born last."""
    began = perf_counter()
    jobs = [(folder, span, day) for span in spans(folder)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(_replayed, *zip(*jobs, strict=True)))
    count, edges, looks = (sum(figures) for figures in zip(*done, strict=True))
    return {"seconds": perf_counter() - began, "families": count, "edges": edges, "looks": looks}


def _replayed(folder: Path, span: Span, day: date) -> tuple[int, int, int]:
    count = edges = looks = 0
    rules = RULEBOOK.on(day)
    for _, ledger in families(folder, span.first, span.last):
        told = replay(ledger, youngest(ledger), rules, until=day)
        count, edges, looks = count + 1, edges + len(told.edges), looks + len(told.looked_on)
    return count, edges, looks


def youngest(ledger: Ledger) -> str:
    """Give whoever of a family was born last, or is still to be born."""
    return max(ledger.people, key=lambda person: person.born or date.min).id


MEASURES: Mapping[str, Callable[[Path, date, int], Figures]] = {
    "sweep": swept,
    "twins": twins,
    "replay": replayed,
}


def main(what: str, folder: str, day: str, processes: str) -> Figures:
    """Measure one thing here."""
    figures = MEASURES[what](Path(folder), date.fromisoformat(day), int(processes))
    spent = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    figures["cpu"] = sum(each.ru_utime + each.ru_stime for each in spent)
    return {**figures, "megabytes": max(peak_megabytes(), peak_of_helpers_megabytes())}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:5])) + "\n")
