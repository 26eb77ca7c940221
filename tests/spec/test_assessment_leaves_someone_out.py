"""S20 Assessment leaves someone out: every child of the family, and every parent of whom it is about, as known then."""

from tests.builders import ask, family

PEOPLE = """
    id   | name | born
    -----+------+-----------
    kay  | Kay  | 1990-02-11
    deon | Deon | 1990-09-03
    isla | Isla | 2015-06-08
    tia  | Tia  | 2013-10-20
    nan  | Nan  | 1960-01-01
"""
TIES = """
    a    | is     | of   | from       | to
    -----+--------+------+------------+-----------
    kay  | mother | isla | 2015-03-10 |
    kay  | mother | tia  | 2015-05-06 |
    deon | father | isla | 2015-05-22 |
    nan  | mother | kay  | 2015-05-06 |
"""
DONE = """
    what                 | from        | day        | recorded   | about | assessed | withdrawn
    ---------------------+-------------+------------+------------+-------+----------+-----------
    assessment completed | social care | 2015-08-11 |            | isla  | kay isla |
"""


def fires(day="2015-08-11", records=DONE, ties=TIES, people=PEOPLE, root="isla"):
    return ask("S20", family(people, ties, records), root, day)


def assessed(everyone):
    return DONE.replace("kay isla |", f"{everyone} |")


def test_the_father_and_the_other_child_are_left_out():
    (finding,) = fires()

    assert finding.key == ("r1",)
    assert finding.headline == "Assessment does not cover Tia and Deon."
    assert finding.reasons[0].said.endswith("It covers Kay and Isla.")
    assert finding.reasons[0].sources == ("r1",)
    assert [reason.sources[-1] for reason in finding.reasons[1:]] == ["tia", "deon"]


def test_covering_everyone_who_is_owed_a_look_is_enough_and_a_grandmother_is_not_one():
    assert fires(records=assessed("kay deon isla tia")) == []


def test_a_parent_of_a_child_it_is_not_about_need_not_be_covered():
    other = TIES.replace("deon | father | isla", "deon | father | tia ")

    assert fires(records=assessed("kay isla tia"), ties=other) == []


def test_who_became_known_to_the_family_later_was_not_left_out():
    later = TIES.replace("deon | father | isla | 2015-05-22", "deon | father | isla | 2015-08-12")

    assert fires("2015-09-01", assessed("kay isla tia"), ties=later) == []


def test_a_link_undone_since_takes_its_person_out():
    undone = TIES.replace(
        "deon | father | isla | 2015-05-22 |", "deon | father | isla | 2015-05-22 | 2015-09-01"
    )

    assert fires("2015-08-31", assessed("kay isla tia"), ties=undone)
    assert fires("2015-09-01", assessed("kay isla tia"), ties=undone) == []


def test_who_was_a_child_on_the_day_it_became_known_is_owed_a_look_for_good():
    grown = PEOPLE.replace("tia  | Tia  | 2013-10-20", "tia  | Tia  | 1997-08-12")
    older = PEOPLE.replace("tia  | Tia  | 2013-10-20", "tia  | Tia  | 1997-08-11")

    assert fires("2016-01-01", assessed("kay deon isla"), people=grown)
    assert fires(records=assessed("kay deon isla"), people=older) == []


def test_another_kind_of_assessment_is_not_asked_and_a_withdrawn_one_never_was():
    assert fires(records=DONE.replace("assessment completed", "assessment dash     ")) == []
    assert fires("2015-09-01", DONE.replace("kay isla |", "kay isla | 2015-09-01")) == []


def test_a_parent_of_anybody_it_is_about_is_owed_a_look_an_adults_too():
    about_kay = assessed("kay isla tia").replace("| isla  |", "| kay   |")

    (finding,) = fires(records=about_kay)
    assert finding.headline == "Assessment does not cover Nan."
    assert finding.reasons[1].sources == ("nan-mother-kay", "nan")


def test_a_parent_outside_the_network_is_owed_a_look_and_a_stepparent_too():
    step = TIES.replace("deon | father", "deon | stepparent")

    (finding,) = fires(records=assessed("kay isla tia"), ties=step, root="nan")
    assert finding.headline == "Assessment does not cover Deon."


def test_a_child_not_yet_born_is_covered_too():
    unborn = PEOPLE.replace("2015-06-08", "2015-12-01")

    (finding,) = fires(records=assessed("kay deon tia"), people=unborn)
    assert finding.headline == "Assessment does not cover Isla."


def test_an_assessment_told_late_is_judged_by_what_was_known_on_that_day():
    told = assessed("kay isla tia").replace("2015-08-11 |           ", "2015-08-11 | {}")
    later = TIES.replace("deon | father | isla | 2015-05-22", "deon | father | isla | 2015-08-15")

    assert fires("2015-09-01", told.format("2015-08-14"), ties=later) == []
    assert fires("2015-08-19", told.format("2015-08-20"), ties=later) == []
    assert fires("2015-08-20", told.format("2015-08-20"), ties=later)


def test_a_fuller_assessment_later_does_not_clear_the_first():
    fuller = DONE + "    assessment completed | social care | 2015-09-11 | | isla | kay deon isla tia |\n"

    assert [each.key for each in fires("2015-09-11", fuller)] == [("r1",)]


def test_one_that_covers_nobody_by_name_says_so():
    (finding,) = fires(records=DONE.replace("kay isla |", "         |"))

    assert finding.headline == "Assessment does not cover Isla, Tia, Kay and Deon."
    assert finding.reasons[0].said.endswith("It covers nobody by name.")


def test_a_parent_who_is_a_child_is_named_once_with_each_link_once():
    young = PEOPLE.replace("1990-09-03", "1997-09-03")

    (finding,) = fires(records=assessed("kay isla tia"), people=young)
    assert finding.reasons[1].sources == ("deon-father-isla", "deon")


def test_the_parents_of_somebody_it_only_names_are_not_asked_for():
    naming = """
        what                 | day        | about | named | assessed
        ---------------------+------------+-------+-------+------------------
        assessment completed | 2015-08-11 | isla  | kay   | kay deon isla tia
    """

    assert fires(records=naming) == []
