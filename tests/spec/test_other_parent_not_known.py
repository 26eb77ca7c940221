"""S06 Other parent not known: a baby with one recorded parent, and nobody has recorded asking."""

import pytest

from tests.builders import ask, family, who

PEOPLE = """
    id   | name | born
    -----+------+-----------
    mum  | Mum  | 1990-01-01
    isla | Isla | 2015-06-08
    dad  | Dad  | 1988-01-01
"""
TIES = """
    a   | is     | of   | from
    ----+--------+------+-----------
    mum | mother | isla | 2015-03-01
"""
CONTACT = """
    what            | from      | day        | recorded   | about | named
    ----------------+-----------+------------+------------+-------+------
    contact concern | midwifery | 2015-03-09 | 2015-03-10 | mum   | isla
"""


def fires(day="2015-03-24", ties=TIES, records=CONTACT, people=PEOPLE, root="isla"):
    return ask("S06", family(people, ties, records), root, day)


def test_two_weeks_after_the_first_contact_was_known_the_other_parent_is_missing():
    (finding,) = fires()

    assert finding.key == ("isla",)
    assert finding.headline == "Only one parent of Isla is recorded and nobody has recorded asking."
    assert finding.reasons[0].said == "Mum is recorded as mother of Isla."
    assert finding.reasons[0].sources == ("mum-mother-isla",)
    assert finding.reasons[1].sources == ("r1",)


def test_the_wait_runs_from_the_day_it_was_known_not_from_the_day_it_happened():
    assert fires("2015-03-23") == []


def test_a_baby_nobody_has_made_contact_about_is_left_alone():
    assert fires(records="") == []
    assert fires(records=CONTACT.replace("contact concern", "health booking ")) == []


def test_a_baby_without_any_recorded_parent_is_found_too():
    only = TIES.replace("mum | mother", "mum | household")

    (finding,) = fires(ties=only)
    assert finding.headline == "No parent of Isla is recorded and nobody has recorded asking."


@pytest.mark.parametrize("role, answered", [("father", True), ("parent", True), ("stepparent", False)])
def test_a_second_parent_answers_it_and_a_stepparent_does_not(role, answered):
    both = TIES + f"    dad | {role} | isla | 2015-03-20\n"

    assert bool(fires(ties=both)) is not answered


def test_having_asked_is_an_answer_for_good_whatever_was_said():
    asked = CONTACT + "    consideration other_parent_asked | midwifery | 2015-03-12 | | isla |\n"

    assert fires("2016-01-01", records=asked) == []


def test_asking_about_somebody_else_is_no_answer():
    asked = CONTACT + "    consideration other_parent_asked | midwifery | 2015-03-12 | | mum |\n"

    assert fires(records=asked)


def test_it_ends_on_the_first_birthday():
    assert who(fires("2016-06-07")) == ["isla"]
    assert fires("2016-06-08") == []


def test_a_baby_born_on_29_february_turns_one_on_1_march():
    leap = PEOPLE.replace("2015-06-08", "2016-02-29")

    assert fires("2017-02-28", people=leap)
    assert fires("2017-03-01", people=leap) == []


@pytest.mark.parametrize(
    "role, counts", [("named", True), ("victim", True), ("suspect", False), ("seen", False)]
)
def test_a_contact_counts_when_the_baby_is_one_of_its_people(role, counts):
    records = f"""
        what                    | from | day        | about | {role}
        ------------------------+------+------------+-------+------
        contact support_request | gp   | 2015-03-09 | mum   | isla
    """

    assert bool(fires(records=records)) is counts


def test_the_contact_that_was_known_first_counts_until_it_is_withdrawn():
    two = """
        what            | from      | day        | recorded   | named | withdrawn
        ----------------+-----------+------------+------------+-------+-----------
        contact concern | midwifery | 2015-03-09 | 2015-03-10 | isla  | {}
        contact concern | school    | 2015-03-01 | 2015-03-20 | isla  |
    """
    standing, withdrawn = two.format(""), two.format("2015-03-15")

    (finding,) = fires(records=standing)
    assert finding.reasons[1].sources == ("r1",)
    assert fires("2015-04-02", records=withdrawn) == []
    assert fires("2015-04-03", records=withdrawn)


def test_two_links_to_one_person_are_one_parent():
    assert fires(ties=TIES + "    mum | parent | isla | 2015-03-02\n")


def test_a_second_parent_who_stands_outside_the_network_is_known_all_the_same():
    people = PEOPLE + "    nan  | Nan  | 1960-01-01\n"
    ties = TIES + "    nan | mother | mum | 2015-01-01\n"
    both = ties + "    dad | father | isla | 2015-01-01\n"

    assert who(fires(people=people, ties=ties, root="nan")) == ["isla"]
    assert fires(people=people, ties=both, root="nan") == []


def test_it_is_asked_again_when_the_second_link_is_undone():
    undone = """
        a   | is     | of   | from       | to
        ----+--------+------+------------+-----------
        mum | mother | isla | 2015-03-01 |
        dad | father | isla | 2015-03-20 | 2015-05-01
    """

    assert fires("2015-04-30", ties=undone) == []
    assert fires("2015-05-01", ties=undone)


def test_an_answer_known_on_the_fourteenth_day_is_in_time_and_one_withdrawn_is_none():
    asked = """
        what                            | from      | day        | recorded   | about | named | withdrawn
        --------------------------------+-----------+------------+------------+-------+-------+-----------
        contact concern                 | midwifery | 2015-03-09 | 2015-03-10 | mum   | isla  |
        consideration other_parent_asked | midwifery | 2015-03-12 | 2015-03-24 | isla  |       | 2015-05-01
    """

    assert fires("2015-03-24", records=asked) == []
    assert fires("2015-04-30", records=asked) == []
    assert fires("2015-05-01", records=asked)


def test_twins_are_two_questions():
    people, ties = PEOPLE + "    noah | Noah | 2015-06-08\n", TIES + "    mum | mother | noah | 2015-03-01\n"

    assert who(fires(people=people, ties=ties, records=CONTACT.replace("isla", "isla noah"))) == [
        "isla",
        "noah",
    ]
