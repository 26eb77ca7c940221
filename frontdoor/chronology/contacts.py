"""Writes a contact into the ledger: who it is about, who is named, who was seen, by whose account."""

from collections.abc import Mapping
from datetime import datetime

from frontdoor.accounts.actor import Actor
from frontdoor.chronology.actions import write
from frontdoor.chronology.models import Event
from frontdoor.intake.contact import Contact
from frontdoor.intake.models import Received
from frontdoor.people.models import Person


def write_contact(
    contact: Contact, *, received: Received, persons: Mapping[int, Person], by: Actor, at: datetime
) -> Event:
    """Add the contact's event; where a parent was asked about and not told, add that somebody asked."""
    said = contact.concern
    event = write(
        kind="contact",
        subtype=said.subtype,
        agency=received.agency.key,
        occurred_on=said.happened_on,
        occurred_until=said.happened_until,
        precision=said.precision,
        participants=_people(contact, persons),
        referral=received.ref,
        concern=said.main_kind,
        claim=said.claim,
        said_by=said.said_by,
        text=said.what,
        analysis=said.analysis,
        more={"childs_words": said.childs_words, "tried": said.tried, "kinds": list(said.kinds)},
        received=received,
        by=by,
        at=at,
    )
    if {"asked_not_told", "not_safe"} & {contact.who_else.get("mother"), contact.who_else.get("father")}:
        write(
            kind="consideration",
            subtype="other_parent_asked",
            agency=received.agency.key,
            occurred_on=said.happened_on,
            participants={"about": [persons[child.number].pk for child in contact.children]},
            referral=received.ref,
            text="The other parent was asked about: not told, or not safe to ask.",
            received=received,
            by=by,
            at=at,
        )
    return event


def _people(contact: Contact, persons: Mapping[int, Person]) -> dict[str, list[int]]:
    about = [person.number for person in contact.people if person.role == "child"]
    known = [person.number for person in contact.people if person.answer == "known"]
    concern = contact.concern
    numbers = {
        "about": about or known,
        "named": [number for number in known if number not in about] if about else [],
        "seen": [person.number for person in contact.people if person.seen],
        "victim": [concern.victim] if concern.victim else [],
        "suspect": [concern.suspect] if concern.suspect else [],
    }
    return {
        role: [persons[number].pk for number in given if number in persons] for role, given in numbers.items()
    }
