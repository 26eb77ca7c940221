"""What of the audit leaves the service: an export for another system, and what a family is told. Each is an entry."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.access.roles import ROLES
from frontdoor.accounts.actor import Actor
from frontdoor.agencies.queries import said_as
from frontdoor.audit import queries
from frontdoor.audit.actions import record
from frontdoor.audit.explained import because_in_words
from frontdoor.audit.fhir import audit_event
from frontdoor.audit.models import Entry
from frontdoor.audit.pages import Told, ToldPage
from frontdoor.audit.questions import LOOKING
from frontdoor.ui.words import counted, gdate, listed

DAYS_LISTED = 5


class TooMany(Exception):
    """Refused: more entries than may leave at once."""


@transaction.atomic
def export(*, asked: Mapping[str, Any], why: str, by: Actor, at: datetime) -> str:
    """The entries that answer a search, as FHIR AuditEvents, one a line and the oldest first."""
    check(by, "export the audit")
    most = settings.AUDIT_EXPORT_AT_MOST
    rows = list(queries.asked_for(asked).order_by("-id")[: most + 1])
    if len(rows) > most:
        raise TooMany(f"There are more than {most:,} entries. Ask for fewer days, or for one reference.")
    record(
        "exported the audit",
        kind="audit",
        ref=asked.get("subject") or "all",
        by=by,
        at=at,
        why=why,
        asked=queries.in_words(asked),
        entries=len(rows),
    )
    return "".join(json.dumps(audit_event(row)) + "\n" for row in reversed(rows))


@transaction.atomic
def tell_family(*, ref: str, why: str, by: Actor, at: datetime) -> ToldPage:
    """Who has seen one person's record: by role and agency, when and why; by name only where the partnership says so."""
    check(by, "see the audit")
    record("listed who has seen a record", kind="person", ref=ref, by=by, at=at, why=why)
    held = _looks_at(ref)
    agencies = said_as({agency for agency, *_ in held})
    told = [
        Told(agencies[agency], _role(role), name, _days(days), because_in_words(because))
        for (agency, role, name, because), days in held.items()
    ]
    return ToldPage(ref=ref, told=tuple(told), made=at)


def _looks_at(ref: str) -> dict[tuple[str, str, str, str], set[date]]:
    """The days on which each agency, role and name looked at a person for each reason, the latest first."""
    found = Entry.objects.filter(subject_ref=ref, subject_kind="person", actor_id__isnull=False)
    looks = found.order_by("-id").values_list("verb", "at", "agency", "actor_role", "actor_name", "because")
    held: dict[tuple[str, str, str, str], set[date]] = {}
    for verb, at, agency, role, name, because in looks.iterator():
        if verb.startswith(LOOKING):
            said = name if settings.AUDIT_NAMES_TO_FAMILIES else ""
            held.setdefault((agency, role, said, because), set()).add(localdate(at))
    return held


def _role(key: str) -> str:
    return ROLES[key].title if key in ROLES else key.replace("_", " ").capitalize()


def _days(days: set[date]) -> str:
    in_order = sorted(days)
    if len(in_order) <= DAYS_LISTED:
        return listed(map(gdate, in_order))
    return f"{counted(len(in_order), 'day')} between {gdate(in_order[0])} and {gdate(in_order[-1])}"
