"""Walks every address of the service as somebody, and keeps whatever an answer lets them see, count or measure."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from django.apps import apps
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

from frontdoor.accounts.models import User
from frontdoor.audit.references import Reference
from tests.rooms.test_every_address import patterns

# What differs from one answer to the next by itself.
PASSING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|name="ref" value="E-[^"]*"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{21,}'
    # The foot of a page says when it was printed, by the clock of the machine.
    r"|\d+ ms|Printed[^<]*? from "
)
HEADERS = ("Content-Type", "Content-Disposition", "Location", "Cache-Control")
# Addresses of allauth that take a key from a mail which is never sent, or the name of a provider of which there is none.
KEYS_OF_MAILS = {
    "account_confirm_email",
    "account_reset_password_from_key",
    "openid_connect_login",
    "openid_connect_callback",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, as far as anybody could tell it from another."""

    status: int
    headers: tuple[str, ...]
    body: str
    mails: int
    logged: tuple[str, ...]
    rows: tuple[int, ...]


Counts = tuple[int, ...]


class UnknownPart(AssertionError):
    """An address asks for something that the crawl cannot fill: teach it, or the address is never tried."""


def values_for(name: str, converter, refs: list[str]) -> list[object]:
    """Give what to put into one part of an address; raises UnknownPart where nothing is known to fit."""
    if isinstance(converter, Reference):
        return refs
    if isinstance(converter, UUIDConverter):
        return [UUID(int=0)]
    if isinstance(converter, IntConverter):
        return [1, 2, 10**15]
    words = converter.regex.split("|")
    if all(word.replace("-", "").isalpha() for word in words):
        return words
    if name == "name":
        return ["S01.contacts"]
    if name in ("key", "uidb64", "process", "provider_id"):
        return ["x"]
    raise UnknownPart(
        f"The crawl cannot fill '{name}' of an address. Add it to tests/rooms/sealing/crawl.py."
    )


def addresses(refs: list[str], *, of_one: bool = False) -> list[str]:
    """Give every address of the service, filled with everything that may stand in it; or those of one thing only."""
    found: dict[str, None] = {}
    for name, asked in patterns(get_resolver()):
        if name == "closed" or "logout" in name or (of_one and len(asked) > 1):
            continue
        tried = [values_for(part, converter, refs) for part, converter in asked.items()]
        if sum(isinstance(converter, Reference) for converter in asked.values()) > 1:
            # Of two references each is tried with a few of the others: theirs with ours, ours with theirs.
            tried = [each[:: max(1, len(each) // 4)] for each in tried]
        for values in product(*tried):
            if name not in KEYS_OF_MAILS:
                found[_reversed(name, dict(zip(asked, values, strict=True)))] = None
    return list(found)


def _reversed(name: str, asked: dict) -> str:
    try:
        return reverse(name, kwargs=asked)
    except NoReverseMatch as lacking:
        raise UnknownPart(f"The crawl cannot fill the address '{name}': {lacking}") from None


def walk(
    username: str | None, paths: Iterable[str], posts: Iterable[tuple[str, dict]], *, only_get: bool = False
) -> dict[str, Answer]:
    """Ask for each address and send each form as somebody, or as nobody; give every answer by what was asked."""
    browser = Client(raise_request_exception=False)
    if username:
        browser.force_login(User.objects.get(username=username))
    answers, before = {}, _rows()

    def ask(asked: str, method: str, path: str, sent: dict | None = None) -> None:
        nonlocal before
        answers[asked], before = _answer(browser, method, path, sent, before)

    for path in paths:
        ask(f"GET {path}", "get", path)
        if not only_get:
            ask(f"POST {path}", "post", path)
    for path, sent in posts:
        ask(f"POST {path} {sorted(sent.items())}", "post", path, sent)
    return answers


class _Logged(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _answer(
    browser: Client, method: str, path: str, sent: dict | None, before: Counts
) -> tuple[Answer, Counts]:
    """One answer, and how many rows each table holds after it."""
    mails, logged = len(mail.outbox), _Logged()
    logging.getLogger().addHandler(logged)
    try:
        answer = getattr(browser, method)(path, sent or {})
    finally:
        logging.getLogger().removeHandler(logged)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    after = _rows()
    added = tuple(now - then for now, then in zip(after, before, strict=True))
    seen = Answer(
        status=answer.status_code,
        headers=tuple(PASSING.sub("", answer.get(name, "")) for name in HEADERS),
        body=PASSING.sub("", body.decode("utf-8", "replace")),
        mails=len(mail.outbox) - mails,
        logged=tuple(logged.lines),
        rows=added,
    )
    return seen, after


def _rows() -> Counts:
    """How many rows each table holds, for what an answer adds to them."""
    return tuple(model._base_manager.count() for model in COUNTED())


def COUNTED():
    """The tables into which an answer may write."""
    names = ("audit.Entry", "intake.Draft", "people.Question", "chronology.Event")
    return [apps.get_model(name) for name in names]
