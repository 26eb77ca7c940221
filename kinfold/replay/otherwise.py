"""Replaying a case otherwise: with one value changed, without some links, or with only what a day already knew."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kinfold.records import Event, Ledger, Tie
from kinfold.replay.fields import CaseFileError
from kinfold.rulebook import Rules

# What people call a signal, beside its code; n is whatever it counts.
NAMES = {
    "repeat_contacts": "S01",
    "decided_alone": "S02",
    "no_service": "S03",
    "young_parent": "S04",
    "unseen_adult": "S05",
    "other_parent": "S06",
    "victim_as_parent": "S07",
    "sent_home": "S08",
    "not_spoken": "S09",
    "unseen_sibling": "S10",
    "repeat_abuse": "S11",
    "not_brought": "S12",
    "contacts_on_open_case": "S13",
    "mark_on_baby": "S15",
    "closed_soon": "S17",
    "slow_neglect": "S18",
    "unsettled": "S19",
}
COUNTED = ("contacts", "decisions", "records", "times")


def with_values(rules: Rules, written: Iterable[str]) -> Rules:
    """Give the rules with values changed as written, such as S01.contacts=4 or repeat_contacts.n=4.

    Raises CaseFileError where a value is not known, cannot be read, or goes beyond its bounds.
    """
    for each in written:
        name, equals, value = (part.strip() for part in each.partition("="))
        if not equals or not name or not value:
            raise CaseFileError(f"'{each}' changes nothing. Write a name, =, and a value: S01.contacts=4.")
        full = full_name(rules, name)
        try:
            rules = rules.trying(full, _read(rules, full, value))
        except ValueError as refused:
            raise CaseFileError(str(refused)) from refused
    return rules


def full_name(rules: Rules, name: str) -> str:
    """Give the rulebook's own name for a value that was named in words."""
    if name in rules.rows:
        return name
    signal, _, value = name.partition(".")
    code = NAMES.get(signal, signal.upper())
    held = [row for row in rules.rows if row.startswith(f"{code}.")]
    wanted = [f"{code}.{value}"] if value != "n" else [f"{code}.{counted}" for counted in COUNTED]
    found = [row for row in wanted if row in held]
    if not found:
        own = (
            f"{code} has {', '.join(sorted(held))}."
            if held
            else f"Names are {', '.join(NAMES)}, or S01 to S20."
        )
        raise CaseFileError(f"The rulebook has no value '{name}'. {own}")
    return found[0]


def _read(rules: Rules, name: str, value: str) -> int | tuple[str, ...] | str:
    present = rules.row(name).value
    if isinstance(present, tuple):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    if isinstance(present, int):
        if not value.isdecimal():
            raise CaseFileError(f"'{name}' is a number of {rules.row(name).unit}, and '{value}' is none.")
        return int(value)
    return value


def as_known(ledger: Ledger, day: date) -> Ledger:
    """Give what was known at the end of a day as if nothing had come since: no later record, withdrawal or undoing."""
    ties = [_tie(tie, day) for tie in ledger.ties if tie.known_from <= day]
    return Ledger.of(
        ledger.people, ties, [_event(event, day) for event in ledger.events if event.known <= day]
    )


def _tie(tie: Tie, day: date) -> Tie:
    return replace(tie, known_to=None) if tie.known_to and tie.known_to > day else tie


def _event(event: Event, day: date) -> Event:
    return replace(event, withdrawn=None) if event.withdrawn and event.withdrawn > day else event
