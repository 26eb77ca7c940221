"""The story of one contact, through every room, in one transaction: read this page first.

A contact is kept as it came; its people are described and linked to those already known; their ties are read;
the ledger gets its entry; every signal is asked of every family touched. Only then is the sender answered.
If any step fails, none of it happened, and the sender is told so.

A step sees everybody, sealed or not: whoever is told of must be found, and counts. What a page shows of it is cut to
what its reader may see.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from frontdoor.access.sight import system_access
from frontdoor.accounts.actor import Actor
from frontdoor.agencies.models import Agency
from frontdoor.alerts.evaluation import look_again
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.contacts import write_contact
from frontdoor.chronology.models import Correction, Event, Withdrawal
from frontdoor.families import actions as families
from frontdoor.families.births import propose_births
from frontdoor.families.models import Tie, TieEnd
from frontdoor.intake import actions as intake
from frontdoor.intake.contact import Contact
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.intake.models import Received
from frontdoor.journey.notes import actions as notes
from frontdoor.journey.notes.acted import acts_on
from frontdoor.people import actions as people
from frontdoor.people import barriers
from frontdoor.people.models import Barrier, BarrierEnd, Link, LinkEnd, Person


@transaction.atomic
@system_access("steps")
def contact_arrives(
    contact: Contact, *, agency: Agency, message_id: str, channel: str = "form", by: Actor, at: datetime
) -> Received:
    """Walk one contact through the rooms. A second delivery of the same message gives back the first."""
    wait_for_turn()
    received, fresh = intake.receive(
        body=contact.as_received(),
        people=contact.people,
        agency=agency,
        message_id=message_id,
        kind=Received.Kind.CONTACT,
        channel=channel,
        by=by,
        at=at,
    )
    if not fresh:
        return received
    persons = people.describe(received, ties=contact.ties, at=at)
    families.read_ties(contact.ties, people=persons, source=received, by=by, at=at)
    families.propose_who_was_not_identified(persons.values(), at=at)
    propose_births(persons.values(), at=at)
    write_contact(contact, received=received, persons=persons, by=by, at=at)
    look_again([person.pk for person in persons.values()], at=at)
    return received


@transaction.atomic
@system_access("steps")
def record_is_added(about: Iterable[int], *, at: datetime, **record: Any) -> Event:
    """A worker writes down what happened: a visit, a conversation, a question asked; the signals are asked again.

    `ref` was given with the form: the same form sent twice is one record.
    """
    wait_for_turn()
    about = list(about)
    if there := Event.objects.filter(ref=record["ref"]).first():
        return there
    event = chronology.write(at=at, **record)
    look_again(about, at=at)
    return event


@transaction.atomic
@system_access("steps")
def record_is_withdrawn(event: Event, *, why: str, by: Actor, at: datetime) -> Withdrawal:
    """A record is taken back as wrong. It stays, struck through, and what rested on it is asked again."""
    wait_for_turn()
    if there := Withdrawal.objects.filter(event=event).first():
        return there
    withdrawal = chronology.withdraw(event=event, why=why, by=by, at=at)
    look_again(event.participants.values_list("person_id", flat=True), at=at)
    return withdrawal


@transaction.atomic
@system_access("steps")
def record_is_corrected(event: Event, *, by: Actor, at: datetime, **said: Any) -> Correction:
    """A later record says an earlier one right; the earlier stays beside it, and what rested on it is asked again."""
    wait_for_turn()
    if there := Correction.objects.filter(corrects=event).first():
        return there
    correction = chronology.correct(event=event, by=by, at=at, **said)
    look_again(event.participants.values_list("person_id", flat=True), at=at)
    return correction


@transaction.atomic
@system_access("steps")
def tie_is_said(a: Person, b: Person, *, type: str, why: str, by: Actor, at: datetime) -> Tie:
    """A worker says what one person is to another; the families it joins are looked at again."""
    wait_for_turn()
    tie = families.say(a=a, b=b, type=type, why=why, by=by, at=at)
    look_again([a.pk, b.pk], at=at)
    return tie


@transaction.atomic
@system_access("steps")
def ties_are_taken_back(ties: Iterable[Tie], *, why: str, by: Actor, at: datetime) -> None:
    """A tie between two people was wrong, whoever said so; the families it joined are looked at again."""
    wait_for_turn()
    touched: list[int] = []
    for tie in ties:
        if not TieEnd.objects.filter(tie=tie).exists():
            families.take_back(tie=tie, why=why, by=by, at=at)
            touched += [tie.a_id, tie.b_id]
    if touched:
        look_again(touched, at=at)


@transaction.atomic
@system_access("steps")
def link_is_judged(one: Person, other: Person, *, verdict: str, why: str, by: Actor, at: datetime) -> Link:
    """A worker says whether two descriptions are one person; the families it joins are looked at again at once."""
    return question_is_answered(one, {other: verdict}, why=why, by=by, at=at)[0]


@transaction.atomic
@system_access("steps")
def question_is_answered(
    newer: Person, verdicts: Mapping[Person, str], *, why: str, by: Actor, at: datetime
) -> list[Link]:
    """A worker says of everybody whom one description fits whether it is theirs; the families are read again once."""
    wait_for_turn()
    # "The same" first: what forbids it must not be a word of this very answer.
    ordered = sorted(verdicts.items(), key=lambda pair: pair[1] != Link.Verdict.SAME)
    acts = {link: acts_on(link, at=at) for link in _overturned(newer, verdicts)}
    links = [people.judge(newer, known, verdict=said, why=why, by=by, at=at) for known, said in ordered]
    if Link.Verdict.SAME in verdicts.values():
        families.propose_who_was_not_identified([newer], at=at)
        propose_births([newer], at=at)
    look_again([newer.pk, *(known.pk for known in verdicts)], at=at)
    for link, done in acts.items():
        notes.tell_those_who_acted(end=LinkEnd.objects.get(link=link), acts=done, by=by, at=at)
    return links


def _overturned(newer: Person, verdicts: Mapping[Person, str]) -> list[Link]:
    """The links between these very two that a newer judgement to the contrary takes back."""
    apart = [known.pk for known, said in verdicts.items() if said != Link.Verdict.SAME]
    two = Q(one=newer, other_id__in=apart) | Q(other=newer, one_id__in=apart)
    return list(Link.objects.filter(two, verdict=Link.Verdict.SAME, end__isnull=True))


@transaction.atomic
@system_access("steps")
def link_is_undone(link: Link, *, why: str, by: Actor, at: datetime) -> LinkEnd:
    """A judgement is taken back; both people are again what they were, and their families are looked at again.

    Whoever acted on what it said gets a note.
    """
    wait_for_turn()
    acts = acts_on(link, at=at)
    end = people.undo(link, why=why, by=by, at=at)
    look_again([link.one_id, link.other_id], at=at)
    notes.tell_those_who_acted(end=end, acts=acts, by=by, at=at)
    return end


@transaction.atomic
@system_access("steps")
def barrier_is_set(one: Person, other: Person, *, by: Actor, at: datetime, **words: str) -> Barrier:
    """An adoption or a court order keeps two records apart from now on; each side is looked at again by itself."""
    wait_for_turn()
    barrier = barriers.set_barrier(one, other, by=by, at=at, **words)
    look_again([one.pk], at=at)
    look_again([other.pk], at=at)
    return barrier


@transaction.atomic
@system_access("steps")
def barrier_is_lifted(barrier: Barrier, *, why: str, by: Actor, at: datetime) -> BarrierEnd:
    """A barrier no longer stands; what may be joined is asked again, and both families are looked at again."""
    wait_for_turn()
    end = barriers.lift_barrier(barrier, why=why, by=by, at=at)
    look_again([barrier.one_id, barrier.other_id], at=at)
    return end
