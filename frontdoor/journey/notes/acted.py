"""Who acted on what rested on a link: since it was made, on alerts, contacts and records of the families it joined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.timezone import localdate

from frontdoor.alerts.models import Acknowledgement, Alert, AlertDecision, Guidance
from frontdoor.chronology.knowledge import known_on
from frontdoor.chronology.models import Event
from frontdoor.people.models import Link
from frontdoor.response.models import Decision

# Each of these writes down an act of its own, which is asked about where it was done.
KEPT_ELSEWHERE = ("alert", "decision", "contact")


@dataclass(frozen=True, slots=True)
class Act:
    """What one user did on something: in words that name nobody, and when."""

    user_id: int
    kind: str
    ref: str
    said: str
    at: datetime


def acts_on(link: Link, *, at: datetime) -> list[Act]:
    """Everything that was done since a link was made about the families it joins, in the order it was done.

    Ask before it is taken back: afterwards the two families are no longer one. Nothing rests on a link that
    joins nobody.
    """
    if link.verdict != Link.Verdict.SAME:
        return []
    two = [link.one_id, link.other_id]
    known = known_on(two, localdate(at))
    family = {*two, *known.stored(known.family_of(two))}
    found = [*_on_alerts(family, link), *_on_contacts(family, link), *_records(family, link)]
    return sorted(found, key=lambda act: (act.at, act.ref))


def _on_alerts(family: Iterable[int], link: Link) -> Iterator[Act]:
    about = Alert.objects.filter(Q(root_id__in=family) | Q(findings__root_id__in=family))
    refs = dict(about.values_list("pk", "ref"))
    for table, did in (
        (Acknowledgement, "acknowledged this alert"),
        (Guidance, "gave guidance on this alert"),
        (AlertDecision, "decided on this alert"),
    ):
        for row in table.objects.filter(alert_id__in=refs, at__gte=link.made_at):
            yield Act(row.by_id, "alert", refs[row.alert_id], did, row.at)


def _on_contacts(family: Iterable[int], link: Link) -> Iterator[Act]:
    about = Decision.objects.filter(contact__mentions__person__in=family, at__gte=link.made_at)
    for row in about.select_related("contact").distinct():
        yield Act(row.by_id, "contact", row.contact.ref, "decided on this contact", row.at)


def _records(family: Iterable[int], link: Link) -> Iterator[Act]:
    """What workers wrote down; the family a record is found in is that of somebody it is about."""
    rows = Event.objects.filter(participants__person__in=family, recorded_at__gte=link.made_at)
    rows = rows.filter(by_id__isnull=False).exclude(kind__in=KEPT_ELSEWHERE)
    for row in rows.prefetch_related("participants__person").distinct():
        first = min(row.participants.all(), key=lambda each: (each.role != "about", each.pk))
        what = f"{row.kind} {row.subtype}".replace("_", " ").strip()
        yield Act(
            row.by_id,
            "family",
            first.person.ref,
            f"recorded “{what}” in this family’s chronology",
            row.recorded_at,
        )
