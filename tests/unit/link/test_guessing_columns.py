"""What columns hold is guessed from their headings, in the spellings that agencies use, or said in a map file."""

from datetime import date

import pytest

from kinfold.link.headings import guess, spellings
from kinfold.link.map_file import read_map
from kinfold.link.mapping import FIELDS, map_columns
from kinfold.link.trouble import CannotLink

HEADINGS = [
    ("forename", "First Name", "given_name",
     "Forename(s)", "ChildForename", "PupilFirstName", "Child's forename", "Given Names"),
    ("middle_names", "Middle Name", "other_names", "MiddleNames", "Other forenames"),
    ("surname", "Surname", "Last name", "family_name", "PersonFamilyName", "ChildSurname", "FAMILY NAME"),
    ("name", "Name", "Full name", "fullname", "Person Name", "Child name"),
    ("date_of_birth", "DOB", "D.O.B.", "PersonBirthDate", "Date of Birth", "birth_date", "Child DOB", "Date Born"),
    ("due_date", "EDD", "Expected date of delivery", "ExpectedPersonBirthDate", "Due date"),
    ("date_precision", "DOB precision", "birth_date_precision", "DOB Estimated"),
    ("sex", "Sex", "Gender", "GenderCurrent", "sex_code", "PersonGenderCurrent"),
    ("address", "addr1", "address_line_1", "House number", "Street", "Town", "Address", "AddressLine3", "suburb"),
    ("postcode", "Post Code", "postcode", "PostCode", "Home postcode", "PCode"),
    ("telephone", "Tel", "mobile", "Telephone No.", "phone1", "Contact number"),
    ("nhs_number", "NHSNo", "nhs_number", "NHS Number", "NHS No."),
    ("upn", "UPN", "FormerUPN", "Unique Pupil Number"),
    ("local_id", "LAchildID", "LA Child ID"),
    ("authority", "LA", "LA code", "Local Authority"),
    ("mother_name", "mother name", "Mother's name", "Mother forename"),
    ("birth_order", "Birth order",),
    ("source", "source", "Agency", "Source system"),
    ("record_id", "id", "Record ID", "person ref", "rec_id", "PersonID", "Client ID", "URN", "Child ID"),
]  # fmt: skip


@pytest.mark.parametrize(
    "field, heading", [(field, heading) for field, *known in HEADINGS for heading in known]
)
def test_a_common_spelling_is_known(field, heading):
    assert guess([heading]) == {field: (heading,)}


@pytest.mark.parametrize(
    "heading", ["Shoe size", "Notes", "Mother DOB", "Father", "School", "Ethnicity", "Religion", ""]
)
def test_what_is_not_known_is_not_guessed(heading):
    assert guess([heading]) == {}


def test_no_spelling_stands_for_two_fields():
    known = [spelling for each in spellings().values() for spelling in each]

    assert len(known) == len(set(known))
    assert spellings().keys() == FIELDS.keys() | {"whole_address"}


def test_parts_of_an_address_stand_in_the_order_of_a_letter():
    columns = ["Town", "addr2", "Flat", "addr1", "addr10", "house number"]

    assert guess(columns)["address"] == ("Flat", "house number", "addr1", "addr2", "addr10", "Town")


def test_of_two_columns_for_one_thing_the_plainer_is_taken_and_the_other_told_as_unused():
    mapping = map_columns("a.csv", ["Former surname", "Surname", "Preferred name", "Forename"])

    assert (mapping.of("surname"), mapping.of("forename")) == (("Surname",), ("Forename",))
    assert mapping.unused == ("Former surname", "Preferred name")


def test_numbers_of_two_columns_are_both_used():
    assert map_columns("a.csv", ["FormerUPN", "UPN", "id"]).of("upn") == ("UPN", "FormerUPN")


