"""A session is seen and ended by whoever it belongs to, by an administrator, by the clock, and with its account."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client

from frontdoor.accounts.models import User
from frontdoor.audit.models import Entry

from .people import DESK, INDEX, PASSWORD, confirms, gives_password, sets_up_an_app, somebody, words

pytestmark = pytest.mark.promise(17)
SIGN_IN = "/accounts/login/?next=/contacts/drafts/"


@pytest.fixture
def ruth(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return somebody("ruth")


@pytest.fixture
def telephone(ruth) -> Client:
    """Another browser of hers."""
    made = Client(headers={"user-agent": "Telephone"})
    gives_password(made)
    return made


def is_in(browser: Client) -> bool:
    """Tell whether a browser is signed in."""
    answer = browser.get(DESK)
    assert answer.status_code == 200 or answer["Location"] == SIGN_IN
    return answer.status_code == 200


def test_half_an_hour_without_use_ends_it(ruth, client, clock):
    gives_password(client)
    for _ in range(4):
        clock.passes(minutes=28)
        assert is_in(client)

    clock.passes(minutes=30)

    assert not is_in(client)
    assert "nothing happened for 30 minutes" in words(client.get(SIGN_IN))


def test_twelve_hours_end_it_whatever_happens(ruth, client, clock):
    gives_password(client)
    is_in(client)
    for _ in range(35):
        clock.passes(minutes=20)
        assert is_in(client)

    clock.passes(minutes=20)

    assert not is_in(client)
    assert "you signed in 12 hours ago" in words(client.get(SIGN_IN))


def test_what_is_sent_too_late_does_not_happen_and_the_session_is_gone_from_the_server(ruth, client, clock):
    gives_password(client)
    is_in(client)
    word = client.session.session_key
    clock.passes(minutes=30)

    answer = client.post("/accounts/password/change/", {"oldpassword": "x"})

    assert answer["Location"].startswith("/accounts/login/")
    assert not Session.objects.filter(pk=word).exists()


def test_somebody_sees_where_they_are_signed_in_and_ends_the_others(ruth, client, telephone):
    gives_password(client)
    seen = words(client.get("/accounts/sessions/"))

    client.post("/accounts/sessions/")

    assert "Telephone" in seen
    assert "This one" in seen
    assert not is_in(telephone)
    assert is_in(client)


def test_somebody_ends_one_browser_and_stays_in_the_others(ruth, client, telephone):
    gives_password(client)
    laptop = Client(headers={"user-agent": "Laptop"})
    gives_password(laptop)
    number = UserSession.objects.get(user_agent="Telephone").pk

    page = client.get("/accounts/sessions/").content.decode()
    done = client.post("/accounts/sessions/", {"session": number}, follow=True)

    assert f'name="session" value="{number}"' in page
    assert "Signed out of 1 browser." in words(done)
    assert [is_in(client), is_in(laptop), is_in(telephone)] == [True, True, False]
    assert Entry.objects.filter(verb="signed out of another browser").count() == 1


@pytest.mark.parametrize("named", ["somebody else's", "this one", "x", "9" * 30])
def test_a_session_that_is_not_an_other_of_ones_own_is_not_there(named, ruth, client, telephone):
    other = Client(headers={"user-agent": "Of Mo"})
    somebody("mo")
    gives_password(other, "mo")
    gives_password(client)
    numbers = {
        "somebody else's": UserSession.objects.get(user_agent="Of Mo").pk,
        "this one": UserSession.objects.get(session_key=client.session.session_key).pk,
    }

    answer = client.post("/accounts/sessions/", {"session": numbers.get(named, named)})

    assert answer.status_code == 404
    assert [is_in(client), is_in(telephone), is_in(other)] == [True, True, True]


def test_an_hour_later_seeing_and_ending_them_asks_for_a_factor_first(ruth, client, telephone, clock):
    gives_password(client)
    is_in(telephone)
    clock.passes(minutes=11)

    seen, ended = client.get("/accounts/sessions/"), client.post("/accounts/sessions/")

    assert {seen["Location"], ended["Location"]} <= {
        "/accounts/reauthenticate/?next=%2Faccounts%2Fsessions%2F",
        "/accounts/reauthenticate/?next=%2F",
    }
    assert is_in(telephone)


def test_whoever_confirms_who_they_are_goes_on_under_a_new_word(ruth, client, telephone):
    gives_password(client)
    word = client.session.session_key
    confirms(client, password=PASSWORD)
    old = Client()
    old.cookies["sessionid"] = word

    assert client.session.session_key != word
    assert is_in(client)
    assert not is_in(old)
    assert "This one" in words(client.get("/accounts/sessions/"))


def test_nobody_ends_a_session_of_somebody_else(ruth, telephone, client):
    somebody("mo")
    gives_password(client, "mo")

    client.post("/accounts/sessions/")

    assert is_in(telephone)


def test_an_account_that_is_closed_ends_each_of_them_at_the_next_request(ruth, client, telephone):
    gives_password(client)

    User.objects.filter(pk=ruth.pk).update(is_active=False)

    assert [is_in(client), is_in(telephone)] == [False, False]
    assert gives_password(Client())["Location"] == "/accounts/inactive/"


def test_an_administrator_ends_them_says_why_and_it_is_an_entry(ruth, telephone):
    said = StringIO()
    call_command("end_sessions", "ruth", why="Her laptop was stolen", stdout=said)

    kept = Entry.objects.get(verb="ended sessions")
    assert not is_in(telephone)
    assert "1 browser" in said.getvalue()
    assert (kept.subject_ref, kept.why) == (f"account {ruth.pk}", "Her laptop was stolen")


@pytest.mark.parametrize("command", ["end_sessions", "take_factors_away"])
def test_without_a_reason_or_an_account_nothing_happens(command, ruth, telephone):
    for given in (("ruth", " "), ("nobody", "Because")):
        with pytest.raises(CommandError):
            call_command(command, given[0], why=given[1])

    assert is_in(telephone)
    assert not Entry.objects.filter(verb__in=["ended sessions", "took second factors away"]).exists()


def test_somebody_who_lost_everything_sets_up_new_factors_and_is_out_until_then(
    ruth, client, clock, settings
):
    settings.SECOND_FACTOR_REQUIRED = True
    sets_up_an_app(client)

    call_command("take_factors_away", "ruth", why="She lost her telephone", stdout=StringIO())
    out = is_in(client)
    gives_password(client)

    assert not out
    assert not Authenticator.objects.exists()
    assert client.get(DESK)["Location"] == INDEX
    assert Entry.objects.get(verb="took second factors away").why == "She lost her telephone"


def test_if_the_entry_cannot_be_written_nothing_is_taken_away(ruth, client, clock, settings, monkeypatch):
    settings.SECOND_FACTOR_REQUIRED = True
    sets_up_an_app(client)
    monkeypatch.setattr("frontdoor.signing_in.actions.record", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        call_command("take_factors_away", "ruth", why="She lost her telephone")

    assert Authenticator.objects.filter(user=ruth, type="totp").exists()
    assert is_in(client)
