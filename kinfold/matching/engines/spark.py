"""Weighs a register that one machine cannot hold: the model as SQL in Spark, in whatever cluster the session is.

The features are written once as Parquet; Spark files them under their keys, pairs them and weighs the pairs with
the very text that DuckDB runs. Persons are worked out from the weighed pairs as on one machine.
"""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import DataFrame, SparkSession

from kinfold.matching import sql
from kinfold.matching.model import Model

DRAWER_AT_MOST = 100


def session(master: str = "local-cluster[2,1,1024]", partitions: int = 4) -> SparkSession:
    """Start Spark; `master` names the cluster, such as local-cluster[2,1,1024]: two executors of one core, 1 GB each.

    Spark needs Java 17 or later. Times of day are read as UTC.
    """
    building = (
        SparkSession.builder.master(master)
        .appName("kinfold")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", partitions)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
    )
    return building.getOrCreate()


def write_parquet(paths: Sequence[Path], folder: Path) -> Path:
    """Write feature files of `table.write_features` as Parquet, a file each, where Spark's executors can read them."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, path in enumerate(paths):
        with pa.memory_map(str(path)) as source:
            pq.write_table(pa.ipc.open_file(source).read_all(), folder / f"part-{at:05}.parquet")
    return folder


def scored(spark: SparkSession, features: Path, model: Model, *, register_size: int) -> DataFrame:
    """Weigh every pair that shares a key: a, b, the level of each theme, weight in hundredths of bits, stops."""
    spark.read.parquet(str(features)).createOrReplaceTempView("features")
    spark.sql(sql.keys(model, sql.SPARK)).createOrReplaceTempView("keys")
    spark.sql(sql.pairs(DRAWER_AT_MOST)).createOrReplaceTempView("pairs")
    return spark.sql(sql.scored(model, sql.SPARK, register_size=register_size))
