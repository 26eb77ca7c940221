"""Describing who a delivery speaks of, linking the sure ones, proposing the unsure; judging, and undoing."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor, system
from frontdoor.audit import actions as audit
from frontdoor.intake.contact import TieSaid
from frontdoor.intake.models import Mention, Received
from frontdoor.people import evidence, matching
from frontdoor.people.clusters import joined_by_others, one_side
from frontdoor.people.models import Key, Link, LinkEnd, Person, Proposal
from frontdoor.people.questions import ask_again
from kinfold.matching.describe import Standard
from kinfold.matching.keys import keys as keys_of
from kinfold.matching.keys import search_keys
from kinfold.matching.outcome import Outcome, Proposals
from kinfold.matching.outcome import Proposal as Candidate

# Shown to a worker and left to them; "relative" and "new" are not questions worth asking.
WORTH_ASKING = (Outcome.SAME, Outcome.PROBABLE, Outcome.AMBIGUOUS)
# One sentence for a judgement and for a barrier alike: which of the two it is would say that there is a barrier.
MAY_NOT_JOIN = (
    "What was decided before keeps these two apart, or somebody each of them is the same as. "
    "Undo that judgement first, with a reason. Where you see none, ask your Team Manager."
)
MAY_NOT_PART = (
    "These are held to be one person by way of others: each was judged the same as somebody between them. "
    "Undo the judgement that is wrong first, with a reason. The page “Who this is” lists them."
)


class MayNotJoin(Exception):
    """Refused: what stands forbids this judgement. Where it forbids a link, its sentence never says what stands."""


class AlreadyUndone(Exception):
    """Refused: this judgement was taken back before."""


@transaction.atomic
def describe(
    received: Received, *, ties: Iterable[TieSaid] = (), compare: bool = True, at: datetime
) -> dict[int, Person]:
    """Make a person of each mention, link those who are surely known, propose those who may be.

    Mothers come before their children, because an unborn child is a mother and a due date, never a name.
    A source that says itself who is who is not compared (`compare=False`).
    """
    mentions = list(received.mentions.order_by("number"))
    mothers = {tie.b: tie.a for tie in ties if tie.type == "mother"}
    mentions.sort(key=lambda mention: (mention.number in mothers, mention.number))
    orders = _birth_orders(mentions)
    size = matching.register_size()
    persons: dict[int, Person] = {}
    leaders: dict[int, int] = {}
    raised: list[int] = []
    for mention in mentions:
        standard = matching.standard_of(
            mention,
            mother=_mother(mention, mothers, persons, leaders),
            birth_order=orders.get(mention.number, 0),
        )
        person = Person.objects.create(mention=mention, standard=standard.to_dict(), known_from=at)
        keys = sorted(keys_of(standard))
        asked = sorted(matching.keys_to_ask(standard)) if compare else []
        found = _who(standard, asked, of_this_delivery=persons.values(), person=person, size=size)
        filed_under = sorted({*keys, *search_keys(standard)})
        Key.objects.bulk_create(Key(key=key, person=person) for key in filed_under)
        persons[mention.number] = person
        leaders[mention.number] = _settle(person, found, taken=set(leaders.values()), at=at)
        raised += [person.pk] if found.of(*WORTH_ASKING) else []
    ask_again(raised)
    return persons


def _birth_orders(mentions: Iterable[Mention]) -> dict[int, int]:
    """What was said; else number the unborn of one delivery, so that the first twin of two contacts is one child."""
    unborn = [
        mention.number for mention in mentions if mention.description.get("born_precision") == "expected"
    ]
    counted = {number: order for order, number in enumerate(unborn, start=1)} if len(unborn) > 1 else {}
    said = {mention.number: mention.description.get("birth_order") or 0 for mention in mentions}
    return counted | {number: order for number, order in said.items() if order}


def _mother(
    mention: Mention, mothers: Mapping[int, int], persons: Mapping[int, Person], leaders: Mapping[int, int]
) -> dict[str, str]:
    number = mothers.get(mention.number)
    if number not in persons:
        return {}
    said = persons[number].mention.description
    name = f"{said.get('forenames', '')} {said.get('surname', '')}".strip()
    return {"mother_key": str(leaders[number]), "mother_name": name} if name else {}


def _who(
    standard: Standard, keys: list[int], *, of_this_delivery: Iterable[Person], person: Person, size: int
) -> Proposals[int]:
    """Weigh a description against those who share a key; one sender's two people are never one."""
    if not keys:
        return Proposals(Outcome.NEW)
    leave_out = [person.pk, *(each.pk for each in of_this_delivery)]
    people = matching.candidates(keys, leave_out=leave_out)
    return matching.proposals(standard, people, barred=(), size=size)


