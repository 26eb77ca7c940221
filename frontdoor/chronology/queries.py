"""The whole family on one page: who they are, who has seen them, what is noticed today, and what was recorded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.queries import said_as
from frontdoor.chronology.due import due_about
from frontdoor.chronology.engagement import Engagement, engagement_of
from frontdoor.chronology.entries import (
    agencies_in,
    alerts_named,
    entries,
    kept_apart,
    persons_in,
    rows_about,
)
from frontdoor.chronology.evidence import Evidence, findings_today
from frontdoor.chronology.family import Family, family_around, short_names
from frontdoor.chronology.genogram.drawing import genogram_for
from frontdoor.chronology.genogram.pages import GenogramShown
from frontdoor.chronology.head.answers import answers
from frontdoor.chronology.lanes.drawn import Lanes
from frontdoor.chronology.lanes.layout import leading_on
from frontdoor.chronology.lanes.told import ALERTS, CHILDREN, ZOOMS, group_of, lanes_of
from frontdoor.chronology.models import Event
from frontdoor.chronology.pages import Card, Choice, Chronology, FamilyPage, Seen
from frontdoor.chronology.roles import roles_on, sightings_of
from frontdoor.chronology.ties import ties_among
from frontdoor.families.queries import other_side
from frontdoor.people.clusters import reading_once
from frontdoor.people.models import Link, Proposal
from frontdoor.people.pages import LinkShown, PersonKnown
from frontdoor.people.queries import (
    link_shown,
    links_of,
    people_known,
    person_by_ref,
    proposal_shown,
    proposals_about,
)
from frontdoor.ui.words import agency_kind, upper_first

ENTRIES_A_PAGE = 100
SEEN_SHOWN = 3
MAY_KNOW_CARE = "know who was in care"
DRAWN_AT_MOST = 20  # a larger family is drawn on the page of its genogram, which may take its time
SHAPES = {
    "health": "health",
    "police": "police and probation",
    "school": "school and nursery",
    "early_help": "early help and youth service",
    "social_care": "social care and the front door",
    "housing": "housing",
    "other": "another agency",
}


ORDERS = {"newest": "Newest first", "oldest": "Oldest first", "known": "Last known first"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked of the page: whose entries, of which agency, in which order, how much of the picture."""

    person: str = ""
    agency: str = ""
    order: str = "newest"
    zoom: str = "all"
    page: int = 1


def family_page(ref: str, *, asked: Asked, now: datetime, actor: Actor | None = None) -> FamilyPage:
    """Everything about the family of the person behind a reference, as known now."""
    with reading_once():
        return _family_page(ref, asked=asked, now=now, actor=actor)


def _family_page(ref: str, *, asked: Asked, now: datetime, actor: Actor | None) -> FamilyPage:
    root = person_by_ref(ref)
    family = family_around([root.pk], localdate(now))
    rows = rows_about(family.persons)
    never = other_side(family.persons)
    withheld = kept_apart(rows, family.persons) if never else set()
    proposals = [each for each in proposals_about(family.persons) if not never & _in_question([each], [])]
    links = [each for each in _standing_links(family) if not never & _in_question([], [each])]
    spoken_of = persons_in(row for row in rows if row.ref not in withheld)
    known = _known(family, {*spoken_of, *_in_question(proposals, links)}, never)
    names = _names(family, known) | dict.fromkeys(never, "")
    ties, agencies, found = ties_among(family, names), agencies_in(rows), family.findings()
    unsure = {known[each].id for each in _in_question(proposals, [])}
    due = due_about(actor, family.persons, now) if actor else []
    log = _chronology(rows, names, family, withheld=withheld, asked=asked, agencies=agencies)
    lanes = lanes_of(family, rows, agencies=agencies, findings=found, withheld=withheld, zoom=asked.zoom)
    return FamilyPage(
        ref=root.ref,
        day=family.view.now,
        cards=cards(family, unsure=unsure, agencies=agencies),
        left_out=tuple(each.name for each in family.left_out),
        findings=findings_today(family, Evidence(family, rows, ties, agencies), found),
        proposals=tuple(proposal_shown(each, known) for each in proposals),
        **_links_shown(links, family),
        ties=ties,
        chronology=log,
        alerts=alerts_named(row for row in rows if row.ref not in withheld),
        contacts=len({row.referral or row.ref for row in rows if _is_standing_contact(row)}),
        first_known=min((row.occurred_on for row in rows), default=None),
        now=now,
        head=answers(family, rows, agencies=agencies, withheld=withheld, due=due),
        lanes=_leading_to(log, rows, lanes),
        zoom=asked.zoom if asked.zoom in ZOOMS else "all",
        zooms=tuple(Choice(key, said, key == asked.zoom) for key, said in ZOOMS.items()),
        agencies=_legend(rows),
        adults=_adults(family, rows, agencies),
        genogram=_genogram(family, actor),
        people_shown=tuple(dict.fromkeys([*family.refs, *(each.ref for each in known.values())])),
    )


def _known(family: Family, others: set[int], never: set[int]) -> dict[int, PersonKnown]:
    """Everybody whom the page speaks of: the family, and who else is named, but nobody from across a barrier."""
    ours = {id: each for id, each in family.known.items() if id not in never}
    return {**ours, **people_known(others - never - set(family.known))}


