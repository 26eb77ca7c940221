"""Families of a caseload that names none: everybody joined by any link there ever was is one family."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from kinfold.caseload import COLUMNS, Writer
from kinfold.sweep.blocks import FAMILY, NAMES
from kinfold.sweep.prefilter.columns import Numbers, one_array, places_in, plain_words, unrolled

WITH_FAMILIES = "caseload"
ROLES = ("about", "named", "seen", "looked_at", "assessed", "victim", "suspect")


def with_families(folder: Path, out: Path) -> Path:
    """Give a caseload whose files name families: the one given, or a copy in `out` for which they are worked out.

    The copy is made in memory, so a caseload without families has to fit there.
    """
    files = [folder / f"{name}.parquet" for name in NAMES]
    if all(FAMILY in pq.read_schema(path).names for path in files):
        return folder
    named = _named(*(pq.read_table(path) for path in files))
    with Writer(out / WITH_FAMILIES) as writer:
        writer.write(**{name: _in_form(name, table) for name, table in zip(NAMES, named, strict=True)})
    return out / WITH_FAMILIES


def _in_form(name: str, table: pa.Table) -> pa.Table:
    return pa.table({field.name: table[field.name] for field in COLUMNS[name]}, schema=COLUMNS[name])


def joined(count: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Give for each of some people the first of all those whom links join them to, directly or through others.

    >>> joined(4, [(0, 2), (2, 3)])
    [0, 1, 0, 0]
    """
    first = list(range(count))

    def root(person: int) -> int:
        while first[person] != person:
            first[person] = person = first[first[person]]
        return person

    for a, b in pairs:
        one, other = sorted((root(a), root(b)))
        first[other] = one
    return [root(person) for person in range(count)]


def _named(people: pa.Table, ties: pa.Table, events: pa.Table) -> tuple[pa.Table, ...]:
    ids = pa.concat_arrays([plain_words(column) for column in (people["id"], ties["a"], ties["b"])]).unique()
    a, b = (places_in(ties[end], ids) for end in ("a", "b"))
    family = np.asarray(joined(len(ids), list(zip(a.tolist(), b.tolist(), strict=True))), dtype=np.int64)
    rows, standing = _families_of_events(events, ids, family)
    return (
        _sorted(people, family[places_in(people["id"], ids)]),
        _sorted(ties, family[a]),
        _sorted(events.take(pa.array(rows)), standing),
    )


def _families_of_events(events: pa.Table, ids: Any, family: Numbers) -> tuple[Numbers, Numbers]:
    """Give each record once for every family in which one of its people stands."""
    found = [_people(events, role, ids) for role in ROLES if role in events.schema.names]
    rows, people = (np.concatenate(side) for side in zip(*found, strict=True))
    listed = people >= 0
    pairs = np.unique(np.stack([rows[listed], family[people[listed]]]), axis=1)
    return pairs[0], pairs[1]


def _people(events: pa.Table, role: str, ids: Any) -> tuple[Numbers, Numbers]:
    rows, values = np.arange(len(events)), one_array(events[role])
    if pa.types.is_list(values.type):
        rows, values = unrolled(values, rows)
    return rows, places_in(values, ids)


def _sorted(table: pa.Table, family: Numbers) -> pa.Table:
    held = table.drop_columns([FAMILY]) if FAMILY in table.schema.names else table
    return held.add_column(0, FAMILY, pa.array(family)).take(pa.array(np.argsort(family, kind="stable")))
