"""Case files: a family's records and what is expected of the signals, as a practice lead writes them in YAML.

The vocabulary is that of the live service, so a case and a live family go through exactly the same code.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinfold.records import Event, Ledger, Person, Tie
from kinfold.replay.case_text import read_yaml
from kinfold.replay.expectations import Expectations
from kinfold.replay.fields import CaseFileError, Fields

EVENT_FIELDS = {
    *("id", "kind", "subtype", "agency", "occurred", "recorded", "withdrawn", "referral", "concern", "text"),
    *("about", "named", "seen", "looked_at", "assessed", "victim", "suspect", "attended", "with"),
}
TRUE, FALSE = ("true", "yes"), ("false", "no", "")


@dataclass(frozen=True, slots=True)
class Case:
    """One scenario of a case file: its records, its root, what is expected, and remarks on reading it."""

    id: str
    title: str
    root: str
    ledger: Ledger
    expectations: Expectations
    remarks: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """List the people of the case in order of entry."""
        return self.ledger.people


def load(path: str | Path) -> list[Case]:
    """Read every scenario of a case file, or raise CaseFileError with a sentence that says what to mend."""
    return read_cases(Fields.of(read_yaml(path), str(path)))


def read_cases(top: Fields) -> list[Case]:
    """Take the scenarios out of a case file that was read as text."""
    scenarios = top.entries("scenarios")
    if not scenarios:
        top.refuse("holds no scenarios. A case file begins with 'scenarios:' and a list under it.")
    cases = [_case(fields) for fields in scenarios]
    _refuse_twice(top, "scenario", [case.id for case in cases])
    return cases


def _case(fields: Fields) -> Case:
    id_ = fields.text("id", needed=True)
    here = Fields(fields.raw, f"Scenario '{id_}'")
    people = [_person(entry) for entry in here.entries("people")]
    _refuse_twice(here, "person", [person.id for person in people])
    known = {person.id for person in people}
    ties = [_tie(entry, known) for entry in here.entries("links")]
    entries = [*here.entries("history"), *here.entries("events")]
    events = [_event(entry, known, order) for order, entry in enumerate(entries)]
    _refuse_twice(here, "record", [event.id for event in events])
    root = _one_of(here, "network_root", known, needed=True)
    remarks = [remark for entry in entries for remark in _unread(entry)]
    expectations = Expectations.read(here, known)
    return Case(id_, here.text("title"), root, Ledger.of(people, ties, events), expectations, tuple(remarks))


def _person(fields: Fields) -> Person:
    described = fields.text("taken_as_child").lower()
    if described not in (*TRUE, *FALSE):
        fields.refuse(f"'taken_as_child' is '{described}'. Write true or false.")
    return Person(
        id=fields.text("id", needed=True),
        name=fields.text("name"),
        born=fields.day("born"),
        sex=fields.text("sex"),
        taken_as_child=described in TRUE,
    )


def _tie(fields: Fields, known: set[str]) -> Tie:
    known_from, known_to = _needed_day(fields, "known_from"), fields.day("known_to")
    if known_to is not None and known_to < known_from:
        fields.refuse(f"'known_to' ({known_to}) is before 'known_from' ({known_from}). Mend one of them.")
    a, b = _one_of(fields, "a", known, needed=True), _one_of(fields, "b", known, needed=True)
    if a == b:
        fields.refuse(f"links '{a}' to themselves. A link needs two people.")
    return Tie(a, b, fields.text("type", needed=True), known_from, known_to, fields.text("id"))


def _event(fields: Fields, known: set[str], order: int) -> Event:
    occurred = _needed_day(fields, "occurred")
    return Event(
        id=fields.text("id", needed=True),
        kind=fields.text("kind", needed=True),
        occurred=occurred,
        recorded=fields.day("recorded") or occurred,
        withdrawn=fields.day("withdrawn"),
        order=order,
        about=_all_of(fields, "about", known),
        named=_all_of(fields, "named", known),
        seen=_all_of(fields, "seen", known),
        looked_at=_all_of(fields, "looked_at", known),
        assessed=_all_of(fields, "assessed", known),
        victim=_one_of(fields, "victim", known),
        suspect=_one_of(fields, "suspect", known),
        attended=fields.words("attended"),
        with_agencies=fields.words("with"),
        subtype=fields.text("subtype"),
        agency=fields.text("agency"),
        referral=fields.text("referral"),
        concern=fields.text("concern"),
        text=fields.text("text"),
    )


def _needed_day(fields: Fields, key: str) -> date:
    day = fields.day(key, needed=True)
    if day is None:
        fields.refuse(f"'{key}' is missing. Add a date, such as 2015-05-06.")
    return day


def _one_of(fields: Fields, key: str, known: set[str], *, needed: bool = False) -> str:
    person = fields.text(key, needed=needed)
    return _known(fields, key, person, known) if person not in ("", "null", "~") or needed else ""


def _all_of(fields: Fields, key: str, known: set[str]) -> tuple[str, ...]:
    return tuple(_known(fields, key, person, known) for person in fields.words(key))


def _known(fields: Fields, key: str, person: str, known: set[str]) -> str:
    if person not in known:
        fields.refuse(f"'{key}' names '{person}', who is not in 'people'. Add them there or mend the id.")
    return person


def _unread(fields: Fields) -> list[str]:
    # A slip of the pen (`sen` for `seen`) would quietly change what fires, so it is said aloud.
    unread = [key for key in fields.raw if key not in EVENT_FIELDS]
    return [f"{fields.where}: '{key}' is not a field that is read. Is it spelt as meant?" for key in unread]


def _refuse_twice(fields: Fields, what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            fields.refuse(f"the {what} id '{id_}' is used twice. Give each {what} an id of its own.")
        seen.add(id_)


__all__ = ["Case", "CaseFileError", "load", "read_cases"]
