"""A password that an administrator gives opens for three days, is changed first, and gets round no second factor."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from frontdoor.accounts.models import User
from frontdoor.audit.models import Entry

from .people import DESK, PASSWORD, confirms, gives_password, sets_up_an_app, somebody, words

CHANGE = "/accounts/password/change/"
NEW = "another evening by the canal"


@pytest.fixture
def ruth() -> User:
    return somebody("ruth")


def given(**more: str) -> str:
    """Have an administrator make a password; gives it."""
    said = StringIO()
    call_command("give_password", "ruth", **{"why": "She forgot hers", "stdout": said, **more})
    return said.getvalue().splitlines()[0]


def test_it_is_long_never_the_same_and_shown_to_nobody_else(ruth):
    first, second = given(), given()

    assert first != second
    assert len(first) == 19
    assert first not in str(list(Entry.objects.values()))
    assert [entry.why for entry in Entry.objects.filter(verb="gave a new password")] == [
        "She forgot hers"
    ] * 2


def test_it_is_changed_before_anything_else_is_done(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    made = given()
    gives_password(client, password=made)

    before, shown = client.get(DESK), words(client.get(CHANGE))
    client.post(CHANGE, {"oldpassword": made, "password1": NEW, "password2": NEW})

    assert before["Location"] == CHANGE
    assert "Choose a password of your own" in shown
    assert client.get(DESK).status_code == 200
    assert gives_password(Client(), password=made).status_code == 200
    assert gives_password(Client(), password=NEW).status_code == 302


def test_after_three_days_it_opens_nothing(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    made = given()
    User.objects.update(password_until=timezone.now() - timedelta(seconds=1))

    answer = gives_password(client, password=made)

    assert "Ask for a new password" in words(answer)
    assert client.get(DESK)["Location"].startswith("/accounts/login/")


@pytest.mark.promise(16)
def test_it_gets_round_no_second_factor(ruth, client, clock):
    sets_up_an_app(client)
    made = given()
    later = Client()

    asked = gives_password(later, password=made)

    assert client.get(DESK)["Location"].startswith("/accounts/login/"), "what was open before is ended"
    assert asked["Location"] == "/accounts/2fa/authenticate/"
    assert later.get(CHANGE)["Location"].startswith("/accounts/login/")


def test_a_first_sign_in_sets_up_a_factor_and_then_a_password(ruth, client):
    made = given()
    gives_password(client, password=made)

    assert client.get(DESK)["Location"] == "/accounts/2fa/"
    assert confirms(client, password=PASSWORD).status_code == 200
    assert confirms(client, password=made).status_code == 302


def test_without_a_reason_nothing_is_changed(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False

    with pytest.raises(CommandError, match="Say why"):
        given(why=" ")

    assert gives_password(client).status_code == 302
    assert client.get(DESK).status_code == 200
