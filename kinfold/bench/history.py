"""Keeps every figure with the commit, machine and data it was measured on, so that none stands without its proof."""

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kinfold.matching.model import standing_model

from .costs import Cost
from .targets import Row

FOLDER = Path("benchmarks/history")


def commit() -> str:
    """Name the commit measured on, and say so where `kinfold` differs from it; empty outside a checkout."""
    try:
        head = _git("rev-parse", "--short=12", "HEAD")
        return f"{head} with changes" if _git("status", "--porcelain", "--", "kinfold") else head
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=True)  # noqa: S603, S607
    return done.stdout.strip()


def machine() -> str:
    """Say in a line what this was measured on."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def entry(
    data: str, rows: Iterable[Row], costs: Iterable[Cost], *, seed: int, records: int
) -> dict[str, Any]:
    """Put one measurement together as it is kept."""
    return {
        "commit": commit(),
        "machine": machine(),
        "model": standing_model().version,
        "data": data,
        "seed": seed,
        "records": records,
        "rows": [row.kept() for row in rows],
        "costs": [asdict(cost) for cost in costs],
    }


def keep(kept: dict[str, Any], folder: Path = FOLDER) -> Path:
    """Write a measurement into the history; the next number is the next file, and none is written over."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"matching-{len(_files(folder)) + 1:03}.json"
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def read(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Give every measurement kept, oldest first."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in _files(folder)]


def latest(folder: Path, name: str) -> dict[str, Any] | None:
    """Give the newest measurement that another program kept under a name, or nothing."""
    kept = sorted(folder.glob(f"{name}-*.json"))
    return json.loads(kept[-1].read_text(encoding="utf-8")) if kept else None


def rows_of(kept: dict[str, Any]) -> list[Row]:
    """Read the rows of a kept measurement back."""
    fields = Row.__dataclass_fields__
    return [Row(**{name: row[name] for name in fields if name in row}) for row in kept["rows"]]


def costs_of(kept: dict[str, Any]) -> list[Cost]:
    """Read the costs of a kept measurement back."""
    return [Cost(**cost) for cost in kept["costs"]]


def _files(folder: Path) -> Sequence[Path]:
    return sorted(folder.glob("matching-*.json"))
