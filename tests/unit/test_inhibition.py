"""What is shown inside another finding, and what never is."""

from datetime import date

from kinfold.signals.inhibition import muted
from tests.builders import RULES

DAY = date(2015, 6, 30)
SINCE = {("S01", ()): date(2015, 6, 3)}


def test_many_contacts_absorb_what_rests_on_the_same_contacts_for_28_days():
    true = [("S01", ()), ("S03", ()), ("S13", ()), ("S09", ())]

    assert muted(true, SINCE, DAY, RULES) == {("S03", ()): ("S01", ()), ("S13", ()): ("S01", ())}
    assert muted(true, SINCE, date(2015, 7, 1), RULES) == {}


def test_repeat_abuse_mutes_that_the_same_person_is_seen_only_as_a_parent():
    true = [("S07", ("kay",)), ("S07", ("mo",)), ("S11", ("deon", "kay"))]

    assert muted(true, {}, DAY, RULES) == {("S07", ("kay",)): ("S11", ("deon", "kay"))}


def test_having_gone_home_without_a_meeting_mutes_that_one_is_due_for_the_same_child():
    true = [("S08", ("isla", "e18")), ("S16", ("isla", "e30")), ("S16", ("noah", "e13"))]

    assert muted(true, {}, DAY, RULES) == {("S16", ("isla", "e30")): ("S08", ("isla", "e18"))}


def test_a_red_finding_is_never_muted():
    red = [("S08", ("isla", "e18")), ("S11", ("deon", "kay")), ("S15", ("isla", "e24")), ("S01", ())]

    assert muted(red, SINCE, DAY, RULES) == {}
