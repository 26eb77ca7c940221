"""One engine in a process of its own, so that its memory is its own: `python -m kinfold.bench.child ours FOLDER 2`."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kinfold.matching.describe import Description
from kinfold.matching.engines.table import write_features

from . import ours, splinks
from .city import City

GIVEN, ASKED = "given.pickle", "asked"


def hand_over(town: City, folder: Path) -> None:
    """Leave descriptions and questions for the engines, without the truth."""
    (folder / ASKED).mkdir()
    _keep(folder / GIVEN, town.descriptions)
    _keep(folder / ASKED / GIVEN, [question.description for question in town.questions])


def started(engine: str, folder: Path, *, workers: int) -> dict[str, Any]:
    """Run an engine over what was handed over, and give what it says of its times and memory."""
    command = [sys.executable, "-m", __name__, engine, str(folder), str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"{engine} came to no end:\n{done.stderr[-3000:]}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def main(engine: str, folder: Path, workers: int) -> dict[str, Any]:
    """Run one engine here: `ours` first, for Splink reads the columns that it leaves."""
    if engine == "ours":
        return ours.run(_kept(folder / GIVEN), folder, workers=workers)
    paths, _ = write_features(_kept(folder / ASKED / GIVEN), folder / ASKED)
    return splinks.run(sorted(folder.glob("features-*.arrow")), paths, folder, workers=workers)


def _keep(path: Path, descriptions: Sequence[Description]) -> None:
    with path.open("wb") as file:
        pickle.dump(list(descriptions), file, protocol=pickle.HIGHEST_PROTOCOL)


def _kept(path: Path) -> list[Description]:
    with path.open("rb") as file:
        found: list[Description] = pickle.load(file)  # noqa: S301  (kept by the process that started this one)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))) + "\n")
