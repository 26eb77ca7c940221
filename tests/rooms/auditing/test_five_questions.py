"""The auditor's five questions: each is answered by POST, without a name of a child, and asking it is an entry."""

from datetime import timedelta

import pytest
from django.db import connection

from frontdoor.audit.models import Entry
from frontdoor.audit.questions import QUESTIONS
from tests.rooms.auditing.trails import AT, acting, an_entry
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruth():
    return signed_in(a_worker("ruth", role="auditor", agency="cass", name="Ruth Bell"))


@pytest.fixture
def sam():
    return acting(a_worker("sam", name="Sam Okoro"))


@pytest.fixture
def nina():
    return acting(a_worker("nina", name="Nina Marsh"), role="referrer", agency="school")


def answered(browser, key: str, **asked) -> str:
    page = browser.post(f"/audit/{key}/", asked)
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


@pytest.mark.parametrize("key", QUESTIONS)
@pytest.mark.parametrize(
    "role", ["referrer", "front_door_worker", "team_manager", "head_of_service", "administrator"]
)
def test_nobody_but_an_auditor_may_ask(key, role):
    page = signed_in(a_worker("pat", role=role, agency="cass")).post(f"/audit/{key}/", {"subject": "P-1"})

    assert page.status_code == 403
    assert not Entry.objects.exclude(verb="failed to open").exists()


@pytest.mark.parametrize("key", QUESTIONS)
def test_asking_is_an_entry_and_a_failed_entry_shows_nothing(ruth, key, monkeypatch):
    answered(ruth, key, subject="P-7K3M-9QXD", actor="Sam")

    assert Entry.objects.get(verb="looked at the audit").actor_name == "Ruth Bell"

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.views_questions.record", broken)
    with pytest.raises(RuntimeError):
        answered(ruth, key, subject="P-7K3M-9QXD", actor="Sam")


@pytest.mark.promise(13)
def test_who_saw_a_person_says_who_as_what_how_often_since_when_and_why(ruth, sam, nina):
    for hour in range(3):
        an_entry(by=sam, at=AT + timedelta(hours=hour), page="queue", because="on_duty")
    an_entry(by=nina, page="own contacts")
    an_entry("decided", by=sam)
    an_entry(ref="P-0000-0000", by=sam)

    page = answered(ruth, "who-saw", subject="p-7k3m-9qxd")

    assert "Who saw P-7K3M-9QXD: 4 looks" in page
    row = page[page.index("Sam Okoro") :]
    row = row[: row.index("</tr>")]
    assert "front door worker, cass" in row
    assert ">3<" in row
    assert "17 November 2025 at 2:05pm" in row
    assert "17 November 2025 at 4:05pm" in row
    assert "They were on duty at the front door" in row
    assert "Nina Marsh" in page
    assert "No reason is on record" in page


def test_who_saw_an_alert_counts_one_page_as_one_look_however_many_people_it_showed(ruth, sam):
    for ref in ("P-0000-0001", "P-0000-0002"):
        an_entry(ref=ref, by=sam, page="alert A-7K3M-9QXD", because="alerted")
    an_entry("acknowledged", "A-7K3M-9QXD", by=sam, kind="alert")

    page = answered(ruth, "who-saw", subject="A-7K3M-9QXD")

    assert "Sam Okoro" in page
    assert "Who saw A-7K3M-9QXD: 1 look<" in page
    assert ">1<" in page
    assert "They were sent an alert about the family" in page


def test_that_an_auditor_asked_is_not_a_look_at_the_record(ruth, sam):
    an_entry(by=sam)
    answered(ruth, "who-saw", subject="P-7K3M-9QXD")

    page = answered(ruth, "who-saw", subject="P-7K3M-9QXD")

    assert "1 look<" in page


@pytest.mark.promise(13)
def test_what_somebody_saw_lists_looks_and_no_changes_also_after_their_name_changed(ruth, sam, nina):
    an_entry(by=sam, page="queue")
    an_entry("read a note", "N-0000-0001", by=sam, kind="contact")
    an_entry("decided", "C-0000-0001", by=sam, kind="contact")
    an_entry(ref="P-0000-0000", by=nina)

    page = answered(ruth, "what-did-they-see", actor="okoro")

    assert "What okoro saw: 2 entries" in page
    assert "P-7K3M-9QXD" in page
    assert "N-0000-0001" in page
    assert "C-0000-0001" not in page
    assert "P-0000-0000" not in page


