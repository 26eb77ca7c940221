"""Entries leave as FHIR R4 AuditEvents that the published structure accepts, with a reason, a cap and an entry.

The structure is R4B's, in which an AuditEvent is what it is in R4; codes are compared one by one.
"""

import json
from typing import Any

import pytest
from fhir.resources.R4B.auditevent import AuditEvent

from frontdoor.audit.fhir import audit_event
from frontdoor.audit.models import Entry
from tests.rooms.auditing.trails import a_trail, acting, an_entry
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db

WHY = "The police asked for it in writing."
DCM = "http://dicom.nema.org/resources/ontology/DCM"


@pytest.fixture
def ruth():
    return signed_in(a_worker("ruth", role="auditor", agency="cass", name="Ruth Bell"))


def exported(browser, **asked) -> list[dict[str, Any]]:
    answer = browser.post("/audit/export/", {"why": WHY, **asked})
    assert answer["Content-Type"] == "application/fhir+ndjson"
    return [json.loads(line) for line in answer.content.decode().splitlines()]


VERBS = [
    ("looked at", "person", "110110"),
    ("decided", "contact", "110110"),
    ("received", "contact", "110110"),
    ("raised an alert", "alert", "110110"),
    ("saw across a barrier", "barrier", "110110"),
    ("searched for a person", "search", "110112"),
    ("looked at the audit", "audit", "110101"),
    ("exported the audit", "audit", "110106"),
    ("took out a document", "document", "110106"),
    ("changed rights", "seal", "110113"),
    ("signed in", "account", "110114"),
    ("removed a second factor", "account", "110113"),
]


@pytest.mark.parametrize("verb, kind, code", VERBS)
@pytest.mark.parametrize("because", ["", "assigned", "break_glass"])
def test_every_kind_of_entry_is_accepted_by_the_published_structure(verb, kind, code, because):
    by = acting(a_worker("sam", name="Zoë “Z” O’Hare"))
    entry = an_entry(verb, "X-1", kind=kind, by=by, because=because, page="alert A-7K3M-9QXD", found=0)

    made = audit_event(Entry.objects.get(pk=entry.pk))

    AuditEvent.model_validate_json(json.dumps(made))
    assert made["type"]["code"] == ("110113" if because == "break_glass" else code)


def test_what_the_system_did_by_itself_is_accepted_too():
    made = audit_event(an_entry("escalated", "A-7K3M-9QXD", kind="alert"))

    AuditEvent.model_validate_json(json.dumps(made))
    assert "identifier" not in made["agent"][0]["who"]


def test_the_check_would_notice_what_is_wrong():
    made = audit_event(an_entry())

    for wrong in ({"recorded": "yesterday"}, {"agent": [{}]}, {"source": {}}, {"outcomes": "0"}):
        with pytest.raises(ValueError, match="validation error"):
            AuditEvent.model_validate_json(json.dumps({**made, **wrong}))


def test_an_emergency_is_an_override_and_an_everyday_look_is_a_patient_record():
    override, look = an_entry(because="break_glass"), an_entry(because="assigned")

    alarm, everyday = audit_event(override), audit_event(look)

    assert alarm["type"] == {"system": DCM, "code": "110113", "display": "Security Alert"}
    assert alarm["subtype"] == [{"system": DCM, "code": "110127", "display": "Emergency Override Started"}]
    assert alarm["action"] == "E"
    assert everyday["type"] == {"system": DCM, "code": "110110", "display": "Patient Record"}
    assert everyday["action"] == "R"
    assert everyday["purposeOfEvent"] == [{"text": "they work with the family"}]
    assert everyday["entity"][0]["what"]["identifier"]["value"] == "P-7K3M-9QXD"


def test_what_failed_says_so():
    failed, came = (
        audit_event(an_entry(verb, "account 1", kind="account"))
        for verb in ("failed to sign in", "signed in")
    )

    assert (failed["outcome"], came["outcome"]) == ("4", "0")
    assert failed["subtype"] == came["subtype"] == [{"system": DCM, "code": "110122", "display": "Login"}]


def test_an_export_is_one_event_a_line_the_oldest_first_and_only_what_was_asked_for(ruth):
    numbers = a_trail(6)

    lines = exported(ruth, verb="decided")

    assert [line["id"] for line in lines] == [f"entry-{number}" for number in numbers[1::2]]
    for line in lines:
        AuditEvent.model_validate_json(json.dumps(line))


def test_neither_a_reason_nor_what_was_typed_leaves(ruth):
    an_entry("searched for a person", "S-1", kind="search", searched={"name": "Isla Merrin"}, fields=["name"])
    an_entry("undid who is who", why="Isla Merrin is another girl.")

    answer = ruth.post("/audit/export/", {"why": WHY})

    assert len(answer.content.splitlines()) == 2
    assert b"Merrin" not in answer.content


def test_an_export_is_an_entry_with_its_reason_and_how_much_left(ruth):
    a_trail(6)

    exported(ruth, subject="p-0000-0003")

    entry = Entry.objects.get(verb="exported the audit")
    assert (entry.actor_name, entry.subject_ref, entry.why) == ("Ruth Bell", "P-0000-0003", WHY)
    assert entry.detail == {"asked": "Entries about P-0000-0003", "entries": 1}


def test_without_a_reason_nothing_leaves(ruth):
    a_trail(6)

    page = ruth.post("/audit/export/", {"why": " "})

    assert "Answer “Why are they exported?”" in page.content.decode()
    assert not Entry.objects.filter(verb="exported the audit").exists()


def test_more_than_may_leave_at_once_is_refused_with_what_to_do(ruth, settings):
    settings.AUDIT_EXPORT_AT_MOST = 5
    a_trail(6)

    page = ruth.post("/audit/export/", {"why": WHY}).content.decode()

    assert "There are more than 5 entries. Ask for fewer days, or for one reference." in page
    assert not Entry.objects.filter(verb="exported the audit").exists()


def test_if_it_cannot_be_written_down_nothing_leaves(ruth, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.leaving.record", broken)

    with pytest.raises(RuntimeError):
        exported(ruth)


@pytest.mark.parametrize(
    "role", ["referrer", "front_door_worker", "team_manager", "head_of_service", "administrator"]
)
def test_nobody_else_may_export(role):
    assert signed_in(a_worker("pat", role=role)).post("/audit/export/", {"why": WHY}).status_code == 403
    assert not Entry.objects.exclude(verb="failed to open").exists()
