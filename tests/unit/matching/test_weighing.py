"""Weighing and deciding: every line of the model says something, and only safe links are made without a person."""

import json
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.matching.describe import Description
from kinfold.matching.explain import evidence, sentences
from kinfold.matching.features import day_in_words
from kinfold.matching.model import Level, read_model, standing_model
from kinfold.matching.outcome import Outcome, decide, propose
from kinfold.matching.standardise import standardise
from kinfold.matching.weigh import HELD_BACK, weigh

BORN = date(1998, 2, 11)
NAMES = [
    "Kayla Merrin",
    "Kaylah Merrin",
    "Merrin Kayla",
    "Isla Merrin",
    "Baby Merrin",
    "John Smith",
    "Mr X",
    "",
]
NUMBERS = ["", "943 476 5919", "900 000 0009"]

descriptions = st.builds(
    Description,
    name=st.sampled_from(NAMES),
    born=st.none() | st.dates(date(1997, 12, 1), date(1999, 1, 31)),
    born_precision=st.sampled_from(["", "approximate", "expected"]),
    sex=st.sampled_from(["", "F", "M"]),
    address=st.sampled_from(["", "12 Elm Road", "Flat 2, 14 Elm Road", "Elm House"]),
    postcode=st.sampled_from(["", "B29 6QX", "B29 7AA", "B10 1AA"]),
    phone=st.sampled_from(["", "07700 900123"]),
    nhs_number=st.sampled_from(NUMBERS),
    upn=st.sampled_from(["", "B801200005001", "A801200005001"]),
    local_id=st.sampled_from(["", "330:1", "330:2", "331:1"]),
    mother_key=st.sampled_from(["", "kayla", "amy"]),
)
pairs = st.tuples(descriptions, descriptions)


def weighed(a: Description, b: Description, size: int = 100_000):
    return weigh(standardise(a), standardise(b), register_size=size)


@given(pairs)
def test_two_descriptions_weigh_the_same_either_way_round(pair):
    a, b = pair

    assert weighed(a, b).total == pytest.approx(weighed(b, a).total)


@given(pairs, st.integers(1, 10_000_000), st.integers(1, 10_000_000))
def test_a_larger_register_never_makes_a_link_likelier(pair, size, other):
    small, large = sorted((size, other))

    assert weighed(*pair, large).total <= weighed(*pair, small).total


@given(pairs)
def test_the_total_is_the_prior_and_the_parts_and_nothing_else(pair):
    weight = weighed(*pair)

    assert weight.total == pytest.approx(weight.prior + sum(part.weight for part in weight.parts))
    assert json.loads(json.dumps(evidence(weight)))["model"] == standing_model().version
    assert len(sentences(weight)) == len({part.theme for part in weight.parts if part.sentence})


@given(pairs)
def test_two_different_nhs_numbers_or_no_name_and_no_birth_are_never_linked_without_a_person(pair):
    a, b = pair
    first, second = standardise(a), standardise(b)

    found = propose(a, {"p": [b]}, register_size=1)

    different = first.nhs_number and second.nhs_number and first.nhs_number != second.nhs_number
    nobody = any(not (one.forenames or one.surnames or one.born) for one in (first, second))
    if different or nobody:
        assert found.person is None


@given(descriptions, st.lists(descriptions, min_size=2, max_size=4))
def test_the_order_of_the_candidates_never_decides_and_at_most_one_is_the_same(new, known):
    people = {f"p{at}": [one] for at, one in enumerate(known)}

    found = [
        propose(new, {key: people[key] for key in order}, register_size=50_000)
        for order in list(permutations(people))[:6]
    ]

    assert all(one == found[0] for one in found)
    assert len(found[0].of(Outcome.SAME)) <= 1
    assert [one.weight.whole for one in found[0].candidates] == sorted(
        (one.weight.whole for one in found[0].candidates), reverse=True
    )


def test_two_people_too_close_to_tell_are_both_ambiguous():
    kayla = Description(name="Kayla Merrin", born=BORN)

    found = propose(kayla, {1: [kayla], 2: [kayla], 3: []}, register_size=1_000)

    assert found.outcome is Outcome.AMBIGUOUS
    assert [one.person for one in found.of(Outcome.AMBIGUOUS)] == [1, 2]


def test_a_third_who_fits_less_does_not_hide_that_two_fit_equally_well():
    kayla = Description(name="Kayla Merrin", born=BORN, postcode="B29 6QX", address="12 Elm Road")
    less = Description(name="Kayla Merrin", born=date(1998, 2, 12))

    found = propose(kayla, {1: [kayla], 2: [kayla], 3: [less]}, register_size=1_000)

    assert found.outcome is Outcome.AMBIGUOUS
    assert [one.person for one in found.of(Outcome.AMBIGUOUS)] == [1, 2]


