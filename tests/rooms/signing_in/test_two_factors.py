"""Everybody signs in with two factors: without one nothing opens, a code works once, a new password changes nothing."""

import base64
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows
from cryptography.fernet import Fernet
from django.conf import settings as in_use
from django.contrib.sessions.models import Session
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.test import Client

from frontdoor.accounts import seeds
from frontdoor.accounts.recovery_codes import HashedCodes
from frontdoor.audit.models import Entry

from .people import (
    DESK,
    INDEX,
    app_of,
    confirms,
    gives_code,
    gives_password,
    sets_up_an_app,
    shown_by,
    somebody,
    words,
)

pytestmark = pytest.mark.promise(16)
EVERYWHERE = ["/", DESK, "/contacts/new/", "/audit/", "/accounts/password/change/", "/accounts/sessions/"]


@pytest.fixture
def ruth():
    return somebody("ruth")


def closed_in_the_old_way(seed: str) -> str:
    """A seed as it was kept until November 2026."""
    key = seeds._made(in_use.SECRET_KEY, seeds.FOR_FERNET)
    return Fernet(base64.urlsafe_b64encode(key)).encrypt(seed.encode()).decode()


def test_allauth_uses_our_recovery_codes_wherever_it_uses_its_own(ruth):
    assert flows.RecoveryCodes is HashedCodes
    assert isinstance(Authenticator(user=ruth, type="recovery_codes", data={}).wrap(), HashedCodes)


@pytest.mark.parametrize("address", EVERYWHERE)
def test_somebody_without_a_second_factor_reaches_only_the_pages_that_set_one_up(ruth, client, address):
    gives_password(client)

    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 302
        assert answer["Location"] == INDEX

    assert "You cannot go on until you have set one up" in words(client.get(INDEX))


def test_an_app_is_set_up_from_first_to_last_and_opens_the_service(ruth, client, clock):
    codes = sets_up_an_app(client)

    assert len(codes) == 10
    assert client.get(DESK).status_code == 200
    assert codes[0] not in words(client.get("/accounts/2fa/recovery-codes/")), "they are shown once"


