"""All records of all extracts in one table, each with a source and an id that no other has."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from .mapping import Mapping
from .reading import Extract
from .trouble import CannotLink, counted, some
from .values import Values


def check_ids(extract: Extract, mapping: Mapping, made: Values) -> None:
    """Refuse an extract in which a record has no id."""
    blank = extract.rows.filter(pc.equal(made.table["record_id"], "").combine_chunks()).to_pylist()
    if blank:
        raise CannotLink(
            f"{counted(len(blank), 'record')} of {extract.name} {'has' if len(blank) == 1 else 'have'} nothing in "
            f"'{mapping.of('record_id')[0]}', the column of record ids (row {some(blank)}). Fill it, or number the "
            'rows instead by writing record_id = "" in a map file (--map).'
        )


def all_records(made: Sequence[tuple[Extract, Mapping, Values]]) -> pa.Table:
    """Put all records into one table, and refuse ids that two records of one source share."""
    table = pa.concat_tables([values.table for _, _, values in made])
    counts = table.group_by(["source", "record_id"]).aggregate([([], "count_all")])
    twice = counts.filter(pc.greater(counts["count_all"], 1)).sort_by(
        [("source", "ascending"), ("record_id", "ascending")]
    )
    if twice.num_rows:
        _refuse(twice, made)
    return table


def _refuse(twice: pa.Table, made: Sequence[tuple[Extract, Mapping, Values]]) -> None:
    first = twice.slice(0, 5).to_pylist()
    source = first[0]["source"]
    files = [
        extract.name
        for extract, _, values in made
        if pc.any(pc.equal(values.table["source"], source)).as_py()
    ]
    ids = [row["record_id"] for row in first if row["source"] == source]
    held = f"{files[0]}" if len(files) == 1 else f"source '{source}' ({some(files)})"
    raise CannotLink(
        f"{counted(twice.num_rows, 'record id')} {'is' if twice.num_rows == 1 else 'are'} used more than once in one "
        f"source; in {held}: {', '.join(ids)}. Each record needs an id of its own. If the column numbers people or "
        'families rather than records, number the rows instead by writing record_id = "" in a map file (--map); if two '
        "files share a source, give each its own."
    )
