"""A family larger than a cap, from a wrong link or a hostel: it is cut by a rule that is stated, and never hangs a sweep.

Of each person's links only those to 25 others are followed (as many as a network holds): to whoever is said to be the
same person, then to whoever was entered first. Whoever is left out so stands behind 25 others in every network that
reaches them through that person; so without "same person" links the networks are those of the whole family. Of each
person's records the latest 100 are read. Every family that is cut is reported with its size.
"""

from dataclasses import dataclass
from datetime import date

from kinfold.records import SAME_PERSON, Event, Ledger, Tie

PEOPLE_AT_MOST = 500
RECORDS_OF_ONE = 100
RECORDS_A_PERSON = (
    20  # a family of fewer people is cut too when it has this many records for each that it may have
)
RULE = (
    "Of each person's links those to {links} others are followed: to whoever is said to be the same person, then to "
    "whoever was entered first. Of each person's records the latest {records} are read."
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A family that was cut: how large it is, from how many children it was seen, and by what rule."""

    family: int
    people: int
    links: int
    records: int
    roots: int
    rule: str


def is_too_large(ledger: Ledger, people_at_most: int) -> bool:
    """Tell whether a family has more people, or more records, than a sweep takes whole."""
    return len(ledger.people) > people_at_most or len(ledger.events) > people_at_most * RECORDS_A_PERSON


def cut(ledger: Ledger, links: int) -> Ledger:
    """Give a large family with each person's links and records cut to what a network can hold."""
    whole = Ledger(ledger.people, ledger.ties, ledger.events)
    for person, ties in whole.ties_of.items():
        whole.ties_of[person] = _first(whole, person, ties, links)
    for held in (whole.records_of, whole.sightings_of):
        for person, records in held.items():
            held[person] = sorted(records, key=_happened)[-RECORDS_OF_ONE:]
    return whole


def _first(ledger: Ledger, person: str, ties: list[Tie], links: int) -> list[Tie]:
    if len(ties) <= links:
        return ties
    entered, after_all = ledger.places, len(ledger.people)
    nearest = sorted(
        (tie.type != SAME_PERSON, entered.get(other, after_all), other)
        for tie in ties
        for other in (tie.b if tie.a == person else tie.a,)
    )
    kept = set(list(dict.fromkeys(other for _, _, other in nearest))[:links])
    return [tie for tie in ties if (tie.b if tie.a == person else tie.a) in kept]


def _happened(record: Event) -> tuple[date, int]:
    return (record.occurred, record.order)
