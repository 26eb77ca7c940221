"""An agency's own sign-on, against an OpenID provider that runs: it says who somebody is, and opens nothing by itself."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from threading import Thread
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory

from frontdoor.accounts.models import User
from frontdoor.accounts.sign_on import AgencySignOn
from frontdoor.audit.models import Entry
from frontdoor.settings.sign_on import origins_of, sign_on_from_environment

from .people import DESK, INDEX, app_of, gives_code, sets_up_an_app, shown_by, somebody, words

BEGIN = "/accounts/oidc/police/login/"
SUBJECT = "8f3c-77"
US = SimpleNamespace(client_id="kinfold")


def free_port() -> int:
    """Ask the kernel for a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """An OpenID provider in a process of its own, written by others: its keys, codes and tokens are real."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def police(provider, settings) -> str:
    """The partnership has set up the sign-on of the police."""
    app = {"provider_id": "police", "name": "the police", "client_id": "kinfold", "secret": "between us"}
    app["settings"] = {"server_url": provider, "fetch_userinfo": False}
    connect = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**connect, "APPS": [app]}}
    settings.SIGN_ON_NAMES = [("police", "the police")]
    return provider


@pytest.fixture
def ruth(police) -> User:
    """An officer with an account, whom nobody has linked yet."""
    return somebody("ruth", agency="police")


def comes_back(client: Client, subject: str = SUBJECT, **changed: str):
    """Go to the provider, sign in there, and come back with what it gives."""
    away = client.post(BEGIN)["Location"]
    done = requests.post(away, data={"sub": subject}, allow_redirects=False, timeout=10)
    there = urlsplit(done.headers["Location"])
    given = {name: values[0] for name, values in parse_qs(there.query).items()} | changed
    return client.get(there.path, given)


def linked(**given: str) -> str:
    """Have an administrator link the account."""
    said = StringIO()
    call_command(
        "link_sign_on", "ruth", "police", SUBJECT, why="Her line manager asked", stdout=said, **given
    )
    return said.getvalue()


def test_the_sign_in_page_offers_it(police, client):
    page = client.get("/accounts/login/").content.decode()

    assert "Sign in with the police" in page
    assert f'action="{BEGIN}"' in page


def test_whoever_answers_for_the_provider_cannot_send_us_on_to_another_address(police, client, settings):
    asked: list[str] = []

    class SendsOn(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", f"{police}{self.path}")
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), SendsOn)
    Thread(target=server.serve_forever, daemon=True).start()
    connect = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    connect["APPS"][0]["settings"]["server_url"] = f"http://127.0.0.1:{server.server_port}"

    answer = client.post(BEGIN)
    server.shutdown()

    assert len(asked) == 1
    assert answer.status_code == 503
    assert "did not work" in words(answer)


def test_it_asks_the_provider_who_somebody_is_and_for_nothing_more(police, client):
    asked = parse_qs(urlsplit(client.post(BEGIN)["Location"]).query)

    assert asked["scope"] == ["openid"]
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 16


def test_nobody_gets_an_account_by_it_and_the_page_says_what_to_tell_the_administrator(ruth, client):
    answer = comes_back(client)

    assert "No account is linked yet" in words(answer)
    assert f"Sign-on police Who you are there {SUBJECT}" in words(answer)
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()
    assert client.get(DESK)["Location"].startswith("/accounts/login/")
    kept = Entry.objects.get(verb="failed to sign in")
    assert (kept.subject_ref, kept.detail) == ("no such account", {"sign_on": "police"})


def test_a_linked_account_is_opened_and_still_wants_its_second_factor(ruth, client, clock):
    sets_up_an_app(Client())
    linked()
    clock.passes(minutes=1)

    asked = comes_back(client)
    before = client.get(DESK)
    gives_code(client, shown_by(app_of(ruth)))

    assert asked["Location"] == "/accounts/2fa/authenticate/"
    assert before["Location"].startswith("/accounts/login/")
    assert client.get(DESK).status_code == 200
    assert client.get(DESK).wsgi_request.user == ruth


def test_a_linked_account_without_a_second_factor_reaches_the_pages_that_set_one_up(ruth, client):
    ruth.set_unusable_password()
    ruth.save()
    linked()

    comes_back(client)

    assert client.get(DESK)["Location"] == INDEX
    assert "Set up an app" in words(client.get("/accounts/2fa/totp/activate/"))


def test_nothing_that_the_provider_knows_is_kept_but_who_they_are(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    linked()
    comes_back(client)

    kept = SocialAccount.objects.get()
    assert client.get(DESK).status_code == 200
    assert (kept.user, kept.uid) == (ruth, SUBJECT)
    assert "email" not in str(kept.extra_data)
    assert not SocialToken.objects.exists()


def test_an_answer_that_nobody_here_asked_for_opens_nothing(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    linked()

    forged = comes_back(client, state="another-state-altogether")
    of_another_browser = Client()
    away = client.post(BEGIN)["Location"]
    done = requests.post(away, data={"sub": SUBJECT}, allow_redirects=False, timeout=10)
    stolen = of_another_browser.get(done.headers["Location"].removeprefix("http://testserver"))

    for answer in (forged, stolen):
        assert "Your agency’s sign-in did not work" in words(answer)
    assert client.get(DESK).status_code == 302
    assert of_another_browser.get(DESK).status_code == 302


def test_whoever_stops_at_the_provider_is_told_that_nothing_happened(police, client):
    away = client.post(BEGIN)["Location"]
    done = requests.post(away, data={"action": "deny"}, allow_redirects=False, timeout=10)
    state = parse_qs(urlsplit(away).query)["state"][0]
    back = urlsplit(done.headers["Location"])

    answer = client.get(f"{back.path}?{back.query}&state={state}", follow=True)

    assert "Nothing has happened" in words(answer)


def test_a_code_of_the_provider_works_once(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    linked()
    away = client.post(BEGIN)["Location"]
    done = requests.post(away, data={"sub": SUBJECT}, allow_redirects=False, timeout=10)
    back = done.headers["Location"].removeprefix("http://testserver")

    first = client.get(back)
    client.post("/accounts/logout/")
    again = client.get(back)

    assert first["Location"] == "/"
    assert "did not work" in words(again)


def test_somebody_else_of_the_same_agency_does_not_open_it(ruth, client):
    linked()

    assert "No account is linked yet" in words(comes_back(client, "another-subject"))


def test_a_closed_account_is_not_opened(ruth, client):
    linked()
    User.objects.filter(pk=ruth.pk).update(is_active=False)

    assert comes_back(client)["Location"] == "/accounts/inactive/"
    assert client.get(DESK)["Location"].startswith("/accounts/login/")


def test_nobody_links_a_sign_on_to_the_account_they_happen_to_be_in(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(ruth)
    away = client.post(f"{BEGIN}?process=connect")["Location"]
    done = requests.post(away, data={"sub": SUBJECT}, allow_redirects=False, timeout=10)

    answer = client.get(done.headers["Location"].removeprefix("http://testserver"))

    assert "Your agency’s sign-in did not work" in words(answer)
    assert not SocialAccount.objects.exists()


def test_a_provider_that_does_not_answer_is_said_so(police, client, settings):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = f"http://127.0.0.1:{free_port()}"

    answer = client.post(BEGIN)

    assert answer.status_code == 503
    assert "Your agency’s sign-in did not work" in words(answer)


def test_a_provider_that_calls_itself_something_else_opens_nothing(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    linked()
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = app["settings"]["server_url"].replace("127.0.0.1", "localhost") + "/."

    answer = comes_back(client)

    assert "Your agency’s sign-in did not work" in words(answer)
    assert client.get(DESK).status_code == 302


def test_an_answer_in_the_name_of_another_provider_opens_nothing(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    linked()

    answer = comes_back(client, iss="https://sign-on.somebody-else.example")

    assert "Your agency’s sign-in did not work" in words(answer)
    assert client.get(DESK).status_code == 302


def keys_of(provider: str) -> list[dict]:
    """The keys that the provider publishes."""
    return requests.get(f"{provider}/jwks", timeout=10).json()["keys"]


@pytest.mark.parametrize("how", ["another key", "no signature", "the public key as a secret", "no token"])
def test_a_token_that_the_provider_did_not_sign_is_not_read(how, police):
    said = {"iss": police, "aud": "kinfold", "sub": SUBJECT, "exp": int(time.time()) + 60}
    another = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    forged = {
        "another key": jwt.encode(said, another, "RS256"),
        "no signature": jwt.encode(said, "", "none"),
        "the public key as a secret": jwt.encode(said, keys_of(police)[0]["n"], "HS256"),
        "no token": "a.b.c",
    }

    with pytest.raises(OAuth2Error):
        AgencySignOn(RequestFactory().get("/"), "police")._decode_id_token(US, forged[how])


@pytest.mark.parametrize(
    "changed",
    [{"aud": "another"}, {"iss": "https://elsewhere.example"}, {"exp": 1_600_000_000}, {"sub": None}],
)
def test_a_token_for_another_from_another_or_of_another_time_is_not_read(changed, police, monkeypatch):
    own = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    monkeypatch.setattr(AgencySignOn, "_key_of", lambda *_: own.public_key())
    said = {"iss": police, "aud": "kinfold", "sub": SUBJECT, "exp": int(time.time()) + 60}
    adapter = AgencySignOn(RequestFactory().get("/"), "police")
    kept = {name: value for name, value in {**said, **changed}.items() if value is not None}

    assert adapter._decode_id_token(US, jwt.encode(said, own, "RS256"))["sub"] == SUBJECT
    with pytest.raises(OAuth2Error):
        adapter._decode_id_token(US, jwt.encode(kept, own, "RS256"))


def test_an_administrator_links_and_unlinks_with_a_reason_that_is_kept(ruth, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    said = linked()
    comes_back(client)
    call_command("link_sign_on", "ruth", "police", undo=True, why="She left", stdout=StringIO())

    assert "still give their second factor here" in said
    assert client.get(DESK)["Location"].startswith("/accounts/login/")
    assert not SocialAccount.objects.exists()
    verbs = ("linked a sign-on", "unlinked a sign-on")
    assert list(Entry.objects.filter(verb__in=verbs).values_list("verb", "why")) == [
        ("linked a sign-on", "Her line manager asked"),
        ("unlinked a sign-on", "She left"),
    ]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("ruth", "the-moon", "1"), "There is no sign-on 'the-moon'. There are: police."),
        (("ruth", "police"), "Say who they are there"),
        (("nobody", "police", "1"), "There is no account of that name"),
    ],
)
def test_a_link_that_cannot_be_made_is_refused_and_leaves_nothing_behind(given, sentence, ruth):
    with pytest.raises(CommandError, match=sentence):
        call_command("link_sign_on", *given, why="Because")

    assert not SocialAccount.objects.exists()
    assert not Entry.objects.exists()


def test_one_sign_on_opens_one_account(ruth):
    somebody("mo")
    linked()

    with pytest.raises(CommandError, match="already opens an account"):
        call_command("link_sign_on", "mo", "police", SUBJECT, why="Because")


def test_what_the_environment_says_is_read_and_what_is_amiss_stops_the_start(monkeypatch):
    one = (
        '{"provider_id": "police", "name": "the police", "client_id": "k", "secret": "s", "server_url": "%s"}'
    )
    monkeypatch.setenv("KINFOLD_SIGN_ON", f"[{one % 'https://sign-on.police.example/realm'}]")
    apps = sign_on_from_environment()

    assert apps[0]["settings"] == {
        "server_url": "https://sign-on.police.example/realm",
        "fetch_userinfo": False,
    }
    assert origins_of(apps) == ["https://sign-on.police.example"]
    for told, sentence in ((one % "http://police.example", "https"), (one % "", "has no server_url")):
        monkeypatch.setenv("KINFOLD_SIGN_ON", f"[{told}]")
        with pytest.raises(ValueError, match=sentence):
            sign_on_from_environment()
