"""Planted names, looked for wherever a page leaves something behind: addresses, titles, headers, logs and mail."""

import logging
import re
from collections import deque
from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.utils.timezone import localdate

from frontdoor.access.roles import ROLES
from frontdoor.alerts.models import Alert
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db

PLANTED = ("Zephyrine", "Quillfeather", "Barnabus", "Quagmire", "4857773456", "KX7 7QQ", "KX77QQ", "1987-02")
HOME = {"address": "3 Quagmire Mews", "postcode": "KX7 7QQ", "described_as_child": True}
PAGES_OF_A_ROLE = 120
AGENCY = {"referrer": "midwifery", "auditor": "partnership", "administrator": "partnership"}


def planted(words: str) -> list[str]:
    """Give the planted words that stand in a text, however they are written."""
    return [word for word in PLANTED if word.casefold() in unescape(words).casefold()]


@pytest.fixture
def family() -> None:
    """A family with planted names of whom three agencies tell, so that an alert is raised."""
    a_worker("manager", role="team_manager", agency="cass")
    today = localdate()
    for days, agency in ((40, "midwifery"), (20, "housing"), (2, "youth_service")):
        people = (
            said(1, "child", "Barnabus Quillfeather", "2019-05-04", nhs_number="4857773456", **HOME),
            said(2, "mother", "Zephyrine Quillfeather", "1987-02-11", postcode="KX7 7QQ"),
        )
        send(agency, contact(*people, ties=[(2, 1, "mother")], on=today - timedelta(days=days)))
    assert Alert.objects.exists()


def crawl(browser: Client) -> list[tuple[str, object]]:
    """Open every page that links lead to from the first one on, each once."""
    waiting, known, seen = deque(["/"]), {"/"}, []
    while waiting and len(seen) < PAGES_OF_A_ROLE:
        address = waiting.popleft()
        answer = browser.get(address)
        seen.append((address, answer))
        links = re.findall(r'(?:href|action)="([^"#]+)', answer.content.decode(errors="replace"))
        for link in [*links, answer.headers.get("Location", "")]:
            here = unescape(link)
            if here.startswith("/") and here not in known and not here.startswith(("/static/", "/accounts/")):
                known.add(here)
                waiting.append(here)
    return seen


def left_behind(address: str, answer) -> list[str]:
    """Give what an answer leaves outside its own body, and where a planted word stands in it."""
    page = answer.content.decode(errors="replace")
    titles = re.findall(r"<title>(.*?)</title>", page, flags=re.DOTALL)
    leads_to = re.findall(r'(?:href|action|src)="([^"]+)', page)
    outside = [address, *titles, *leads_to, *(f"{name}: {value}" for name, value in answer.headers.items())]
    return [f"{address}: {words.strip()[:80]}" for words in outside if planted(words)]


@pytest.mark.parametrize("role", ROLES)
def test_promise_20_no_planted_name_is_in_an_address_a_title_a_header_or_a_log(family, role, caplog):
    caplog.set_level(logging.DEBUG)
    browser = signed_in(a_worker("somebody", role=role, agency=AGENCY.get(role, "cass")))

    pages = crawl(browser)

    assert len(pages) > 1
    assert [words for address, answer in pages for words in left_behind(address, answer)] == []
    assert [record.getMessage() for record in caplog.records if planted(record.getMessage())] == []
    assert [message.subject for message in mail.outbox if planted(f"{message.subject} {message.body}")] == []


def test_promise_20_what_is_typed_leaves_no_planted_name_behind_either(family, caplog):
    caplog.set_level(logging.DEBUG)
    browser = signed_in(a_worker("ines", role="team_manager", agency="cass"))
    typed = {"name": "Zephyrine Quillfeather", "forenames": "Zephyrine", "surname": "Quillfeather"}
    sent = [
        ("/people/search/", typed),
        ("/people/search/", {"name": "Quillfeather", "born-year": "Barnabus"}),
    ]
    sent += [("/contacts/new/", typed), ("/no/such/page/", typed), ("/audit/", {"actor": "Zephyrine"})]

    answers = [(address, browser.post(address, words)) for address, words in sent]

    assert any(planted(answer.content.decode()) for _, answer in answers), (
        "Nobody was found: nothing was tried."
    )
    assert [words for address, answer in answers for words in left_behind(address, answer)] == []
    assert [record.getMessage() for record in caplog.records if planted(record.getMessage())] == []


def test_the_crawl_shows_the_family_to_whoever_may_see_it(family):
    browser = signed_in(a_worker("ines", role="team_manager", agency="cass"))

    shown = "".join(answer.content.decode() for _, answer in crawl(browser))

    assert {"Zephyrine", "Quillfeather", "Barnabus", "Quagmire"} <= set(planted(shown))


def test_a_planted_name_would_be_found():
    assert planted("/people/?name=zephyrine") == ["Zephyrine"]
    assert planted("Quillfeather &amp; others") == ["Quillfeather"]
    assert planted("/families/P-7K3M-9QXD/") == []
