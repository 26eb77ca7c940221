"""A made-up register has the shape that was asked for, and everything that makes real ones hard."""

import csv
from collections import Counter
from random import Random

import nhs_number
import pytest
from stdnum.gb import upn

from kinfold.synthetic.draft import Draft
from kinfold.synthetic.files import write_csv, write_truth
from kinfold.synthetic.habits import HAS_NHS_NUMBER
from kinfold.synthetic.naming import customs, twins
from kinfold.synthetic.places import Places
from kinfold.synthetic.records import SLIPS
from kinfold.synthetic.register import Register, families, register
from kinfold.synthetic.slips_of_facts import postcode_typo
from kinfold.synthetic.spellings import mistyped

HABITS = {"no_sex", "no_postcode", "no_phone", "address_form", "postcode_form", "phone_form"}
HABITS |= {"nomid", "capitals", "lower_case", "comma_name", "title", "temporary_upn", "former_upn"}
WRONG_NUMBERS = {"wrong_nhs_number", "siblings_nhs_number"}


@pytest.fixture(scope="module")
def city() -> Register:
    return register(5000, seed=11)


def records_of(city: Register) -> Counter[int]:
    return Counter(made.person_id for made in city.records)


def test_one_seed_makes_one_register_and_another_seed_another():
    first, again, other = (register(300, seed=seed) for seed in (1, 1, 2))

    assert first == again
    assert first.records != other.records


def test_a_register_too_large_to_hold_is_given_family_by_family():
    streamed = [made for _, some in families(300, seed=1) for made in some]

    assert sorted(made.record_id for made in streamed) == sorted(
        made.record_id for made in register(300, seed=1).records
    )


def test_there_are_as_many_records_people_and_pairs_as_in_the_reference(city):
    counts = records_of(city)

    pairs = sum(count * (count - 1) // 2 for count in counts.values())
    assert len(city.records) == 5000
    assert 0.63 < len(counts) / 5000 < 0.71
    assert 0.42 < pairs / 5000 < 0.55
    assert len({made.record_id for made in city.records}) == 5000


def test_the_place_of_a_person_in_the_list_is_its_id_and_who_is_held_back_has_no_record(city):
    described = {made.person_id for made in city.records}

    assert [person.id for person in city.people] == list(range(len(city.people)))
    assert {person.id for person in city.people if not person.held_back} == described


def test_twins_and_people_of_one_name_are_far_more_common_than_in_life(city):
    counts = records_of(city)

    of_twins = sum(counts[p.id] * counts[p.twin_of] for p in city.people if p.twin_of is not None) / 2
    namesakes = [p for p in city.people if p.namesake_of is not None]
    of_one_name = sum(counts[p.id] * counts[p.namesake_of] for p in namesakes) / 2
    assert 0.015 < of_twins / 5000 < 0.04
    assert 0.008 < of_one_name / 5000 < 0.026


def test_everything_that_goes_wrong_in_the_field_goes_wrong_here(city):
    seen = {error for made in city.records for error in made.errors}

    assert seen == {*SLIPS, "babyname", "unborn"} | HABITS | WRONG_NUMBERS


def test_most_records_carry_no_slip_or_one_and_some_carry_three(city):
    slips = Counter(len(set(made.errors) & set(SLIPS)) for made in city.records)

    assert slips[0] + slips[1] > 0.6 * len(city.records)
    assert slips[3] > 0.01 * len(city.records)


def test_twins_are_born_on_one_day_to_one_mother_at_one_address_and_have_two_names(city):
    born_together = [(p, city.people[p.twin_of]) for p in city.people if p.twin_of is not None]

    assert born_together
    for one, other in born_together:
        assert (one.born, one.mother, one.home) == (other.born, other.mother, other.home)
        assert one.forename != other.forename
        assert {one.birth_order, other.birth_order} == {1, 2}


def test_twins_have_two_names_however_common_the_first_is():
    custom = customs()[0][0]

    drawn = [twins(custom, ("F", "F"), Random(seed)) for seed in range(1500)]

    assert all(first != second for first, second in drawn)


def test_a_child_of_one_name_with_its_parent_is_of_another_generation(city):
    young = [p for p in city.people if p.role == "child" and p.namesake_of is not None]
    pairs = [(city.people[p.namesake_of], p) for p in young]

    assert pairs
    for elder, younger in pairs:
        assert (elder.forename, elder.surname, elder.sex) == (younger.forename, younger.surname, younger.sex)
        assert (younger.born - elder.born).days > 15 * 365
    assert any(not elder.middle and not younger.middle for elder, younger in pairs)


def test_nhs_numbers_are_right_except_where_the_record_says_that_they_are_not(city):
    given = [made for made in city.records if made.description.nhs_number]
    whose = {person.nhs_number: person.id for person in city.people}

    assert 0.25 < len(given) / len(city.records) < 0.42
    assert {made.source for made in given} == set(HAS_NHS_NUMBER)
    for made in given:
        number = made.description.nhs_number.replace(" ", "")
        assert nhs_number.is_valid(number) == ("wrong_nhs_number" not in made.errors)
        assert (whose.get(number) == made.person_id) == (not WRONG_NUMBERS & set(made.errors))


def test_pupil_numbers_have_a_right_check_letter_and_belong_to_school_age(city):
    given = [made.description.upn for made in city.records if made.description.upn]

    assert given
    assert all(upn.is_valid(number) for number in given if number[-1].isdigit())
    assert all(upn.calc_check_digit(number[1:]) == number[0] for number in given)


def test_no_name_is_said_of_a_child_who_is_not_yet_born(city):
    unborn = [made for made in city.records if "unborn" in made.errors]

    assert unborn
    for made in unborn:
        said = made.description
        assert said.born_precision == "expected"
        assert said.nhs_number == ""
        assert (
            city.people[made.person_id].forename.casefold() not in f"{said.forenames} {said.name}".casefold()
        )


def test_a_slip_that_cannot_happen_here_leaves_the_record_as_it_was(city):
    chance, places = Random(1), Places(100, Random(1))
    draft = Draft.of(city.people[0], "gp")
    draft.postcode = ""

    assert mistyped("Al", chance) == ""
    assert not postcode_typo(draft, chance, places)
    assert draft.postcode == ""


def test_every_community_of_names_is_there_in_its_share(city):
    shares = Counter(made.community for made in city.records)

    assert {community: round(count / 5000, 1) for community, count in shares.items()} == {
        "British": 0.6,
        "South Asian": 0.2,
        "African": 0.1,
        "East European": 0.1,
    }


def test_the_extract_says_nothing_of_the_truth_and_the_truth_is_beside_it(city, tmp_path):
    write_csv(city, tmp_path / "extract.csv")
    write_truth(city, tmp_path / "truth.csv")

    with (tmp_path / "extract.csv").open(encoding="utf-8", newline="") as file:
        extract = list(csv.DictReader(file))
    with (tmp_path / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = list(csv.DictReader(file))
    assert ",".join(extract[0]) == (
        "source,record_id,forename,middle_names,surname,date_of_birth,date_precision,sex,address,postcode,"
        "telephone,nhs_number,upn"
    )
    assert [row["record_id"] for row in extract] == [row["record_id"] for row in truth]
    assert list(truth[0]) == ["source", "record_id", "person_id", "community", "errors"]
    assert [int(row["person_id"]) for row in truth] == [made.person_id for made in city.records]
    assert any(row["forename"] and row["surname"].isupper() for row in extract)