def test_the_second_sign_in_asks_for_the_code_before_anybody_is_signed_in(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(seconds=30)
    later = Client()

    asked = gives_password(later)
    before = later.get(DESK)
    given = gives_code(later, shown_by(app_of(ruth)))

    assert asked["Location"] == "/accounts/2fa/authenticate/"
    assert before["Location"].startswith("/accounts/login/")
    assert given["Location"] == "/"
    assert later.get(DESK).status_code == 200


def test_a_code_works_once(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(seconds=30)
    code, first, second = shown_by(app_of(ruth)), Client(), Client()
    gives_password(first)
    gives_password(second)

    assert gives_code(first, code).status_code == 302
    again = gives_code(second, code)

    assert "each code works once" in words(again)
    assert second.get(DESK)["Location"].startswith("/accounts/login/")


def test_the_code_that_set_the_app_up_opens_nothing_else(ruth, client, clock):
    sets_up_an_app(client)
    thief = Client()
    gives_password(thief)

    assert "each code works once" in words(gives_code(thief, shown_by(app_of(ruth))))


@pytest.mark.parametrize("steps", [-1, 1])
def test_a_code_of_another_half_minute_is_not_taken(ruth, client, clock, steps):
    sets_up_an_app(client)
    clock.passes(minutes=5)
    later = Client()
    gives_password(later)

    assert gives_code(later, shown_by(app_of(ruth), steps=steps)).status_code == 200


def test_a_recovery_code_works_once(ruth, client, clock):
    codes = sets_up_an_app(client)
    first, second = Client(), Client()
    gives_password(first)
    gives_password(second)

    assert gives_code(first, codes[3])["Location"] == "/"
    assert gives_code(second, codes[3]).status_code == 200


def test_a_new_password_does_not_get_round_the_second_factor(ruth, client, clock):
    sets_up_an_app(client)
    ruth.set_password("another evening by the canal")
    ruth.save()
    later = Client()

    asked = gives_password(later, password="another evening by the canal")

    assert asked["Location"] == "/accounts/2fa/authenticate/"
    assert later.get(DESK)["Location"].startswith("/accounts/login/")


def test_a_session_from_before_the_factor_gives_it_before_it_goes_on(ruth, client, clock):
    elsewhere = Client()
    gives_password(elsewhere)
    sets_up_an_app(client)

    answer = elsewhere.get(DESK)

    assert answer["Location"] == "/accounts/2fa/reauthenticate/?next=%2Fcontacts%2Fdrafts%2F"


def test_a_password_alone_does_not_take_a_factor_away_or_add_one(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(minutes=11)

    for address in ("totp/deactivate/", "webauthn/add/", "recovery-codes/generate/"):
        asked = client.get(f"/accounts/2fa/{address}")
        assert asked["Location"].startswith("/accounts/2fa/reauthenticate/")
    assert confirms(client, password="quiet rivers keep no diary")["Location"].startswith(
        "/accounts/2fa/reauthenticate/"
    )


def test_the_only_factor_stays_until_there_is_another(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(minutes=1)
    confirms(client, code=shown_by(app_of(ruth)))

    refused = client.post("/accounts/2fa/totp/deactivate/")

    assert "Add another second factor before you remove this one" in words(refused)
    assert Authenticator.objects.filter(user=ruth, type="totp").exists()


def test_the_seeds_are_closed_in_the_database(ruth, client, clock):
    sets_up_an_app(client)

    kept = {one.type: one.data for one in Authenticator.objects.filter(user=ruth)}

    assert app_of(ruth) not in str(kept)
    assert kept["totp"]["secret"].startswith("gcm1:")


def test_a_key_is_changed_by_putting_a_new_one_first(ruth, client, clock, settings):
    settings.FACTOR_KEYS = ["the first of them"]
    sets_up_an_app(client)
    seed = app_of(ruth)

    settings.FACTOR_KEYS = ["a newer one", "the first of them"]

    assert app_of(ruth) == seed


def test_once_all_are_closed_anew_the_older_key_can_go(ruth, client, clock, settings):
    settings.FACTOR_KEYS = ["the first of them"]
    sets_up_an_app(client)
    seed, said = app_of(ruth), StringIO()
    settings.FACTOR_KEYS = ["a newer one", "the first of them"]

    call_command("close_factors_anew", why="The yearly change", stdout=said)
    settings.FACTOR_KEYS = ["a newer one"]

    assert app_of(ruth) == seed
    assert "1 second factor" in said.getvalue()
    assert Entry.objects.get(verb="closed second factors anew").why == "The yearly change"
    with pytest.raises(CommandError, match="Add --why"):
        call_command("close_factors_anew")


def test_a_seed_that_no_key_opens_is_a_fault_that_says_which_key_is_missing(ruth, client, clock, settings):
    settings.FACTOR_KEYS = ["the first of them"]
    sets_up_an_app(client)
    settings.FACTOR_KEYS = ["another altogether"]

    with pytest.raises(seeds.DoesNotOpen, match="Put the key that closed it back"):
        app_of(ruth)


def test_one_letter_changed_in_the_database_opens_no_seed():
    kept = seeds.close("JBSWY3DPEHPK3PXP")
    spoilt = kept[:-6] + ("A" if kept[-6] != "A" else "B") + kept[-5:]

    assert seeds.open_again(kept) == "JBSWY3DPEHPK3PXP"
    assert seeds.close("JBSWY3DPEHPK3PXP") != kept, "the same seed is never closed twice alike"
    with pytest.raises(seeds.DoesNotOpen):
        seeds.open_again(spoilt)


def test_what_was_closed_in_the_old_way_opens_and_is_closed_anew_when_it_is_used(ruth, client, clock):
    sets_up_an_app(client)
    seed, app = app_of(ruth), Authenticator.objects.get(user=ruth, type="totp")
    Authenticator.objects.filter(pk=app.pk).update(data={"secret": closed_in_the_old_way(seed)})
    clock.passes(seconds=30)
    later = Client()
    gives_password(later)

    gives_code(later, shown_by(seed))

    app.refresh_from_db()
    assert later.get(DESK).status_code == 200
    assert app.data["secret"].startswith("gcm1:")
    assert app_of(ruth) == seed


def test_recovery_codes_are_kept_as_salted_sums_and_in_no_other_way(ruth, client, clock):
    codes = sets_up_an_app(client)

    kept = Authenticator.objects.get(user=ruth, type="recovery_codes").data

    assert set(kept) == {"salt", "sums", "viewed_at"}
    assert len(set(kept["sums"])) == len(codes) == 10
    assert not [code for code in codes if code in str(kept) or code.replace("-", "") in str(kept)]
    assert not list(Session.objects.filter(session_data__contains=codes[0]))


def test_recovery_codes_of_before_still_work_once_and_are_sums_from_then_on(ruth, client, clock):
    sets_up_an_app(client)
    seed = "0123456789abcdef" * 5
    row = Authenticator.objects.get(user=ruth, type="recovery_codes")
    row.data = {"seed": seeds.close(seed), "used_mask": 1, "viewed_at": 1.0}
    row.save()
    codes = HashedCodes(row).generate_codes()
    first, second, third = Client(), Client(), Client()
    for browser in (first, second, third):
        gives_password(browser)

    answers = [
        gives_code(browser, code).status_code
        for browser, code in ((first, codes[0]), (second, codes[4]), (third, codes[4]))
    ]

    row.refresh_from_db()
    assert answers == [200, 302, 200], "used before; taken once; and not again"
    assert set(row.data) == {"salt", "sums", "viewed_at"}
    assert len(row.data["sums"]) == 8


def test_a_recovery_code_is_taken_as_people_write_it(ruth, client, clock):
    code = sets_up_an_app(client)[0]
    later = Client()
    gives_password(later)

    assert gives_code(later, f" {code.upper().replace('-', ' ')} ").status_code == 302


def test_guessing_the_code_is_stopped_after_five_tries(ruth, client, clock, settings):
    sets_up_an_app(client)
    settings.ACCOUNT_RATE_LIMITS = {}
    clock.passes(seconds=30)
    thief = Client()
    gives_password(thief)

    answers = [words(gives_code(thief, "000000")) for _ in range(5)]
    right_but_late = gives_code(thief, shown_by(app_of(ruth)))

    assert not [page for page in answers if "too many tries" in page]
    assert "too many tries" in words(right_but_late)


def test_the_demonstration_says_on_each_page_that_it_is_switched_off(ruth, client, settings):
    said = "Signing in with a second factor is switched off in this demonstration."
    settings.SECOND_FACTOR_REQUIRED = False
    gives_password(client)
    without = [words(client.get(address)) for address in (DESK, "/help/", INDEX)]
    settings.SECOND_FACTOR_REQUIRED = True

    assert all(said in page for page in without)
    assert said not in words(client.get(INDEX))


def test_it_cannot_be_switched_off_where_people_are_real(settings):
    settings.SECOND_FACTOR_REQUIRED, settings.TRAINING_DATA = False, False

    assert [found.id for found in run_checks()] == ["accounts.E001"]
