"""Passwords are long and otherwise free; a session is somebody's for as long as they may be there, and then nobody's."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.hashers import get_hasher
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from django.utils import timezone

from frontdoor.accounts.models import User
from frontdoor.agencies.models import Membership
from frontdoor.settings import base
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db
DESK, SEARCH = "/contacts/drafts/", "/people/search/"


@pytest.mark.parametrize(
    "password",
    [
        "quiet rivers keep no diary",
        "aaaabbbbccccddddeeee",
        "x" * 8 + "Ω" * 60,
        "correct-horse-battery-staple" * 4,
    ],
)
def test_a_long_password_of_any_letters_is_taken(password):
    validate_password(password, User(username="ruth", full_name="Ruth Abara"))


@pytest.mark.parametrize("password", ["fourteen chars", "123456789987654321", "ruth.abara.of.midwifery"])
def test_a_short_a_common_and_ones_own_name_are_not(password):
    with pytest.raises(ValidationError):
        validate_password(password, User(username="ruth.abara.of.midwifery"))


def test_passwords_are_kept_by_a_slow_sum_whose_cost_can_be_raised():
    assert not hasattr(base, "PASSWORD_HASHERS"), (
        "Django's own first choice, which each release makes slower."
    )
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"]):
        assert get_hasher().iterations >= 600_000


def test_a_session_is_a_long_random_word_and_a_new_one_at_each_sign_in():
    user, browser = a_worker("ruth"), Client()
    unknown = browser.session
    unknown["seen"] = "help"
    unknown.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = unknown.session_key

    browser.force_login(user)
    word = browser.cookies[settings.SESSION_COOKIE_NAME].value

    assert word not in (unknown.session_key, signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value)
    assert len(word) >= 32
    assert not Session.objects.filter(pk=unknown.session_key).exists()
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"


def test_signing_out_ends_the_session_on_the_server():
    browser = signed_in(a_worker("ruth"))
    word = browser.cookies[settings.SESSION_COOKIE_NAME].value
    assert Session.objects.filter(pk=word).exists()

    browser.post("/accounts/logout/")
    again = Client()
    again.cookies[settings.SESSION_COOKIE_NAME] = word

    assert not Session.objects.filter(pk=word).exists()
    assert again.get(DESK).status_code == 302


def test_promise_17_a_leavers_rights_end_at_their_next_request():
    user = a_worker("ruth")
    browser = signed_in(user)
    assert browser.get(DESK).status_code == 200

    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(user=user).update(until_on=yesterday)

    assert browser.get(DESK).status_code == 403


def test_promise_17_another_role_holds_from_the_next_request():
    user = a_worker("ruth", role="front_door_worker", agency="cass")
    browser = signed_in(user)
    assert browser.get(SEARCH).status_code == 200

    Membership.objects.filter(user=user).update(role="referrer")

    assert browser.get(SEARCH).status_code == 403


def test_promise_17_an_account_that_is_closed_ends_every_session_of_it():
    user = a_worker("ruth")
    desk, telephone = signed_in(user), signed_in(user)

    User.objects.filter(pk=user.pk).update(is_active=False)

    assert [browser.get(DESK).status_code for browser in (desk, telephone)] == [302, 302]


def test_promise_17_a_new_password_ends_the_sessions_of_the_old_one():
    user = a_worker("ruth")
    browser = signed_in(user)

    user.set_password("quiet rivers keep no diary")
    user.save()

    assert browser.get(DESK).status_code == 302


def test_a_new_key_of_the_service_signs_nobody_out_while_the_old_one_is_still_believed(settings):
    browser = signed_in(a_worker("ruth"))

    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "n" * 60
    still = browser.get(DESK).status_code
    other = signed_in(a_worker("priya"))
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "m" * 60, []
    over = other.get(DESK).status_code

    assert (still, over) == (200, 302)


def test_every_page_of_somebody_signed_in_offers_to_sign_out():
    page = signed_in(a_worker("ruth")).get(DESK).content.decode()

    assert 'action="/accounts/logout/"' in page
    assert "Sign out" in page
