"""The View: what is known at the end of one day, and nothing later."""

from datetime import date

from kinfold.finding import Reason
from kinfold.records import Event, Ledger, Tie
from kinfold.timeline import View, change_days, changes_on
from tests.builders import RULES, family

PEOPLE = """
    id   | name | born       | described as
    -----+------+------------+-------------
    mum  | Mum  | 1985-01-01 |
    baby |      | 2015-03-01 |
    ben  | Ben  | 2010-01-01 |
    odd  | Odd  |            |
    kid  | Kid  |            | child
"""
TIES = """
    a   | is      | of   | from       | to
    ----+---------+------+------------+-----------
    mum | mother  | baby | 2015-01-01 |
    mum | mother  | ben  | 2015-01-01 |
    odd | father  | ben  | 2015-01-01 | 2015-06-01
    ben | sibling | kid  | 2015-01-01 | 2015-01-01
    mum | aunt    | kid  | 2015-01-01 |
"""
RECORDS = """
    what          | from     | day        | recorded   | about    | withdrawn
    --------------+----------+------------+------------+----------+-----------
    visit         | gp       | 2015-04-01 | 2015-05-01 | mum baby |
    contact other | my_place | 2015-05-01 |            | ben      | 2015-06-01
    note          | gp       | 2015-02-01 |            | odd      | 2015-02-01
"""
LEDGER = family(PEOPLE, TIES, RECORDS)


def view(day: str, ledger: Ledger = LEDGER) -> View:
    return View(ledger, date.fromisoformat(day), RULES)


def test_children_and_babies_include_the_unborn_and_not_those_of_unknown_age():
    unborn = view("2015-02-01")

    assert unborn.children("mum") == ["baby", "ben", "kid"]
    assert unborn.babies("mum") == ["baby"]
    assert view("2016-02-29").babies("mum") == ["baby"]
    assert view("2016-03-01").babies("mum") == []


def test_somebody_described_as_a_child_is_of_no_younger_age():
    assert view("2015-02-01").is_under("kid", 18)
    assert not view("2015-02-01").is_under("kid", 1)


def test_parents_come_with_the_links_that_make_them_so():
    parents = view("2015-05-31").parents("ben")

    assert {parent: [tie.label for tie in ties] for parent, ties in parents.items()} == {
        "mum": ["mum-mother-ben", "mum-mother-baby"],
        "odd": ["odd-father-ben"],
    }
    assert list(view("2015-06-01").parents("ben")) == ["mum"]


def test_a_parent_beyond_the_network_is_not_a_parent_in_it():
    parents = view("2015-02-01").parents("kid")

    assert list(parents) == ["mum"]
    assert "odd" not in view("2015-02-01").network("kid")


def test_records_appear_when_known_once_each_and_go_when_withdrawn():
    assert [r.id for r in view("2015-04-30").family_records("ben")] == []
    assert [r.id for r in view("2015-05-01").family_records("ben")] == ["r1", "r2"]
    assert [r.id for r in view("2015-06-01").family_records("ben")] == ["r1"]


def test_a_network_and_its_records_are_worked_out_once():
    once = view("2015-05-01")

    assert once.network("ben") is once.network("ben")
    assert once.family_records("ben", "visit") is once.family_records("ben", "visit")


def test_somebody_only_mentioned_has_no_name_and_no_age():
    stranger = view("2015-05-01")

    assert stranger.name("nobody") == "someone not yet named"
    assert stranger.name("baby") == "someone not yet named"
    assert stranger.age("nobody") is None
    assert stranger.age("ben") == 5
    assert not stranger.is_child("nobody")


def test_a_family_with_no_open_child_has_no_opening():
    assert view("2015-05-01").family_opening("ben") is None


def test_days_of_change_are_those_on_which_something_becomes_known_or_is_taken_back():
    assert [str(day) for day in sorted(change_days(LEDGER))] == [
        "2015-01-01",
        "2015-02-01",
        "2015-05-01",
        "2015-06-01",
    ]


def test_what_changed_is_said_with_its_record():
    assert changes_on(LEDGER, date(2015, 6, 1)) == (
        Reason("The link between Odd and Ben (father) was undone.", ("odd-father-ben",)),
        Reason("A record (contact other, my place, 01/05/2015) was withdrawn.", ("r2",)),
    )
    assert changes_on(LEDGER, date(2015, 5, 1))[0].said.endswith("became known.")
    assert "The link between Mum and someone not yet named (mother) became known." in [
        reason.said for reason in changes_on(LEDGER, date(2015, 1, 1))
    ]


def test_what_was_known_and_taken_back_on_one_day_changed_nothing():
    assert changes_on(LEDGER, date(2015, 2, 1)) == ()
    assert not any(
        "Kid" in reason.said and "Ben" in reason.said for reason in changes_on(LEDGER, date(2015, 1, 1))
    )


def test_two_records_that_share_a_place_in_the_ledger_are_both_kept():
    day = date(2015, 5, 1)
    twins = [Event(id_, "contact", "gp", day, day, about=("ben",)) for id_ in ("one", "two")]

    assert len(view("2015-05-01", Ledger.of(LEDGER.people, [], twins)).contacts("ben", 90)) == 2


def test_a_link_with_an_id_of_its_own_is_shown_by_it():
    assert Tie("a", "b", "mother", date(2015, 1, 1), id="t7").label == "t7"
