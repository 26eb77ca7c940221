"""From the columns of an extract to what is compared: cleaned, never invented, and said where it could not be read."""

from datetime import date

import pytest

from kinfold.link.births import latest_written
from kinfold.link.described import Described
from kinfold.link.mapping import map_columns
from kinfold.link.reading import read_extract
from kinfold.link.records import all_records, check_ids
from kinfold.link.trouble import CannotLink
from kinfold.link.values import values
from kinfold.matching.describe import Description
from kinfold.matching.standardise import standardise


@pytest.fixture
def made(written):
    """Read one CSV into its values."""

    def make(text, said=None, name="a.csv", latest=None):
        extract = read_extract(written(name, text))
        mapping = map_columns(name, extract.columns, said)
        return extract, mapping, values(extract, mapping, latest or latest_written([(extract, mapping)]))

    return make


def described(made) -> list[Description]:
    return list(Described(made[2].table))


def test_a_whole_record_becomes_one_description(made):
    text = (
        "source,id,forename,middle name,surname,dob,sex,addr1,addr2,postcode,tel,mobile,nhs no,upn,former upn,"
        "LAchildID,LA,mother forename,mother surname,birth order\n"
        "Health,007, Ada ,May,O'Brien,08/06/2015,2,14 Elm Road,Birmingham,b296qx,,7700900123,9434765919,,"
        "B801200005001,4711,330,Jo,Merrin,2\n"
    )

    found = made(text)

    assert found[2].table.select(["source", "record_id"]).to_pylist() == [
        {"source": "Health", "record_id": "007"}
    ]
    assert described(found) == [
        Description(
            forenames="Ada May",
            surname="O'Brien",
            born=date(2015, 6, 8),
            born_precision="exact",
            sex="F",
            address="14 Elm Road, Birmingham",
            postcode="b296qx",
            phone="07700900123",
            nhs_number="9434765919",
            upn="B801200005001",
            local_id="330:4711",
            mother_name="Jo Merrin",
            birth_order=2,
        )
    ]


@pytest.mark.parametrize("nothing", ["NULL", "null", "N/A", "NaN", "#N/A", "None", "-", "  ", "\\N", "NaT"])
def test_what_a_program_writes_for_nothing_is_nothing(made, nothing):
    found = described(made(f"id,forename,surname,dob,nhs no\n1,{nothing},Khan,{nothing},{nothing}\n"))

    assert found == [Description(surname="Khan")]


@pytest.mark.parametrize("name", ["Nan", "Na", "Null", "Nana"])
def test_a_name_that_looks_like_nothing_stays_a_name(made, name):
    assert described(made(f"id,forename\n1,{name}\n"))[0].forenames == name


@pytest.mark.parametrize(
    "said, sex",
    [*[(word, "M") for word in ("M", "male", "1", "Boy")], *[(word, "F") for word in ("f", "FEMALE", "2", "girl")],
     *[(word, "") for word in ("9", "0", "U", "X", "not known", "Not specified", "", "indeterminate")]],
)  # fmt: skip
def test_sex_is_read_from_words_and_codes(made, said, sex):
    found = made(f"id,surname,gender\n1,Khan,{said}\n")

    assert described(found)[0].sex == sex
    assert found[2].notes == ()


def test_a_value_for_sex_that_nobody_knows_is_told(made):
    found = made("id,surname,sex\n1,Khan,Q7\n2,Smith,M\n")

    assert found[2].notes == (
        "1 value for sex in a.csv could not be read and is treated as not known, such as 'Q7'.",
    )


def test_a_date_that_cannot_be_read_leaves_the_rest_and_is_listed(made):
    found = made("id,surname,dob\n1,Khan,31/02/2015\n2,Smith,2015\n3,Jones,01/01/1900\n")

    assert [(one.born, one.born_precision) for one in described(found)] == [
        (None, ""),
        (date(2015, 1, 1), "approximate"),
        (None, ""),
    ]
    assert found[2].not_read.to_pylist() == [
        {"source": "a", "record_id": "1", "text": "31/02/2015"},
        {"source": "a", "record_id": "3", "text": "01/01/1900"},
    ]
    assert (
        "2 dates of birth in 'dob' of a.csv could not be read and are treated as not known"
        in found[2].notes[0]
    )


