"""One whole measurement: the register, our own matching and Splink over it, and their answers to new descriptions."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow.feather as feather

from . import child, splinks
from .answers import our_answers, splinks_answers
from .city import City, city
from .desk import Desk
from .engine import Engine, our_engine, splinks_engine

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Measured:
    """What was measured on one register; `splink` is None where it was left out."""

    town: City
    ours: Engine
    splink: Engine | None


def measure(records: int, seed: int, *, splink: bool, workers: int, tell: Tell, each: int = 500) -> Measured:
    """Measure on a register of so many records."""
    tell(f"{records:,} records: making the register")
    town = city(records, seed, each=each)
    with tempfile.TemporaryDirectory(prefix="kinfold-bench-") as name:
        folder = Path(name)
        child.hand_over(town, folder)
        tell(f"{records:,} records: linking them")
        mine = our_engine(town, folder, child.started("ours", folder, workers=workers))
        tell(f"{records:,} records: asking {len(town.questions):,} questions")
        mine.answers = our_answers(Desk(town.descriptions, mine.people), town.questions)
        return Measured(town, mine, _splink(town, folder, workers, tell) if splink else None)


def _splink(town: City, folder: Path, workers: int, tell: Tell) -> Engine:
    tell(f"{len(town.truth):,} records: linking them with Splink")
    theirs = splinks_engine(town, folder, child.started("splink", folder, workers=workers))
    asked = feather.read_table(str(folder / splinks.ASKED))
    rows = zip(asked["a"].to_pylist(), asked["b"].to_pylist(), asked["weight"].to_pylist(), strict=True)
    theirs.answers = splinks_answers(list(rows), theirs.people, len(town.questions))
    return theirs
