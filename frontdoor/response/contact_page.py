"""Gathers one contact for its page: as received, who its people may already be, and what is known of the family."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from frontdoor.agencies.queries import said_as
from frontdoor.alerts.queries import alerts_of_family
from frontdoor.chronology.evidence import Evidence, findings_today
from frontdoor.chronology.family import Family, family_around
from frontdoor.chronology.roles import roles_on, sightings_of
from frontdoor.families.births import which_twin
from frontdoor.families.queries import other_side
from frontdoor.intake.models import Received
from frontdoor.people.clusters import one_side
from frontdoor.people.models import Link, Person, Proposal
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import (
    link_shown,
    links_of,
    people_known,
    persons_of,
    proposal_shown,
    proposals_about,
)
from frontdoor.people.questions import AMBIGUOUS
from frontdoor.response import as_received
from frontdoor.response.actions import people_about
from frontdoor.response.lines import contacts_about, line_of
from frontdoor.response.models import Decision, LookedAt
from frontdoor.response.pages import (
    ContactPage,
    CountedHere,
    Decided,
    DecidePage,
    Head,
    PersonAsked,
    PersonHere,
)
from frontdoor.response.queries import due_by, in_danger
from frontdoor.ui.words import counted, gdate, listed, upper_first


def contact_page(contact: Received, *, now: datetime) -> ContactPage:
    """Everything about one contact, as known now."""
    about = people_about(contact)
    family = family_around(about, localdate(now))
    body = as_received.read(contact.body)
    persons, mine = _of_one_side(persons_of(contact), family)
    never = other_side({*mine, *family.persons})
    links = [each for each in links_of(mine) if not never & {each.one_id, each.other_id}]
    proposals = [each for each in proposals_about(mine) if not never & {each.newer_id, each.known_id}]
    known = family.told_apart(people_known(_everyone(mine, links, proposals)))
    shown = {**known, **family.told_apart(people_known(family.persons))}
    line = line_of(contact, about, family.knowledge)
    return ContactPage(
        head=head(contact, now),
        line=line,
        counted=_counted(contact, about, family, line),
        said=as_received.said(body),
        about=_about(about, family, known),
        people=_people(body, persons, links, proposals, known),
        sections=as_received.sections(body),
        findings=findings_today(family, Evidence(family, (), ())),
        alerts=tuple(alerts_of_family(family.persons)),
        decided=decided(getattr(contact, "decision", None), known=shown, never=never),
        family_ref=persons[0].ref if not about else known[about[0]].ref,
        family_size=len(family.people),
        withdrawn=_withdrawn(contact),
        people_shown=tuple(
            dict.fromkeys(
                [*family.refs, *(each.ref for each in known.values()), *_decided_about(contact, shown, never)]
            )
        ),
    )


def _of_one_side(persons: list[Person], family: Family) -> tuple[list[Person], list[int]]:
    """The people of a contact who may stand on one page with its family; of the others the sender's words alone."""
    kept = set(one_side([*family.persons, *(person.pk for person in persons)]))
    mine = [person for person in persons if person.pk in kept]
    return mine, [person.pk for person in mine]


def decide_page(contact: Received, *, now: datetime) -> DecidePage:
    """What somebody needs to see while they decide, with everyone the decision has to cover."""
    about = people_about(contact)
    family = family_around(about, localdate(now))
    body = as_received.read(contact.body)
    line = line_of(contact, about, family.knowledge)
    known, never = family.told_apart(people_known(family.persons)), other_side(family.persons)
    return DecidePage(
        head=head(contact, now),
        line=line,
        counted=_counted(contact, about, family, line),
        about=_about(about, family, known),
        what=body.concern.what,
        people=tuple(_asked(person, family) for person in family.people),
        findings=findings_today(family, Evidence(family, (), ())),
        alerts=tuple(alerts_of_family(family.persons)),
        decided=decided(getattr(contact, "decision", None), known=known, never=never),
        family_ref=known[about[0]].ref,
        to_judge=len(proposals_about(person.pk for person in persons_of(contact))),
        people_shown=tuple(dict.fromkeys([*family.refs, *_decided_about(contact, known, never)])),
    )


def head(contact: Received, now: datetime) -> Head:
    """What stands at the top of every page about one contact."""
    decision = getattr(contact, "decision", None)
    return Head(
        ref=contact.ref,
        agency=contact.agency.name,
        agency_key=contact.agency.key,
        received_at=contact.received_at,
        due=due_by(contact),
        sent_by=contact.sent_by_name,
        decided_at=decision.at if decision else None,
        now=now,
        danger=in_danger(contact),
    )


def decided(
    decision: Decision | None, *, known: dict[int, PersonKnown], never: Collection[int] = ()
) -> Decided | None:
    """What was decided, and whom it covered, each person once, without those beyond a barrier."""
    if decision is None:
        return None
    covered = list(_shown_of(decision, known, never).select_related("person").order_by("id"))
    missing = {each.person_id for each in covered} - set(known)
    names = {**known, **(people_known(missing) if missing else {})}
    left = [(names[each.person_id].name, each.why_not) for each in covered if not each.looked_at]
    return Decided(
        outcome=decision.get_outcome_display(),
        why=decision.why,
        told_referrer=decision.told_referrer,
        by=decision.by_name,
        by_id=decision.by_id,
        at=decision.at,
        looked_at=tuple(dict.fromkeys(names[each.person_id].name for each in covered if each.looked_at)),
        not_looked_at=tuple(dict.fromkeys(left)),
    )


