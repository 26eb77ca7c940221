"""Who a record can be about, and turning what a worker filled in into the ledger's words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404

from frontdoor.accounts.actor import Actor
from frontdoor.chronology.entries import kept_apart
from frontdoor.chronology.knowledge import known_on
from frontdoor.chronology.models import Event
from frontdoor.families.models import Tie
from frontdoor.journey.record_forms import KINDS, AddRecord
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person
from frontdoor.people.queries import people_known
from frontdoor.ui.words import listed


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
    people_shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieToTakeBack:
    """One tie, by everybody's account, as the page shows it before it is taken back."""

    rows: tuple[Tie, ...]
    a: str
    type: str
    b: str
    said_by: str
    people_shown: tuple[str, ...]


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
    if event is None or kept_apart([event], ids):
        raise Http404
    return RecordToWithdraw(
        row=event,
        what=f"{event.kind} {event.subtype}".replace("_", " ").strip(),
        agency=event.agency,
        occurred_on=event.occurred_on,
        text=event.text,
        people_shown=tuple(event.participants.values_list("person__ref", flat=True).distinct()),
    )


def tie_to_take_back(ref: str, number: int, day: date) -> TieToTakeBack:
    """A tie of this person's family that stands, with every source that said the same."""
    family = set(family_to_write_about(ref, day).ids.values())
    tie = Tie.objects.select_related("a", "b").filter(pk=number, end__isnull=True).first()
    if tie is None or not {tie.a_id, tie.b_id} <= everyone_joined(family):
        raise Http404
    same = Tie.objects.select_related("a", "b", "source__agency").filter(type=tie.type, end__isnull=True)
    same = list(same.filter(a_id__in=everyone_joined([tie.a_id]), b_id__in=everyone_joined([tie.b_id])))
    known = people_known({tie.a_id, tie.b_id})
    return TieToTakeBack(
        rows=tuple(same),
        a=known[tie.a_id].name,
        type=tie.type.replace("_", " "),
        b=known[tie.b_id].name,
        said_by=listed(
            sorted({each.source.agency.said_as if each.source else each.by_name for each in same})
        ),
        people_shown=(tie.a.ref, tie.b.ref),
    )


def as_record(family: FamilyToWriteAbout, form: AddRecord, *, by: Actor, at: datetime) -> dict[str, Any]:
    """What `steps.record_is_added` needs, from a form that is right."""
    given = form.cleaned_data
    _, kind, subtype = KINDS[given["what"]]
    about = [family.ids[ref] for ref in given["about"]]
    case = kind in ("episode_open", "episode_close")
    return {
        "about": about,
        "ref": given["ref"],
        "kind": kind,
        "subtype": subtype,
        "agency": "social_care" if case else by.agency,
        "occurred_on": given["happened_on"],
        "participants": {"about": about, "seen": [family.ids[ref] for ref in given["seen"]]},
        "text": given["text"],
        "analysis": given["analysis"],
        "more": _more(family, form),
        "by": by,
        "at": at,
    }


def _more(family: FamilyToWriteAbout, form: AddRecord) -> dict[str, Any]:
    """What else was said of it: with which agencies, who was alone when seen, what somebody said."""
    given = form.cleaned_data
    alone = [family.ids[ref] for ref in given["alone"]]
    more = {"with": form.partners()}
    more |= {"alone": alone} if alone else {}
    return more | ({"childs_words": given["their_words"]} if given["their_words"] else {})
