"""What one machine cannot hold is weighed in Spark, with real executors, to the very same sums as in DuckDB."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from kinfold.matching.engines.duck import Duck
from kinfold.matching.engines.table import write_features
from kinfold.matching.model import standing_model
from tests.unit.matching.small_register import REGISTER


def spark_is_here() -> bool:
    """Tell whether Spark and a Java for it are on this machine."""
    return bool(importlib.util.find_spec("pyspark") and shutil.which("java"))


@pytest.mark.skipif(not spark_is_here(), reason="NO SPARK: install Java 17, then `make test` fetches Spark")
def test_two_executors_weigh_every_pair_as_duckdb_does(tmp_path: Path):
    paths, _ = write_features(REGISTER, tmp_path)
    engine = Duck(tmp_path, standing_model(), threads=1)
    engine.load(paths)
    engine.score()
    names = [theme.name for theme in standing_model().themes]
    columns = ["a", "b", *names, "weight", "stops", "related", "identified"]
    here = engine.db.execute(f"SELECT {', '.join(columns)} FROM scored").fetchall()

    there = in_spark(tmp_path, paths, columns)

    assert len(here) > 1_000
    assert sorted(there) == sorted(here)


def in_spark(folder: Path, paths: list[Path], columns: list[str]) -> list[tuple]:
    """Weigh the register in a process of its own, which starts the cluster and ends it."""
    from kinfold.matching.engines.spark import write_parquet  # imports Spark, which may not be here

    features, out = write_parquet(paths, folder / "features"), folder / "scored.parquet"
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kinfold.matching.engines import spark\n"
        "from kinfold.matching.model import standing_model\n"
        "session = spark.session('local-cluster[2,1,1024]')\n"
        "features, out, size = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])\n"
        "frame = spark.scored(session, features, standing_model(), register_size=size)\n"
        "assert session.sparkContext.master.startswith('local-cluster')\n"
        "frame.write.parquet(out)\n"
        "session.stop()\n"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    command = [sys.executable, "-c", program, str(features), str(out), str(len(REGISTER))]
    done = subprocess.run(command, env=env, capture_output=True, text=True, cwd=folder, timeout=600)
    assert done.returncode == 0, done.stderr[-3000:]
    return duckdb.sql(f"SELECT {', '.join(columns)} FROM read_parquet('{out}/*.parquet')").fetchall()
