"""Turns one extract and its mapping into comparable columns, one row a record; cleaned, never invented."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from .births import births
from .columns import clean, each_once, first_filled, joined, nothing
from .headings import key
from .mapping import Mapping
from .reading import Extract
from .trouble import counted, some

_SEXES = {
    **dict.fromkeys(("m", "male", "man", "boy", "1", "01"), "M"),
    **dict.fromkeys(("f", "female", "woman", "girl", "2", "02"), "F"),
}
_SEX_NOT_KNOWN = frozenset({
    "", "u", "unk", "unknown", "notknown", "notspecified", "notstated", "notrecorded", "indeterminate", "i", "x",
    "other", "o", "0", "9", "99", "00", "3", "neither", "nk", "unborn",
})  # fmt: skip


@dataclass(frozen=True)
class Values:
    """The records of one extract in columns that mean the same for all, and what should be known of them."""

    table: pa.Table
    not_read: pa.Table
    notes: tuple[str, ...]


def values(extract: Extract, mapping: Mapping, latest: date | None) -> Values:
    """Read every record of an extract by its mapping; what cannot be read is left out and listed."""
    text = _Texts(extract, mapping)
    born = births(extract, mapping, latest)
    sex = text.first("sex")
    source = text.first("source")
    source = pc.if_else(pc.equal(source, ""), extract.path.stem, source)
    ids = text.together("record_id", "-")
    if not mapping.of("record_id"):
        ids = pa.chunked_array([extract.rows.cast(pa.string())])
    table = pa.table(
        {
            "source": source,
            "record_id": ids,
            "name": text.together("name", " "),
            "forenames": joined([text.together("forename", " "), text.together("middle_names", " ")], " "),
            "surname": text.together("surname", " "),
            "born": born.days,
            "born_precision": born.precisions,
            "sex": each_once(sex, lambda said: _SEXES.get(key(said), ""), pa.string()),
            "address": text.together("address", ", "),
            "postcode": text.first("postcode"),
            "phone": _with_zero(text.first("telephone")),
            "nhs_number": text.first("nhs_number"),
            "upn": text.first("upn"),
            "local_id": _issued(text, source),
            "mother_name": text.together("mother_name", " "),
            "birth_order": each_once(text.first("birth_order"), _order, pa.int8()),
        }
    )
    return Values(
        table, _unread(extract, source, ids, born.not_read), (*born.notes, *_sex_notes(extract, sex))
    )


@dataclass(frozen=True)
class _Texts:
    extract: Extract
    mapping: Mapping

    def first(self, field: str) -> pa.ChunkedArray:
        columns = self._columns(field)
        return first_filled(columns) if columns else nothing(self.extract.table.num_rows)

    def together(self, field: str, between: str) -> pa.ChunkedArray:
        columns = self._columns(field)
        return joined(columns, between) if columns else nothing(self.extract.table.num_rows)

    def _columns(self, field: str) -> list[pa.ChunkedArray]:
        return [clean(self.extract.table[name]) for name in self.mapping.of(field)]


def _with_zero(phones: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give back the zero in front that a spreadsheet takes from a telephone number."""
    return pc.replace_substring_regex(phones, r"^([1237]\d{9})(\.0)?$", r"0\1")


def _issued(text: _Texts, source: pa.ChunkedArray) -> pa.ChunkedArray:
    """Put the issuer before an authority's own number, which is unique only there."""
    number, issuer = text.first("local_id"), text.first("authority")
    issuer = pc.if_else(pc.equal(issuer, ""), source, issuer)
    return pc.if_else(pc.equal(number, ""), "", pc.binary_join_element_wise(issuer, number, ":"))


def _order(said: str) -> int:
    return int(said) if said.isdecimal() and int(said) <= 9 else 0


def _unread(
    extract: Extract, source: pa.ChunkedArray, ids: pa.ChunkedArray, dates: pa.ChunkedArray
) -> pa.Table:
    table = pa.table({"source": source, "record_id": ids, "text": dates})
    return table.filter(pc.is_valid(table["text"]))


def _sex_notes(extract: Extract, sex: pa.ChunkedArray) -> tuple[str, ...]:
    known = _SEXES.keys() | _SEX_NOT_KNOWN
    strange = each_once(sex, lambda said: key(said) not in known, pa.bool_())
    number = pc.sum(strange).as_py() or 0
    if not number:
        return ()
    examples = [f"'{text}'" for text in pc.unique(sex.filter(strange)).to_pylist()]
    return (
        f"{counted(number, 'value')} for sex in {extract.name} could not be read and "
        f"{'is' if number == 1 else 'are'} treated as not known, such as {some(examples, 3)}.",
    )
