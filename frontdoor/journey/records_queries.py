"""Who a record can be about, and turning what a worker filled in into the ledger's words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404

from frontdoor.accounts.actor import Actor
from frontdoor.chronology.knowledge import known_on
from frontdoor.chronology.models import Event
from frontdoor.journey.record_forms import KINDS, AddRecord
from frontdoor.people.models import Person


@dataclass(frozen=True, slots=True)
class FamilyToWriteAbout:
    """The people of a family as a form offers them, and the stored person behind each."""

    people: list[tuple[str, str]]
    ids: dict[str, int]


@dataclass(frozen=True, slots=True)
class RecordToWithdraw:
    """One record as the page shows it before it is taken back."""

    row: Event
    what: str
    agency: str
    occurred_on: date
    text: str


def family_to_write_about(ref: str, day: date) -> FamilyToWriteAbout:
    """The family of one person, as known on a day; an unknown reference is a page not found."""
    root = Person.objects.filter(ref=ref).first()
    if root is None:
        raise Http404
    known = known_on([root.pk], day)
    members = known.family_of([root.pk])
    refs = dict(Person.objects.filter(id__in=[int(member) for member in members]).values_list("id", "ref"))
    people = []
    for member in members:
        age = known.view.age(member)
        said = known.view.name(member) + (f", {age}" if age is not None and age >= 0 else "")
        people.append((refs[int(member)], said))
    return FamilyToWriteAbout(people, {refs[int(member)]: int(member) for member in members})


def record_to_withdraw(ref: str, event_ref: str, day: date) -> RecordToWithdraw:
    """A record of this person's family that still stands; anything else is a page not found.

    Decisions and alerts are what somebody did: they are answered by a later one, never withdrawn.
    """
    ids = family_to_write_about(ref, day).ids.values()
    found = Event.objects.filter(ref=event_ref, participants__person_id__in=ids, withdrawal__isnull=True)
    event = found.exclude(kind__in=("alert", "decision")).first()
    if event is None:
        raise Http404
    return RecordToWithdraw(
        event,
        f"{event.kind} {event.subtype}".replace("_", " ").strip(),
        event.agency,
        event.occurred_on,
        event.text,
    )


def as_record(family: FamilyToWriteAbout, form: AddRecord, *, by: Actor, at: datetime) -> dict[str, Any]:
    """What `steps.record_is_added` needs, from a form that is right."""
    given = form.cleaned_data
    _, kind, subtype = KINDS[given["what"]]
    about = [family.ids[ref] for ref in given["about"]]
    case = kind in ("episode_open", "episode_close")
    return {
        "about": about,
        "kind": kind,
        "subtype": subtype,
        "agency": "social_care" if case else by.agency,
        "occurred_on": given["happened_on"],
        "participants": {"about": about, "seen": [family.ids[ref] for ref in given["seen"]]},
        "text": given["text"],
        "analysis": given["analysis"],
        "more": {"with": form.partners()},
        "by": by,
        "at": at,
    }
