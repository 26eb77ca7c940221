"""The list of alerts: who reaches it, in what order, in what words, and whom the audit says was shown."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from frontdoor.alerts import actions
from frontdoor.audit.models import Entry
from tests.rooms.alert_stories import a_family, a_finding, a_manager, actor, an_alert, everything_said
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db

DESK = "/alerts/"
MOST_WITH_THE_FRAME = 28  # whose eyes, who looked at whom, and a count beside each place of the bar


@pytest.fixture
def priya():
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def owen():
    return a_manager("owen", "Owen Hughes")


def words(user, address=DESK):
    return signed_in(user).get(address).content.decode()


def in_order(page, *parts):
    places = [page.index(part) for part in parts]
    return places == sorted(places)


@pytest.mark.parametrize("role", ["referrer", "front_door_worker", "auditor", "administrator"])
def test_nobody_but_managers_reaches_it(role):
    page = signed_in(a_worker("sam", role=role, agency="cass")).get(DESK)

    assert page.status_code == 403
    assert "These roles do: Team Manager, Head of Service." in page.content.decode()


def test_with_nothing_waiting_it_does_not_say_that_children_are_safe(priya):
    page = words(priya)

    assert "No alert is waiting." in page
    assert "That does not mean that every child is safe" in page


def test_what_went_past_others_stands_first_then_mine_then_theirs(priya, owen):
    root, moment = a_family(), now()
    theirs = an_alert(root, manager=owen, raised_at=moment)
    mine = an_alert(root, manager=priya, raised_at=moment)
    late = an_alert(root, manager=owen, raised_at=moment - timedelta(days=30))

    page = words(priya)

    assert in_order(
        page,
        "1 alert was not acknowledged in time and has gone to the Head of Service.",
        "Gone to the Head of Service (1)",
        late.ref,
        "Named to you (1)",
        mine.ref,
        "Named to others (1)",
        theirs.ref,
    )


def test_red_stands_before_amber_and_says_so_in_words(priya):
    root, moment = a_family(), now()
    amber = an_alert(root, manager=priya, raised_at=moment - timedelta(minutes=9))
    red = an_alert(root, manager=priya, raised_at=moment, severity="red")

    page = words(priya)

    assert in_order(page, red.ref, amber.ref)
    assert "Red: look at once" in page
    assert "Amber: look soon" in page


def test_each_alert_is_in_the_tab_of_what_it_needs(priya):
    root, moment = a_family(), now()
    raised, taken, done = (an_alert(root, manager=priya, raised_at=moment) for _ in range(3))
    for alert in (taken, done):
        actions.acknowledge(alert=alert, by=actor(priya), at=moment)
    actions.decide(
        alert=done,
        choice="early_help",
        why="So.",
        **everything_said(done),
        by=actor(priya),
        at=moment,
    )

    tabs = [words(priya, f"{DESK}?show={tab}") for tab in ("acknowledge", "decide", "decided")]

    assert [[alert.ref in tab for alert in (raised, taken, done)] for tab in tabs] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert "by Priya Nair" in tabs[1]
    assert "Early help for the family, by Priya Nair" in tabs[2]


def test_the_strongest_sentence_that_is_still_true_stands_for_the_alert(priya):
    alert = an_alert(a_family(), manager=priya, headline="4 contacts came.")
    a_finding(alert, headline="Deon has not been seen.", signal="S05", severity="red", cleared="He was seen.")
    a_finding(alert, headline="Tia has not been seen.", signal="S10", severity="red")

    page = words(priya)

    assert "Tia has not been seen." in page
    assert "4 contacts came." not in page
    assert "Deon has not been seen." not in page
    assert "And 1 more sign." in page


def test_an_alert_whose_signs_have_all_gone_waits_to_be_confirmed(priya):
    an_alert(a_family(), manager=priya, headline="Deon has not been seen.", cleared="He was seen.")

    page = words(priya)

    assert "Deon has not been seen." in page
    assert "No longer true: it waits for you to confirm." in page


def test_the_badge_counts_what_waits_for_me_and_for_the_head_of_service_what_went_past(priya, owen):
    grace = a_manager("grace", "Grace Adeyemi", role="head_of_service")
    root, moment = a_family(), now()
    for manager, raised_at in ((priya, moment), (priya, moment), (owen, moment - timedelta(days=30))):
        an_alert(root, manager=manager, raised_at=raised_at)

    assert "(2 waiting)" in words(priya)
    assert "(1 waiting)" in words(owen)
    assert "(1 waiting)" in words(grace)


def test_the_audit_says_who_was_shown_to_whom(priya):
    root = a_family()
    an_alert(root, manager=priya, headline="Isla has not been seen.", about=root)

    words(priya)

    entry = Entry.objects.get(verb="looked at")
    assert (entry.subject_ref, entry.actor_name, entry.detail) == (
        root.ref,
        "Priya Nair",
        {"page": "alerts", "because": "on_duty"},
    )


@pytest.mark.parametrize(
    "query", ["?show=nonsense&page=nonsense", "?page=99999999999", "?page=-1", "?page=²"]
)
def test_an_odd_address_gives_the_first_page(priya, query):
    an_alert(a_family(), manager=priya)

    page = signed_in(priya).get(DESK + query)

    assert page.status_code == 200
    assert "Needs acknowledging" in page.content.decode()


def test_a_long_list_comes_in_pages_and_the_audit_holds_only_what_was_shown(priya):
    root = a_family()
    for _ in range(30):
        an_alert(root, manager=priya)

    first, second = words(priya), words(priya, f"{DESK}?page=2")

    assert (first.count("Amber: look soon"), second.count("Amber: look soon")) == (25, 5)
    assert "page 2 of 2" in second


def asked_for(client, address):
    """How often the database is asked about alerts, and all in all, for one page."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    ours = [each["sql"] for each in asked.captured_queries if "alerts_" in each["sql"]]
    return len(ours), len(asked)


def test_a_list_of_many_alerts_asks_the_database_as_little_as_a_list_of_few(priya):
    root = a_family()
    for _ in range(2):
        an_alert(root, manager=priya)
    client = signed_in(priya)
    few = asked_for(client, DESK)
    for _ in range(23):
        an_alert(root, manager=priya)

    many = asked_for(client, DESK)

    assert many == few
    assert many[0] <= 10, "the tabs, the alerts and what belongs to them, the canary, the badge"
    assert many[1] <= MOST_WITH_THE_FRAME


def test_an_alerts_page_asks_no_more_for_ten_findings_than_for_one(priya):
    alert = an_alert(a_family(), manager=priya)
    client, page = signed_in(priya), reverse("alerts:alert", args=[alert.ref])
    one = asked_for(client, page)
    for number in range(2, 11):
        a_finding(alert, signal=f"S{number:02}", headline=f"Sign {number}.")

    assert asked_for(client, page) == one
