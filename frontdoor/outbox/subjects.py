"""Where the reference of a message leads, for whom, and whether its reader may still see that it is there.

The rooms named here come later in the story, so they are named by their words: nothing of theirs is called.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.urls import NoReverseMatch, reverse

from frontdoor.access.sight import hidden
from frontdoor.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Leads:
    """A page about something, the permission that opens it, and the words of the link."""

    page: str
    permission: str
    text: str


# The first letter of a reference -> its pages, the first that somebody may open; and the table of what may be hidden.
PAGES = {
    "A": (Leads("alerts:alert", "see alerts", "Open alert"),),
    "C": (
        Leads("response:contact", "see the queue", "Open contact"),
        Leads("response:sent_contact", "see own agency's contacts", "Open contact"),
    ),
    "D": (Leads("disclosure:document", "see what leaves", "Open document"),),
    "L": (Leads("reasons:look", "review looks", "Open look"),),
    "N": (Leads("alerts:incident", "see incidents", "Open incident"),),
    "P": (Leads("chronology:family", "see families", "Open the page of"),),
}
ABOUT_A_PERSON = {
    "A": "alerts.Alert",
    "C": "intake.Received",
    "E": "chronology.Event",
    "N": "alerts.Incident",
    "P": "people.Person",
}


def leads_to(ref: str, actor: Actor) -> tuple[str, str]:
    """Give the address and the words of the link from a reference; nothing where this actor may open no page of it."""
    for each in PAGES.get(ref[:1], ()):
        if actor.may(each.permission):
            try:
                return reverse(each.page, args=[ref]), f"{each.text} {ref}"
            except NoReverseMatch:
                continue
    return "", ""


def not_there(refs: Iterable[str]) -> set[str]:
    """Which of these references the present eyes must not see. Nobody is hidden nearly always: then nothing is asked."""
    if not hidden():
        return set()
    by_table: dict[str, set[str]] = defaultdict(set)
    for ref in refs:
        if table := ABOUT_A_PERSON.get(ref[:1]):
            by_table[table].add(ref)
    gone: set[str] = set()
    for table, asked in by_table.items():
        seen = apps.get_model(table).objects.filter(ref__in=asked).values_list("ref", flat=True)
        gone |= asked - set(seen)
    return gone
