"""The four public cases, to the day, for all twenty signals."""

from datetime import date
from pathlib import Path

import pytest

from kinfold.replay import load, replay
from kinfold.replay.compare import differences

CASES = {case.id: case for case in load(Path(__file__).parents[1] / "cases" / "public.yaml")}


def _edges(case: str, signal: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = replay(CASES[case])
    return [(str(edge.day), "up" if edge.up else "down", edge.key) for edge in found.edges_of(signal)]


@pytest.mark.parametrize("case", CASES)
def test_every_public_case_is_as_expected(case):
    assert differences(CASES[case]) == []


def test_rowan_contacts_come_close_together_three_times():
    assert _edges("rowan", "S01") == [
        ("2015-05-06", "up", ()),
        ("2015-08-04", "down", ()),
        ("2015-09-07", "up", ()),
        ("2015-09-20", "down", ()),
        ("2015-10-05", "up", ()),
        ("2015-11-17", "down", ()),
    ]


def test_rowan_both_parents_are_children_until_they_turn_18():
    assert _edges("rowan", "S04") == [
        ("2015-03-10", "up", ("kayla",)),
        ("2015-05-22", "up", ("deon",)),
        ("2015-09-03", "down", ("deon",)),
        ("2016-02-11", "down", ("kayla",)),
    ]


def test_rowan_the_father_is_unseen_and_the_mother_until_a_late_letter_shows_she_was_seen():
    assert _edges("rowan", "S05") == [
        ("2015-07-23", "up", ("deon",)),
        ("2015-08-25", "up", ("kayla",)),
        ("2015-08-27", "down", ("kayla",)),
        ("2015-09-15", "down", ("deon",)),
    ]


def test_rowan_the_sibling_is_unseen_while_the_twins_are_open():
    assert _edges("rowan", "S10") == [("2015-07-23", "up", ("tia",)), ("2015-09-15", "down", ("tia",))]


def test_willow_is_busy_and_safe_and_juniper_never_has_three_contacts_in_ninety_days():
    assert replay(CASES["willow"]).edges == ()
    assert _edges("juniper", "S01") == []


def test_juniper_is_a_slow_story_that_two_signals_read_and_each_falls_silent_again():
    assert _edges("juniper", "S18") == [
        ("2014-03-25", "up", ()),
        ("2014-10-15", "down", ()),
        ("2014-10-20", "up", ()),
        ("2015-04-09", "down", ()),
        ("2015-06-14", "up", ()),
        ("2015-10-02", "down", ()),
    ]


def test_namesakes_fire_only_while_the_wrong_link_stands_and_say_that_it_was_undone():
    risen, fallen = replay(CASES["namesakes"]).edges

    assert (risen.day, risen.up, fallen.day, fallen.up) == (date(2015, 4, 2), True, date(2015, 4, 7), False)
    assert [reason.said for reason in fallen.because] == [
        "The link between Mia Hassan and Mia Hassan (same person) was undone."
    ]