@pytest.mark.promise(13)
def test_looks_that_nothing_explains_are_listed_with_who_looked(ruth, sam, nina):
    an_entry(ref="P-0000-0001", by=sam, because="assigned")
    an_entry(ref="P-0000-0002", by=sam, because="")
    an_entry(ref="P-0000-0003", by=nina)
    an_entry("decided", "P-0000-0004", by=nina)

    page = ruth.get("/audit/without-a-reason/").content.decode()

    assert "Looks without a reason: 2 entries" in page
    assert "Nina Marsh" in page
    assert "Sam Okoro" in page
    assert [f"P-0000-000{number}" in page for number in (1, 2, 3, 4)] == [False, True, True, False]


@pytest.mark.promise(13)
def test_what_was_exported_and_whose_rights_changed(ruth, sam, nina):
    an_entry("exported", "P-0000-0001", by=sam, entries=12)
    an_entry("exported a caseload", "2025-11-17", kind="caseload")
    an_entry("took out a document", "D-0000-0001", by=sam, kind="document")
    an_entry("changed rights", "S-0000-0001", by=sam, kind="seal", user=nina.id, may_see=True)
    an_entry(ref="P-0000-0002", by=sam)

    exports, rights = (ruth.get(f"/audit/{key}/").content.decode() for key in ("exports", "rights"))

    assert "Exports: 3 entries" in exports
    assert "P-0000-0001" in exports
    assert "Changes of rights: 1 entry" in rights
    assert "User: Nina Marsh; may see: yes" in rights
    assert "P-0000-0002" not in exports + rights


def test_a_question_can_be_asked_of_some_days_and_goes_on_to_older_entries(ruth):
    for day in range(60):
        an_entry("exported", f"P-0000-00{day:02}", at=AT + timedelta(days=day))
    days = {"since-day": "18", "since-month": "11", "since-year": "2025"}

    first = answered(ruth, "exports", **days)
    older = Entry.objects.get(subject_ref="P-0000-0010").id
    second = answered(ruth, "exports", **days, older_than=older)

    assert "Exports from 18 November 2025: 59 entries" in first
    assert f'name="older_than" value="{older}"' in first
    assert 'name="since-day" value="18"' in first
    assert "P-0000-0009" in second
    assert "P-0000-0010" not in second
    assert "P-0000-0000" not in second


@pytest.mark.parametrize("key", QUESTIONS)
@pytest.mark.parametrize(
    "asked", [{}, {"subject": "\x00", "actor": "%"}, {"older_than": "9" * 30, "actor": "a"}]
)
def test_an_odd_question_is_answered_without_an_error(ruth, key, asked):
    an_entry()

    answered(ruth, key, **asked)


def test_what_has_to_be_said_is_asked_for(ruth):
    assert "Enter which reference" in answered(ruth, "who-saw", subject=" ")
    assert "Enter which member of staff" in answered(ruth, "what-did-they-see")


def test_the_audit_says_until_when_it_is_sealed_and_witnessed(ruth):
    from frontdoor.audit.sealing import seal_all
    from frontdoor.audit.witnessing import on_paper

    assert "Nothing is sealed yet" in ruth.get("/audit/").content.decode()
    number = an_entry().pk
    seal_all(at=AT)

    assert f"Sealed on 17 November 2025 at 2:05pm up to entry {number}; witnessed outside on no day yet." in (
        ruth.get("/audit/").content.decode()
    )

    on_paper(at=AT)
    assert "witnessed outside on 17 November 2025 at 2:05pm." in ruth.get("/audit/").content.decode()


@pytest.mark.parametrize(
    "asked, index",
    [
        ({"page_ref": "A-0000-0001"}, "audit_by_page"),
        ({"verb": "looked at", "because": ""}, "audit_by_because"),
    ],
)
def test_a_question_walks_along_its_index(asked, index):
    Entry.objects.bulk_create(
        Entry(
            at=AT,
            actor_name="Sam",
            actor_role="referrer",
            agency="cass",
            verb=("looked at", "decided")[place % 2],
            subject_kind="person",
            subject_ref="P-1",
            because="" if place % 50 == 0 else "assigned",
            page_ref=f"A-0000-{place % 500:04}",
        )
        for place in range(5_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    assert index in Entry.objects.filter(**asked).order_by("-id")[:51].explain()
