"""The form of Open Referral UK (HSDS 3) as one table, and what of an entry keeps to it.

Written from the published schema's own words: https://github.com/openreferral/specification. A field that it does not
name may stand in an entry and is passed on; a field that it does name must be of its kind.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

STATUSES = ("active", "inactive", "defunct", "temporarily closed")
_CHOICES = {
    "status": STATUSES,
    "place": ("physical", "postal", "virtual"),
    "weekday": ("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
    "how_often": ("WEEKLY", "MONTHLY"),
}
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")

# Each part: its own fields as `name kind`, with a star where there must be one; then the parts that stand in it.
_ANYWHERE = "attributes metadata"
_FORM = {
    "service": (
        "id* uuid, organization_id uuid, program_id uuid, name* text, alternate_name text, description text, url uri, "
        "email email, status* status, interpretation_services text, application_process text, fees_description text, "
        "wait_time text, fees text, accreditations text, eligibility_description text, minimum_age number, "
        "maximum_age number, assured_date text, assurer_email email, licenses text, alert text, last_modified moment",
        "phones schedules service_areas service_at_locations languages organization funding cost_options program "
        "required_documents contacts",
    ),
    "phones": (
        "id* uuid, location_id uuid, service_id uuid, organization_id uuid, contact_id uuid, "
        "service_at_location_id uuid, number* text, extension number, type text, description text",
        "languages",
    ),
    "languages": (
        "id* uuid, service_id uuid, location_id uuid, phone_id uuid, name text, code text, note text",
        "",
    ),
    "attributes": (
        "id* uuid, link_id uuid, taxonomy_term_id uuid, link_type text, link_entity text, value text",
        "taxonomy_term",
    ),
    "taxonomy_term": (
        "id* uuid, code text, name* text, description* text, parent_id uuid, taxonomy text, language text, "
        "taxonomy_id uuid, term_uri uri",
        "taxonomy_detail",
    ),
    "taxonomy_detail": ("id* uuid, name* text, description* text, uri uri, version text", ""),
    "metadata": (
        "id* uuid, resource_id uuid, resource_type text, last_action_date* text, last_action_type* text, "
        "field_name* text, previous_value* text, replacement_value* text, updated_by* text",
        "",
    ),
    "schedules": (
        "id* uuid, service_id uuid, location_id uuid, service_at_location_id uuid, valid_from text, valid_to text, "
        "dtstart text, timezone number, until text, count number, wkst weekday, freq how_often, interval number, "
        "byday text, byweekno text, bymonthday text, byyearday text, description text, opens_at text, "
        "closes_at text, schedule_link uri, attending_type text, notes text",
        "",
    ),
    "service_areas": (
        "id* uuid, service_id uuid, name text, description text, extent text, extent_type text, uri text",
        "",
    ),
    "service_at_locations": (
        "id* uuid, service_id uuid, location_id uuid, description text",
        "contacts phones schedules location",
    ),
    "contacts": (
        "id* uuid, organization_id uuid, service_id uuid, service_at_location_id uuid, location_id uuid, name text, "
        "title text, department text, email email",
        "phones",
    ),
    "location": (
        "id* uuid, location_type* place, url uri, organization_id uuid, name text, alternate_name text, "
        "description text, transportation text, latitude number, longitude number, external_identifier text, "
        "external_identifier_type text",
        "languages addresses contacts accessibility phones schedules",
    ),
    "addresses": (
        "id* uuid, location_id uuid, attention text, address_1* text, address_2 text, city* text, region text, "
        "state_province* text, postal_code* text, country* text, address_type* place",
        "",
    ),
    "accessibility": ("id* uuid, location_id uuid, description text, details text, url uri", ""),
    "organization": (
        "id* uuid, name* text, alternate_name text, description* text, email email, website uri, tax_status text, "
        "tax_id text, year_incorporated number, legal_status text, logo text, uri uri, parent_organization_id uuid",
        "funding contacts phones locations programs organization_identifiers",
    ),
    "funding": ("id* uuid, organization_id uuid, service_id uuid, source text", ""),
    "program": ("id* uuid, organization_id uuid, name* text, alternate_name text, description* text", ""),
    "organization_identifiers": (
        "id* uuid, organization_id uuid, identifier_scheme text, identifier_type* text, identifier* text",
        "",
    ),
    "cost_options": (
        "id* uuid, service_id uuid, valid_from text, valid_to text, option text, currency text, amount number, "
        "amount_description text",
        "",
    ),
    "required_documents": ("id* uuid, service_id uuid, document text, uri uri", ""),
}
_SAME_FORM = {"locations": "location", "programs": "program"}
_ONE = {"taxonomy_term", "taxonomy_detail", "location", "organization", "program"}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_moment(value: str) -> bool:
    if not _MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value.upper().replace("Z", "+00:00"))
    except ValueError:
        return False
    return True


_KINDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "text": (lambda value: True, "words"),
    "uuid": (
        lambda value: bool(_UUID.fullmatch(value)),
        "an identifier like 3a19ff88-4620-4d17-9830-ac1d859eb5d5",
    ),
    "uri": (lambda value: bool(_ADDRESS.fullmatch(value)), "an address like https://example.org/"),
    "email": (lambda value: "@" in value, "an e-mail address"),
    "moment": (_is_moment, "a moment like 2026-03-15T10:30:45Z"),
}


def in_form(entry: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Give of an entry what keeps to the form, and a sentence for each field or part that does not.

    A field that must be there and is not, or is of another kind, takes its whole part with it; for the service itself
    it raises ValueError, for then there is nothing left to give on.
    """
    wrong: list[str] = []
    kept = _part("service", entry, "", wrong)
    if kept is None:
        raise ValueError(" ".join(wrong))
    return kept, tuple(wrong)


