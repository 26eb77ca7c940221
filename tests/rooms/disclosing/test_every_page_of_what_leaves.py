"""Every address of what leaves, with one of each thing there is and as each role: none breaks, no tab names anybody."""

import re
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from frontdoor.disclosure import urls
from frontdoor.disclosure.exporting import actions as exporting
from frontdoor.disclosure.gate import actions as gate
from frontdoor.disclosure.retention import actions as retention
from frontdoor.disclosure.safe import actions as safe
from frontdoor.disclosure.subject_access import actions as subject_access
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker
from tests.rooms.disclosing.leaving_stories import NEIGHBOUR, PLAN, a_manager, a_writer, proposed, the_family

pytestmark = pytest.mark.django_db
ROLES_TRIED = ("referrer", "front_door_worker", "team_manager", "head_of_service")
FINE = {200, 302, 400, 403, 404, 405}
NAMES = "Kayla|Isla|Noah|Rhodri|Merrin|Vaughan|Moor|Quarry"


@pytest.fixture
def refs() -> list[str]:
    """The references of one of each thing, and one of nothing."""
    family, jo, ines = the_family(), a_writer(), a_manager()
    kayla = family["Kayla"]
    who = {"by": actor(ines), "at": now()}
    waiting = proposed(jo, *PLAN, NEIGHBOUR, to=[kayla])
    left = proposed(jo, "There is a meeting.", to=[kayla])
    gate.decide(document=left, choice="released", why="Read it.", **who)
    address = safe.keep_address(
        person=kayla,
        address="14 Quarry Close",
        postcode="B14 7QX",
        audience=["agency:cass"],
        why="So.",
        **who,
    )
    channel = safe.say_channel(
        person=kayla, kind="phone", value="07700 900123", safe=True, no_message=True, told_by="Kayla", **who
    )
    export = exporting.ask(what="contacts", person="", form="csv", why="So.", ends_on=localdate(), **who)
    hold = retention.hold(person=kayla, why="So.", asked_by="The court", **who)
    request = subject_access.receive(person=kayla, received_on=localdate(), identity="Seen.", **who)
    things = (kayla, waiting, left, address, channel, export, hold, request)
    return [*(each.ref for each in things), "D-0000-0000"]


def addresses(refs: list[str]) -> list[str]:
    """Every address of the room, with every reference at each place."""
    found = []
    for pattern in urls.urlpatterns:
        asked = pattern.pattern.converters
        samples = [[1, 10**15] if type(each).__name__ == "IntConverter" else refs for each in asked.values()]
        for values in product(*samples):
            given = dict(zip(asked, values, strict=True))
            found.append(reverse(f"disclosure:{pattern.name}", kwargs=given))
    return found


def test_no_address_of_what_leaves_breaks_for_any_role_and_no_tab_names_anybody(refs):
    broken, titles = [], []
    for role in ROLES_TRIED:
        browser = Client(raise_request_exception=False)
        browser.force_login(a_worker(f"one-{role}", role=role, agency="cass"))
        for path in addresses(refs):
            for answer in (browser.get(path), browser.post(path)):
                if answer.status_code not in FINE:
                    broken.append(f"{answer.status_code} {answer.request['REQUEST_METHOD']} {path} ({role})")
                titles += re.findall(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)

    assert broken == []
    assert not [title for title in titles if re.search(NAMES, title)]


def test_nobody_reaches_what_leaves_without_signing_in(refs):
    answers = {path: Client().get(path) for path in addresses(refs[:2])}

    assert {answer.status_code for answer in answers.values()} <= {302, 405}
    assert {answer["Location"].split("?")[0] for answer in answers.values() if answer.status_code == 302} == {
        "/accounts/login/"
    }
