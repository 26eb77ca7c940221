"""An auditor's day in a real browser: no page has a fault, at any width, on paper; no reference is in an address."""

import pytest
from django.db import transaction

from frontdoor.accounts.models import User
from frontdoor.audit.sealing import seal_all
from tests.journeys.conftest import comes, minutes, partnership  # noqa: F401  (the browser and its visitor)
from tests.rooms.auditing.trails import AT, acting, an_entry

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),
]
REF = "P-7K3M-9QXD"
PAGES = ["", "who-saw/", "what-did-they-see/", "without-a-reason/", "exports/", "rights/", "export/", "told/"]


@pytest.fixture
def looks(partnership):  # noqa: F811
    """A worker and a manager looked; something was exported, and somebody's rights changed."""
    worker = User.objects.get(username="worker")
    by = acting(worker)
    with transaction.atomic():
        an_entry(ref=REF, by=by, because="on_duty", page="alert A-7K3M-9QXD")
        an_entry(ref=REF, by=acting(User.objects.get(username="manager"), "team_manager"), page="alerts")
        an_entry("exported", REF, by=by, entries=3)
        an_entry("changed rights", "S-0000-0001", by=by, kind="seal", user=worker.pk, may_see=True)
    seal_all(at=AT)
    return str(worker)


def test_an_auditor_asks_the_five_questions_and_tells_a_family(looks, comes, minutes):  # noqa: F811
    auditor = comes("auditor").opens("/audit/").reads("Sealed on 17 November 2025", "witnessed outside")

    auditor.follows("Who saw this?").writes("Which reference", REF).presses("Ask")
    auditor.reads(f"Who saw {REF}: 2 looks", looks, "They were on duty at the front door")
    auditor.writes("Which reference", "a-7k3m-9qxd").presses("Ask").reads("1 look", looks)
    auditor.presses(looks).reads(f"What {looks} saw: 1 entry", REF)
    auditor.follows("Without a reason").reads("Looks without a reason: 1 entry")
    auditor.follows("Exports").reads("Exports: 1 entry")
    auditor.follows("Rights").reads("Changes of rights: 1 entry", f"User: {looks}")
    auditor.follows("Every entry").follows("Tell a family who has seen a record")
    auditor.presses("Make the list").reads("There is a problem")
    auditor.writes("Reference of the person", REF).writes("Who asked", "Her mother, who was seen in person.")
    auditor.presses("Make the list").reads(
        "Who has seen this record", "Front-door worker", "17 November 2025"
    )
    auditor.does_not_read(looks)

    assert minutes.gives_away("7K3M-9QXD", looks) == []


def test_an_auditor_takes_entries_along_as_a_file(looks, comes, minutes):  # noqa: F811
    auditor = comes("auditor").opens("/audit/").follows("Export entries")
    auditor.presses("Export").reads("There is a problem")
    auditor.writes("About which reference", REF).writes("Why are they exported?", "The police asked.")

    with auditor.page.expect_download() as taken:
        auditor.page.get_by_role("button", name="Export").click()

    file = taken.value
    assert file.suggested_filename.startswith("audit-")
    assert file.path().read_text(encoding="utf-8").count('"resourceType": "AuditEvent"') == 3


def test_every_page_fits_a_narrow_screen_and_paper(looks, comes):  # noqa: F811
    auditor = comes("auditor", width=320)

    spilling = [page for page in PAGES if auditor.opens(f"/audit/{page}").spills]

    assert spilling == []
    auditor.opens("/audit/without-a-reason/").page.emulate_media(media="print")
    assert auditor.page.locator(".kf-print-mark").is_visible()
    assert not auditor.page.get_by_role("button", name="Show", exact=True).is_visible()
