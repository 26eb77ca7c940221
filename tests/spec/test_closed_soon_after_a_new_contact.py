"""S17 Closed soon after a new contact: judged by what was known when the closing became known."""

from tests.builders import ask, family

PEOPLE = """
    id   | name | born
    -----+------+-----------
    mum  | Mum  | 1990-01-01
    isla | Isla | 2012-06-08
    far  | Far  | 1960-01-01
"""
TIES = """
    a   | is     | of   | from       | to
    ----+--------+------+------------+-----------
    mum | mother | isla | 2015-01-01 |
"""
CLOSED = """
    what            | from   | day        | recorded   | about | withdrawn
    ----------------+--------+------------+------------+-------+-----------
    contact concern | police | 2015-09-05 | 2015-09-07 | mum   |
    episode_close   |        | 2015-09-15 |            | isla  |
"""


def fires(day="2015-09-15", records=CLOSED, ties=TIES):
    return ask("S17", family(PEOPLE, ties, records), "isla", day)


def test_a_closing_ten_days_after_a_concern_is_found_and_stays():
    (finding,) = fires()

    assert finding.key == ("r2",)
    assert finding.headline == "The case about Isla was closed 10 days after a new contact."
    assert [reason.sources for reason in finding.reasons] == [("r2",), ("r1",)]
    assert fires("2020-01-01")


def test_the_same_day_and_exactly_thirty_days_count_and_thirty_one_do_not():
    assert fires(records=CLOSED.replace("2015-09-05 | 2015-09-07", "2015-09-15 |           "))
    assert fires(records=CLOSED.replace("2015-09-05 | 2015-09-07", "2015-08-16 |           "))
    assert fires(records=CLOSED.replace("2015-09-05 | 2015-09-07", "2015-08-15 |           ")) == []


def test_a_concern_after_the_closing_does_not_count():
    after = CLOSED.replace("2015-09-05 | 2015-09-07", "2015-09-16 |           ")

    assert fires("2015-10-01", after) == []


def test_a_concern_told_after_the_closing_was_known_accuses_nobody():
    late = CLOSED.replace("2015-09-07", "2015-09-20")

    assert fires("2015-10-01", late) == []


def test_a_closing_recorded_late_is_judged_on_the_day_it_became_known():
    both = CLOSED.replace("2015-09-07", "2015-09-20").replace(
        "2015-09-15 |            | isla", "2015-09-15 | 2015-09-21 | isla"
    )

    assert fires("2015-09-20", both) == []
    assert fires("2015-09-21", both)


def test_a_concern_withdrawn_since_excuses_the_closing():
    gone = CLOSED.replace("| mum   |", "| mum   | 2015-10-01")

    assert fires("2015-09-30", gone)
    assert fires("2015-10-01", gone) == []


def test_a_link_undone_since_excuses_it_and_one_made_since_adds_nothing():
    undone = TIES.replace("2015-01-01 |", "2015-01-01 | 2015-10-01")
    later = TIES.replace("2015-01-01 |", "2015-09-16 |")

    assert fires("2015-10-01", ties=undone) == []
    assert fires("2015-10-01", ties=later) == []


def test_a_request_for_support_is_no_concern():
    assert fires(records=CLOSED.replace("contact concern", "contact support_request")) == []


def test_domestic_abuse_counts_and_a_concern_about_another_family_does_not():
    assert fires(records=CLOSED.replace("contact concern", "contact domestic_abuse"))
    assert fires(records=CLOSED.replace("| mum ", "| far ")) == []


def test_on_one_day_the_order_of_the_ledger_makes_no_difference():
    first = """
        what            | from   | day        | about
        ----------------+--------+------------+------
        episode_close   |        | 2015-09-15 | isla
        contact concern | police | 2015-09-15 | mum
    """

    (finding,) = fires(records=first)
    assert finding.headline == "The case about Isla was closed on the day of a new contact."


def test_every_closing_in_the_family_is_asked_about_and_each_for_itself():
    again = CLOSED + "    episode_close | | 2015-10-20 | | mum |\n"

    assert [each.key for each in fires("2015-10-20", again)] == [("r2",)]
    assert [each.key for each in fires("2015-10-20", again.replace("10-20", "10-05"))] == [("r2",), ("r3",)]


def test_a_later_decision_or_opening_clears_nothing_and_withdrawing_the_closing_does():
    later = (
        CLOSED
        + "    decision assessment | cass | 2015-09-20 | | isla |\n    episode_open | | 2015-09-21 | | isla |\n"
    )

    assert fires("2015-09-21", later)
    assert fires("2015-10-01", CLOSED.replace("| isla  |", "| isla  | 2015-10-01")) == []


def test_the_days_run_from_the_concern_to_the_closing_however_late_either_was_told():
    told = """
        what            | from   | day        | recorded   | about
        ----------------+--------+------------+------------+------
        contact concern | police | {}         | {}         | mum
        episode_close   |        | 2015-09-15 | 2015-09-21 | isla
    """

    assert fires("2015-09-21", told.format("2015-08-15", "2015-08-20")) == []
    assert fires("2015-09-21", told.format("2015-09-16", "2015-09-16")) == []
    (finding,) = fires("2015-09-21", told.format("2015-08-16", "2015-08-16"))
    assert finding.headline == "The case about Isla was closed 30 days after a new contact."
