"""Where everything stands in the picture of lanes: nothing hides anything, and what nobody recorded is said in words."""

from datetime import date, timedelta
from itertools import pairwise

from frontdoor.chronology.lanes.drawn import Burst, Mark, Told
from frontdoor.chronology.lanes.layout import FINGER, drawn, leading_on
from frontdoor.chronology.lanes.scale import Scale

TODAY = date(2026, 11, 20)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


def mark(days: int, ref: str = "", **more) -> Mark:
    return Mark(ref or f"E-{days}", before(days), more.pop("agency", "school"), "Contact, school", **more)


def lane(*marks: Mark, name: str = "Ada", group: str = "Children", **more) -> Told:
    return Told(name, "#person-1", group, marks, **more)


def picture(*told: Told, bursts=(), days: int = 400):
    return drawn(told, bursts, first=before(days), last=TODAY)


def test_later_stands_further_right_and_the_last_hundred_days_have_more_room():
    scale = Scale(before(1000), TODAY, 0, 1000)
    places = [scale.x(before(days)) for days in (1000, 500, 101, 100, 50, 0)]

    assert places == sorted(places)
    assert places[-1] == 1000
    assert scale.x(before(0)) - scale.x(before(100)) > 400


def test_a_short_story_is_drawn_on_one_scale():
    assert Scale(before(150), TODAY, 0, 1000).breaks_at is None


def test_months_have_room_and_say_the_year_where_it_is_new():
    ticks = Scale(before(3000), TODAY, 170, 1156).ticks()

    assert all(later.x - earlier.x >= 62 for earlier, later in pairwise(ticks))
    assert ticks[0].text.endswith(str(before(3000).year))


def test_two_on_one_day_are_stacked_and_more_are_counted_with_every_day_in_the_words():
    two = picture(lane(mark(10, "E-1"), mark(10, "E-2"))).lanes[0].dots
    four = picture(lane(*(mark(10, f"E-{n}") for n in range(4)))).lanes[0].dots

    assert len(two) == 2
    assert two[1].y - two[0].y >= FINGER
    assert [dot.count for dot in four] == [4]
    assert four[0].label.startswith("4 records on Tuesday 10 November 2026")


def test_no_two_targets_of_a_lane_stand_nearer_than_a_finger():
    dots = picture(lane(*(mark(days) for days in range(0, 400, 3)))).lanes[0].dots

    apart = [
        max(abs(one.x - other.x), abs(one.y - other.y))
        for place, one in enumerate(dots)
        for other in dots[place + 1 :]
    ]
    assert min(apart) >= FINGER
    assert sum(dot.count for dot in dots) == 134


def test_what_a_sign_counted_stays_ringed_when_it_is_counted_with_others():
    dots = picture(lane(*(mark(9, f"E-{n}", ringed=n == 2) for n in range(3)))).lanes[0].dots

    assert [dot.ringed for dot in dots] == [True]


def test_a_lane_without_a_record_says_so_and_one_without_a_record_in_this_time_says_that():
    never, lately = picture(lane(), lane(mark(350), name="Bo"), days=100).lanes

    assert never.note == "No record by any agency"
    assert lately.note == "No record by any agency in this time"


def test_what_happened_before_is_counted_and_not_drawn():
    shown = picture(lane(mark(350), mark(5)), days=100)

    assert (shown.shown, shown.earlier) == (1, 1)


def test_a_gap_reaches_from_the_last_sight_to_today_with_its_words_inside_the_picture():
    (drawn_lane,) = picture(lane(mark(188), unseen_since=before(188), unseen="not seen for 188 days")).lanes

    assert drawn_lane.gap_said == "not seen for 188 days"
    assert drawn_lane.gap[1] == 1156
    assert drawn_lane.gap[0] < drawn_lane.gap_at < 1156 - 140


def test_the_burst_is_boxed_over_every_lane_with_its_sentence_inside_the_picture():
    burst = Burst(before(40), before(2), "4 contacts in 90 days about 5 people in this family, from the GP.")
    shown = picture(lane(mark(40), mark(2)), lane(name="Bo"), bursts=[burst])

    (box,) = shown.boxes
    assert box.said == burst.said
    assert box.x < shown.lanes[0].dots[0].x < box.x + box.width
    assert shown.bottom > shown.lanes[-1].y


def test_forty_people_with_four_hundred_records_keep_a_lane_each_in_groups():
    groups = ["Children"] * 15 + ["Parents"] * 10 + ["Others"] * 15
    told = [
        lane(
            *(mark((place * 7 + 29 * n) % 900, f"E-{place}-{n}") for n in range(10)),
            name=f"Person {place}",
            group=group,
        )
        for place, group in enumerate(groups)
    ]

    shown = picture(*told, days=900)

    assert [each.text for each in shown.headings] == ["Children", "Parents", "Others"]
    assert len({each.y for each in shown.lanes}) == 40
    assert shown.shown == 400
    assert shown.height < 1600


def test_who_was_named_and_no_more_is_small_and_late_words_are_said():
    label = picture(lane(mark(30, late="known 20 days later", named_only=True))).lanes[0].dots[0]

    assert label.small
    assert "known 20 days later" in label.label
    assert "named only" in label.label


def test_a_dot_whose_entry_stands_on_another_page_of_the_table_leads_there():
    shown = picture(lane(mark(300, "E-old"), mark(5, "E-new")))

    led = leading_on(shown, ["E-new", "E-old"], shown=["E-new"], a_page=1)

    assert [dot.href for dot in led.lanes[0].dots] == ["?page=2#E-old", "#E-new"]
