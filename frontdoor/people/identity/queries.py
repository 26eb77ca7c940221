"""Gathers who somebody is held to be, and why: their descriptions, the judgements, and who comes near to being them."""

from datetime import datetime

from django.utils.timezone import localdate

from frontdoor.people.clusters import across, one_side
from frontdoor.people.facts import Said, facts
from frontdoor.people.identity.evidence import Scales, added_up, agrees_and_parts, near
from frontdoor.people.identity.pages import Described, IdentityPage, Judged, Near, Open
from frontdoor.people.models import Link, Person, Proposal
from frontdoor.people.pages import OUTCOMES, PersonKnown
from frontdoor.people.queries import (
    WITH_SOURCE,
    as_described,
    link_shown,
    links_of,
    people_known,
    person_by_ref,
    proposal_shown,
    proposals_about,
    source_of,
)
from frontdoor.people.records import best_name

NEAR_SHOWN = 8


def identity_page(ref: str, *, now: datetime) -> IdentityPage:
    """Who the person of a reference is held to be, with everything it rests on."""
    root = person_by_ref(ref)
    me = people_known([root.pk])[root.pk]
    rows = list(Person.objects.select_related(WITH_SOURCE).filter(id__in=me.ids).order_by("-id"))
    links, asked = links_of(me.ids), proposals_about(me.ids)
    involved = {person for each in links for person in (each.one_id, each.other_id)}
    involved |= {person for each in asked for person in (each.newer_id, each.known_id)}
    scales = Scales({*me.ids, *involved})
    known = people_known({*me.ids, *involved})
    never = across(me.ids)
    nearby, left_out = _near(me, scales, {known[each].id for each in involved}, never)
    standing = [_judged(link, me, scales) for link in links if not hasattr(link, "end")]
    opened = tuple(_open(each, known, me, scales) for each in asked)
    day = localdate(now)
    return IdentityPage(
        ref=root.ref,
        day=day,
        person=me,
        age=me.age(day),
        facts=facts((row.mention.description, source_of(row)) for row in rows),
        described=tuple(_described(row) for row in rows),
        same=tuple(each for each in standing if each.link.same),
        taken_back=tuple(link_shown(link, _mine(link, me)) for link in links if hasattr(link, "end")),
        not_same=tuple(each for each in standing if not each.link.same),
        open=opened,
        near=nearby,
        near_left_out=left_out,
        people_shown=tuple(
            dict.fromkeys(
                [me.ref, *(each.ref for each in known.values()), *(each.person.ref for each in nearby)]
            )
        ),
    )


def _mine(link: Link, me: PersonKnown) -> int:
    return link.one_id if link.one_id in me.ids else link.other_id


def _judged(link: Link, me: PersonKnown, scales: Scales) -> Judged:
    return Judged(link_shown(link, _mine(link, me)), scales.of_two(link.one_id, link.other_id))


def _open(proposal: Proposal, known: dict[int, PersonKnown], me: PersonKnown, scales: Scales) -> Open:
    theirs = proposal.known_id if proposal.newer_id in me.ids else proposal.newer_id
    return Open(
        proposal_shown(proposal, known), known[theirs], scales.of_two(proposal.newer_id, proposal.known_id)
    )


def _near(
    me: PersonKnown, scales: Scales, said_already: set[int], never: set[int]
) -> tuple[tuple[Near, ...], int]:
    """Who comes near to being this person and was neither judged nor asked about; and how many more there are."""
    mine = {person: scales.standards[person] for person in me.ids}
    found = near(mine, size=scales.size)
    # Of two whom a barrier keeps apart only one may stand on a page, whoever's page it is.
    kept = set(one_side([*me.ids, *said_already, *found])) - never
    others = {leader: each for leader, each in found.items() if leader in kept - said_already}
    shown = dict(list(others.items())[:NEAR_SHOWN])
    known = people_known(shown)
    made = []
    for leader, proposal in shown.items():
        agrees, apart = agrees_and_parts(proposal.weight)
        outcome = OUTCOMES[proposal.outcome.value] if proposal.outcome.value != "new" else ""
        drawn = added_up(proposal.weight, name=f"sum-near-{leader}")
        made.append(Near(known[leader], outcome, agrees, apart, drawn))
    return tuple(made), len(others) - len(made)


def _described(row: Person) -> Described:
    said: Said = row.mention.description
    source = source_of(row)
    rows = tuple((fact.term, fact.values[0].text) for fact in facts([(said, source)]))
    return Described(row.ref, source, best_name([said]) or as_described(row).name, rows)
