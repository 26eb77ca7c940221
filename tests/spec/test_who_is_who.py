"""Who is who: what a new description is to the people already known, and what a worker reads about it.

Each test draws the people known, one line per description (a person may have several), and one new description.
"""

from datetime import date

from kinfold.matching.describe import Description
from kinfold.matching.outcome import Proposals, propose
from tests.builders import table

CITY = 100_000
VALID_UPN, MISPRINTED_UPN = "B801200005001", "A801200005001"


def described(row: dict[str, str]) -> Description:
    fields = {
        field.replace(" ", "_"): value for field, value in row.items() if field not in {"person", "born"}
    }
    day, _, precision = row.get("born", "").partition(" ")
    return Description(born=date.fromisoformat(day) if day else None, born_precision=precision, **fields)


def compared(known: str, new: str, register_size: int = CITY) -> Proposals[str]:
    people: dict[str, list[Description]] = {}
    for row in table(known):
        people.setdefault(row["person"], []).append(described(row))
    (row,) = table(new)
    return propose(described(row), people, register_size=register_size)


def outcomes(proposals: Proposals[str]) -> dict[str, str]:
    return {found.person: found.outcome.value for found in proposals.candidates}


def said(proposals: Proposals[str]) -> tuple[str, ...]:
    return proposals.candidates[0].says


# One family, three agencies

KAYLA = """
    person | name         | born       | sex | address     | postcode
    -------+--------------+------------+-----+-------------+---------
    kayla  | Kayla Merrin | 1998-02-11 | F   | 12 Elm Road | B29 6QX
"""


def test_a_name_said_the_same_and_the_same_birth_is_the_same_person_after_a_move():
    found = compared(
        KAYLA,
        """
        name          | born       | sex | address      | postcode
        --------------+------------+-----+--------------+---------
        Kaylah Merrin | 1998-02-11 | F   | 4 Oak Street | B31 2AB
        """,
    )

    assert found.person == "kayla"
    assert said(found) == (
        "Surnames are the same (Merrin).",
        "Dates of birth are the same (11 February 1998).",
        "Different addresses: 4 Oak Street, B31 2AB and 12 Elm Road, B29 6QX.",
        "Forenames sound the same: Kaylah and Kayla.",
        "Name and date of birth agree, though not the place.",
    )


def test_swapped_names_are_the_same_person():
    found = compared(
        KAYLA,
        """
        name         | born
        -------------+-----------
        Merrin Kayla | 1998-02-11
        """,
    )

    assert found.person == "kayla"
    assert "Forename and surname are in a different order: Merrin Kayla and Kayla Merrin." in said(found)


def test_names_that_could_stand_in_either_order_are_for_a_person_to_judge():
    found = compared(
        "person | name | born \n ali | Ali Hassan | 2010-04-09",
        "name | born \n Hassan Ali | 2010-04-09",
        register_size=1_000,
    )

    assert outcomes(found) == {"ali": "probable"}


def test_a_slip_of_one_day_at_the_same_address_is_the_same_person():
    found = compared(
        KAYLA,
        """
        name         | born       | address     | postcode
        -------------+------------+-------------+---------
        Kayla Merrin | 1998-02-12 | 12 Elm Rd.  | b296qx
        """,
    )

    assert found.person == "kayla"
    assert (
        "Dates of birth are one day apart: 12 February 1998 and 11 February 1998; this may be a slip."
        in said(found)
    )


def test_day_and_month_swapped_at_the_same_address_is_the_same_person():
    found = compared(KAYLA, "name | born | postcode \n Kayla Merrin | 1998-11-02 | B29 6QX")

    assert found.person == "kayla"


def test_a_new_surname_is_for_a_person_to_judge():
    found = compared(KAYLA, "name | born | postcode \n Kayla Ashcombe | 1998-02-11 | B29 6QX")

    assert outcomes(found) == {"kayla": "probable"}


def test_one_half_of_a_double_barrelled_surname_is_enough_with_place():
    found = compared(KAYLA, "name | born | postcode \n Kayla Merrin-Ashcombe | 1998-02-11 | B29 6QX")

    assert found.person == "kayla"


def test_a_short_form_is_the_same_person_with_place():
    found = compared(
        "person | name | born | postcode \n kate | Kate Merrin | 1979-05-30 | B29 6QX",
        "name | born | postcode \n Katherine Merrin | 1979-05-30 | B29 6QX",
    )

    assert found.person == "kate"