def test_dates_with_the_month_first_are_pointed_out(made):
    found = made("id,surname,dob\n1,Khan,06/25/2015\n2,Smith,01/02/2015\n")

    assert (
        "Please check: 'dob' of a.csv has dates with the month first, such as 06/25/2015."
        in found[2].notes[1]
    )


def test_a_column_that_is_not_of_dates_is_refused(made):
    rows = "".join(f"{number},Khan,green\n" for number in range(21))

    with pytest.raises(
        CannotLink, match=r"Most dates of birth in the column 'dob' of a.csv cannot be read \(21 of 21\)"
    ):
        made(f"id,surname,dob\n{rows}")


def test_a_due_date_stands_where_there_is_no_birth_and_precision_is_believed(made):
    text = (
        "id,surname,dob,edd,dob precision\n"
        "1,Khan,,01/09/2016,\n2,Khan,08/06/2015,01/06/2015,\n3,Khan,01/01/1980,,estimated\n4,Khan,01/09/2016,,due\n"
        "5,Khan,,not known,estimated\n"
    )

    found = described(made(text))

    assert [(one.born, one.born_precision) for one in found] == [
        (date(2016, 9, 1), "expected"),
        (date(2015, 6, 8), "exact"),
        (date(1980, 1, 1), "approximate"),
        (date(2016, 9, 1), "expected"),
        (None, ""),
    ]
    assert standardise(found[0]).unborn


def test_the_latest_day_is_looked_for_in_every_column_of_dates_but_due_dates(made):
    extract, mapping, _ = made("id,surname,dob,referral date,edd\n1,Khan,05/06/1980,01/02/2016,01/12/2016\n")

    assert latest_written([(extract, mapping)]) == date(2016, 2, 1)


def test_without_ids_rows_are_numbered_and_a_row_set_aside_keeps_its_number(made):
    found = made("forename,surname\nA,Khan\nB\nC,Smith\n")

    assert found[2].table["record_id"].to_pylist() == ["1", "3"]
    assert found[2].table["source"].to_pylist() == ["a", "a"]


def test_two_columns_may_make_one_id(made):
    found = made("household,person,surname\n7,1,Khan\n7,2,Khan\n", {"record_id": ("household", "person")})

    assert found[2].table["record_id"].to_pylist() == ["7-1", "7-2"]


def test_an_id_that_is_missing_is_refused_with_its_row(made):
    found = made("id,surname\n1,Khan\n,Smith\n,Jones\n")

    with pytest.raises(CannotLink) as refused:
        check_ids(*found)

    assert "2 records of a.csv have nothing in 'id', the column of record ids (row 2, 3)." in str(
        refused.value
    )
    assert 'record_id = ""' in str(refused.value)


def test_an_id_used_twice_is_refused_with_the_first_few(made):
    rows = "".join(f"{number},Khan\n" for number in [1, 2, 2, 3, 3, 4])
    found = made(f"id,surname\n{rows}")

    with pytest.raises(CannotLink) as refused:
        all_records([found])

    assert "2 record ids are used more than once in one source; in a.csv: 2, 3." in str(refused.value)
    assert 'record_id = ""' in str(refused.value)


def test_one_id_in_two_files_of_one_source_is_refused_and_both_are_named(made):
    first = made("source,id,surname\nHealth,1,Khan\n")
    second = made("source,id,surname\nHealth,1,Khan\n", name="b.csv")

    with pytest.raises(CannotLink, match=r"1 record id is used .* in source 'Health' \(a.csv, b.csv\): 1\."):
        all_records([first, second])


def test_descriptions_can_be_taken_one_by_one_in_runs_and_from_the_end(made):
    rows = "".join(f"{number},Name{number}\n" for number in range(5))
    many = Described(made(f"id,surname\n{rows}")[2].table)

    assert len(many) == 5
    assert many[3] == many[-2] == list(many)[3] == Description(surname="Name3")
    assert [one.surname for one in many[1:3]] == ["Name1", "Name2"]
    assert [one.surname for one in many[::2]] == ["Name0", "Name2", "Name4"]
    assert list(many[4:2]) == []
    with pytest.raises(IndexError):
        many[5]
