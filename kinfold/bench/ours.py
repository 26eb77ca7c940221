"""Runs our own matching over a register as `kinfold link` would, each step timed, and keeps what it found."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather as feather

from kinfold.matching.describe import Description
from kinfold.matching.engines.duck import Duck
from kinfold.matching.engines.table import write_features
from kinfold.matching.model import STOPS, standing_model

from .stopwatch import Stopwatch, forget_peak, peak_megabytes, peak_of_helpers_megabytes

PEOPLE, PAIRS, CANDIDATES = "ours-people.arrow", "ours-pairs.arrow", "ours-candidates.arrow"
# Pairs below this are not kept: no threshold anybody would use lies under it.
LEAST = -6.0


def run(descriptions: Sequence[Description], folder: Path, *, workers: int) -> dict[str, Any]:
    """Link a register, leave its people and pairs in the folder, and give times, memory and counts."""
    watch = Stopwatch()
    paths, _ = write_features(descriptions, folder, workers=workers, progress=watch.tell)
    watch.stop()
    reading = peak_megabytes() + peak_of_helpers_megabytes()
    forget_peak()
    engine = Duck(folder, standing_model(), threads=workers)
    watch.tell("loading")
    engine.load(paths)
    engine.score(watch.tell)
    engine.join("probable", watch.tell)
    watch.stop()
    scoring = peak_megabytes()
    _keep(engine, folder)
    return {
        "steps": watch.steps,
        "megabytes": {"reading names": reading, "loading to joining": scoring},
        "counts": dict(engine.counts),
        "features": [str(path) for path in paths],
    }


def _keep(engine: Duck, folder: Path) -> None:
    # Sorted here: a database that need not keep the order of what comes in gives it back in any order too.
    people: pa.Table = engine.db.execute("SELECT n, person FROM person").to_arrow_table()
    apart = f"(s.stops = {STOPS.index('apart')} AND NOT s.identified)"
    pairs = engine.db.execute(
        f"""SELECT s.a, s.b, s.weight / 100.0 AS weight, coalesce(o.outcome, 'new') AS outcome, {apart} AS apart,
          s.stops AS stops, s.identified AS identified
        FROM scored s LEFT JOIN outcome o ON s.a = o.a AND s.b = o.b
        WHERE s.weight >= {round(LEAST * 100)} OR o.outcome = 'ambiguous'"""  # noqa: S608
    ).to_arrow_table()
    write(people.sort_by("n"), folder / PEOPLE)
    write(pairs, folder / PAIRS)
    write(engine.db.execute("SELECT a, b FROM scored").to_arrow_table(), folder / CANDIDATES)


def write(table: pa.Table, path: Path) -> None:
    """Keep a table for whoever started this process."""
    feather.write_feather(table, str(path), compression="uncompressed")
