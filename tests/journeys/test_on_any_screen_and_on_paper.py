"""The pages that a decision rests on, and those of the rules and the nights, on a narrow screen and on paper."""

import pytest

from frontdoor.alerts.models import Alert
from frontdoor.intake.models import Received
from tests.journeys.families import a_midwife_books_late, a_teacher_worries, an_officer_is_called
from tests.journeys.visitor import Visitor


@pytest.fixture
def addresses(partnership) -> dict[str, list[str]]:
    """A family with an alert; give the pages about it, by who reads them."""
    a_midwife_books_late(days=76)
    a_teacher_worries(days=30)
    contact = an_officer_is_called(days=0)
    person = Received.objects.get(pk=contact.pk).mentions.get(number=1).person.ref
    pages = [
        "/queue/",
        f"/contacts/{contact.ref}/",
        f"/contacts/{contact.ref}/decide/",
        f"/families/{person}/",
    ]
    alert = f"/alerts/{Alert.objects.get().ref}/"
    return {
        "worker": pages,
        "manager": ["/alerts/", alert, f"{alert}decide/"],
        "auditor": ["/audit/"],
    }


@pytest.fixture
def without_names(addresses) -> dict[str, list[str]]:
    """Pages that name nobody: of the rules, the nights, seals, and reasons to look."""
    person = addresses["worker"][-1].split("/")[2]
    return {
        "worker": [
            f"/why/{person}/",
            "/break-glass/",
            f"/families/{person}/involved/",
            f"/people/{person}/i-know-them/",
        ],
        "manager": [f"/families/{person}/involved/"],
        "head": [
            "/rules/",
            "/rules/S01.contacts/propose/",
            "/alerts/incidents/",
            "/seals/",
            f"/people/{person}/seal/",
            "/looks/",
        ],
        "privacy": ["/looks/"],
    }


def on_paper(visitor: Visitor) -> None:
    """Look at a page as it is printed."""
    visitor.page.emulate_media(media="print")


def test_nothing_has_to_be_moved_sideways_at_320_pixels(addresses, without_names, comes):
    spilling = []
    for username, pages in [*addresses.items(), *without_names.items()]:
        visitor = comes(username, width=320)
        spilling += [page for page in pages if visitor.opens(page).spills]

    assert spilling == []


def test_paper_has_the_marking_and_who_printed_it_and_no_menu(addresses, comes):
    for username, pages in addresses.items():
        visitor = comes(username)
        for page in pages:
            visitor.opens(page)
            on_paper(visitor)
            assert visitor.main.get_by_text("OFFICIAL-SENSITIVE").is_visible()
            assert visitor.page.locator(".kf-print-mark").is_visible()
            assert not visitor.page.get_by_role("navigation", name="Menu").is_visible()
            assert not visitor.page.get_by_role("button", name="Sign out").is_visible()
            visitor.page.emulate_media(media="screen")


def test_pages_that_name_nobody_have_nothing_that_axe_finds(without_names, comes):
    for username, pages in without_names.items():
        visitor = comes(username)
        for page in pages:
            visitor.opens(page)  # asks axe
