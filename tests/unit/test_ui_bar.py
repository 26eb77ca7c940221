"""The bar at the top: six places at most, what is needed all day in sight, and nothing lost."""

from frontdoor.ui.bar import ALL_DAY, AT_MOST, parted
from frontdoor.ui.navigation import PLACES, Link


def places(names):
    return [Link(name, name, f"/{name}/", False, number) for number, name in enumerate(names)]


def test_six_places_or_fewer_all_stand_in_the_bar():
    bar = parted(places(["a", "b", "c", "d", "e", "f"]))

    assert (len(bar.shown), bar.more) == (6, ())


def test_more_than_six_leave_five_in_sight_and_the_rest_under_more_with_what_waits_there():
    bar = parted(places(["a", "b", "c", "d", "e", "f", "g", "response:queue"]))

    assert len(bar.shown) + 1 == AT_MOST
    assert [each.text for each in bar.shown] == ["a", "b", "c", "d", "response:queue"]
    assert [each.text for each in bar.more] == ["e", "f", "g"]
    assert bar.waiting == 4 + 5 + 6


def test_what_is_needed_all_day_is_a_place_that_there_is():
    assert set(ALL_DAY) <= {place.url_name for place in PLACES}
