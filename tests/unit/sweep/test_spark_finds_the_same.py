"""A sweep on Spark, with real executors, finds exactly what a sweep in this process finds."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
import pytest

from kinfold.rulebook import RULEBOOK
from kinfold.sweep.blocks import spans
from kinfold.sweep.run import sweep
from tests.unit.sweep.made_up import DAY, family, write

PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from kinfold.matching.engines.spark import session as started
from kinfold.sweep.engines.spark import swept

session = started("local-cluster[2,1,1024]")
swept(session, Path(sys.argv[1]), date.fromisoformat(sys.argv[2])).write.parquet(sys.argv[3])
assert session.sparkContext.master.startswith("local-cluster")
session.stop()
"""


def spark_is_here() -> bool:
    """Tell whether Spark and a Java for it are on this machine."""
    return bool(importlib.util.find_spec("pyspark") and shutil.which("java"))


@pytest.mark.skipif(not spark_is_here(), reason="NO SPARK: install Java 17, then `make test` fetches Spark")
def test_two_executors_find_what_one_process_finds(tmp_path: Path):
    chance = Random(11)
    made = [family(chance, f"-{number}") for number in range(60)]
    caseload = write(made, tmp_path / "caseload", group=60)
    here = pq.read_table(sweep(caseload, DAY, tmp_path / "here", rules=RULEBOOK.on(DAY)).findings).to_pylist()

    there = on_spark(caseload, tmp_path)

    assert len(spans(caseload)) > 2
    assert len(here) > 50
    assert in_order(there) == in_order(here)


def on_spark(caseload: Path, folder: Path) -> list[dict]:
    """Sweep in a process of its own, which starts the cluster and ends it."""
    out = folder / "there"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    env["PYSPARK_PYTHON"] = sys.executable  # the workers' Python needs what a sweep needs
    command = [sys.executable, "-c", PROGRAM, str(caseload), DAY.isoformat(), str(out)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, cwd=folder, timeout=600)
    assert done.returncode == 0, done.stderr[-3000:]
    return pq.read_table(out).to_pylist()


def in_order(rows: list[dict]) -> list[str]:
    return sorted(str(sorted(row.items())) for row in rows)