def _about(about: list[int], family: Family, known: dict[int, PersonKnown]) -> tuple[str, ...]:
    people = {known[each].id: known[each] for each in about if each in known}
    return tuple(person.in_brief(family.view.now) for person in people.values())


def _everyone(mine: list[int], links: list[Link], proposals: list[Proposal]) -> set[int]:
    pairs = [(link.one_id, link.other_id) for link in links]
    pairs += [(each.newer_id, each.known_id) for each in proposals]
    return {*mine, *(person for pair in pairs for person in pair)}


def _people(
    body, persons: list[Person], links: list[Link], proposals: list[Proposal], known: dict[int, PersonKnown]
) -> tuple[PersonHere, ...]:
    """Each person of the contact with who they may already be, in the order of the contact."""
    by_number = {person.mention.number: person for person in persons}
    found = []
    for here in as_received.people(body):
        person = by_number.get(here.number)
        if person is None:
            found.append(here)
            continue
        mine = [link_shown(link, person.pk) for link in links if person.pk in (link.one_id, link.other_id)]
        standing = [link for link in mine if not link.ended]
        asked = [each for each in proposals if person.pk in (each.newer_id, each.known_id)]
        found.append(
            replace(
                here,
                ref=person.ref,
                name=here.name if known[person.pk].named else known[person.pk].name,
                person=known[person.pk],
                joined=tuple(link for link in standing if link.same),
                apart=tuple(link for link in standing if not link.same),
                past=tuple(link for link in mine if link.ended),
                proposals=tuple(proposal_shown(each, known) for each in asked),
                which_twin=_which_twin(person, asked, known),
            )
        )
    return tuple(found)


def _which_twin(person: Person, asked: list[Proposal], known: dict[int, PersonKnown]) -> str:
    """Whether it can be told which of several born together this is, where more than one fits."""
    several = [each for each in asked if each.outcome == AMBIGUOUS and each.newer_id == person.pk]
    may_be = {known[each.known_id].id: known[each.known_id] for each in several}
    return which_twin(known[person.pk], list(may_be.values()))


def _counted(contact: Received, about: list[int], family: Family, line) -> tuple[CountedHere, ...]:
    """The contacts that the line counts, oldest first: whom each was about, from whom, and what the worry was."""
    rows = {row.id: row for row in contacts_about(about, family.knowledge)}
    agencies = said_as({each.agency for each in line.counted})
    called = family.called
    found = []
    for each in line.counted:
        row = rows[each.events[0]]
        people = dict.fromkeys(person for id in each.events if id in rows for person in rows[id].people)
        found.append(
            CountedHere(
                ref=each.referral,
                agency=upper_first(agencies[each.agency]),
                agency_key=each.agency,
                occurred=each.occurred,
                about=_of_the_family(people, called),
                concern=row.concern.replace("_", " "),
                this=each.referral == contact.ref,
                anchor=row.id,
            )
        )
    return tuple(found)


def _of_the_family(people: Iterable[str], called: Mapping[str, str]) -> str:
    """Name those of the family; of anybody else in that contact only that there were others."""
    names = [called[name] for name in people if name in called]
    others = len(list(people)) - len(names)
    return listed([*names, *([counted(others, "other person", "other people")] if others else [])])


def _asked(person: PersonKnown, family: Family) -> PersonAsked:
    names = family.in_view(person)
    seen = sightings_of(family.view, names)[:1]
    by = said_as({event.agency for event in seen})
    met = seen and seen[0].agency not in family.view.rules.words("seen.excluded_agencies")
    uncounted = "" if met else ", which is not counted as being met"
    return PersonAsked(
        key=person.id,
        ids=tuple(int(name) for name in names),
        name=person.name,
        age=person.age(family.view.now),
        roles=tuple(roles_on(family.view, person, names, family.called)),
        seen=f"Seen by {by[seen[0].agency]} on {gdate(seen[0].occurred)}{uncounted}" if seen else "",
    )


def _shown_of(decision: Decision, family: Collection[int], never: Collection[int]) -> QuerySet[LookedAt]:
    """Whom a decision named; where it reached beyond a barrier, only those of them who are of this family now."""
    people = decision.people.all()
    if not people.filter(person_id__in=never).exists():
        return people
    return people.filter(person_id__in=family)


def _decided_about(contact: Received, family: Collection[int], never: Collection[int]) -> list[str]:
    """Those whom an earlier decision named, who may have left the family since."""
    decision = getattr(contact, "decision", None)
    return list(_shown_of(decision, family, never).values_list("person__ref", flat=True)) if decision else []


def _withdrawn(contact: Received) -> str:
    rows = [row for row in contact.events.select_related("withdrawal").filter(kind="contact")]
    ended = [row.withdrawal for row in rows if hasattr(row, "withdrawal")]
    return (
        f"Taken back on {gdate(ended[0].withdrawn_at)} by {ended[0].by_name}: {ended[0].why}" if ended else ""
    )