def test_spellings_and_religious_prefixes_do_not_keep_one_person_apart():
    known = "person | name | born | postcode \n yusuf | Mohammed Yusuf Ali | 2009-01-20 | B10 1AA"

    for name in ("Yusuf Ali", "Yousef Ali", "Md Yusuf Aly", "Muhammad Yousuf Ali"):
        assert (
            compared(known, f"name | born | postcode \n {name} | 2009-01-20 | B10 1AA").person == "yusuf"
        ), name


def test_brothers_who_share_a_religious_prefix_are_not_the_same():
    found = compared(
        "person | name | born | postcode \n yusuf | Mohammed Yusuf Ali | 2009-01-20 | B10 1AA",
        "name | born | postcode \n Mohammed Ismail Ali | 2009-01-20 | B10 1AA",
    )

    assert outcomes(found) == {"yusuf": "relative"}


# Namesakes


def test_namesakes_with_other_births_and_mothers_at_other_addresses_are_not_the_same():
    known = """
        person | name       | born       | postcode | mother name
        -------+------------+------------+----------+------------
        mia    | Mia Hassan | 2012-02-02 | B10 1AA  |
        amy    | Amy Hassan | 1990-06-06 | B10 1AA  |
    """

    child = compared(known, "name | born | postcode \n Mia Hassan | 2012-02-12 | B23 9ZZ", register_size=3)
    mother = compared(known, "name | born | postcode \n Amy Hassan | 1992-09-16 | B23 9ZZ", register_size=3)

    assert (child.outcome, mother.outcome) == ("new", "new")


def test_namesakes_at_one_address_are_for_a_person_to_judge():
    found = compared(
        "person | name | born | postcode \n mia | Mia Hassan | 2012-02-02 | B10 1AA",
        "name | born | postcode \n Mia Hassan | 2012-02-12 | B10 1AA",
        register_size=1,
    )

    assert found.outcome == "probable"
    assert said(found)[0] == (
        "A common name and dates of birth that are close, not the same: could be two people of one name."
    )


def test_an_uncommon_name_and_the_same_birth_are_enough_in_a_city_but_a_common_name_is_not():
    row = "name | born \n {} | 1997-09-03"
    known = "person | name | born \n them | {} | 1997-09-03"

    assert compared(known.format("Deon Ashcombe"), row.format("Deon Ashcombe")).outcome == "same"
    assert compared(known.format("Mohammed Khan"), row.format("Mohammed Khan")).outcome == "probable"


def test_a_common_name_with_the_same_birth_and_place_is_the_same_person():
    found = compared(
        "person | name | born | postcode \n mk | Mohammad Khan | 1997-09-03 | B10 1AA",
        "name | born | postcode \n Mohammed Khan | 1997-09-03 | B10 1AA",
    )

    assert found.person == "mk"


def test_courtesy_last_names_say_little_and_leave_two_candidates_ambiguous():
    found = compared(
        """
        person | name        | born
        -------+-------------+-----------
        bibi   | Fatima Bibi | 1985-07-01
        khan   | Fatima Khan | 1985-07-01
        """,
        "name | born \n Fatima Begum | 1985-07-01",
        register_size=10_000,
    )

    assert outcomes(found) == {"bibi": "ambiguous", "khan": "ambiguous"}


# Twins, newborns and the unborn

TWINS = """
    person | name        | born       | sex | address     | postcode | mother key
    -------+-------------+------------+-----+-------------+----------+-----------
    isla   | Isla Merrin | 2015-06-08 | F   | 12 Elm Road | B29 6QX  | kayla
"""
BOTH = TWINS + "    noah   | Noah Merrin | 2015-06-08 | M   | 12 Elm Road | B29 6QX  | kayla\n"


def test_a_twin_is_a_relative_whatever_else_agrees():
    found = compared(
        TWINS,
        """
        name        | born       | address     | postcode | mother key
        ------------+------------+-------------+----------+-----------
        Noah Merrin | 2015-06-08 | 12 Elm Road | B29 6QX  | kayla
        """,
        register_size=1,
    )

    assert found.outcome == "relative"
    assert said(found)[0] == "Forenames are different: Noah and Isla."
    assert "Different forenames, born together: could be twins." in said(found)


def test_a_twin_already_known_is_told_from_the_other():
    found = compared(BOTH, "name | born | postcode \n Noah Merrin | 2015-06-08 | B29 6QX")

    assert outcomes(found) == {"noah": "same", "isla": "relative"}


