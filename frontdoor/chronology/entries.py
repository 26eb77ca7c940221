"""One chronology of all agencies: rows of the ledger as entries that can be read, newest first."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.utils.timezone import localdate

from frontdoor.agencies.queries import said_as
from frontdoor.chronology.kinds import kind_in_words
from frontdoor.chronology.models import Correction, Event, Participant
from frontdoor.chronology.pages import Beside, Entry, InIt
from frontdoor.families.queries import other_side
from frontdoor.intake.models import Received
from frontdoor.people.pages import PersonKnown
from frontdoor.sealing.queries import words_for_hidden
from frontdoor.ui.words import gdate, listed, upper_first

ROLES = {
    Participant.Role.ABOUT: "About",
    Participant.Role.NAMED: "Also named",
    Participant.Role.SEEN: "Seen",
    Participant.Role.VICTIM: "Victim",
    Participant.Role.SUSPECT: "Said to have caused harm",
    Participant.Role.LOOKED_AT: "Looked at",
    Participant.Role.ASSESSED: "Assessed",
}
CLAIMS = {
    "fact": "Fact: seen or known at first hand",
    "reported": "Reported",
    "opinion": "Professional opinion",
}
WORDS_WITHHELD = "The words of this entry are not shown here. Ask the Head of Service if you need them."
WORD = re.compile(r"[^\W\d_]{2,}")
ALERT = re.compile(r"\bA-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def rows_about(persons: Iterable[int]) -> list[Event]:
    """Every entry in which one of these descriptions appears, those taken back as well, newest first."""
    events = Participant.objects.filter(person_id__in=set(persons)).values("event_id")
    beside = ("withdrawal", "received", "correction__corrects", "corrected__event")
    rows = Event.objects.select_related(*beside).prefetch_related("participants")
    return list(rows.filter(id__in=events).order_by("-occurred_on", "-id"))


def persons_in(rows: Iterable[Event]) -> set[int]:
    """Everybody who appears in these entries."""
    return {each.person_id for row in rows for each in row.participants.all()}


def kept_apart(rows: Iterable[Event], persons: Iterable[int]) -> set[str]:
    """The references of the entries that also speak of somebody whom these persons' page must not show.

    That is who is beyond a barrier from them, and who is hidden from whoever reads: even where the record does not list
    them, somebody may have written their name.
    """
    rows, persons = list(rows), set(persons)
    never, words = other_side(persons), words_for_hidden(persons)
    told = {row.ref for row in rows if words and words & _words(row)}
    if not never:
        return told
    spoken_of = Participant.objects.filter(event__in=[row.pk for row in rows], person_id__in=never)
    return told | set(spoken_of.values_list("event__ref", flat=True))


def _words(row: Event) -> set[str]:
    said = (row.text, row.more.get("childs_words", ""), row.more.get("analysis", ""))
    return {word for text in said if isinstance(text, str) for word in WORD.findall(text.casefold())}


def alerts_named(rows: Iterable[Event]) -> tuple[str, ...]:
    """The references of the alerts that these entries tell of, each once, the newest first."""
    found = (ALERT.search(row.text) for row in rows if row.kind == "alert")
    return tuple(dict.fromkeys(each.group() for each in found if each))


def agencies_in(rows: Iterable[Event]) -> dict[str, str]:
    """How every agency that stands in these entries is called inside a sentence."""
    return said_as({key for row in rows for key in (row.agency, *_agencies_beside(row))})


def entries(
    rows: Iterable[Event],
    names: Mapping[int, str],
    withheld: Collection[str] = (),
    agencies: Mapping[str, str] | None = None,
    known: Mapping[int, PersonKnown] | None = None,
) -> list[Entry]:
    """Make entries of rows; `names` says what each stored person is called; of some the words are not shown.

    Of whom it is `known` when they were born, the age on the day of the entry stands beside the name.
    """
    rows = list(rows)
    agencies = agencies or agencies_in(rows)
    made = [(row.ref, _entry(row, names, agencies, known or {})) for row in rows]
    return [_without_words(entry) if ref in withheld else entry for ref, entry in made]


def _without_words(entry: Entry) -> Entry:
    """What somebody wrote of two whom the law keeps apart may name both."""
    nothing = dict.fromkeys(("analysis", "childs_words", "claim", "said_by", "contact", "alert"), "")
    withdrawn = "Taken back" if entry.withdrawn else ""
    beside = {"corrects": None, "corrected": None}
    return replace(entry, text=WORDS_WITHHELD, withdrawn=withdrawn, withheld=True, **nothing, **beside)


def _entry(
    row: Event, names: Mapping[int, str], agencies: Mapping[str, str], known: Mapping[int, PersonKnown]
) -> Entry:
    withdrawn = getattr(row, "withdrawal", None)
    alert = ALERT.search(row.text) if row.kind == "alert" else None
    return Entry(
        ref=row.ref,
        title=kind_in_words(row.kind, row.subtype),
        agency=row.agency,
        by=agencies[row.agency],
        written_by=row.by_name,
        happened=happened(row),
        happened_on=row.occurred_on,
        known_on=known_on(row),
        text=row.text,
        analysis=row.analysis,
        childs_words=row.more.get("childs_words", ""),
        claim=_claim(row),
        said_by=row.said_by,
        concern=row.concern.replace("_", " "),
        people=_people(row, names, known),
        weekday=f"{row.occurred_on:%A}" if _is_one_day(row) else "",
        with_whom=listed(upper_first(agencies[each]) for each in _agencies_beside(row)),
        withdrawn=_withdrawn(withdrawn) if withdrawn else "",
        contact=row.received.ref if row.received and row.received.kind == Received.Kind.CONTACT else "",
        alert=alert.group() if alert else "",
        kind=row.kind,
        corrects=_beside(row.correction.corrects, row.correction) if hasattr(row, "correction") else None,
        corrected=_beside(row.corrected.event, row.corrected) if hasattr(row, "corrected") else None,
    )


def _beside(other: Event, correction: Correction) -> Beside:
    return Beside(other.ref, other.by_name, known_on(other), correction.what_was_wrong)


def known_on(row: Event) -> date:
    """The day something became known: not before it happened."""
    return max(localdate(row.recorded_at), row.occurred_on)


def happened(row: Event) -> str:
    """When something happened, as surely as it is known."""
    if row.precision == Event.Precision.UNKNOWN:
        return "Date not known"
    if row.occurred_until and row.occurred_until != row.occurred_on:
        return f"Between {gdate(row.occurred_on)} and {gdate(row.occurred_until)}"
    about = "About " if row.precision == Event.Precision.APPROXIMATE else ""
    return f"{about}{gdate(row.occurred_on)}"


def _claim(row: Event) -> str:
    # What is not a claim of anybody's about the family (a decision, an alert) says nothing here.
    return CLAIMS.get(row.claim, "") if row.claim != Event.Claim.FACT or row.said_by else ""


def _agencies_beside(row: Event) -> list[str]:
    return [*row.more.get("attended", ()), *row.more.get("with", ())]


def _withdrawn(withdrawal) -> str:
    return (
        f"Taken back on {gdate(withdrawal.withdrawn_at)} by {withdrawal.by_name}, because: {withdrawal.why}"
    )


def _is_one_day(row: Event) -> bool:
    """Whether the very day is known, so that its weekday says something."""
    return (
        row.precision == Event.Precision.EXACT and (row.occurred_until or row.occurred_on) == row.occurred_on
    )


def _aged(name: str, person: PersonKnown | None, day: date) -> str:
    """A name with the age on a day, where a date of birth is known and has passed."""
    if person is None or person.born is None or person.unborn or person.died or day < person.born:
        return name
    return f"{name} ({person.age(day)})"


def _people(row: Event, names: Mapping[int, str], known: Mapping[int, PersonKnown]) -> tuple[InIt, ...]:
    parted: dict[str, list[str]] = {role: [] for role in ROLES}
    for each in sorted(row.participants.all(), key=lambda each: each.pk):
        name = names.get(each.person_id, "someone else")
        said = _aged(name, known.get(each.person_id), row.occurred_on)
        if name and said not in parted[each.role]:
            parted[each.role].append(said)
    return tuple(InIt(ROLES[role], listed(found)) for role, found in parted.items() if found)