def _links_shown(links: list[Link], family: Family) -> dict[str, tuple[LinkShown, ...]]:
    """The standing judgements about the family: who was judged apart, and who the same."""
    mine = set(family.persons)
    shown = [link_shown(link, link.one_id if link.one_id in mine else link.other_id) for link in links]
    return {
        "judged": tuple(each for each in shown if not each.same),
        "joined": tuple(each for each in shown if each.same),
    }


def _leading_to(log: Chronology, rows: list[Event], lanes: Lanes) -> Lanes:
    """The lanes, with dots that lead to the page of the table on which their entry stands."""
    shown = [each.ref for each in log.entries]
    return leading_on(lanes, [row.ref for row in rows], shown=shown, a_page=ENTRIES_A_PAGE)


def _genogram(family: Family, actor: Actor | None) -> GenogramShown | None:
    """The genogram of a family that is small enough to be drawn at once."""
    if len(family.people) + len(family.left_out) > DRAWN_AT_MOST:
        return None
    return genogram_for(family, may_know_care=bool(actor and actor.may(MAY_KNOW_CARE)))


def _adults(family: Family, rows: list[Event], agencies: Mapping[str, str]) -> tuple[Engagement, ...]:
    """How agencies tried to work with every adult of the family."""
    adults = [each for each in family.people if group_of(family, each) != CHILDREN and not each.died]
    return tuple(engagement_of(family, each, rows, agencies) for each in adults)


def _standing_links(family: Family) -> list[Link]:
    """The judgements that stand about anybody of the family: the same, not the same, not sure."""
    return [link for link in links_of(family.persons) if not hasattr(link, "end")]


def _in_question(proposals: list[Proposal], links: list[Link]) -> set[int]:
    """Everybody of whom somebody asks, or asked, whether they are somebody else."""
    asked = {person for each in proposals for person in (each.newer_id, each.known_id)}
    return asked | {person for link in links for person in (link.one_id, link.other_id)}


def _is_standing_contact(row: Event) -> bool:
    return row.kind == "contact" and not hasattr(row, "withdrawal")


def _legend(rows: Iterable[Event]) -> tuple[Choice, ...]:
    """The kinds of agency that are drawn, each with the shape it has."""
    kinds = {agency_kind(row.agency) for row in rows if row.kind != ALERTS}
    return tuple(Choice(key, said, False) for key, said in SHAPES.items() if key in kinds)


def cards(family: Family, unsure: set[int], agencies: Mapping[str, str] | None = None) -> tuple[Card, ...]:
    """A card for each person, in their own right."""
    asked = set(family.knowledge.asked)
    return tuple(
        Card(
            person=person,
            age=person.age(family.view.now),
            roles=tuple(roles_on(family.view, person, family.in_view(person), family.called)),
            seen=_seen(family, person, agencies),
            unsure=person.id in unsure,
            asked_about=bool(asked & set(person.ids)),
            href=person.ref,
            anchor=f"person-{person.ref}",
        )
        for person in family.people
    )


def _seen(family: Family, person: PersonKnown, agencies: Mapping[str, str] | None) -> tuple[Seen, ...]:
    """Who has seen somebody, each agency's latest, the newest first."""
    excluded = family.view.rules.words("seen.excluded_agencies")
    latest: dict[str, Seen] = {}
    found = sightings_of(family.view, family.in_view(person))
    agencies = agencies or said_as({event.agency for event in found})
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
    asked: Asked,
    agencies: Mapping[str, str],
) -> Chronology:
    chosen = {each.ref: each for each in family.people}.get(asked.person)
    told = {row.agency: agencies[row.agency] for row in rows}
    agency = asked.agency if asked.agency in told else ""
    order = asked.order if asked.order in ORDERS else "newest"
    found = [
        row
        for row in rows
        if (not agency or row.agency == agency)
        and (not chosen or {each.person_id for each in row.participants.all()} & set(chosen.ids))
    ]
    found = _in_order(found, order)
    pages = max(1, -(-len(found) // ENTRIES_A_PAGE))
    page = min(max(asked.page, 1), pages)
    shown = found[(page - 1) * ENTRIES_A_PAGE : page * ENTRIES_A_PAGE]
    kept = {"person": asked.person if chosen else "", "agency": agency, "order": order, "zoom": asked.zoom}
    plain = {"order": "newest", "zoom": "all"}
    return Chronology(
        entries=tuple(entries(shown, names, withheld, agencies, family.known)),
        total=len(rows),
        matching=len(found),
        page=page,
        pages=pages,
        query=urlencode({key: said for key, said in kept.items() if said and plain.get(key) != said}),
        people=tuple(Choice(each.ref, each.name, each is chosen) for each in family.people),
        agencies=tuple(
            Choice(key, upper_first(said), key == agency)
            for key, said in sorted(told.items(), key=lambda pair: pair[1].removeprefix("the "))
        ),
        orders=tuple(Choice(key, said, key == order) for key, said in ORDERS.items()),
    )


def _in_order(rows: list[Event], order: str) -> list[Event]:
    """The entries, which came newest first, in the order that was asked for."""
    if order == "oldest":
        return rows[::-1]
    return sorted(rows, key=lambda row: row.recorded_at, reverse=True) if order == "known" else rows
