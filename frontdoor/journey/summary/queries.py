"""Gathers what stands on the one page, from what the reader may see."""

from dataclasses import dataclass
from datetime import date, datetime

from frontdoor.accounts.actor import Actor
from frontdoor.chronology.head.pages import Answer
from frontdoor.chronology.pages import Card, Entry
from frontdoor.chronology.queries import Asked, family_page
from frontdoor.conversations.pages import CardShown
from frontdoor.conversations.queries import talking_page

ENTRIES, SIGNS, PEOPLE, CARDS = 7, 5, 14, 6


@dataclass(frozen=True, slots=True)
class Summary:
    """What somebody must know of a family before they pick up the telephone."""

    ref: str
    day: date
    head: tuple[Answer, ...]
    signs: tuple[tuple[str, str], ...]
    more_signs: int
    cards: tuple[Card, ...]
    more_people: int
    practitioners: tuple[CardShown, ...]
    silent: tuple[str, ...]
    entries: tuple[Entry, ...]
    people_shown: tuple[str, ...]


def summary_of(ref: str, *, actor: Actor, now: datetime) -> Summary:
    """The one page about the family of one person, as known now."""
    page, talking = family_page(ref, asked=Asked(), now=now, actor=actor), talking_page(ref, now)
    told = [each for each in page.chronology.entries if not each.withdrawn and each.kind != "alert"]
    return Summary(
        ref=page.ref,
        day=page.day,
        head=page.head,
        signs=tuple((each.headline, each.guidance) for each in page.findings[:SIGNS]),
        more_signs=max(0, len(page.findings) - SIGNS),
        cards=page.cards[:PEOPLE],
        more_people=max(0, len(page.cards) - PEOPLE),
        practitioners=tuple(each for each in talking.cards if each.working)[:CARDS],
        silent=talking.silent[:3],
        entries=tuple(told[:ENTRIES]),
        people_shown=page.people_shown,
    )
