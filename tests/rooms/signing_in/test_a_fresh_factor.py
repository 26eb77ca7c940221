"""Before what weighs most a factor is asked for again: the page comes back after it, and nothing happens before it."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from frontdoor.accounts.fresh import needs_fresh_factor
from frontdoor.urls import handler403, handler404, handler500  # noqa: F401  (Django looks for them here)
from frontdoor.urls import urlpatterns as real

from .people import PASSWORD, app_of, confirms, gives_code, gives_password, sets_up_an_app, shown_by, somebody

done: list[str] = []


@needs_fresh_factor
def weighty(request):
    if request.method == "POST":
        done.append(request.POST["why"])
    return HttpResponse("open")


urlpatterns = [*real, path("weighty/", weighty)]
pytestmark = pytest.mark.urls(__name__)
ASKED = "/accounts/2fa/reauthenticate/?next=%2Fweighty%2F"


@pytest.fixture
def ruth():
    done.clear()
    return somebody("ruth")


def test_right_after_signing_in_with_both_factors_it_opens(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(minutes=1)
    later = Client()
    gives_password(later)
    gives_code(later, shown_by(app_of(ruth)))

    assert later.get("/weighty/").content == b"open"


def test_ten_minutes_later_the_code_is_asked_for_and_the_page_comes_back(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(minutes=10)

    asked = client.get("/weighty/")
    back = client.post(asked["Location"], {"code": shown_by(app_of(ruth)), "next": "/weighty/"})

    assert asked["Location"] == ASKED
    assert back["Location"] == "/weighty/"
    assert client.get("/weighty/").content == b"open"


def test_what_is_sent_without_a_fresh_factor_does_not_happen(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(minutes=10)

    sent = client.post("/weighty/", {"why": "because"}, headers={"referer": "http://testserver/weighty/"})
    from_elsewhere = client.post("/weighty/", {"why": "because"}, headers={"referer": "http://evil.example/"})

    assert sent["Location"] == ASKED
    assert from_elsewhere["Location"] == "/accounts/2fa/reauthenticate/?next=%2F"
    assert done == []


def test_a_wrong_code_opens_nothing(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(minutes=10)

    assert confirms(client, code="000000").status_code == 200
    assert client.get("/weighty/").status_code == 302


def test_a_password_is_no_fresh_factor_of_somebody_who_has_another(ruth, client, clock, settings):
    sets_up_an_app(client)
    clock.passes(minutes=10)
    settings.SECOND_FACTOR_REQUIRED = False

    confirms(client, password=PASSWORD)

    assert client.get("/weighty/").status_code == 302


def test_in_the_demonstration_the_password_stands_in_for_it(ruth, client, clock, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    gives_password(client)
    opened = client.get("/weighty/")
    clock.passes(minutes=10)

    asked = client.get("/weighty/")
    confirms(client, password=PASSWORD)

    assert opened.content == b"open"
    assert asked["Location"] == "/accounts/reauthenticate/?next=%2Fweighty%2F"
    assert client.get("/weighty/").content == b"open"


def signed_in_long_ago(role: str) -> Client:
    """A browser in which somebody signed in, and gave nothing since."""
    client = Client()
    client.force_login(somebody("jo", role=role, agency="cass"))
    return client


def test_undoing_a_link_asks_for_it(settings):
    settings.SECOND_FACTOR_REQUIRED = False

    answer = signed_in_long_ago("front_door_worker").get("/people/undo/")

    assert answer["Location"] == "/accounts/reauthenticate/?next=%2Fpeople%2Fundo%2F"


@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("auditor", "/audit/export/"),
        ("team_manager", "/leaving/exports/"),
        ("team_manager", "/leaving/exports/X-7K3M-9QXD/"),
        ("team_manager", "/leaving/exports/X-7K3M-9QXD/file/"),
    ],
)
def test_taking_a_list_out_asks_for_it(role, address, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client = signed_in_long_ago(role)

    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 405 or answer["Location"].startswith("/accounts/reauthenticate/?next=")
