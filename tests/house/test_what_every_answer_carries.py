"""What every answer carries, and what the service is in production: headers, cookies, and nothing beside the pages."""

import json
import logging
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.utils.log import log_response

from frontdoor.settings.log_lines import JsonLines
from frontdoor.ui import views
from tests.house.tree import HERE
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db

PAGES = ["/help/", "/accounts/login/", "/no/such/page/", "/accounts/signup/"]
ASKED = (
    *("DEBUG", "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY"),
    *("SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY"),
    *("CSRF_COOKIE_SAMESITE", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_SSL_REDIRECT"),
    *("SESSION_COOKIE_PATH", "SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_PATH", "CSRF_COOKIE_DOMAIN"),
    *("TRAINING_DATA", "SHOW_DEMONSTRATION_ACCOUNTS", "SECRET_KEY_FALLBACKS", "LOGGING"),
    *("EMAIL_HOST", "EMAIL_USE_TLS"),
)
A_YEAR = 365 * 24 * 60 * 60


@pytest.fixture(scope="module")
def production() -> dict[str, object]:
    """What the settings for real use come to, asked in a process of its own."""
    ask = f"import json; from django.conf import settings as s; print(json.dumps({{n: getattr(s, n) for n in {ASKED}}}))"
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "frontdoor.settings.production",
        "KINFOLD_SECRET_KEY": "k" * 60,
        "KINFOLD_OLD_SECRET_KEYS": "o" * 60,
        "KINFOLD_HOSTS": "kinfold.example",
        "KINFOLD_MAIL_HOST": "mail.example",
    }
    done = subprocess.run([sys.executable, "-c", ask], cwd=HERE, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_says_what_it_is_and_where_it_may_be_shown(visitor, address):
    answer = visitor.get(address)

    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "object-src 'none'" in answer["Content-Security-Policy"]
    assert "base-uri 'none'" in answer["Content-Security-Policy"]


def test_cookies_of_production_are_bound_to_this_host_and_kept_from_scripts(production):
    for cookie in ("SESSION_COOKIE", "CSRF_COOKIE"):
        assert str(production[f"{cookie}_NAME"]).startswith("__Host-")
        assert production[f"{cookie}_SECURE"]
        assert production[f"{cookie}_HTTPONLY"]
        assert production[f"{cookie}_SAMESITE"] in ("Lax", "Strict")
        assert (production[f"{cookie}_PATH"], production[f"{cookie}_DOMAIN"]) == ("/", None)


def test_production_says_for_a_year_that_it_is_reached_by_https_alone(production):
    assert production["SECURE_SSL_REDIRECT"]
    assert production["SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    assert production["SECURE_HSTS_SECONDS"] >= A_YEAR


def test_production_shows_neither_its_workings_nor_the_demonstration(production):
    assert not production["DEBUG"]
    assert not production["TRAINING_DATA"]
    assert production["SHOW_DEMONSTRATION_ACCOUNTS"] == []


@pytest.mark.parametrize(
    "address",
    ["/.git/config", "/.env", "/manage.py", "/frontdoor/settings/base.py", "/static/", "/static/ui/"],
)
def test_nothing_but_pages_and_static_files_is_given_out(visitor, address):
    answer = visitor.get(address)

    assert answer.status_code in (302, 404)
    assert b"Index of" not in answer.content


@pytest.mark.parametrize("address", ["/help/", "/accounts/login/", "/no/such/page/"])
def test_a_request_is_never_echoed_by_trace(visitor, address):
    answer = visitor.trace(address, headers={"x-secret": "echo-me"})

    assert answer.status_code in (302, 403, 404, 405)
    assert b"echo-me" not in answer.content


def test_an_unexpected_error_is_written_to_the_log_and_shown_without_its_workings(
    visitor, monkeypatch, caplog
):
    def breaks(*args, **kwargs):
        raise RuntimeError("the password of the database is swordfish")

    monkeypatch.setattr(views, "render", breaks)
    with caplog.at_level(logging.ERROR, logger="django.request"):
        answer = visitor.get("/help/")

    assert answer.status_code == 500
    assert b"swordfish" not in answer.content
    assert b"Traceback" not in answer.content
    assert [record.levelname for record in caplog.records if record.name == "django.request"] == ["ERROR"]


def test_production_hands_mail_to_another_machine_by_tls_alone(production):
    assert (production["EMAIL_HOST"], production["EMAIL_USE_TLS"]) == ("mail.example", True)


def test_production_still_believes_what_its_former_keys_signed(production):
    assert production["SECRET_KEY_FALLBACKS"] == ["o" * 60]


def test_in_production_a_log_is_one_line_of_json_for_each_thing_that_is_said(production):
    assert production["LOGGING"]["handlers"]["console"]["formatter"] == "lines"
    made = logging.LogRecord("django.request", logging.ERROR, "x.py", 1, "%s\nforged", ("/help/",), None)
    try:
        raise OSError("no room")
    except OSError:
        made.exc_info = sys.exc_info()

    line = JsonLines().format(made)

    said = json.loads(line)
    assert "\n" not in line
    assert (said["level"], said["part"], said["said"]) == ("ERROR", "django.request", "/help/\nforged")
    assert said["at"].endswith("+00:00")
    assert "OSError: no room" in said["fault"]


def test_an_address_cannot_write_a_line_of_its_own_into_the_log(visitor, caplog):
    answer = visitor.get("/help/")

    with caplog.at_level(logging.ERROR, logger="django.request"):
        log_response("%s", "/help/\nERROR made up", response=answer, request=None, level="error")

    assert "\n" not in caplog.records[-1].getMessage()


def test_the_static_files_alone_may_be_kept_by_a_cache(visitor):
    assert settings.STATIC_URL == "/static/"
    assert visitor.get("/help/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("size", [settings.LARGEST_REQUEST + 1, 10**12])
@pytest.mark.parametrize("address", ["/accounts/login/", "/contacts/new/", "/no/such/page/"])
def test_promise_18_what_is_larger_than_any_page_takes_is_turned_away_unread(visitor, address, size):
    class Unread:
        def read(self, *args):
            raise AssertionError("It was read.")

        readline = read

    answer = visitor.post(
        address,
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(size),
        **{"wsgi.input": Unread()},
    )

    assert answer.status_code == 413
    assert "make it smaller first" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("stated", ["", "no number", "-1", "９"])
def test_promise_18_an_odd_length_is_no_fault(visitor, stated):
    assert visitor.generic("POST", "/no/such/page/", CONTENT_LENGTH=stated).status_code in (
        302,
        400,
        403,
        404,
    )


def test_where_the_database_does_not_answer_nothing_is_shown_and_the_next_request_is_as_ever(caplog):
    browser = signed_in(a_worker("ruth"))

    def gone(*args):
        raise OperationalError("server closed the connection; host=db.internal password=swordfish")

    browser.raise_request_exception = False
    with connection.execute_wrapper(gone):
        answer = browser.get("/contacts/drafts/")

    assert answer.status_code == 500
    assert b"swordfish" not in answer.content
    assert b"db.internal" not in answer.content
    assert browser.get("/contacts/drafts/").status_code == 200


def test_signing_out_asks_the_browser_to_let_go_of_what_it_kept():
    browser = signed_in(a_worker("ruth"))

    assert "Clear-Site-Data" not in browser.get("/contacts/drafts/").headers
    assert browser.post("/accounts/logout/")["Clear-Site-Data"] == '"cache", "storage"'
