"""Turns columns of birth and due dates into days, and keeps account of what could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from .columns import clean, each_once, first_filled, nothing
from .dates import STAND_INS, Day, month_first, read_day, two_digits
from .headings import key
from .mapping import Mapping
from .reading import Extract
from .trouble import CannotLink, counted, some

_EXPECTED = frozenset({"expected", "edd", "due", "unborn", "estimateddelivery"})
_ROUGH = frozenset({
    "approximate", "approx", "estimated", "estimate", "est", "e", "a", "y", "yes", "true", "1", "month", "year",
})  # fmt: skip


@dataclass(frozen=True)
class Births:
    """Dates of birth with their precision, the rows whose date was not read, and what should be known."""

    days: pa.ChunkedArray
    precisions: pa.ChunkedArray
    not_read: pa.ChunkedArray
    notes: tuple[str, ...]


def latest_written(extracts: Iterable[tuple[Extract, Mapping]]) -> date | None:
    """Find the latest day written with a full year in any column of dates, used or not: nothing is later."""
    found: list[date] = []
    for extract, mapping in extracts:
        dated = {name for name in extract.columns if "date" in key(name)} | set(mapping.of("date_of_birth"))
        for name in dated - set(mapping.of("due_date")):
            days = (read_day(text) for text in _distinct(extract.table[name]))
            found += [day.day for day in days if day]
    return max(found, default=None)


def needs_a_century(extract: Extract, mapping: Mapping) -> list[str]:
    """List some dates of birth that write their year with two digits."""
    columns = mapping.of("date_of_birth")
    texts = (text for name in columns for text in _distinct(extract.table[name]))
    return [text for text in texts if two_digits(text)]


def births(extract: Extract, mapping: Mapping, latest: date | None) -> Births:
    """Read the dates of birth of an extract; where there is none, a due date stands in its place."""
    rows = extract.table.num_rows
    born = _text(extract, mapping.of("date_of_birth"), rows)
    due = _text(extract, mapping.of("due_date"), rows)
    rough = _text(extract, mapping.of("date_precision"), rows)
    days, precisions, wrong = _read(born, latest)
    _check_readable(extract, mapping, born, wrong)
    precisions = pc.if_else(_marked(rough, _ROUGH, days), "approximate", precisions)
    precisions = pc.if_else(_marked(rough, _EXPECTED, days), "expected", precisions)
    due_days, _, due_wrong = _read(due, _with_a_year_more(latest))
    stands_in = pc.and_(pc.is_null(days), pc.is_valid(due_days))
    notes = _notes(extract, mapping, born, wrong)
    return Births(
        pc.if_else(stands_in, due_days, days),
        pc.if_else(stands_in, "expected", precisions),
        pc.if_else(wrong, born, pc.if_else(due_wrong, due, pa.scalar(None, pa.string()))),
        notes,
    )


def _distinct(column: pa.ChunkedArray) -> list[str]:
    texts: list[str] = pc.unique(clean(column)).to_pylist()
    return texts


def _text(extract: Extract, columns: tuple[str, ...], rows: int) -> pa.ChunkedArray:
    if not columns:
        return nothing(rows)
    return first_filled([clean(extract.table[name]) for name in columns])


def _read(texts: pa.ChunkedArray, latest: date | None) -> tuple[pa.ChunkedArray, ...]:
    """Give the days, their precision, and where a text was no day."""

    def day(text: str) -> Day | None:
        found = read_day(text, latest) if text else None
        return None if found and found.day in STAND_INS else found

    days = each_once(texts, lambda text: found.day if (found := day(text)) else None, pa.date32())
    precisions = each_once(texts, lambda text: found.precision if (found := day(text)) else "", pa.string())
    return days, precisions, pc.and_(pc.is_null(days), pc.not_equal(texts, ""))


def _marked(rough: pa.ChunkedArray, words: frozenset[str], days: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.and_(each_once(rough, lambda text: key(text) in words, pa.bool_()), pc.is_valid(days))


def _with_a_year_more(latest: date | None) -> date | None:
    # A due date may lie a pregnancy beyond the latest day that anybody wrote.
    return date(latest.year + 1, 12, 31) if latest else None


def _check_readable(
    extract: Extract, mapping: Mapping, born: pa.ChunkedArray, wrong: pa.ChunkedArray
) -> None:
    unread, filled = pc.sum(wrong).as_py() or 0, pc.sum(pc.not_equal(born, "")).as_py() or 0
    if unread > 20 and unread * 2 > filled:
        column = mapping.of("date_of_birth")[0]
        raise CannotLink(
            f"Most dates of birth in the column '{column}' of {extract.name} cannot be read "
            f"({unread:,} of {filled:,}), such as {some(_examples(born, wrong), 3)}. Write them as 2015-06-08, "
            "08/06/2015 or 8 June 2015, or say in a map file (--map) which column holds them."
        )


def _notes(
    extract: Extract, mapping: Mapping, born: pa.ChunkedArray, wrong: pa.ChunkedArray
) -> tuple[str, ...]:
    unread = pc.sum(wrong).as_py() or 0
    if not unread:
        return ()
    column = mapping.of("date_of_birth")[0]
    said = [
        f"{counted(unread, 'date')} of birth in '{column}' of {extract.name} could not be read "
        f"and {'is' if unread == 1 else 'are'} treated as not known, such as {some(_examples(born, wrong), 3)}."
    ]
    american = [text for text in pc.unique(born.filter(wrong)).to_pylist() if month_first(text)]
    if american:
        said.append(
            f"Please check: '{column}' of {extract.name} has dates with the month first, such as {american[0]}. "
            "Kinfold reads the day first, so others of that column may have been misread."
        )
    return tuple(said)


def _examples(born: pa.ChunkedArray, wrong: pa.ChunkedArray) -> list[str]:
    return [f"'{text}'" for text in pc.unique(born.filter(wrong)).to_pylist()]
