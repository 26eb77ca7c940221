"""No cell of a list that leaves can run, in CSV or in a spreadsheet, and what it said is still there."""

import csv
import unicodedata
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from frontdoor.disclosure.sheets import MARK, as_csv, as_xlsx, harmless

SIGNS = "=+-@\t\r\n\x00|%＝＋－＠﹣﹢﹦﹫−"
# Letters of every kind, and often one of those that make a cell run, with blanks before it or not.
CELLS = st.one_of(
    st.text(),
    st.builds(
        lambda before, sign, rest: before + sign + rest,
        st.text(" \t\n\r\u00a0\u3000\x00", max_size=3),
        st.sampled_from(SIGNS),
        st.text(max_size=20),
    ),
)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5)
HEADS = ["One", "Two", "Three"]


def runs(cell: str) -> bool:
    """Whether a program may take a cell for a formula: by its first letter, or by the first that is no blank."""
    first = unicodedata.normalize("NFKC", cell.lstrip(" \t\r\n\x00\u00a0\u3000")[:1])[:1]
    return bool(cell) and (cell[0] in SIGNS or (bool(first) and first in "=+-@|%−"))


def read_csv(whole: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(whole.decode("utf-8-sig"), newline=""), strict=True))


@settings(deadline=None)
@given(ROWS)
def test_promise_19_no_cell_of_a_csv_can_run_and_each_stands_where_it_was(rows):
    heads, *read = read_csv(as_csv(HEADS, rows))

    assert heads == HEADS
    assert [len(row) for row in read] == [3] * len(rows)
    assert not [cell for row in read for cell in row if runs(cell)]
    for mine, theirs in zip(rows, read, strict=True):
        assert [harmless(cell) for cell in mine] == theirs


@settings(deadline=None)
@given(ROWS)
def test_promise_19_no_cell_of_a_spreadsheet_is_a_formula_and_each_stands_where_it_was(rows):
    whole = as_xlsx(HEADS, rows)

    (sheet,) = load_workbook(BytesIO(whole)).worksheets
    read = [[cell for cell in row] for row in sheet.iter_rows(min_row=2, max_col=3)][: len(rows)]
    for mine, theirs in zip(rows, read, strict=True):
        assert [harmless(cell).replace("\r", "\n") for cell in mine] == [
            str(cell.value or "") for cell in theirs
        ]
        assert not [cell for cell in theirs if cell.data_type == "f" or runs(str(cell.value or ""))]
    names = ZipFile(BytesIO(whole)).namelist()
    assert not [name for name in names if "macro" in name.casefold() or "externalLink" in name]
    assert b"<f>" not in ZipFile(BytesIO(whole)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "−1",
        "|x",
        "\x00=1",
    ],
)
def test_promise_19_what_would_run_gets_an_apostrophe(cell):
    assert harmless(cell).startswith(MARK)


@pytest.mark.parametrize(
    "cell", ["Isla Merrin", "O'Neill", "3 March 2010", "Zoë", "", "01632 960 111", "#1", "a=b"]
)
def test_plain_words_leave_as_they_are(cell):
    assert harmless(cell) == cell


def test_what_a_cell_cannot_hold_is_left_out_and_a_cell_does_not_grow_past_what_programs_read():
    assert harmless("a\x00b\x1bc\ud800d") == "abcd"
    assert len(harmless("=" * 99_999)) <= 32_767
    assert harmless(None) == ""


def test_the_same_list_is_the_same_bytes():
    assert as_xlsx(HEADS, [["a", "b", "c"]]) == as_xlsx(HEADS, [["a", "b", "c"]])
