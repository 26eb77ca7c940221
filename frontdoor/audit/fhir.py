"""An entry as a FHIR R4 AuditEvent, in DICOM's codes: references and names of staff, never a name of whom it is about.

Left out on purpose: what somebody typed to find a person, and reasons in a person's own words. Both can name a child.
"""

from datetime import UTC
from typing import Any

from django.conf import settings

from frontdoor.access.roles import ROLES
from frontdoor.audit.explained import because_in_words
from frontdoor.audit.models import Entry

DCM = "http://dicom.nema.org/resources/ontology/DCM"
ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
ROLE_OF_THING = "http://terminology.hl7.org/CodeSystem/object-role"
TYPE_OF_THING = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
KIND_OF_SOURCE = "http://terminology.hl7.org/CodeSystem/security-source-type"
PATIENT_RECORD = ("110110", "Patient Record")
SECURITY_ALERT = ("110113", "Security Alert")
OVERRIDE = ("110127", "Emergency Override Started")
SIGNING_IN = ("110114", "User Authentication")

# How an act begins: what kind of event it is, more exactly, and whether it made, read, changed or ran something.
ACTS = (
    ("looked at the audit", ("110101", "Audit Log Used"), None, "R"),
    ("looked at what was searched", ("110101", "Audit Log Used"), None, "R"),
    ("exported", ("110106", "Export"), None, "R"),
    ("took out", ("110106", "Export"), None, "R"),
    ("sent a document", ("110106", "Export"), None, "R"),
    ("searched", ("110112", "Query"), None, "E"),
    ("changed rights", SECURITY_ALERT, ("110136", "Security Roles Changed"), "U"),
    ("looked at", PATIENT_RECORD, None, "R"),
    ("saw", PATIENT_RECORD, None, "R"),
    ("read", PATIENT_RECORD, None, "R"),
    ("received", PATIENT_RECORD, None, "C"),
    ("raised", PATIENT_RECORD, None, "C"),
    ("", PATIENT_RECORD, None, "U"),
)
ACTS_OF_ACCOUNTS = (
    ("signed out", SIGNING_IN, ("110123", "Logout"), "E"),
    ("signed in", SIGNING_IN, ("110122", "Login"), "E"),
    ("failed", SIGNING_IN, ("110122", "Login"), "E"),
    ("gave", SIGNING_IN, ("110122", "Login"), "E"),
    ("", SECURITY_ALERT, ("110137", "User Security Attributes Changed"), "U"),
)
SUCCESS, MINOR_FAILURE = "0", "4"
NOT_TOLD = ("searched", "because")


def audit_event(entry: Entry) -> dict[str, Any]:
    """One entry as an AuditEvent, ready to be written as JSON."""
    kind, finer, action = _act(entry)
    return {
        "resourceType": "AuditEvent",
        "id": f"entry-{entry.pk}",
        "type": _code(DCM, kind),
        **({"subtype": [_code(DCM, finer)]} if finer else {}),
        "action": action,
        "recorded": entry.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "outcome": MINOR_FAILURE if entry.verb.startswith("failed") else SUCCESS,
        **_purpose(entry),
        "agent": [_agent(entry)],
        "source": {
            "observer": {"display": f"{settings.SERVICE_NAME}, {settings.PARTNERSHIP_NAME}"},
            "type": [_code(KIND_OF_SOURCE, ("4", "Application Server"))],
        },
        "entity": [_thing(entry)],
    }


def _act(entry: Entry) -> tuple[tuple[str, str], tuple[str, str] | None, str]:
    if entry.because == "break_glass":
        return SECURITY_ALERT, OVERRIDE, "E"
    acts = ACTS_OF_ACCOUNTS if entry.subject_kind == "account" else ACTS
    return next((kind, finer, how) for begins, kind, finer, how in acts if entry.verb.startswith(begins))


def _purpose(entry: Entry) -> dict[str, Any]:
    if not entry.because:
        return {}
    purpose: dict[str, Any] = {"text": because_in_words(entry.because)}
    if entry.because == "break_glass":
        purpose["coding"] = [_code(ACT_REASON, ("ETREAT", "Emergency Treatment"))]
    return {"purposeOfEvent": [purpose]}


def _agent(entry: Entry) -> dict[str, Any]:
    role = ROLES.get(entry.actor_role)
    who: dict[str, Any] = {"display": f"{entry.actor_name}, {entry.agency.replace('_', ' ')}"}
    if entry.actor_id is not None:
        who["identifier"] = {"system": "urn:kinfold:staff", "value": str(entry.actor_id)}
    said = role.title if role else entry.actor_role.replace("_", " ").capitalize()
    return {"role": [{"text": said}], "who": who, "name": entry.actor_name, "requestor": True}


def _thing(entry: Entry) -> dict[str, Any]:
    person = entry.subject_kind == "person"
    told = {"verb": entry.verb, "kind": entry.subject_kind, **entry.detail}
    return {
        "what": {"identifier": {"system": "urn:kinfold:reference", "value": entry.subject_ref}},
        "type": _code(TYPE_OF_THING, ("1", "Person") if person else ("2", "System Object")),
        "role": _code(ROLE_OF_THING, ("1", "Patient") if person else ("4", "Domain Resource")),
        "detail": [
            {"type": name, "valueString": str(value)}
            for name, value in told.items()
            if name not in NOT_TOLD and str(value).strip()
        ],
    }


def _code(system: str, code: tuple[str, str]) -> dict[str, str]:
    return {"system": system, "code": code[0], "display": code[1]}
