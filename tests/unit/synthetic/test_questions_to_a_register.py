"""Every question to a made-up register has a right answer, and nothing in the question gives it away."""

from collections import defaultdict

import pytest

from kinfold.synthetic.people import Person
from kinfold.synthetic.queries import KINDS, Query, queries
from kinfold.synthetic.records import SLIPS
from kinfold.synthetic.register import Register, register


@pytest.fixture(scope="module")
def city() -> Register:
    return register(6000, seed=11)


@pytest.fixture(scope="module")
def asked(city) -> dict[str, list[Query]]:
    by_kind = defaultdict(list)
    for query in queries(city, seed=3, each=120):
        by_kind[query.kind].append(query)
    return by_kind


def test_questions_of_every_kind_are_asked_and_are_the_same_for_the_same_seed(city, asked):
    again = queries(city, seed=3, each=120)

    assert tuple(asked) == KINDS
    assert again == [query for some in asked.values() for query in some]


@pytest.mark.parametrize("kind", ["known", "known_hard"])
def test_whoever_is_known_is_in_the_register_and_is_the_only_answer(city, asked, kind):
    described = {made.person_id for made in city.records}

    for query in asked[kind]:
        assert query.candidates == (query.person_id,)
        assert query.person_id in described


def test_the_hard_questions_carry_from_two_to_four_slips_less_what_was_left_out_after_all(asked):
    slips = [len(set(query.errors) & set(SLIPS)) for query in asked["known_hard"]]

    assert max(slips) == 4
    assert sum(slips) > 2.3 * len(slips)


def alike(city: Register, query: Query, tie: str) -> list[tuple[Person, Person]]:
    """Find who may be meant by a question about somebody unseen, each with whom they are taken for."""
    unseen = [p for p in city.people if p.held_back and getattr(p, tie) is not None]
    return [
        (p, city.people[getattr(p, tie)])
        for p in unseen
        if query.description.mother_name == " ".join(p.mother_name) or query.description.born == p.born
    ]


@pytest.mark.parametrize("kind, tie", [("unseen_twin", "twin_of"), ("unseen_namesake", "namesake_of")])
def test_who_is_unseen_is_nobody_in_the_register_but_the_one_they_are_taken_for_is(city, asked, kind, tie):
    assert asked[kind]
    for query in asked[kind]:
        assert (query.person_id, query.candidates) == (None, ())
        assert not {"babyname", "unborn"} & set(query.errors)
        if query.description.born and "baddob" not in query.errors:
            assert any(not other.held_back for _, other in alike(city, query, tie))


def test_somebody_unseen_of_one_name_gives_an_exact_date_of_birth(city, asked):
    born = {p.born for p in city.people if p.held_back and p.namesake_of is not None}

    assert {query.description.born for query in asked["unseen_namesake"]} <= born
    assert {query.description.born_precision for query in asked["unseen_namesake"]} == {""}


def test_a_stranger_is_nobody_in_the_register(city, asked):
    numbers = {p.nhs_number for p in city.people if not p.held_back}

    for query in asked["stranger"]:
        assert (query.person_id, query.candidates) == (None, ())
        assert query.description.nhs_number.replace(" ", "") not in numbers


def test_what_cannot_be_decided_fits_two_people_of_the_register_equally(city, asked):
    for query in asked["missing_birth_undecidable"]:
        elder, younger = (city.people[person] for person in query.candidates)
        said = query.description
        assert not any((said.born, said.nhs_number, said.upn, said.role, said.phone, said.described_as_child))
        assert elder.middle == younger.middle
        for person in (elder, younger):
            assert not person.held_back
            assert (said.forenames, said.surname, said.sex) == (person.forename, person.surname, person.sex)
            assert (said.address, said.postcode) == (person.home.address, person.home.postcode)
