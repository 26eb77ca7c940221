"""Excel and Parquet files: numbers and dates become what a person would have typed, and what is not read is said."""

from datetime import date, datetime, time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from kinfold.link.reading import read_extract
from kinfold.link.reading.excel_file import as_text
from kinfold.link.trouble import CannotLink


@pytest.fixture
def workbook(tmp_path):
    def write(*sheets, name="a.xlsx"):
        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets:
            page = book.create_sheet(title)
            for row in rows:
                page.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def parquet(tmp_path):
    def write(columns):
        pq.write_table(pa.table(columns), tmp_path / "a.parquet")
        return tmp_path / "a.parquet"

    return write


def test_the_cells_of_a_sheet_say_what_a_person_sees(workbook):
    cells = [
        datetime(2015, 6, 8),  # noqa: DTZ001  (a sheet knows no time zone)
        date(2015, 6, 9),
        9434765919,
        12.0,
        1.5,
        " Khan ",
        None,
        True,
        time(9),
        "#N/A",
    ]
    path = workbook(("Pupils", [[f"c{number}" for number in range(len(cells))], cells]))

    row = read_extract(path).table.to_pylist()[0]

    assert list(row.values()) == [
        "2015-06-08",
        "2015-06-09",
        "9434765919",
        "12",
        "1.5",
        "Khan",
        "",
        "True",
        "",
        "",
    ]


def test_the_first_sheet_is_read_unless_another_is_named_and_the_others_are_told(workbook):
    path = workbook(("Notes", [["id"], ["1"]]), ("Pupils", [["id"], ["2"]]))

    assert read_extract(path).table["id"].to_pylist() == ["1"]
    assert read_extract(path).notes == ("Sheets not read: Pupils. Choose one with --sheet.",)
    assert read_extract(path, "Pupils").table["id"].to_pylist() == ["2"]
    assert "sheet 'Pupils'" in read_extract(path, "Pupils").how


def test_empty_rows_are_passed_over_and_long_rows_kept_aside(workbook):
    path = workbook(
        ("a", [[None], ["id", "surname"], ["1", "Khan"], [None, None], ["2", "Smith", "extra"], ["3"]])
    )

    extract = read_extract(path)

    assert extract.table.to_pylist() == [{"id": "1", "surname": "Khan"}, {"id": "3", "surname": ""}]
    assert extract.rows.to_pylist() == [1, 3]
    assert [(row.line, row.reason) for row in extract.set_aside] == [
        (5, "3 values, but there are 2 headings")
    ]


@pytest.mark.parametrize(
    "sheets, sheet, said",
    [
        ([("a", [])], "", "a.xlsx is empty."),
        ([("a", [["id", "surname"]])], "", "has headings but no rows"),
        (
            [("a", [["id"]]), ("b", [["id"]])],
            "c",
            "a.xlsx has no sheet 'c'. Its sheets are: a, b. Name one with --sheet.",
        ),
    ],
)
def test_a_sheet_without_a_table_is_refused(workbook, sheets, sheet, said):
    path = workbook(*sheets)

    with pytest.raises(CannotLink) as refused:
        read_extract(path, sheet)

    assert said in str(refused.value)


def test_a_workbook_that_is_none_is_refused(written):
    with pytest.raises(CannotLink, match="cannot be opened as an Excel workbook"):
        read_extract(written("a.xlsx", "not a workbook"))


def test_the_columns_of_a_parquet_file_become_text(parquet):
    path = parquet(
        {
            "number": pa.array([9434765919.0, None]),
            "part": pa.array([1.5, 2.0]),
            "born": pa.array([date(2015, 6, 8), None]),
            "seen": pa.array([datetime(2015, 6, 8), datetime(2015, 6, 9)], pa.timestamp("ns")),  # noqa: DTZ001
            "sex": pa.array(["F", None]).dictionary_encode(),
            "count": pa.array([7, 8], pa.int8()),
        }
    )

    assert read_extract(path).table.to_pylist() == [
        {
            "number": "9434765919",
            "part": "1.5",
            "born": "2015-06-08",
            "seen": "2015-06-08 00:00:00",
            "sex": "F",
            "count": "7",
        },
        {"number": "", "part": "2", "born": "", "seen": "2015-06-09 00:00:00", "sex": "", "count": "8"},
    ]


def test_a_column_that_is_no_text_is_left_out_and_told(parquet):
    extract = read_extract(parquet({"id": ["1"], "aliases": [["a", "b"]]}))

    assert extract.columns == ["id"]
    assert extract.notes == ("The column 'aliases' of a.parquet holds lists or bytes and is left out.",)


def test_a_parquet_file_that_is_none_or_has_no_rows_is_refused(parquet, written):
    with pytest.raises(CannotLink, match="has headings but no rows"):
        read_extract(parquet({"id": pa.array([], pa.string())}))
    with pytest.raises(CannotLink, match="is not a Parquet file"):
        read_extract(written("b.parquet", "id\n1\n"))


def test_a_day_is_written_year_first_and_a_whole_number_without_its_point():
    assert as_text(date(2015, 6, 8)) == "2015-06-08"
    assert as_text(9434765919.0) == "9434765919"


def test_two_columns_of_one_heading_are_both_kept(tmp_path):
    pq.write_table(
        pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["tel", "tel"]), tmp_path / "a.parquet"
    )

    assert read_extract(tmp_path / "a.parquet").table.to_pylist() == [{"tel": "a", "tel (2)": "b"}]


def test_a_file_that_may_not_be_opened_is_refused(written, monkeypatch):
    def refused(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kinfold.link.reading.files.read_csv", refused)

    with pytest.raises(CannotLink, match="may not be opened"):
        read_extract(written("a.csv", "id\n1\n"))
