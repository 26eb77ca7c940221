"""What people are told when a page cannot be shown: gently, without a cache, and without needing anything."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory

from frontdoor.ui import views


@pytest.fixture
def visitor(db) -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    "address", ["/help/", "/help/privacy/", "/help/accessibility/", "/accounts/login/", "/accounts/inactive/"]
)
def test_help_and_sign_in_are_open_to_everybody_and_never_kept(visitor, address):
    answer = visitor.get(address)

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize(
    "address",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "confirm-email/abc/",
        "password/reset/",
        "password/reset/key/1-a/",
        "password/set/",
    ],
)
def test_nobody_makes_an_account_or_resets_a_password_alone(visitor, address):
    for answer in (visitor.get(f"/accounts/{address}"), visitor.post(f"/accounts/{address}")):
        assert answer.status_code == 403
        assert "Ask your administrator" in answer.content.decode()


def test_an_address_that_leads_nowhere_is_answered_without_repeating_it(visitor):
    answer = visitor.get("/nobody/Tom-Wilson/")

    assert answer.status_code == 404
    assert "Tom-Wilson" not in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_a_refusal_is_shown_with_its_sentence_and_what_to_do():
    request = RequestFactory().get("/")
    request.actor = None

    page = views.forbidden(request, PermissionDenied("Your role does not let you <see> alerts."))

    assert page.status_code == 403
    assert "Your role does not let you &lt;see&gt; alerts." in page.content.decode()
    assert "phone the front door" in page.content.decode()


def test_a_request_refused_before_anyone_is_known_still_gets_a_page():
    request = RequestFactory().get("/")

    assert views.bad_request(request, ValueError()).status_code == 400
    assert views.csrf_failure(request).status_code == 403
    assert views.server_error(request).status_code == 500


def test_a_wrong_sign_in_is_said_in_plain_words_and_does_not_tell_which_part_was_wrong(visitor):
    answer = visitor.post("/accounts/login/", {"login": "nobody", "password": "wrong"})

    page = answer.content.decode()
    assert "<title>Error: Sign in – Kinfold</title>" in page
    assert "Check your username and password" in page
    assert "wrong" not in page


def test_demonstration_accounts_are_listed_only_in_a_training_copy_that_asks(visitor, settings):
    accounts = [("dana", "Dana Okafor, Team Manager")]
    seen = []
    for training, shown in ((False, accounts), (True, False), (True, accounts)):
        settings.TRAINING_DATA, settings.SHOW_DEMONSTRATION_ACCOUNTS = training, shown
        seen.append("Dana Okafor" in visitor.get("/accounts/login/").content.decode())

    assert seen == [False, False, True]
