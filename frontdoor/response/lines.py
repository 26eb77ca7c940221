"""For each contact, which one about its family it is: worked out for a page of contacts with few questions."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localdate

from frontdoor.agencies.queries import said_as
from frontdoor.chronology.contact_line import ContactLine, contact_line
from frontdoor.chronology.knowledge import Knowledge, known_on
from frontdoor.families.queries import WALK_AT_MOST
from frontdoor.intake.models import Received
from frontdoor.people.clusters import one_side
from frontdoor.people.models import Person
from kinfold.records import Event

# Families are walked together, some contacts at a time: all at once could reach the end of a walk.
TOGETHER = 5


def about_of(contacts: Iterable[Received]) -> dict[int, list[int]]:
    """The persons each contact is about: its children, or everyone in it where it names none; of one side."""
    found: dict[int, list[tuple[str, int]]] = {contact.pk: [] for contact in contacts}
    rows = Person.objects.filter(mention__received_id__in=found).order_by("id")
    for person, contact, role in rows.values_list("id", "mention__received_id", "mention__role"):
        found[contact].append((role, person))
    return {
        contact: one_side(
            [person for role, person in people if role == "child"] or [person for _, person in people]
        )
        for contact, people in found.items()
    }


def lines_and_families(
    contacts: list[Received], about: dict[int, list[int]], day: date
) -> dict[int, tuple[ContactLine, frozenset[int]]]:
    """For each contact its line, and every stored person of its family."""
    found: dict[int, tuple[ContactLine, frozenset[int]]] = {}
    for start in range(0, len(contacts), TOGETHER):
        some = contacts[start : start + TOGETHER]
        knowledge = known_on([person for one in some for person in about[one.pk]], day)
        together = len(knowledge.near) <= WALK_AT_MOST and not knowledge.beyond
        for contact in some:
            known = knowledge if together else known_on(about[contact.pk], day)
            found[contact.pk] = (
                line_of(contact, about[contact.pk], known),
                _family(about[contact.pk], known),
            )
    return found


def line_of(contact: Received, about: Iterable[int], knowledge: Knowledge) -> ContactLine:
    """Which contact about its family one is, as known on the view's day."""
    contacts = contacts_about(about, knowledge)
    return contact_line(
        contacts,
        referral=contact.ref,
        received_on=localdate(contact.received_at),
        window=knowledge.view.rules.number("S01.days"),
        said_as=said_as({event.agency for event in contacts}),
    )


def contacts_about(about: Iterable[int], knowledge: Knowledge) -> list[Event]:
    """Every contact known about anybody in these people's networks, each row once."""
    roots = dict.fromkeys(knowledge.id_of(person) for person in about)
    rows = {row.id: row for root in roots for row in knowledge.view.family_records(root)}
    return [row for row in rows.values() if row.kind == "contact"]


def _family(about: Iterable[int], knowledge: Knowledge) -> frozenset[int]:
    members = set(knowledge.family_of(about))
    return frozenset(person for person, name in knowledge.stands_for.items() if str(name) in members)