def test_a_brother_or_sister_at_the_same_address_is_a_relative():
    found = compared(
        TWINS, "name | born | address | postcode \n Tia Merrin | 2013-10-20 | 12 Elm Road | B29 6QX"
    )

    assert found.outcome == "relative"
    assert "Different forenames at the same address: could be brothers or sisters." in said(found)


def test_baby_and_surname_is_probably_the_one_child_born_that_day():
    found = compared(TWINS, "name | born | postcode \n Baby Merrin | 2015-06-08 | B29 6QX")

    assert outcomes(found) == {"isla": "probable"}


def test_baby_and_surname_could_be_either_twin():
    found = compared(BOTH, "name | born | postcode \n Baby Merrin | 2015-06-08 | B29 6QX")

    assert outcomes(found) == {"isla": "ambiguous", "noah": "ambiguous"}


def test_an_unborn_child_is_its_mother_and_due_date():
    found = compared(
        """
        person | name      | born                | mother key
        -------+-----------+---------------------+-----------
        unborn | UB Merrin | 2015-08-25 expected | kayla
        """,
        "name | born | mother key \n Unborn | 2015-08-20 expected | kayla",
    )

    assert found.person == "unborn"
    assert "Same mother, and due dates that fit one pregnancy." in said(found)


def test_the_next_pregnancy_of_one_mother_is_another_child():
    found = compared(TWINS, "name | born | mother key \n Unborn | 2016-12-20 expected | kayla")

    assert outcomes(found) == {"isla": "relative"}


UNBORN_TWINS = """
    person | name           | born                | mother key
    -------+----------------+---------------------+-----------
    first  | Unborn twin 1  | 2015-08-25 expected | kayla
    second | Unborn twin 2  | 2015-08-25 expected | kayla
"""


def test_an_unborn_child_could_be_either_of_unborn_twins():
    found = compared(UNBORN_TWINS, "name | born | mother key \n Unborn | 2015-08-20 expected | kayla")

    assert outcomes(found) == {"first": "ambiguous", "second": "ambiguous"}


def test_unborn_twins_are_told_apart_by_their_number():
    found = compared(UNBORN_TWINS, "name | born | mother key \n Unborn twin 2 | 2015-08-20 expected | kayla")

    assert outcomes(found) == {"second": "same", "first": "relative"}


def test_an_unborn_girl_and_an_unborn_boy_of_one_mother_are_not_joined_without_a_person():
    found = compared(
        "person | name | born | mother key \n girl | Unborn baby girl Merrin | 2015-08-25 expected | kayla",
        "name | born | mother key \n Unborn baby boy Merrin | 2015-08-25 expected | kayla",
    )

    assert found.person is None


def test_a_birth_that_fits_the_due_date_is_for_a_person_to_confirm():
    found = compared(
        "person | name | born | mother key \n unborn | Unborn Merrin | 2015-08-20 expected | kayla",
        "name | born | mother key \n Isla Merrin | 2015-06-08 | kayla",
    )

    assert outcomes(found) == {"unborn": "probable"}


# Father and son of one name

SMITHS = """
    person | name       | born       | address       | postcode
    -------+------------+------------+---------------+---------
    senior | John Smith | 1960-01-03 | 2 High Street | B1 1AA
    junior | John Smith | 1990-05-04 | 2 High Street | B1 1AA
"""


def test_father_and_son_of_one_name_are_told_apart_by_birth():
    found = compared(
        SMITHS, "name | born | address | postcode \n John Smith | 1990-05-04 | 2 High Street | B1 1AA"
    )

    assert outcomes(found) == {"junior": "same", "senior": "relative"}


def test_father_or_son_without_a_birth_is_ambiguous_and_both_are_shown():
    found = compared(SMITHS, "name | address | postcode \n John Smith | 2 High Street | B1 1AA")

    assert found.person is None
    assert outcomes(found) == {"senior": "ambiguous", "junior": "ambiguous"}


def test_junior_and_senior_are_never_the_same():
    found = compared(
        "person | name | address | postcode \n senior | John Smith senior | 2 High Street | B1 1AA",
        "name | address | postcode \n John Smith Jnr | 2 High Street | B1 1AA",
    )

    assert found.outcome == "relative"


# Too little to go on