def test_somebody_barred_is_left_out_whatever_the_evidence():
    kayla = Description(name="Kayla Merrin", born=BORN, nhs_number="943 476 5919")

    assert propose(kayla, {1: [kayla]}, register_size=1).person == 1
    assert propose(kayla, {1: [kayla]}, register_size=1, barred={1}).outcome is Outcome.NEW


def test_nobody_known_is_somebody_new():
    assert decide([]).outcome is Outcome.NEW


def test_a_weaker_candidate_is_not_linked_because_the_stronger_may_not_be():
    new = Description(name="Kayla Merrin", born=BORN, postcode="B29 6QX", sex="F")
    contradicted = Description(name="Kayla Merrin", born=BORN, postcode="B29 6QX", sex="M")
    weaker = Description(name="Kayla Merrin", born=BORN)

    assert propose(new, {"weaker": [weaker]}, register_size=1).person == "weaker"

    found = propose(new, {"stronger": [contradicted], "weaker": [weaker]}, register_size=1)

    assert found.person is None
    assert [one.person for one in found.candidates] == ["stronger", "weaker"]


def test_a_named_stop_keeps_a_model_honest():
    with pytest.raises(ValueError, match="not by 'always'"):
        Level(1.0, stops="always")


MODEL = standing_model().text


@pytest.mark.parametrize(
    "was, now, said",
    [
        ("l.sex == r.sex", "l.faith == r.faith", r"may speak of l and r, each with one of: .*sex"),
        ("l.sex == r.sex", "open('x')", "It may use and, or, not"),
        ("l.sex == r.sex", "l.sex ==", "is not complete"),
        ("forename_differs and one_place", "forename_differs and one_faith", "The groups of levels are"),
        ('"same_pregnancy", "same", "named_alike"]', '"the_same"]', r"no level 'the_same' under \[mother\]"),
        ('on = ["upns"]', 'on = ["faith"]', "which no description has"),
        ('shows = "sex"', 'shows = "faith"', "may show one of"),
        (', when = "l.sex == r.sex"', "", "every level but the last needs a condition"),
        ("[relative]", "[relatives]", "A matching model needs relative"),
    ],
)
def test_a_model_that_is_spelled_wrongly_is_refused_with_what_it_may_say(was, now, said):
    assert was in MODEL

    with pytest.raises((LookupError, ValueError), match=said):
        read_model(MODEL.replace(was, now))


def test_every_line_of_the_model_that_weighs_says_so_to_a_worker():
    # Sex agrees for half of all pairs, and swapped names are told once, under surname.
    silent = {("sex", "same"), ("forename", "swapped"), ("forename", "swapped_either")}

    unsaid = {key for key, level in standing_model().levels.items() if level.bits and not level.says}

    assert unsaid == silent


def test_no_sentence_leaves_a_gap_to_fill():
    for level in standing_model().levels.values():
        assert "{" not in level.says.format(a="A", b="B")


