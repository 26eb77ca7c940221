"""Whoever asks for what is not theirs, or is not there, leaves an entry, with nothing in it that they typed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdoor.agencies.models import Membership
from frontdoor.audit import refusals
from frontdoor.audit.models import Entry
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db
SEARCH = "/people/search/"


def refused() -> list[tuple[str, str, str, dict]]:
    """What was refused, to whom."""
    found = Entry.objects.filter(verb="failed to open").order_by("id")
    return [(each.actor_name, each.actor_role, each.subject_ref, each.detail) for each in found]


def test_a_page_that_a_role_may_not_open_is_an_entry():
    browser = signed_in(a_worker("nina"))

    assert browser.get(SEARCH).status_code == 403
    assert refused() == [
        (
            "Nina",
            "referrer",
            "people:search",
            {"page": "people:search", "method": "GET", "answer": "refused"},
        )
    ]


def test_a_reference_that_is_not_there_for_somebody_is_an_entry_with_that_reference():
    browser = signed_in(a_worker("ines", role="team_manager", agency="cass"))

    assert browser.get("/people/p-0000-0000/").status_code == 404
    assert [(ref, detail["answer"]) for _, _, ref, detail in refused()] == [("P-0000-0000", "not there")]


def test_what_was_typed_is_not_in_it():
    browser = signed_in(a_worker("nina"))

    browser.post(f"{SEARCH}?name=Zephyrine", {"name": "Zephyrine", "surname": "Quillfeather"})

    [entry] = Entry.objects.filter(verb="failed to open").values()
    assert "Zephyrine" not in str(entry)
    assert "Quillfeather" not in str(entry)


def test_a_forged_form_is_an_entry_too():
    user = a_worker("ines", role="team_manager", agency="cass")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)

    assert browser.post(SEARCH, {"name": "anybody"}).status_code == 403
    assert [(name, ref) for name, _, ref, _ in refused()] == [("Ines", "people:search")]


def test_somebody_without_a_role_any_more_is_entered_by_name():
    user = a_worker("ines", role="team_manager", agency="cass")
    Membership.objects.filter(user=user).update(until_on=timezone.localdate() - timedelta(days=1))

    assert signed_in(user).get(SEARCH).status_code == 403
    assert [(name, role) for name, role, _, _ in refused()] == [("Ines", "none")]


def test_a_stranger_and_an_address_that_leads_nowhere_leave_none():
    Client().get(SEARCH)
    signed_in(a_worker("nina")).get("/no/such/page/")

    assert refused() == []


def test_where_it_cannot_be_written_down_the_answer_is_a_fault_and_not_a_page(monkeypatch):
    def fails(*args, **kwargs):
        raise OSError("no room")

    monkeypatch.setattr(refusals, "record", fails)
    browser = signed_in(a_worker("nina"))
    browser.raise_request_exception = False

    assert browser.get(SEARCH).status_code == 500
