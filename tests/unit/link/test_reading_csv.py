"""CSV files as they are saved by all sorts of programs: every value is kept as text, and no row is lost."""

import pytest

from kinfold.link.reading import read_extract
from kinfold.link.trouble import CannotLink

ROWS = "Forename,Surname,NHS No\nZoë,O’Brien,0123456789\n"


@pytest.mark.parametrize(
    "encoding, said",
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_a_file_is_read_in_the_encoding_it_was_saved_in(written, encoding, said):
    extract = read_extract(written("a.csv", ROWS, encoding))

    assert extract.table.to_pylist() == [{"Forename": "Zoë", "Surname": "O’Brien", "NHS No": "0123456789"}]
    assert said in extract.how


@pytest.mark.parametrize(
    "delimiter, said", [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "upright bars")]
)
def test_what_stands_between_columns_is_found_out(written, delimiter, said):
    text = f'Name{delimiter}Address\n"Merrin, Kayla"{delimiter}"1 Elm Rd; B1|2"\n"Khan, Ali"{delimiter}x\n'

    extract = read_extract(written("a.csv", text))

    assert extract.table["Name"].to_pylist() == ["Merrin, Kayla", "Khan, Ali"]
    assert said in extract.how


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_any_program_ends_them(written, line_end):
    extract = read_extract(written("a.csv", f"id,surname{line_end}1,Khan{line_end}2,Merrin"))

    assert extract.table["surname"].to_pylist() == ["Khan", "Merrin"]


def test_a_quoted_value_may_hold_lines_and_quotation_marks(written):
    extract = read_extract(written("a.csv", 'id,address\n1,"Flat 2\n14 Elm Road"\n2,"The ""Old"" House"\n'))

    assert extract.table["address"].to_pylist() == ["Flat 2\n14 Elm Road", 'The "Old" House']


def test_rows_of_the_wrong_length_are_kept_aside_with_their_line_and_the_others_keep_their_numbers(written):
    text = 'id,surname\n1,Khan\n\n2,Smith,extra\n3,"Mer\nrin"\n4\n5,Jones\n'

    extract = read_extract(written("a.csv", text))

    assert extract.table["id"].to_pylist() == ["1", "3", "5"]
    assert extract.rows.to_pylist() == [1, 3, 5]
    assert [(row.line, row.reason, row.text) for row in extract.set_aside] == [
        (4, "3 values, but there are 2 headings", "2,Smith,extra"),
        (7, "1 value, but there are 2 headings", "4"),
    ]


def test_headings_that_are_empty_or_alike_can_still_be_told_apart(written):
    extract = read_extract(written("a.csv", "name,,name, name \na,b,c,d\n"))

    assert extract.columns == ["name", "column 2", "name (2)", "name (3)"]
    assert extract.table["name (2)"].to_pylist() == ["c"]


def test_a_thousand_rows_longer_than_the_sample_keep_their_leading_zeros(written):
    rows = "".join(f"{number:05},007{number}\n" for number in range(30_000))

    extract = read_extract(written("a.csv", f"id,nhs number\n{rows}"))

    assert extract.table.num_rows == 30_000
    assert extract.table["id"][7].as_py() == "00007"


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "a.csv is empty. Ask for the extract again, or leave it out."),
        ("\n\n", "a.csv is empty."),
        ("id,surname\n", "a.csv has headings but no rows under them."),
        (",,\n1,2,3\n", "a.csv has no headings in its first row."),
        (
            b"\x00\x00\x00\x81\x8d",
            "a.csv is not text that can be read: it is neither UTF-8, UTF-16 nor Windows-1252.",
        ),
        (
            b"PK\x03\x04\x00\x00\x81\x8d",
            "a.csv is not text but looks like an Excel workbook. Give it the ending .xlsx and try again.",
        ),
        (
            b"PAR1\x00\x00\x81\x8d",
            "a.csv is not text but looks like a Parquet file. Give it the ending .parquet",
        ),
        (
            'id,surname\n1,"Khan\n' + f"2,{'x' * 1000}\n" * 20_000,
            "Look for a quotation mark that is never closed",
        ),
        (
            b"id,name\n1,caf\xe9\x00\n",
            "is not text that can be read",
        ),
        (b"id,name\n1,\x81\x8d\n", "save it as 'CSV UTF-8', Parquet or Excel (.xlsx)."),
        (
            "Report of 1 May\nid,surname\n1,a\n2,b\n",
            "Most rows of a.csv do not fit its 1 heading: 3 of 3, the first in line 2",
        ),
        (
            'id,surname\n1,"Khan\n2,Smith\n3,Jones\n',
            "In a.csv the value under 'surname' that begins in line 2 has a quotation mark that is opened and "
            "not closed: it swallows 2 rows.",
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_sentence(written, text, said):
    path = written("a.csv", text)

    with pytest.raises(CannotLink) as refused:
        read_extract(path)

    assert said in str(refused.value)


def test_a_value_of_several_lines_that_look_like_rows_is_read_and_pointed_out(written):
    extract = read_extract(written("a.csv", 'id,address\n1,"Flat 2,\n14 Elm Road, Birmingham"\n2,x\n'))

    assert extract.table["address"].to_pylist() == ["Flat 2,\n14 Elm Road, Birmingham", "x"]
    assert extract.notes == (
        "Please check: in a.csv the value under 'address' that begins in line 2 holds 1 line that looks like a row. "
        "If a quotation mark is missing or too many, those rows were not read.",
    )


def test_a_file_of_one_column_is_read(written):
    assert read_extract(written("a.csv", 'name\n"Merrin\nKayla"\nKhan\n')).table.num_rows == 2
