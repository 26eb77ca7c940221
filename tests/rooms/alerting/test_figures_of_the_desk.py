"""The desk's own figures: the same numbers drawn, in a table and as CSV; by team and signal, and never by a person."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils.timezone import now

from frontdoor.agencies.models import Membership
from frontdoor.alerts import actions
from frontdoor.alerts.deciding.useful import say_useful
from frontdoor.alerts.figures.counting import FEW, Times, Told, count
from frontdoor.alerts.figures.drawing import bars
from frontdoor.audit.models import Entry
from tests.rooms.alert_stories import a_family, a_manager, actor, an_alert, everything_said
from tests.rooms.builders import a_worker, signed_in

MONDAY = datetime(2025, 11, 17, 9, 0, tzinfo=UTC)


def told(number: int, **more):
    return Told(MONDAY + timedelta(hours=number), "amber", more.pop("team", "North"), ("S01",), **more)


def test_the_middle_and_nine_in_ten_are_of_what_was_measured():
    times = Times.of([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])

    assert (times.number, times.median, times.ninetieth) == (10, 5, 9)
    assert (times.said(5), times.said(72)) == ("5 hours", "3.0 days")


def test_few_are_said_to_be_few():
    times = Times.of([1.0] * (FEW - 1))

    assert times.median is None
    assert times.said(times.median) == "Too few to say (4)"


def test_weeks_teams_signals_and_reasons_are_counted():
    made = count(
        [
            told(1, reason="known", useful="changed"),
            told(2, reason="known", useful="no_use", no_use_because="It came too late"),
            told(24 * 8, team="South", overdue=True),
        ],
        first=MONDAY.date(),
        weeks=2,
        reasons={"known": "Known already"},
    )

    assert [many for _, many, _ in made.weeks] == [2, 1]
    assert [(team.name, team.alerts, team.overdue) for team in made.teams] == [
        ("North", 2, 0),
        ("South", 1, 1),
    ]
    assert made.signals[0].name == "S01 Many contacts about one family"
    assert made.reasons == (("Known already", 2),)
    assert (made.whole.share, made.no_use) == ("1 of 2", (("It came too late", 1),))


def test_a_drawing_says_its_words_and_its_numbers_and_runs_nothing():
    drawn = str(bars("Alerts <a week>", [("3 <March>", 4, 1), ("10 March", 0, 0)]))

    assert 'aria-label="Alerts &lt;a week&gt;"' in drawn
    assert "3 &lt;March&gt;" in drawn
    assert ">4</text>" in drawn
    assert "style=" not in drawn


@pytest.mark.django_db
def test_the_page_and_the_csv_hold_the_same_numbers_and_nobodys_name():
    priya = a_manager("priya", "Priya Nair")
    Membership.objects.filter(user=priya).update(team="=North")
    root = a_family()
    for _ in range(2):
        alert = an_alert(root, manager=priya, raised_at=now() - timedelta(hours=30))
        actions.acknowledge(alert=alert, by=actor(priya), at=now() - timedelta(hours=20))
        said = {"choice": "early_help", "why": "So.", **everything_said(alert, reason="less")}
        decision = actions.decide(alert=alert, by=actor(priya), at=now(), **said)
        say_useful(decision=decision, answer="changed", by=actor(priya), at=now())
    client = signed_in(priya)

    page = client.get(reverse("alerts:figures")).content.decode()
    sheet = client.get(reverse("alerts:figures_csv")).content.decode("utf-8-sig")

    main = page[page.index("<main") : page.index("</main>")]
    rows = {tuple(row[:3]): row[3] for row in csv.reader(StringIO(sheet))}
    assert rows["All", "All", "alerts"] == "2"
    assert rows["Team", "'=North", "useful: changed"] == "2"
    assert rows["All", "All", "median hours to acknowledge"] == "too few to say"
    assert "2 of 2" in main
    assert "matters less than it seemed" in main
    for name in ("Priya", "Merrin", "Isla"):
        assert name not in main
        assert name not in sheet
    assert set(Entry.objects.filter(subject_ref="all").values_list("verb", flat=True)) == {
        "looked at figures",
        "took figures out",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["referrer", "front_door_worker", "administrator"])
def test_only_those_who_see_alerts_see_their_figures(role):
    client = signed_in(a_worker("sam", role=role, agency="cass"))

    answers = [client.get(reverse(f"alerts:{name}")) for name in ("figures", "figures_csv")]

    assert [answer.status_code for answer in answers] == [403, 403]


@pytest.mark.django_db
def test_with_no_alert_at_all_the_page_says_so():
    page = signed_in(a_manager("priya", "Priya Nair")).get(reverse("alerts:figures")).content.decode()

    assert "No alert was raised in these weeks." in page
    assert "Too few to say (0)" in page