@pytest.mark.parametrize(
    "columns, used",
    [
        (["Full name", "Forename", "Surname"], {"forename": ("Forename",), "surname": ("Surname",)}),
        (["Name", "Surname"], {"forename": ("Name",), "surname": ("Surname",)}),
        (["Full name", "Surname"], {"name": ("Full name",)}),
        (["Name", "Known as"], {"name": ("Name",)}),
        (["Name"], {"name": ("Name",)}),
    ],
)
def test_a_name_in_one_field_is_used_where_its_parts_are_not_apart(columns, used):
    assert map_columns("a.csv", columns).columns == used


def test_an_address_in_one_field_is_used_where_there_are_no_lines_of_it():
    assert map_columns("a.csv", ["Name", "Full address"]).of("address") == ("Full address",)
    assert map_columns("a.csv", ["Name", "Full address", "addr1"]).of("address") == ("addr1",)


def test_without_a_name_or_a_number_the_columns_there_are_listed():
    with pytest.raises(CannotLink) as refused:
        map_columns("a.csv", ["Kayla", "Merrin", "2010-05-03"])

    assert "No column of a.csv is known to hold a name or a number of a person." in str(refused.value)
    assert "Its columns are: Kayla, Merrin, 2010-05-03." in str(refused.value)
    assert 'forename = "its heading"' in str(refused.value)


def test_a_map_file_comes_before_a_guess_and_leaves_the_rest_to_be_guessed(written):
    said = read_map(
        written("map.toml", 'forename = "Known by"\naddress = ["Road", "Place"]\nsex = ""\n'), ["a.csv"]
    )

    mapping = map_columns(
        "a.csv", ["Forename", "Known by", "Surname", "Place", "Road", "Sex"], said.of("a.csv")
    )

    assert mapping.columns == {
        "forename": ("Known by",),
        "surname": ("Surname",),
        "address": ("Road", "Place"),
    }
    assert mapping.unused == ("Forename", "Sex")
    assert mapping.said == {"forename", "address", "sex"}


def test_a_whole_name_in_a_map_file_stands_in_place_of_guessed_parts(written):
    columns = ["Who", "Forename", "Surname"]

    assert map_columns("a.csv", columns, {"name": ("Who",)}).columns == {"name": ("Who",)}
    assert "name" not in map_columns("a.csv", ["Name", *columns], {"surname": ("Surname",)}).columns


def test_each_file_may_have_a_section_of_its_own_by_its_name(written):
    text = 'Surname = "Last"\nlatest_date = 2016-03-31\n["a.csv"]\nDOB = "Born"\n[b]\nsurname = "Family"\n'

    said = read_map(written("map.toml", text), ["a.csv", "b.csv"])

    assert said.of("a.csv") == {"surname": ("Last",), "date_of_birth": ("Born",)}
    assert said.of("b.csv") == {"surname": ("Family",)}
    assert said.latest_date == date(2016, 3, 31)


@pytest.mark.parametrize(
    "text, said",
    [
        ("forename = Given", "The map file map.toml cannot be read"),
        (
            'forenam = "x"',
            "map.toml names a field 'forenam'. Did you mean 'forename'? The fields are: source, record_id,",
        ),
        ('shoe = "x"', "names a field 'shoe'. The fields are:"),
        ("forename = 3", 'In map.toml, write forename = "heading"'),
        ('latest_date = "soon"', "latest_date must be a day without quotation marks: 2016-03-31"),
        (
            '["c.csv"]\nname = "x"',
            "has a section ['c.csv'], but no file of that name was given. The files are: a.csv.",
        ),
    ],
)
def test_a_map_file_that_cannot_be_meant_is_refused(written, text, said):
    path = written("map.toml", text)

    with pytest.raises(CannotLink) as refused:
        read_map(path, ["a.csv"])

    assert said in str(refused.value)


def test_a_map_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CannotLink, match="cannot be opened"):
        read_map(tmp_path / "none.toml", ["a.csv"])


def test_a_column_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(CannotLink) as refused:
        map_columns("a.csv", ["Forename", "Surname"], {"surname": ("Last",)})

    assert "a.csv has no column 'Last', which the map file names. Its columns are: Forename, Surname." in str(
        refused.value
    )
    assert '["a.csv"]' in str(refused.value)