def test_somebody_without_a_name_or_date_is_never_linked_to_anybody():
    for name in ("father, not yet identified", "Unknown", "Mr X", "Mother", ""):
        found = compared(SMITHS, f"name | address | postcode \n {name} | 2 High Street | B1 1AA")

        assert outcomes(found) == {"senior": "new", "junior": "new"}, name


def test_a_number_alone_asks_a_person():
    found = compared(
        "person | name | born | nhs number \n deon | Deon Ashcombe | 1997-09-03 | 943 476 5919",
        "name | nhs number \n Unknown | 943 476 5919",
    )

    assert outcomes(found) == {"deon": "probable"}


def test_a_forename_alone_is_at_most_probable():
    found = compared(KAYLA, "name | address | postcode \n Kayla | 12 Elm Road | B29 6QX", register_size=1)

    assert found.outcome == "probable"


def test_a_birth_and_a_sex_alone_are_nothing():
    found = compared(
        "person | born | sex \n child | 2010-03-04 | F",
        "name | born | sex \n Ava Smith | 2010-03-04 | F",
        register_size=1,
    )

    assert found.outcome == "new"


# Numbers


def test_a_child_of_the_census_is_known_by_upn_even_when_one_birth_has_a_slip():
    known = f"person | born | sex | upn \n child | 2010-03-04 | F | {VALID_UPN}"

    for born in ("2010-03-04", "2010-03-14", "2010-04-03"):
        found = compared(known, f"name | born | upn \n Ava Smith | {born} | {VALID_UPN}")

        assert found.person == "child", born
    assert said(found)[0] == "Same UPN (pupil number)."


def test_a_upn_with_a_wrong_check_letter_counts_less_and_says_so():
    known = f"person | born | upn \n child | 2010-03-04 | {MISPRINTED_UPN}"

    exact = compared(known, f"name | born | upn \n Ava Smith | 2010-03-04 | {MISPRINTED_UPN}")
    slip = compared(known, f"name | born | upn \n Ava Smith | 2010-03-14 | {MISPRINTED_UPN}")

    twin = compared(
        f"person | name | born | upn \n child | Ben Smith | 2010-03-04 | {MISPRINTED_UPN}",
        f"name | born | upn \n Ava Smith | 2010-03-04 | {MISPRINTED_UPN}",
    )
    # Two senders who misprint one number in one way, for one date of birth, are speaking of one child.
    assert (exact.outcome, slip.outcome) == ("same", "new")
    assert twin.outcome != "same"
    assert any("check letter is wrong, so it counts less" in sentence for sentence in said(exact))
    assert any("so it does not count" in sentence for sentence in said(slip))


def test_two_different_nhs_numbers_are_never_joined_without_a_person():
    found = compared(
        "person | name | born | postcode | nhs number \n deon | Deon Ashcombe | 1997-09-03 | B1 1AA | 943 476 5919",
        "name | born | postcode | nhs number \n Deon Ashcombe | 1997-09-03 | B1 1AA | 900 000 0009",
        register_size=1,
    )

    assert found.outcome == "probable"
    assert said(found)[0] == "Two different valid NHS numbers."


def test_an_nhs_number_whose_check_digit_fails_is_no_evidence():
    known = "person | name | nhs number \n deon | Deon Ashcombe | 943 476 5918"

    found = compared(known, "name | nhs number \n Tia Merrin | 943 476 5918")

    assert not any("NHS" in sentence for sentence in said(found))


def test_twins_given_one_nhs_number_by_mistake_are_for_a_person_to_judge():
    found = compared(
        "person | name | born | nhs number \n isla | Isla Merrin | 2015-06-08 | 943 476 5919",
        "name | born | nhs number \n Noah Merrin | 2015-06-08 | 943 476 5919",
    )

    assert found.outcome == "probable"


def test_a_contradiction_with_one_description_stands_unless_another_of_that_person_agrees():
    known = """
        person | name         | born       | address     | postcode
        -------+--------------+------------+-------------+---------
        lorna  | Kayla Merrin |            | 12 Elm Road | B29 6QX
        lorna  | Kayla Merrin | 1979-05-30 | 12 Elm Road | B29 6QX
    """
    new = "name | born | address | postcode \n Kayla Merrin | 1998-02-11 | 12 Elm Road | B29 6QX"

    assert compared(known, new).outcome == "relative"
    agreeing = known + "        lorna  | Kayla Merrin | 1998-02-11 |             |\n"
    assert compared(agreeing, new).outcome == "same"
