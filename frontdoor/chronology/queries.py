"""The whole family on one page: who they are, who has seen them, what is noticed today, and what was recorded."""

from datetime import datetime
from urllib.parse import urlencode

from django.utils.timezone import localdate

from frontdoor.agencies.queries import said_as
from frontdoor.chronology.entries import alerts_named, entries, kept_apart, persons_in, rows_about
from frontdoor.chronology.evidence import Evidence, findings_today
from frontdoor.chronology.family import Family, family_around, short_names
from frontdoor.chronology.models import Event
from frontdoor.chronology.pages import Card, Choice, Chronology, FamilyPage, Seen
from frontdoor.chronology.roles import roles_on, sightings_of
from frontdoor.chronology.ties import ties_among
from frontdoor.families.queries import other_side
from frontdoor.people.models import Link, Proposal
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import (
    link_shown,
    links_of,
    people_known,
    person_by_ref,
    proposal_shown,
    proposals_about,
)
from frontdoor.ui.words import upper_first

ENTRIES_A_PAGE = 200
SEEN_SHOWN = 3


def family_page(ref: str, *, person: str, agency: str, page: int, now: datetime) -> FamilyPage:
    """Everything about the family of the person behind a reference, as known now."""
    root = person_by_ref(ref)
    family = family_around([root.pk], localdate(now))
    rows = rows_about(family.persons)
    never = other_side(family.persons)
    withheld = kept_apart(rows, family.persons) if never else set()
    proposals = [each for each in proposals_about(family.persons) if not never & _in_question([each], [])]
    links = [each for each in _standing_links(family) if not never & _in_question([], [each])]
    spoken_of = persons_in(row for row in rows if row.ref not in withheld)
    known = people_known({*family.persons, *spoken_of, *_in_question(proposals, links)} - never)
    names = {**_names(family, known), **dict.fromkeys(never, "")}
    ties = ties_among(family, names)
    mine = set(family.persons)
    shown = [link_shown(link, link.one_id if link.one_id in mine else link.other_id) for link in links]
    return FamilyPage(
        ref=root.ref,
        day=family.view.now,
        cards=cards(family, unsure={known[each].id for each in _in_question(proposals, [])}),
        left_out=tuple(each.name for each in family.left_out),
        findings=findings_today(family, Evidence(family, rows, ties)),
        proposals=tuple(proposal_shown(each, known) for each in proposals),
        judged=tuple(each for each in shown if not each.same),
        joined=tuple(each for each in shown if each.same),
        ties=ties,
        chronology=_chronology(
            rows, names, family, withheld=withheld, person=person, agency=agency, page=page
        ),
        alerts=alerts_named(row for row in rows if row.ref not in withheld),
        contacts=len({row.referral or row.ref for row in rows if _is_standing_contact(row)}),
        first_known=min((row.occurred_on for row in rows), default=None),
        now=now,
        people_shown=tuple(dict.fromkeys([*family.refs, *(each.ref for each in known.values())])),
    )


def _standing_links(family: Family) -> list[Link]:
    """The judgements that stand about anybody of the family: the same, not the same, not sure."""
    return [link for link in links_of(family.persons) if not hasattr(link, "end")]


def _in_question(proposals: list[Proposal], links: list[Link]) -> set[int]:
    """Everybody of whom somebody asks, or asked, whether they are somebody else."""
    asked = {person for each in proposals for person in (each.newer_id, each.known_id)}
    return asked | {person for link in links for person in (link.one_id, link.other_id)}


def _is_standing_contact(row: Event) -> bool:
    return row.kind == "contact" and not hasattr(row, "withdrawal")


def cards(family: Family, unsure: set[int]) -> tuple[Card, ...]:
    """A card for each person, in their own right."""
    asked = set(family.knowledge.asked)
    return tuple(
        Card(
            person=person,
            age=person.age(family.view.now),
            roles=tuple(roles_on(family.view, person, family.in_view(person), family.called)),
            seen=_seen(family, person),
            unsure=person.id in unsure,
            asked_about=bool(asked & set(person.ids)),
            href=person.ref,
            anchor=f"person-{person.ref}",
        )
        for person in family.people
    )


def _seen(family: Family, person: PersonKnown) -> tuple[Seen, ...]:
    """Who has seen somebody, each agency's latest, the newest first."""
    excluded = family.view.rules.words("seen.excluded_agencies")
    latest: dict[str, Seen] = {}
    found = sightings_of(family.view, family.in_view(person))
    agencies = said_as({event.agency for event in found})
    for event in found:
        counts = event.agency not in excluded
        latest.setdefault(event.agency, Seen(agencies[event.agency], event.occurred, counts, f"#{event.id}"))
    return tuple(latest.values())[:SEEN_SHOWN]


def _names(family: Family, known: dict[int, PersonKnown]) -> dict[int, str]:
    """What each stored person is called on this page; two of one first name keep their whole names."""
    short = {**short_names({each.id: each for each in known.values()}.values()), **family.short}
    return {person: short[each.id] for person, each in known.items()}


def _chronology(
    rows: list[Event],
    names: dict[int, str],
    family: Family,
    *,
    withheld: set[str],
    person: str,
    agency: str,
    page: int,
) -> Chronology:
    by_ref = {each.ref: each for each in family.people}
    chosen = by_ref.get(person)
    agencies = said_as({row.agency for row in rows})
    agency = agency if agency in agencies else ""
    asked = [
        row
        for row in rows
        if (not agency or row.agency == agency)
        and (not chosen or {each.person_id for each in row.participants.all()} & set(chosen.ids))
    ]
    pages = max(1, -(-len(asked) // ENTRIES_A_PAGE))
    page = min(max(page, 1), pages)
    return Chronology(
        entries=tuple(entries(asked[(page - 1) * ENTRIES_A_PAGE : page * ENTRIES_A_PAGE], names, withheld)),
        total=len(rows),
        matching=len(asked),
        page=page,
        pages=pages,
        query=urlencode(
            {key: value for key, value in (("person", chosen and person), ("agency", agency)) if value}
        ),
        people=tuple(Choice(each.ref, each.name, each is chosen) for each in family.people),
        agencies=tuple(
            Choice(key, upper_first(said), key == agency)
            for key, said in sorted(agencies.items(), key=lambda pair: pair[1].removeprefix("the "))
        ),
    )
