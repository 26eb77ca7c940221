"""Sweeps a caseload that one machine would take too long for: Spark shares out the spans, each worker runs the same code.

Every worker reads its own families out of the Parquet files, so the caseload has to lie where all of them can read it,
and each needs Kinfold with what `pip install 'kinfold[sweep]'` brings (PYSPARK_PYTHON says which Python they run).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from kinfold import caseload
from kinfold.rulebook import RULEBOOK, Rules
from kinfold.sweep.blocks import spans
from kinfold.sweep.cutting import PEOPLE_AT_MOST
from kinfold.sweep.findings import SCHEMA, as_table
from kinfold.sweep.working import Task, sweep_block

SPARK_SCHEMA = (
    "family bigint, roots array<string>, signal string, key array<string>, headline string, reasons array<string>, "
    "sources array<array<string>>, left_out array<string>, cut boolean, as_known_at date, rules string"
)


def swept(
    spark: SparkSession,
    folder: Path,
    day: date,
    *,
    rules: Rules | None = None,
    prefilter: bool = True,
    people_at_most: int = PEOPLE_AT_MOST,
) -> DataFrame:
    """Give every finding of a caseload at the end of a day as a frame of Spark, in the columns of a sweep's Parquet."""
    task = Task(day, rules or RULEBOOK.on(day), prefilter, people_at_most)
    shared = [(each.first, each.last) for each in spans(folder)]

    def on_a_worker(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for first, last in zip(batch["first"].to_pylist(), batch["last"].to_pylist(), strict=True):
                yield from _findings(folder, first, last, task)

    frame = spark.createDataFrame(shared, "first bigint, last bigint").repartition(len(shared))
    return frame.mapInArrow(on_a_worker, SPARK_SCHEMA)


def _findings(folder: Path, first: int, last: int, task: Task) -> Iterator[pa.RecordBatch]:
    for block in caseload.blocks(folder, first, last):
        table = as_table(sweep_block(block, task).found, task.rules.version)
        yield from table.cast(SCHEMA).to_batches(max_chunksize=10_000)