@pytest.mark.parametrize(
    "first, second, theme, level",
    [
        ({"name": "Elsa Oak"}, {"name": "Ella Oak"}, "forename", "close"),
        ({"name": "Christopher Oak"}, {"name": "Christpher Oak"}, "forename", "typo"),
        ({"name": "Lisa Oak"}, {"name": "Elsie Oak"}, "forename", "cousin"),
        ({"name": "K Oak"}, {"name": "Kayla Oak"}, "forename", "initial"),
        ({"name": "Jon Oak"}, {"name": "K Oak"}, "forename", "unlike"),
        ({"name": "Ells Oak"}, {"name": "Ellsworth Oak"}, "forename", "short"),
        ({"name": "Rose Oak"}, {"name": "Isla Rose Oak"}, "forename", "middle"),
        ({"name": "Isla Rose Oak"}, {"name": "Ava Rose Oak"}, "forename", "different"),
        ({"name": "Mohammed Oak"}, {"name": "Md Oak"}, "forename", "variant"),
        ({"name": "Mohammed Oak"}, {"name": "Mohammed Yusuf Oak"}, "forename", "prefix"),
        ({"name": "Mohammed Oak"}, {"name": "Yusuf Oak"}, "forename", "different"),
        ({"name": "Ann Begum"}, {"name": "Ann Begum"}, "surname", "honorific"),
        ({"name": "Ann Miah"}, {"name": "Ann Mia"}, "surname", "honorific"),
        ({"name": "Ann Begum"}, {"name": "Ann Oak"}, "surname", "honorific_other"),
        ({"name": "Abdi Farah Warsame"}, {"name": "Abdi Farah"}, "surname", "elsewhere"),
        ({"name": "Ann Oak"}, {"name": "Ann Elm"}, "surname", "different"),
        ({"name": "Ann Oakes"}, {"name": "Ann Oakey"}, "surname", "close"),
        ({"born": date(2015, 1, 1)}, {"born": date(2015, 1, 1)}, "born", "same_first_of_january"),
        ({"born": date(2015, 6, 15)}, {"born": date(2015, 6, 3)}, "born", "month_known"),
        ({"born": date(2015, 1, 1)}, {"born": date(2015, 6, 3)}, "born", "year_known"),
        ({"born": date(2015, 6, 3)}, {"born": date(2010, 6, 3)}, "born", "year_digit"),
        ({"born": date(2015, 6, 3)}, {"born": date(2015, 9, 21)}, "born", "same_year"),
        ({"born": date(2015, 6, 3)}, {"born": date(2011, 9, 21)}, "born", "different"),
        (
            {"address": "12 Elm Rd", "postcode": "B29 6QX"},
            {"address": "12 Elm Road, B29 6QX"},
            "place",
            "address",
        ),
        (
            {"address": "Elm House, B29 6QX"},
            {"address": "Elm House", "postcode": "B29 6QX"},
            "place",
            "address",
        ),
        ({"address": "12 Elm Rd"}, {"address": "12 Elm Road, Selly Oak"}, "place", "street"),
        ({"address": "12 Elm Rd, B29 6QX"}, {"address": "14 Elm Rd, B29 6QX"}, "place", "neighbours"),
        ({"address": "Flat 2, 14 Elm Rd, B29 6QX"}, {"address": "14 Elm Rd, B29 6QX"}, "place", "postcode"),
        (
            {"address": "12 Elm Rd, B29 6QX", "phone": "07700 900123"},
            {"address": "14 Elm Rd, B29 6QX", "phone": "07700 900123"},
            "place",
            "phone",
        ),
        ({"phone": "07700 900123"}, {"phone": "447700900123", "postcode": "B29 6QX"}, "place", "phone"),
        ({"postcode": "B29 6QX"}, {"postcode": "B29 7AA"}, "place", "district"),
        ({"address": "12 Elm Road"}, {"address": "3 Oak Lane"}, "place", "moved"),
        ({"mother_name": "Kayla Oak"}, {"mother_name": "Kaylah Oak"}, "mother", "named_alike"),
        ({"mother_name": "Kayla Oak"}, {"mother_name": "Amy Oak"}, "mother", "missing"),
        ({"name": "John Oak jr"}, {"name": "John Oak junior"}, "generation", "same"),
        ({"local_id": "330:1"}, {"local_id": "331:1"}, "local_id", "missing"),
    ],
)
def test_each_theme_answers_with_its_level(first, second, theme, level):
    a, b = standardise(Description(**first)), standardise(Description(**second))

    assert weigh(a, b, register_size=1).part(theme).level == level
    assert weigh(b, a, register_size=1).part(theme).level == level


@pytest.mark.parametrize(
    "days, precision, level",
    [
        (0, "approximate", "approximate_same"),
        (300, "approximate", "approximate_near"),
        (800, "approximate", "approximate_far"),
        (2_000, "approximate", "approximate_apart"),
        (9_000, "approximate", "generation"),
        (-70, "expected", "born_near_due"),
        (20, "expected", "born_near_due"),
        (60, "expected", "born_far_from_due"),
    ],
)
def test_an_inexact_date_is_compared_as_loosely_as_it_was_given(days, precision, level):
    inexact = standardise(Description(born=BORN, born_precision=precision))
    exact = standardise(Description(born=BORN + timedelta(days=days)))

    assert weigh(inexact, exact, register_size=1).part("born").level == level


def test_a_day_without_a_date_is_no_words():
    assert day_in_words(None) == ""


def test_a_temporary_upn_counts_for_less_and_a_different_one_for_nothing():
    check = next(
        letter
        for letter in "ABCDEFGHJKLMNPQRTUVWXYZ"
        if standardise(Description(upn=f"{letter}80120000500A")).upn_check == "temporary"
    )
    temporary = standardise(Description(upn=f"{check}80120000500A"))
    lasting = standardise(Description(upn="B801200005001"))

    assert weigh(temporary, temporary, register_size=1).part("upn").level == "same_temporary"
    assert weigh(temporary, lasting, register_size=1).part("upn").level == "replaced"


def test_what_a_pattern_leaves_open_no_address_settles_but_a_number_does():
    known = Description(
        name="Isla Merrin",
        born=BORN,
        sex="F",
        address="12 Elm Road",
        postcode="B29 6QX",
        nhs_number="943 476 5919",
    )
    unnamed = {
        "name": "Baby Merrin",
        "born": BORN,
        "sex": "F",
        "address": "12 Elm Road",
        "postcode": "B29 6QX",
    }

    held = weighed(known, Description(**unnamed))
    settled = weighed(known, Description(**unnamed, nhs_number="943 476 5919"))

    most = standing_model().levels["together", "unnamed_born_here"].most
    assert held.total == most < held.whole
    assert sentences(held).count(HELD_BACK) == 1
    assert settled.total == settled.whole > most
    assert HELD_BACK not in sentences(settled)