def _settle(person: Person, found: Proposals[int], *, taken: set[int], at: datetime) -> int:
    """Link the person to the one they surely are, ask about the others; give the leader of their group.

    Of two whom a barrier keeps apart only the likelier is asked about: the question would show both.
    """
    leader, worth_asking = person.pk, found.of(*WORTH_ASKING)
    kept = set(one_side(candidate.person for candidate in worth_asking))
    for candidate in (each for each in worth_asking if each.person in kept):
        sure = candidate.outcome is Outcome.SAME and candidate.person not in taken
        if sure and leader == person.pk:
            _link_by_matching(person, candidate, at=at)
            leader = candidate.person
        else:
            _propose(person, candidate, at=at)
    return leader


def _link_by_matching(person: Person, candidate: Candidate[int], *, at: datetime) -> None:
    by = system("matching")
    one, other = sorted((person.pk, candidate.person))
    link = Link.objects.create(
        one_id=one,
        other_id=other,
        verdict=Link.Verdict.SAME,
        how=Link.How.MATCHING,
        weight=candidate.weight.total,
        evidence=evidence.kept(candidate.weight),
        made_at=at,
        by_name=by.name,
    )
    _audit("linked people", link, by=by, at=at, weight=round(candidate.weight.total, 2))


def _audit(verb: str, link: Link, *, by: Actor, at: datetime, why: str = "", **detail: object) -> None:
    """Record an act on a judgement under both people, so that asking about either finds it."""
    refs = [link.one.ref, link.other.ref]
    audit.record_all(verb, kind="person", refs=refs, by=by, at=at, why=why, link=link.pk, **detail)


def _propose(person: Person, candidate: Candidate[int], *, at: datetime) -> None:
    Proposal.objects.create(
        newer=person,
        known_id=candidate.person,
        outcome=candidate.outcome.value,
        weight=candidate.weight.total,
        evidence=evidence.kept(candidate.weight),
        made_at=at,
    )


@transaction.atomic
def judge(one: Person, other: Person, *, verdict: str, why: str, by: Actor, at: datetime) -> Link:
    """Record a worker's judgement. Raises MayNotJoin where what stands forbids "the same", or "not the same"."""
    check(by, "judge links")
    if not why.strip():
        raise ValueError("Say why, in a sentence: the next worker must be able to weigh it.")
    low, high = sorted((one, other), key=lambda person: person.pk)
    if low.pk == high.pk:
        raise ValueError("These are one and the same description.")
    if verdict == Link.Verdict.SAME and matching.what_forbids(low.pk, high.pk):
        raise MayNotJoin(MAY_NOT_JOIN)
    if verdict == Link.Verdict.NOT_SAME and joined_by_others(low.pk, high.pk):
        raise MayNotJoin(MAY_NOT_PART)
    _supersede(low, high, by=by, at=at)
    link = Link.objects.create(
        one=low,
        other=high,
        verdict=verdict,
        how=Link.How.WORKER,
        evidence=_evidence(low, high),
        why=why.strip(),
        made_at=at,
        by_id=by.id,
        by_name=by.name,
    )
    _audit("judged who is who", link, by=by, at=at, verdict=verdict)
    ask_again([low.pk, high.pk])
    return link


def _supersede(low: Person, high: Person, *, by: Actor, at: datetime) -> None:
    """A newer judgement about the same two ends the one that stood."""
    for link in Link.objects.filter(one=low, other=high, end__isnull=True):
        LinkEnd.objects.create(
            link=link, ended_at=at, why="A newer judgement about the same two.", by_id=by.id, by_name=by.name
        )
        _audit("undid who is who", link, by=by, at=at, why="A newer judgement about the same two.")


def _evidence(low: Person, high: Person) -> list[Any]:
    proposed = Proposal.objects.filter(newer__in=(low, high), known__in=(low, high)).first()
    return proposed.evidence if proposed else []


@transaction.atomic
def undo(link: Link, *, why: str, by: Actor, at: datetime) -> LinkEnd:
    """Take a judgement back. Both people are again what they were; the judgement stays on record."""
    check(by, "judge links")
    if not why.strip():
        raise ValueError("Say why you undo this, in a sentence.")
    if LinkEnd.objects.filter(link=link).exists():
        raise AlreadyUndone(
            "This judgement was already taken back. Read the page again to see where it stands."
        )
    _audit("undid who is who", link, by=by, at=at, why=why.strip())
    end = LinkEnd.objects.create(link=link, ended_at=at, why=why.strip(), by_id=by.id, by_name=by.name)
    ask_again([link.one_id, link.other_id])
    return end
