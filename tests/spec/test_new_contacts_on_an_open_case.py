"""S13 New contacts on an open case: what is told while a case is open is counted, since nothing else counts it."""

from tests.builders import ask, family

PEOPLE = """
    id   | name | born
    -----+------+-----------
    mum  | Mum  | 1990-01-01
    isla | Isla | 2012-06-08
    noah | Noah | 2013-01-01
    far  | Far  | 2011-01-01
"""
TIES = """
    a   | is     | of   | from
    ----+--------+------+-----------
    mum | mother | isla | 2015-01-01
    mum | mother | noah | 2015-01-01
"""
OPEN = """
    what                   | from   | day        | recorded   | about | referral | withdrawn
    -----------------------+--------+------------+------------+-------+----------+-----------
    episode_open           |        | 2015-06-25 |            | isla  |          |
    contact concern        | gp     | 2015-08-19 | 2015-08-27 | isla  | R6       |
    contact domestic_abuse | police | 2015-09-05 | 2015-09-07 | mum   | R7       |
"""


def fires(day="2015-09-07", records=OPEN):
    return ask("S13", family(PEOPLE, TIES, records), "isla", day)


def test_two_concerns_in_thirty_days_on_an_open_case():
    assert fires("2015-09-06") == []

    (finding,) = fires()
    assert finding.key == ()
    assert finding.headline == "2 new contacts in 30 days on an open case."
    assert finding.reasons[0].said == "A case in this family has been open since 25 June 2015."
    assert [reason.sources for reason in finding.reasons] == [("r1",), ("r2",), ("r3",)]


def test_without_an_open_case_it_is_not_asked():
    assert fires(records=OPEN.replace("episode_open ", "visit        ")) == []
    closed = OPEN + "    episode_close | | 2015-09-06 | | isla | |\n"
    assert fires(records=closed) == []


def test_a_concern_before_the_opening_does_not_count_and_one_on_its_day_does():
    assert fires(records=OPEN.replace("2015-06-25", "2015-08-20")) == []
    assert fires(records=OPEN.replace("2015-06-25", "2015-08-19"))


def test_copies_of_one_referral_are_one_and_a_request_for_support_is_none():
    assert fires(records=OPEN.replace("| R7", "| R6")) == []
    assert fires(records=OPEN.replace("contact domestic_abuse ", "contact support_request")) == []


def test_a_concern_of_exactly_30_days_ago_has_left_the_window():
    assert fires("2015-09-17")
    assert fires("2015-09-18") == []


def test_it_ends_when_the_open_child_turns_18():
    late = OPEN.replace("2015-08-19 | 2015-08-27", "2030-06-01 |           ").replace(
        "2015-09-05 | 2015-09-07", "2030-06-05 |           "
    )

    assert fires("2030-06-07", late)
    assert fires("2030-06-08", late) == []


def test_a_further_opening_restarts_it():
    again = OPEN + "    episode_open | | 2015-08-25 | | isla | |\n"

    assert fires(records=again) == []


def test_the_family_is_open_since_the_earliest_opening_of_a_child_still_open():
    two = OPEN + "    episode_open | | 2015-09-01 | | noah | |\n"
    one_left = two + "    episode_close | | 2015-09-02 | | isla | |\n"

    (finding,) = fires(records=two)
    assert finding.reasons[0].said == "A case in this family has been open since 25 June 2015."
    assert fires(records=one_left) == []


def test_a_case_of_an_adult_or_of_another_family_is_not_asked_about():
    assert fires(records=OPEN.replace("| isla  |          |", "| mum   |          |")) == []
    assert fires(records=OPEN.replace("| isla  |          |", "| far   |          |")) == []


def test_until_a_closing_is_known_the_case_is_open_and_from_the_day_an_opening_is():
    closed = OPEN + "    episode_close | | 2015-09-06 | 2015-09-12 | isla | |\n"
    opened_late = OPEN.replace("2015-06-25 |           ", "2015-06-25 | 2015-09-10")

    assert fires("2015-09-11", closed)
    assert fires("2015-09-12", closed) == []
    assert fires("2015-09-09", opened_late) == []
    (finding,) = fires("2015-09-10", opened_late)
    assert finding.reasons[0].said == "A case in this family has been open since 25 June 2015."


def test_a_concern_about_another_family_does_not_count_and_a_withdrawn_one_never_was():
    assert fires(records=OPEN.replace("| mum   | R7", "| far   | R7")) == []
    withdrawn = OPEN.replace("| R7       |", "| R7       | 2015-09-10")
    assert fires("2015-09-09", withdrawn)
    assert fires("2015-09-10", withdrawn) == []
