"""A family can be told who has seen a record: by role and agency, when and why, and by name only where policy says so."""

from datetime import timedelta

import pytest

from frontdoor.audit.models import Entry
from tests.rooms.auditing.trails import AT, acting, an_entry
from tests.rooms.builders import a_worker, an_agency, signed_in

pytestmark = pytest.mark.django_db

ASKED = {"subject": "p-7k3m-9qxd", "why": "Her mother asked, and was seen with her passport."}


@pytest.fixture
def ruth():
    return signed_in(a_worker("ruth", role="auditor", agency="cass", name="Ruth Bell"))


@pytest.fixture
def looks():
    """Two workers of the front door and a school looked; somebody changed something; the system did too."""
    an_agency("school", "the primary school")
    an_agency("mash", "the front door")
    sam, nina = a_worker("sam", name="Sam Okoro"), a_worker("nina", name="Nina Marsh")
    for day in range(8):
        an_entry(by=acting(sam, agency="mash"), at=AT + timedelta(days=day), because="on_duty", page="queue")
    an_entry(
        by=acting(sam, agency="mash"),
        at=AT + timedelta(days=9),
        because="reason_given",
        page="family F",
        why="Isla.",
    )
    an_entry(by=acting(nina, "referrer", "school"), because="", page="own contacts")
    an_entry("decided", by=acting(sam))
    an_entry("looked at")
    an_entry(ref="P-0000-0000", by=acting(nina, "team_manager", "cass"))


def told(browser) -> str:
    page = browser.post("/audit/told/", ASKED)
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def test_it_says_which_work_for_whom_when_and_why_and_names_nobody(ruth, looks):
    page = told(ruth)

    assert "Record P-7K3M-9QXD" in page
    assert "Front-door worker, the front door" in page
    assert "8 days between 17 November 2025 and 24 November 2025" in page
    assert "They were on duty at the front door." in page
    assert "26 November 2025" in page
    assert "Referrer, the primary school" in page
    assert "No reason is on record." in page
    assert page.count("</tr>") == 1 + 3
    for name in ("Sam Okoro", "Nina Marsh", "Isla", "Team Manager"):
        assert name not in page


def test_it_names_staff_where_the_partnership_says_so(ruth, looks, settings):
    settings.AUDIT_NAMES_TO_FAMILIES = True

    assert "Sam Okoro, Front-door worker, the front door" in told(ruth)


def test_making_the_list_is_an_entry_with_its_reason(ruth, looks):
    told(ruth)

    entry = Entry.objects.get(verb="listed who has seen a record")
    assert (entry.actor_name, entry.subject_ref, entry.why) == ("Ruth Bell", "P-7K3M-9QXD", ASKED["why"])


def test_without_saying_who_asked_there_is_no_list(ruth, looks):
    page = ruth.post("/audit/told/", {"subject": "P-7K3M-9QXD"}).content.decode()

    assert "Who has seen this record" not in page
    assert not Entry.objects.filter(verb="listed who has seen a record").exists()


def test_a_record_that_nobody_looked_at_says_so(ruth):
    assert "Nobody has looked at this record." in told(ruth)


def test_if_it_cannot_be_written_down_nothing_is_told(ruth, looks, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.leaving.record", broken)

    with pytest.raises(RuntimeError):
        told(ruth)


@pytest.mark.parametrize("role", ["referrer", "front_door_worker", "head_of_service", "administrator"])
def test_nobody_else_may_make_the_list(role):
    assert signed_in(a_worker("pat", role=role)).post("/audit/told/", ASKED).status_code == 403
    assert not Entry.objects.exclude(verb="failed to open").exists()
