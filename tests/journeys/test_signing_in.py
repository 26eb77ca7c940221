"""Somebody signs in for the first time, sets up what only they have, and comes back with it: an app, or a passkey."""

import re

import pytest
from playwright.sync_api import expect

from frontdoor.accounts.models import User
from frontdoor.journey.demonstration import PASSWORD
from tests.journeys.visitor import Visitor
from tests.rooms.signing_in.people import shown_by

DESK = "/contacts/drafts/"


@pytest.fixture(autouse=True)
def as_in_use(settings) -> None:
    """Two factors for everybody."""
    settings.SECOND_FACTOR_REQUIRED = True
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False


def confirms(visitor: Visitor) -> Visitor:
    """Give the password once more, before something changes."""
    return visitor.writes("Password", PASSWORD).continues()


def sets_up_an_app(visitor: Visitor) -> str:
    """Follow the page of a first sign-in to an app; gives what the app now knows."""
    visitor.reads("How you sign in", "You cannot go on until you have set one up")
    visitor.follows("Set up an app")
    confirms(visitor).reads("Set up an app")
    seed = visitor.page.locator(".kf-key").inner_text()
    visitor.writes("Code", shown_by(seed)).presses("Set up the app")
    return seed


def with_a_passkey(visitor: Visitor) -> Visitor:
    """Put a key into this browser that says yes by itself."""
    devtools = visitor.page.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    says_yes = {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, **says_yes}})
    return visitor


def test_a_first_sign_in_sets_up_an_app_and_goes_to_work(comes):
    officer = comes("officer")

    sets_up_an_app(officer)
    officer.reads("Recovery codes", "They are shown this once")
    expect(officer.page.locator(".kf-codes li")).to_have_count(10)
    officer.presses("Continue")

    officer.opens(DESK)
    assert officer.page.url.endswith(DESK)


def test_all_of_it_is_done_without_javascript(comes):
    officer = comes("officer", scripts=False)

    sets_up_an_app(officer)
    code = officer.page.locator(".kf-codes li").first.inner_text()
    officer.presses("Continue").signs_out()
    officer.signs_in("officer").reads("Enter your code")
    officer.writes("Code", code).continues()

    officer.opens("/accounts/2fa/").reads("9 left")
    officer.opens("/accounts/sessions/").reads("This one")
    officer.opens("/accounts/2fa/webauthn/add/")
    officer.reads("Confirm that it is you")


def test_a_passkey_is_added_opens_the_service_and_confirms(comes):
    midwife = with_a_passkey(comes("midwife"))

    midwife.follows("Add a passkey")
    confirms(midwife).writes(re.compile("Name"), "Desk by the window").presses("Add a passkey")
    midwife.reads("Recovery codes").presses("Continue").signs_out()
    midwife.signs_in("midwife").reads("Enter your code", "Or use your passkey").presses("Use your passkey")
    midwife.opens("/accounts/2fa/").reads("1 passkey").follows("See your passkeys")

    midwife.reads("Desk by the window", "latest used on")
    midwife.follows("Remove Desk by the window").reads("Confirm that it is you").presses("Use your passkey")
    midwife.reads("Remove a passkey")


def test_where_no_passkey_is_given_the_page_says_so_and_offers_a_code(comes):
    midwife = with_a_passkey(comes("midwife"))
    midwife.follows("Add a passkey")
    confirms(midwife).presses("Add a passkey")
    midwife.presses("Continue").signs_out().signs_in("midwife")

    midwife.page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')) }")
    midwife.page.get_by_role("button", name="Use your passkey").click()

    expect(midwife.page.get_by_role("alert")).to_contain_text("Try again, or use a code instead")


def adds_a_passkey(visitor: Visitor) -> Visitor:
    """From the page of a first sign-in to a passkey, and out again."""
    with_a_passkey(visitor).follows("Add a passkey")
    confirms(visitor).presses("Add a passkey")
    return visitor.presses("Continue").signs_out()


def test_a_passkey_alone_signs_somebody_in_and_leads_where_they_were_going(comes):
    midwife = adds_a_passkey(comes("midwife"))

    midwife.opens(DESK).reads("Sign in").presses("Sign in with a passkey")

    assert midwife.page.url.endswith(DESK)
    midwife.opens("/accounts/sessions/").reads("This one")


def test_a_passkey_of_a_closed_account_opens_nothing(comes):
    midwife = adds_a_passkey(comes("midwife"))
    User.objects.filter(username="midwife").update(is_active=False)

    midwife.opens("/accounts/login/").presses("Sign in with a passkey")

    assert midwife.page.url.endswith("/accounts/inactive/")
    midwife.opens(DESK).reads("Sign in")


def test_a_device_without_a_passkey_of_ours_is_told_so_and_the_password_is_still_there(comes):
    officer = with_a_passkey(comes("officer"))
    officer.signs_out().opens("/accounts/login/")

    officer.page.get_by_role("button", name="Sign in with a passkey").click()

    expect(officer.page.get_by_role("alert")).to_contain_text("The passkey was not given")
    officer.reads("Username", "Password")
