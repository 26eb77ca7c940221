"""A password is taken as it was typed, changed by whoever knows it, and guessed by nobody in a hurry."""

import base64

import pytest
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.test import Client

from tests.rooms.signing_in.people import DESK, PASSWORD, gives_password, somebody

CHANGE = "/accounts/password/change/"
NEXT = "Slow boats, wide harbours  "


@pytest.fixture(autouse=True)
def nothing_counted(db) -> None:
    """No count of an earlier test."""
    cache.clear()


def is_in(browser: Client) -> bool:
    """Tell whether somebody is signed in here."""
    return browser.get(DESK).status_code == 200


@pytest.mark.parametrize(
    "typed", [PASSWORD.upper(), f"{PASSWORD} ", f" {PASSWORD}", PASSWORD[:-1], PASSWORD[:15]]
)
def test_a_password_is_taken_exactly_as_it_was_typed(typed):
    somebody()
    wrong, right = Client(), Client()

    gives_password(wrong, password=typed)
    gives_password(right)

    assert (is_in(wrong), is_in(right)) == (False, True)


def test_a_new_password_is_set_by_whoever_gives_the_present_one_and_ends_other_sessions():
    somebody()
    here, elsewhere = Client(), Client()
    gives_password(here)
    gives_password(elsewhere)

    page = here.get(CHANGE).content.decode()
    here.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEXT, "password2": NEXT})
    again = Client()
    gives_password(again, password=NEXT)

    assert page.count('type="password"') == 3
    assert (is_in(here), is_in(elsewhere), is_in(again)) == (True, False, True)


@pytest.mark.parametrize(
    "sent",
    [
        {"oldpassword": "not the present one", "password1": NEXT, "password2": NEXT},
        {"password1": NEXT, "password2": NEXT},
        {"oldpassword": PASSWORD, "password1": "short", "password2": "short"},
        {"oldpassword": PASSWORD, "password1": NEXT, "password2": NEXT.strip()},
    ],
)
def test_a_new_password_without_the_present_one_or_too_short_changes_nothing(sent):
    somebody()
    browser = Client()
    gives_password(browser)

    answer = browser.post(CHANGE, sent)
    again = Client()
    gives_password(again)

    assert answer.status_code == 200
    assert is_in(again)


@pytest.fixture
def counted(settings) -> None:
    """Tries are counted as in use."""
    settings.ACCOUNT_RATE_LIMITS = {}


def test_guessing_one_account_locks_nobody_else_out(counted):
    somebody()
    somebody("priya")
    for number in range(6):
        gives_password(Client(REMOTE_ADDR="192.0.2.1"), password=f"a wrong guess, no. {number}")

    other = Client(REMOTE_ADDR="192.0.2.9")
    gives_password(other, "priya")

    assert is_in(other)


def test_who_guesses_is_known_by_what_the_proxy_says_and_not_by_what_they_say_themselves(counted, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    somebody()
    for number in range(10):
        said = {"x-forwarded-for": f"203.0.113.{number}, 192.0.2.1"}
        gives_password(Client(headers=said), f"somebody{number}", "a wrong guess of a password")

    late = Client(headers={"x-forwarded-for": "203.0.113.99, 192.0.2.1"})
    gives_password(late)
    another = Client(headers={"x-forwarded-for": "203.0.113.1, 192.0.2.2"})
    gives_password(another)

    assert (is_in(late), is_in(another)) == (False, True)


def test_seeds_are_long_and_never_the_same():
    seeds = {auth.generate_totp_secret() for _ in range(50)}

    assert len(seeds) == 50
    assert min(len(base64.b32decode(seed)) for seed in seeds) >= 20