def _part(name: str, said: Any, where: str, wrong: list[str]) -> dict[str, Any] | None:
    """One part of an entry in form, or None where it lacks what it must have."""
    if not isinstance(said, dict):
        wrong.append(f"{where or name} should be a group of fields.")
        return None
    fields, parts = _form_of(name)
    kept, whole = dict(said), True
    for field, (kind, must) in fields.items():
        problem = _problem(field, kind, must, said, where)
        if problem:
            wrong.append(problem)
            kept.pop(field, None)
            whole = whole and not must
    for part in parts:
        if part in said:
            _keep_part(kept, part, said[part], f"{where}{part}", wrong)
    return kept if whole else None


def _keep_part(kept: dict[str, Any], part: str, said: Any, where: str, wrong: list[str]) -> None:
    if part in _ONE:
        one = _part(part, said, f"{where}: ", wrong)
        kept.pop(part) if one is None else kept.update({part: one})
    elif isinstance(said, list):
        several = (_part(part, each, f"{where} {place}: ", wrong) for place, each in enumerate(said, 1))
        kept[part] = [each for each in several if each is not None]
    else:
        wrong.append(f"{where} should be a list.")
        kept.pop(part)


def _problem(field: str, kind: str, must: bool, said: dict[str, Any], where: str) -> str:
    """What is wrong with one field, as a sentence; nothing where all is well."""
    if field not in said:
        return f"{where}{field} is missing." if must else ""
    value = said[field]
    if kind == "number":
        return "" if _is_number(value) else f"{where}{field} should be a number."
    if kind in _CHOICES:
        return (
            ""
            if value in _CHOICES[kind]
            else f"{where}{field} should be one of: {', '.join(_CHOICES[kind])}."
        )
    fits, words = _KINDS[kind]
    return "" if isinstance(value, str) and fits(value) else f"{where}{field} should be {words}."


def _form_of(name: str) -> tuple[dict[str, tuple[str, bool]], tuple[str, ...]]:
    fields, parts = _FORM[_SAME_FORM.get(name, name)]
    return dict(_fields(fields)), tuple(f"{parts} {_ANYWHERE}".split() if name != "metadata" else ())


def _fields(said: str) -> Iterator[tuple[str, tuple[str, bool]]]:
    for each in said.split(","):
        field, kind = each.split()
        yield field.rstrip("*"), (kind, field.endswith("*"))
