"""Runs Splink over a register that was made comparable before, each step timed, and keeps what it found."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from kinfold.matching.engines.splink_baseline import Splink

from .ours import write
from .stopwatch import Stopwatch, peak_megabytes

PAIRS, ASKED, CANDIDATES = "splink-pairs.arrow", "splink-asked.arrow", "splink-candidates.arrow"
# The thresholds its clusters are tried at, in bits; the best of them is what is compared with.
GRID = (0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0, 20.0, 22.0, 24.0)
TIMED_AT = 6.0
ONE_BY_ONE = 20


def run(
    features: Sequence[Path],
    asked: Sequence[Path],
    folder: Path,
    *,
    workers: int,
    grid: Sequence[float] = GRID,
) -> dict[str, Any]:
    """Train, predict and cluster, leave pairs and clusters in the folder, and give times and memory."""
    watch = Stopwatch()
    engine = Splink(folder, threads=workers)
    watch.tell("loading")
    engine.load(features)
    engine.train(watch.tell)
    engine.predict(watch.tell)
    timed = engine.clusters(TIMED_AT, watch.tell)
    watch.stop()
    peak = peak_megabytes()
    write(timed, clusters_at(folder, TIMED_AT))
    for threshold in grid:
        if threshold != TIMED_AT:
            write(engine.clusters(threshold), clusters_at(folder, threshold))
    write(engine.pairs(), folder / PAIRS)
    write(engine.candidates(), folder / CANDIDATES)
    return {
        "steps": watch.steps,
        "megabytes": {"loading to joining": peak},
        "grid": list(grid),
        "latency": _ask(engine, asked, folder) if asked else {},
    }


def clusters_at(folder: Path, threshold: float) -> Path:
    """Give where the clusters of one threshold are kept."""
    return folder / f"splink-clusters-{threshold:g}.arrow"


def _ask(engine: Splink, asked: Sequence[Path], folder: Path) -> dict[str, float]:
    """Match new descriptions, all at once for what it decides, and some one by one for how long one takes."""
    engine.take_new(asked)
    write(engine.matched(), folder / ASKED)
    took = []
    for which in range(ONE_BY_ONE):
        began = perf_counter()
        engine.matched(which)
        took.append((perf_counter() - began) * 1000)
    return {"p50": round(median(took), 1), "p95": round(sorted(took)[int(len(took) * 0.95) - 1], 1)}
