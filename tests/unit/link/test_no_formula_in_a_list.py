"""The list of what could not be read repeats cells of somebody's extract: no spreadsheet that opens it may run one."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kinfold.link.folder import BEGINS_A_FORMULA, NOT_READ, write_results

NOTHING = pa.table({})
cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def listed(text: str) -> str:
    """Give the cell that stands in the list for one that could not be read."""
    with TemporaryDirectory() as folder:
        write_results(
            Path(folder) / "linked", NOTHING, NOTHING, "", [("school.csv", 2, "7", "date", "why", text)]
        )
        with (Path(folder) / "linked" / NOT_READ).open(encoding="utf-8-sig", newline="") as file:
            *_, row = csv.reader(file)
    return row[-1]


@pytest.mark.parametrize("start", BEGINS_A_FORMULA)
def test_promise_19_a_cell_that_begins_a_formula_is_marked_as_text(start):
    assert listed(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@given(cells)
@example("=cmd|' /C calc'!A0")
@example("-2+3")
@example('"=1"')
def test_promise_19_no_cell_begins_a_formula_and_what_was_written_can_still_be_read(text):
    cell = listed(text)

    assert not cell.startswith(BEGINS_A_FORMULA)
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_an_everyday_value_stays_as_it_was():
    assert listed("31/02/2015") == "31/02/2015"
