"""Turns the ids a reason rests on into records, ties and people that a manager can read."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate

from frontdoor.agencies.queries import said_as
from frontdoor.alerts.pages import ReasonShown, Source
from frontdoor.chronology.entries import WORDS_WITHHELD, kept_apart
from frontdoor.chronology.knowledge import Knowledge
from frontdoor.chronology.models import Event
from frontdoor.ui.words import counted, gdate, upper_first
from kinfold import records
from kinfold.signals.wording import agency_in_words

LATE = 2
NOT_NEAR = "Something on record that no longer stands near this family."


class Evidence:
    """Everything that some reasons rest on, read once, asked by id."""

    def __init__(self, knowledge: Knowledge, ids: Iterable[str]) -> None:
        self.knowledge = knowledge
        ids = set(ids)
        rows = Event.objects.select_related("withdrawal", "received").filter(ref__in=ids)
        self.events = {row.ref: row for row in rows}
        self.withheld = kept_apart(rows, knowledge.near)
        self.ties = {tie.label: tie for tie in knowledge.view.ledger.ties}
        self.people = {int(each) for each in ids if each.isdecimal()}
        self.agencies = said_as({row.agency for row in rows})

    def of(self, source: str) -> Source:
        """The thing behind one id."""
        if source in self.events:
            return self._record(self.events[source])
        if source in self.ties:
            return self._tie(self.ties[source])
        if source.isdecimal():
            return self._person(source)
        return Source(NOT_NEAR, kind="gone")

    def reasons(self, reasons: Iterable[dict]) -> tuple[ReasonShown, ...]:
        """Reasons with what they rest on; what an earlier reason showed in full is only named again."""
        shown: set[str] = set()
        made = []
        for reason in reasons:
            sources = [replace(self.of(each), again=each in shown) for each in reason["sources"]]
            shown.update(reason["sources"])
            made.append(ReasonShown(reason["said"], tuple(sources)))
        return tuple(made)

    def _said(self, agency: str) -> str:
        own_words = self.agencies[agency]
        return agency_in_words(agency) if own_words == agency.replace("_", " ") else own_words

    def _record(self, row: Event) -> Source:
        withdrawn, withheld = getattr(row, "withdrawal", None), row.ref in self.withheld
        # A contact says its worry in brackets; anything else is named by what it was: "assessment completed".
        kind = row.subtype if row.subtype != "concern" and row.kind != "contact" else ""
        worry = row.concern or (row.subtype if row.kind == "contact" and row.subtype != "concern" else "")
        words = " ".join(part for part in (row.kind, kind) if part)
        worry = f" ({worry})" if worry not in ("", row.subtype if kind else "") else ""
        return Source(
            said=upper_first(f"{words}{worry}".replace("_", " ")),
            agency=row.agency,
            by=upper_first(self._said(row.agency)),
            happened=happened(row),
            known=_known(row),
            text=WORDS_WITHHELD if withheld else row.text,
            withdrawn=_taken_back(withdrawn, withheld) if withdrawn else "",
            href=address("response:contact", row.received.ref)
            if row.received and row.received.kind == "contact" and not withheld
            else "",
        )

    def _tie(self, tie: records.Tie) -> Source:
        a, b = upper_first(self.knowledge.view.name(tie.a)), self.knowledge.view.name(tie.b)
        if tie.type == records.SAME_PERSON:
            said = f"{a} and {b} were judged to be the same person."
        else:
            said = f"{a} is recorded as {tie.type.replace('_', ' ')} of {b}."
        undone = f"Taken back on {gdate(tie.known_to)}." if tie.known_to else ""
        return Source(said, kind="tie", known=gdate(tie.known_from), withdrawn=undone)

    def _person(self, person: str) -> Source:
        name = str(self.knowledge.stands_for.get(int(person), person))
        return Source(
            f"What is held about {self.knowledge.view.name(name)}: {age(self.knowledge, name)}.",
            kind="person",
        )


def _taken_back(withdrawn, withheld: bool) -> str:
    return f"Taken back on {gdate(withdrawn.withdrawn_at)}{'' if withheld else f': {withdrawn.why}'}"


def _known(row: Event) -> str:
    """When the front door knew it, and how much later that was: a worry told late was acted on late."""
    occurred = row.occurred_until or row.occurred_on
    known = max(localdate(row.recorded_at), row.occurred_on)
    late = (known - occurred).days
    return f"{gdate(known)}, {counted(late, 'day')} later" if late >= LATE else gdate(known)


def happened(row: Event) -> str:
    """When something happened, as surely as it is known."""
    if row.precision == Event.Precision.UNKNOWN:
        return "date not known"
    if row.occurred_until and row.occurred_until != row.occurred_on:
        return f"between {gdate(row.occurred_on)} and {gdate(row.occurred_until)}"
    about = "about " if row.precision == Event.Precision.APPROXIMATE else ""
    return f"{about}{gdate(row.occurred_on)}"


def age(knowledge: Knowledge, person: str) -> str:
    """A person's age with the date it rests on, or that none is held."""
    born = knowledge.view.person(person).born
    if born is None:
        described = ", described as a child" if knowledge.view.is_child(person) else ""
        return f"no date of birth held{described}"
    if born > knowledge.view.now:
        return f"unborn, expected {gdate(born)}"
    years = knowledge.view.age(person) or 0
    return f"{counted(years, 'year') if years else 'under 1 year'} old, born {gdate(born)}"


def address(page: str, ref: str) -> str:
    """The address of a page of another room, or nothing while that room has no such page."""
    try:
        return reverse(page, args=[ref])
    except NoReverseMatch:
        return ""
