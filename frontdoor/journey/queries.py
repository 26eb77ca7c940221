"""Gathers what a step needs to show before it is taken: two people side by side, or a judgement."""

import re
from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.journey.pages import JudgePage, SentPage, Side, UndoPage
from frontdoor.journey.review.answers import seen_now
from frontdoor.people.barriers import check_not_across
from frontdoor.people.models import Link, Person
from frontdoor.people.pages import Given, PersonKnown
from frontdoor.people.queries import (
    as_described,
    link_by_id,
    link_shown,
    links_of,
    people_known,
    person_by_ref,
    proposal_shown,
    proposals_about,
)
from frontdoor.response.queries import due_by, own_contact
from frontdoor.ui.words import listed

CONTACT = re.compile(r"C-[0-9A-Z]{4}-[0-9A-Z]{4}")


def two_people(one_ref: str, other_ref: str) -> tuple[Person, Person]:
    """The two descriptions that a worker speaks of."""
    one, other = person_by_ref(one_ref), person_by_ref(other_ref)
    if one.pk == other.pk:
        raise Http404("One and the same description.")
    check_not_across(one.pk, other.pk)
    return one, other


def judge_page(one: Person, other: Person, *, contact: str) -> JudgePage:
    """Two people side by side, with what matching said and what was judged before."""
    known = people_known({one.pk, other.pk})
    mine, theirs = known[one.pk], known[other.pk]
    between = [
        link
        for link in links_of(mine.ids)
        if {link.one_id, link.other_id} & set(theirs.ids) and link.one_id != link.other_id
    ]
    proposed = [
        proposal_shown(each, known)
        for each in proposals_about(mine.ids)
        if {each.newer_id, each.known_id} <= {*mine.ids, *theirs.ids}
    ]
    day = localdate(timezone.now())
    return JudgePage(
        one=mine,
        other=theirs,
        one_ref=one.ref,
        other_ref=other.ref,
        contact=contact_named(contact),
        back=back_to(contact, one.ref),
        outcome=proposed[0].outcome_words if proposed else "",
        evidence=proposed[0].evidence if proposed else (),
        sides=sides(mine, theirs, day),
        heads=told_by(mine, theirs),
        earlier=tuple(
            link_shown(link, link.one_id if link.one_id in mine.ids else link.other_id)
            for link in reversed(between)
        ),
        seen=seen_now([one.pk, other.pk]),
        day=day,
        people_shown=(mine.ref, theirs.ref),
    )


def undo_page(link: Link, *, contact: str) -> UndoPage:
    """A judgement with what it rests on, before it is taken back."""
    # As one person they would be shown as one: here each is shown as its own source described it.
    one, other = as_described(link.one), as_described(link.other)
    seen_as = link_shown(link, link.one_id)
    return UndoPage(
        id=link.pk,
        said=link.get_verdict_display(),
        one=one,
        other=other,
        evidence=seen_as.evidence,
        why=link.why,
        by=link.by_name,
        at=link.made_at,
        automatic=seen_as.automatic,
        contact=contact_named(contact),
        back=back_to(contact, link.one.ref),
        ended=seen_as.ended,
        sides=sides(one, other, localdate(timezone.now())),
        heads=told_by(one, other),
        day=localdate(timezone.now()),
        people_shown=(one.ref, other.ref),
    )


def judgement(link_id: str) -> Link:
    """The judgement of a number."""
    return link_by_id(link_id)


def contact_named(said: str) -> str:
    """The reference of the contact someone came from; nothing where it is none."""
    return said.upper() if CONTACT.fullmatch(said.upper()) else ""


def back_to(contact: str, ref: str) -> str:
    """Where someone came from: the contact they were reading, or else the family."""
    named = contact_named(contact)
    if named:
        return f"{reverse('response:contact', args=[named])}#people"
    return reverse("chronology:family", args=[ref])


def sides(one: PersonKnown, other: PersonKnown, day: date) -> tuple[Side, ...]:
    """What is held about two people, term by term."""
    asked = [
        ("Name", one.name, other.name),
        ("Other names", listed(one.other_names), listed(other.other_names)),
        ("Born", _born(one, day), _born(other, day)),
        ("Sex", _sex(one), _sex(other)),
        ("Address", _said(one.addresses), _said(other.addresses)),
        ("Phone", _said(one.phones), _said(other.phones)),
        ("School or nursery", _said(one.schools), _said(other.schools)),
        ("GP", _said(one.practices), _said(other.practices)),
        *_numbers(one, other),
    ]
    return tuple(
        Side(term, a or "Not known", b or "Not known", bool(a) and a == b) for term, a, b in asked if a or b
    )


def _numbers(one: PersonKnown, other: PersonKnown) -> list[tuple[str, str, str]]:
    terms = dict.fromkeys(term for term, _ in (*one.identifiers, *other.identifiers))
    return [
        (term, *(listed(value for name, value in each.identifiers if name == term) for each in (one, other)))
        for term in terms
    ]


def _born(person: PersonKnown, day: date) -> str:
    if person.unborn or not person.born:
        return person.age(day)
    return f"{person.born_said} ({person.age(day)})"


def _said(given: tuple[Given, ...]) -> str:
    return "; ".join(each.text for each in given)


def told_by(one: PersonKnown, other: PersonKnown) -> tuple[str, str]:
    """What each side is headed with: who told of them, or where that is the same, only which it is."""
    by = [listed(dict.fromkeys(each.by for each in reversed(person.descriptions))) for person in (one, other)]
    if by[0] == by[1]:
        return f"First description, by {by[0]}", f"Second description, by {by[1]}"
    return f"As told by {by[0]}", f"As told by {by[1]}"


def _sex(person: PersonKnown) -> str:
    return {"F": "Female", "M": "Male"}.get(person.sex, "")


def sent_page(ref: str, *, actor: Actor) -> SentPage:
    """The confirmation of a contact of this person's agency."""
    contact = own_contact(ref, actor)
    return SentPage(contact.ref, due_by(contact), contact.agency.name)
