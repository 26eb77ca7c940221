"""Findings as Parquet: one row each, with its reasons and the records they rest on."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kinfold.sweep.family import Found

_LIST = pa.list_(pa.string())
SCHEMA = pa.schema(
    [
        ("family", pa.int64()),
        ("roots", _LIST),
        ("signal", pa.string()),
        ("key", _LIST),
        ("headline", pa.string()),
        ("reasons", _LIST),
        ("sources", pa.list_(_LIST)),
        ("left_out", _LIST),
        ("cut", pa.bool_()),
        ("as_known_at", pa.date32()),
        ("rules", pa.string()),
    ]
)
_ABOUT = b"kinfold"


def as_table(found: Sequence[Found], rules: str) -> pa.Table:
    """Put findings into rows; `rules` is the version of the rulebook they were found under."""
    columns: dict[str, list[Any]] = {
        "family": [each.family for each in found],
        "roots": [each.roots for each in found],
        "signal": [each.finding.signal for each in found],
        "key": [each.finding.key for each in found],
        "headline": [each.finding.headline for each in found],
        "reasons": [[reason.said for reason in each.finding.reasons] for each in found],
        "sources": [[reason.sources for reason in each.finding.reasons] for each in found],
        "left_out": [each.finding.left_out for each in found],
        "cut": [each.cut for each in found],
        "as_known_at": [each.finding.as_known_at for each in found],
        "rules": [rules] * len(found),
    }
    return pa.table(columns, schema=SCHEMA)


def write_whole(table: pa.Table, path: Path, about: dict[str, Any]) -> None:
    """Write findings, and what is to be said about them, so that the file is either whole or not there."""
    unfinished = path.with_suffix(".unfinished")
    noted = {**(table.schema.metadata or {}), _ABOUT: json.dumps(about).encode()}
    pq.write_table(table.replace_schema_metadata(noted), unfinished, compression="zstd")
    os.replace(unfinished, path)


def about(path: Path) -> dict[str, Any]:
    """Read what was said about the findings of a file when it was written."""
    noted: dict[str, Any] = json.loads(pq.read_schema(path).metadata[_ABOUT])
    return noted
