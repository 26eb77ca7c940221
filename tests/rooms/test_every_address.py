"""Every address there is, as a stranger and as each role: none opens without signing in, and none breaks."""

from collections.abc import Iterator
from io import StringIO
from itertools import product
from uuid import UUID

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

from frontdoor.accounts.models import User
from frontdoor.alerts.models import Alert
from frontdoor.chronology.models import Event
from frontdoor.intake.models import Draft, Received
from frontdoor.journey.demonstration import ACCOUNTS
from frontdoor.people.models import Person

from .builders import a_worker, signed_in

# Whoever is worried must find these without an account.
OPEN_TO_ALL = {"account_login", "account_inactive", "help"}
# Where somebody who left their agency's sign-in page arrives.
OPEN_TO_ALL |= {"socialaccount_login_cancelled"}
USERS = tuple(account.username for account in ACCOUNTS)
NOBODY = "P-0000-0000"
# What no honest page asks for; PostgreSQL would fail on the first.
ODD = ["%00", "P-0000-000%00", "%F0%9F%98%80", "..%2F..", "9" * 400, "%ED%A0%80"]
FINE = {200, 302, 400, 403, 404, 405, 409}


def patterns(resolver, place: str = "", asked: dict | None = None) -> Iterator[tuple[str, dict]]:
    """Give every named address of the service with what it asks for."""
    for entry in resolver.url_patterns:
        needed = {**(asked or {}), **getattr(entry.pattern, "converters", {})}
        if not isinstance(entry, URLPattern):
            inside = f"{place}{entry.namespace}:" if entry.namespace else place
            yield from patterns(entry, inside, needed)
        elif entry.name:
            yield f"{place}{entry.name}", needed


def samples(converter, refs: list[str]) -> list[object]:
    """Give values that one part of an address takes: those that lead somewhere, and one that does not."""
    if isinstance(converter, UUIDConverter):
        drafts = list(Draft.objects.values_list("pk", flat=True)[:1])
        return [*drafts, UUID(int=0)]
    if isinstance(converter, IntConverter):
        return [1, 10**15]
    words = converter.regex.split("|")
    return words if all(word.replace("-", "").isalpha() for word in words) else refs


def addresses(refs: list[str]) -> list[tuple[str, str]]:
    """Give every address with every sample, once."""
    found = []
    for name, asked in patterns(get_resolver()):
        if name == "closed" or name.startswith("account_"):
            found.append((name, "/accounts/signup/" if name == "closed" else _plain(name)))
            continue
        for values in product(*(samples(converter, refs) for converter in asked.values())):
            found.append((name, reverse(name, kwargs=dict(zip(asked, values, strict=True)))))
    return [(name, path) for name, path in found if path]


def _plain(name: str) -> str:
    # Some of allauth's addresses ask for keys from e-mails that are never sent.
    asked = dict(patterns(get_resolver()))[name]
    plain = not asked and name not in ("account_confirm_email", "account_reset_password_from_key")
    return reverse(name) if plain else ""


@pytest.fixture
def refs(db) -> list[str]:
    """The demonstration, and one reference of each kind of thing in it."""
    call_command("load_demo", city=0, stdout=StringIO())
    tables = (Received, Person, Alert, Event)
    return [table.objects.order_by("-pk").values_list("ref", flat=True)[0] for table in tables] + [NOBODY]


def test_nobody_opens_an_address_without_signing_in(db):
    stranger = Client()

    answers = {path: (name, stranger.get(path)) for name, path in addresses([NOBODY])}
    opened = {name.split(":")[0] for name, answer in answers.values() if answer.status_code == 200}
    sent_to = {
        answer["Location"].split("?")[0] for _, answer in answers.values() if answer.status_code == 302
    }

    assert opened <= OPEN_TO_ALL
    assert sent_to <= {"/accounts/login/", "/"}
    assert {answer.status_code for _, answer in answers.values()} <= {200, 302, 403, 404}
    # A sign-on that no agency has is a page that is not there; nothing else is missing for a stranger.
    missing = {name for name, answer in answers.values() if answer.status_code == 404}
    assert missing <= {"openid_connect_login", "openid_connect_callback"}


def test_no_address_breaks_for_any_role_whether_asked_or_sent_nothing(refs):
    broken = []
    for username in USERS:
        browser = Client(raise_request_exception=False)
        browser.force_login(User.objects.get(username=username))
        for name, path in addresses(refs):
            if name == "account_logout":
                continue
            for answer in (browser.get(path), browser.post(path)):
                if answer.status_code not in FINE:
                    broken.append(
                        f"{answer.status_code} {answer.request['REQUEST_METHOD']} {path} ({username})"
                    )

    assert broken == []


@pytest.mark.promise(18)
@pytest.mark.parametrize("odd", ODD)
def test_an_odd_reference_is_a_page_that_is_not_there(odd, db):
    browser = signed_in(a_worker("ines", role="team_manager", agency="cass"))
    paths = (
        "/families/{}/",
        "/families/{}/add/",
        "/people/{}/",
        "/alerts/{}/",
        "/alerts/{}/decide/",
        "/contacts/{}/",
        "/contacts/sent/{}/",
    )

    answers = [browser.get(path.format(odd)) for path in paths]
    answers.append(browser.get(f"/people/judge/?one={odd}&other={odd}"))
    answers.append(browser.get(f"/people/undo/?link={odd}"))

    assert {answer.status_code for answer in answers} <= {400, 404}
