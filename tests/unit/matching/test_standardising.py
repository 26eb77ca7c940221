"""Standardising: one person's descriptions come out alike, and a remark is never taken for a name."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.matching.describe import Description, Standard
from kinfold.matching.names import bases, canonical, is_common_forename
from kinfold.matching.numbers import phone, postcode, upn
from kinfold.matching.standardise import standardise

descriptions = st.builds(
    Description,
    name=st.one_of(st.text(max_size=30), st.sampled_from(["Baby Merrin", "Merrin, Kayla", "UB", "Mr X"])),
    forenames=st.text(max_size=12),
    surname=st.text(max_size=12),
    born=st.none() | st.dates(date(1920, 1, 1), date(2030, 1, 1)),
    born_precision=st.sampled_from(["", "exact", "approximate", "expected"]),
    sex=st.sampled_from(["", "M", "female", "U", "0"]),
    address=st.text(max_size=30),
    postcode=st.text(max_size=9),
    phone=st.text(max_size=14),
    nhs_number=st.text("0123456789 ", max_size=12),
    upn=st.text("AB0123456789", max_size=13),
    birth_order=st.integers(0, 3),
)


@given(descriptions)
def test_anything_a_sender_writes_is_read_and_survives_storage(description):
    made = standardise(description)

    assert Standard.from_dict(json.loads(json.dumps(made.to_dict()))) == made
    assert hash(made) == hash(standardise(description))


def test_a_stored_row_of_another_version_is_still_read():
    assert Standard.from_dict({"sex": "F", "a field of the future": 1}) == Standard(sex="F")


@pytest.mark.parametrize(
    "said, forenames, surnames",
    [
        ("Kayla Merrin", ["kayla"], ["merrin"]),
        ("Merrin, Kayla", ["kayla"], ["merrin"]),
        ("MERRIN Kayla", ["kayla"], ["merrin"]),
        ("Mrs Kayla Merrin", ["kayla"], ["merrin"]),
        ("Mr Merrin", [], ["merrin"]),
        ("Kayla", ["kayla"], []),
        ("Kayla Ashcombe nee Merrin", ["kayla"], ["ashcombe", "merrin"]),
        ("Mary-Jane Smith-Jones", ["mary", "jane"], ["smith", "jones"]),
        ("Zoë Łukasz", ["zoe"], ["lukasz"]),
        ("Sean O Neil", ["sean"], ["oneil"]),
        ("Sean O'Neil", ["sean"], ["oneil"]),
        ("Anna van der Berg", ["anna"], ["vanderberg"]),
        ("Ali Al Hassan", ["ali"], ["hassan"]),
        ("Fatima Khatun Ali", ["fatima"], ["ali"]),
        ("Baby Isla Merrin", ["isla"], ["merrin"]),
        ("Mac", ["mac"], []),
        ("Олена Шевченко", ["олена"], ["шевченко"]),
        ("", [], []),
    ],
)
def test_a_name_is_read_as_people_write_it(said, forenames, surnames):
    made = standardise(Description(name=said))

    assert (list(made.forenames), list(made.surnames)) == (forenames, surnames)


@pytest.mark.parametrize(
    "said, surnames, placeholder",
    [
        ("Baby Merrin", ["merrin"], "baby"),
        ("Baby Boy Merrin", ["merrin"], "baby"),
        ("Baby of Kayla Merrin", ["merrin"], "baby"),
        ("Twin two Merrin", ["merrin"], "baby"),
        ("UB Merrin", ["merrin"], "unborn"),
        ("Unborn child of Kayla Merrin", ["merrin"], "unborn"),
        ("Unborn", [], "unborn"),
        ("Unknown Unknown", [], "unknown"),
        ("Unknown Merrin", ["merrin"], "unknown"),
        ("Not known", [], "unknown"),
        ("N/K", [], "unknown"),
        ("Mr X", [], "unknown"),
        ("Father of Isla", [], "unknown"),
        ("father, not yet identified", [], "unknown"),
    ],
)
def test_a_remark_is_not_taken_for_a_name(said, surnames, placeholder):
    made = standardise(Description(name=said))

    assert made.forenames == ()
    assert (list(made.surnames), made.placeholder) == (surnames, placeholder)


def test_forenames_and_surname_apart_are_read_too():
    made = standardise(Description(forenames="Baby Girl", surname="Merrin"))

    assert (made.placeholder, made.sex, made.surnames) == ("baby", "F", ("merrin",))
    assert standardise(Description(surname="unknown")).placeholder == "unknown"


def test_what_stands_beside_a_remark_is_kept():
    assert standardise(Description(name="Baby Boy Merrin")).sex == "M"
    assert standardise(Description(name="Unborn twin 2")).birth_order == 2
    assert standardise(Description(name="Baby of Kayla Merrin")).mother_forenames == ("kayla",)
    assert standardise(Description(name="John Smith Jnr")).generation == "junior"
    assert standardise(Description(role="mother")).sex == "F"


def test_a_birth_of_an_unborn_child_is_a_due_date_unless_said_otherwise():
    due = date(2015, 8, 20)

    assert standardise(Description(name="Unborn Merrin", born=due)).born_precision == "expected"
    assert (
        standardise(Description(name="Unborn Merrin", born=due, born_precision="exact")).born_precision
        == "exact"
    )


def test_numbers_that_cannot_be_are_nothing():
    assert postcode("ZZ99 3VZ") == postcode("not known") == ""
    assert phone("0121") == phone("1111111111") == ""
    assert upn("A12345678901B")[1] == "failed"
    assert upn("I801200005001")[1] == "failed"


def test_a_temporary_upn_is_told_by_its_last_letter():
    assert upn("Y80120000500A")[1] in {"temporary", "failed"}
    found = {upn(f"{check}80120000500A")[1] for check in "ABCDEFGHJKLMNPQRTUVWXYZ"}
    assert found == {"temporary", "failed"}


def test_an_address_that_says_there_is_none_is_none():
    for said in ("NFA", "No fixed abode", "Not known", "Unknown", "Refused"):
        assert standardise(Description(address=said)).address == ""


def test_a_postcode_inside_an_address_is_found():
    assert standardise(Description(address="12 Elm Rd, Birmingham b29 6qx")).postcode == "B29 6QX"


def test_the_table_of_names_knows_spellings_and_short_forms():
    assert canonical("maxamed") == canonical("md") == "muhammad"
    assert "william" in bases("bill")
    assert "christopher" in bases("krzysztof")
    assert "joseph" in bases("yousef")
    assert is_common_forename("mohamed")
    assert not is_common_forename("kayla")
