"""Questions about people: who a reference means, what is held about somebody, and what was judged about whom."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.audit.references import is_reference
from frontdoor.intake.contact import ROLES
from frontdoor.intake.models import Received
from frontdoor.people import evidence
from frontdoor.people.clusters import across, groups
from frontdoor.people.facts import disagreements
from frontdoor.people.models import Link, Person, Proposal
from frontdoor.people.pages import Given, LinkShown, PersonKnown, ProposalShown, born_in_words
from frontdoor.people.questions import still_open
from frontdoor.people.records import UNBORN, best_birth, best_name
from frontdoor.ui.words import gdate, nhs

IDENTIFIERS = (("NHS number", "nhs_number"), ("UPN", "upn"), ("Local child id", "la_child_id"))
SEXES = {"F": "Female", "M": "Male"}
WITH_SOURCE = "mention__received__agency"


def person_by_ref(ref: str) -> Person:
    """The person of a reference; a page that was not found where there is none."""
    asked = Person.objects.select_related(WITH_SOURCE).filter(ref=ref.upper())
    found = asked.first() if is_reference(ref) else None
    if found is None:
        raise Http404("There is no such person.")
    return found


def link_by_id(link_id: str) -> Link:
    """One judgement; a page that was not found where there is none."""
    rows = Link.objects.select_related("end", f"one__{WITH_SOURCE}", f"other__{WITH_SOURCE}")
    found = rows.filter(pk=int(link_id)).first() if link_id.isdecimal() and len(link_id) < 19 else None
    if found is None or found.other_id in across([found.one_id]):
        raise Http404("There is no such judgement.")
    return found


def persons_of(received: Received) -> list[Person]:
    """The persons one delivery speaks of, in its order."""
    rows = Person.objects.select_related(WITH_SOURCE).filter(mention__received=received)
    return list(rows.order_by("mention__number"))


def people_known(persons: Iterable[int]) -> dict[int, PersonKnown]:
    """Everything held about these people, by the id of each of their descriptions; one question for all of them."""
    wanted = set(persons)
    if not wanted:
        return {}
    leaders = groups(wanted)
    rows = Person.objects.select_related(WITH_SOURCE).filter(id__in=leaders).order_by("id")
    together: dict[int, list[Person]] = {}
    for row in rows:
        together.setdefault(leaders[row.id], []).append(row)
    until = _identified_on(together)
    known = {leader: replace(_known(mine), was=_was(mine, until)) for leader, mine in together.items()}
    return {person: known[leader] for person, leader in leaders.items() if leader in known}


def people_as_known(
    persons: Iterable[int], stands_for: Mapping[int, int], day: date
) -> dict[int, PersonKnown]:
    """What was held about these people at the end of a day, whom each stood for then: nothing told later is in it."""
    wanted = {stands_for[person] for person in persons if person in stands_for}
    same = [person for person, leader in stands_for.items() if leader in wanted]
    rows = Person.objects.select_related(WITH_SOURCE).filter(id__in=same).order_by("id")
    together: dict[int, list[Person]] = {}
    for row in rows:
        if localdate(row.known_from) <= day:
            together.setdefault(stands_for[row.id], []).append(row)
    known = {leader: _known(mine) for leader, mine in together.items()}
    return {person: known[stands_for[person]] for person in same if stands_for[person] in known}


def _unidentified(rows: Iterable[Person]) -> list[Person]:
    return [row for row in rows if row.mention.answer != "known"]


def _identified_on(together: dict[int, list[Person]]) -> dict[int, date]:
    """The day on which each description that nobody could name was first judged to be of somebody."""
    joined = [row.pk for mine in together.values() if len(mine) > 1 for row in _unidentified(mine)]
    if not joined:
        return {}
    links = Link.objects.filter(verdict=Link.Verdict.SAME, end__isnull=True).order_by("-made_at")
    days: dict[int, date] = {}
    for link in links.filter(Q(one_id__in=joined) | Q(other_id__in=joined)):
        days |= dict.fromkeys((link.one_id, link.other_id), localdate(link.made_at))
    return days


def _was(rows: list[Person], until: dict[int, date]) -> tuple[str, ...]:
    """What somebody was called while nobody could name them, and until when."""
    if not any(row.mention.answer == "known" for row in rows):
        return ()
    said = [(unnamed(row, ""), until[row.pk]) for row in _unidentified(rows) if row.pk in until]
    return tuple(dict.fromkeys(f"{words[:1].lower()}{words[1:]}, until {gdate(day)}" for words, day in said))


def as_described(person: Person) -> PersonKnown:
    """One description by itself, whoever it was joined to."""
    return _known([person])


def _known(rows: list[Person]) -> PersonKnown:
    said: list[dict[str, Any]] = [row.mention.description for row in rows]
    birth = best_birth(said)
    name = best_name(said)
    expected = birth is None and any(each.get("born_precision") == "expected" for each in said)
    precision = birth.get("born_precision", "") if birth else ("expected" if expected else "")
    newest_first = list(reversed(rows))
    return PersonKnown(
        id=rows[0].id,
        ids=tuple(row.id for row in rows),
        ref=rows[0].ref,
        refs=tuple(row.ref for row in rows),
        name=name or unnamed(rows[-1], precision),
        named=bool(name),
        born=date.fromisoformat(birth["born"]) if birth else None,
        precision=precision,
        sex=next((each["sex"] for each in reversed(said) if each.get("sex")), ""),
        child=any(each.get("described_as_child") for each in said),
        asked=_asked(rows),
        other_names=_names(said, name),
        addresses=_given(newest_first, _address),
        identifiers=_identifiers(said),
        schools=_given(newest_first, lambda each: each.get("school", "")),
        practices=_given(newest_first, lambda each: each.get("gp", "")),
        phones=_given(newest_first, lambda each: each.get("phone", "")),
        births=_given(newest_first, _birth),
        descriptions=tuple(source_of(row) for row in newest_first),
        names=_given(newest_first, _full_name),
        sexes=_given(newest_first, lambda each: SEXES.get(each.get("sex", ""), "")),
        numbers=tuple(
            (label, given)
            for label, key in IDENTIFIERS
            for given in _given(newest_first, lambda each, key=key: _number(key, each))
        ),
        disagree=disagreements(said),
        birth_order=next(
            (row.standard["birth_order"] for row in newest_first if row.standard.get("birth_order")), 0
        ),
        died=next((each["died"] for each in reversed(said) if each.get("died")), ""),
    )


def unnamed(row: Person, precision: str) -> str:
    """What somebody without a name is called: what is known of them, never a blank."""
    role = ROLES.get(row.mention.role, "")
    if precision == "expected":
        return "Unborn child"
    if row.mention.answer != "known":
        return f"{role or 'Someone'}, not yet identified"
    return "Child, name not known" if row.mention.role == "child" else f"{role or 'Someone'}, name not known"


def _asked(rows: list[Person]) -> str:
    """What became of asking who somebody is, where nobody could say."""
    if any(row.mention.answer == "known" for row in rows):
        return ""
    return rows[-1].mention.get_answer_display()


def _is_contact(row: Person) -> bool:
    return row.mention.received.kind == Received.Kind.CONTACT


def given_by(row: Person, text: str) -> Given:
    """One thing that the source of this description said."""
    received = row.mention.received
    return Given(text, received.agency.said_as, localdate(received.received_at))


def source_of(row: Person) -> Given:
    """Who described somebody and when, with the reference of the contact where it was one."""
    return given_by(row, row.mention.received.ref if _is_contact(row) else "")


def _given(rows: list[Person], ask) -> tuple[Given, ...]:
    """What each source said, each different answer once, the newest first."""
    kept: dict[str, Given] = {}
    for row in rows:
        text = ask(row.mention.description)
        if text:
            kept.setdefault(" ".join(text.lower().replace(",", " ").split()), given_by(row, text))
    return tuple(kept.values())


def _address(said: dict[str, Any]) -> str:
    lines = [said.get("address", "").replace("\n", ", "), said.get("postcode", "")]
    return ", ".join(line for line in lines if line)


def _birth(said: dict[str, Any]) -> str:
    born = said.get("born")
    return born_in_words(date.fromisoformat(born), said.get("born_precision", "")) if born else ""


def _full_name(said: dict[str, Any]) -> str:
    return f"{said.get('forenames', '')} {said.get('surname', '')}".strip()


def _number(key: str, said: dict[str, Any]) -> str:
    value = said.get(key) or ""
    return nhs(value) if value and key == "nhs_number" else value


def _identifiers(said: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    found = [(label, _number(key, each)) for label, key in IDENTIFIERS for each in said if each.get(key)]
    return tuple(dict.fromkeys(found))


def _names(said: list[dict[str, Any]], shown: str) -> tuple[str, ...]:
    """Every other name somebody was given, each once."""
    full = [_full_name(each) for each in said]
    also = [each.get("other_names", "").strip() for each in said]
    shown_as = (shown, shown.removeprefix(f"{UNBORN} "))
    return tuple(dict.fromkeys(name for name in [*full, *also] if name and name not in shown_as))


# --- Judgements ---------------------------------------------------------------------------------------------


def links_of(persons: Iterable[int]) -> list[Link]:
    """Every judgement about one of these descriptions, oldest first, those taken back as well; across no barrier."""
    ids = set(persons)
    rows = Link.objects.select_related("end", f"one__{WITH_SOURCE}", f"other__{WITH_SOURCE}")
    never = across(ids)
    found = rows.filter(Q(one_id__in=ids) | Q(other_id__in=ids)).order_by("id")
    return [link for link in found if not never & {link.one_id, link.other_id}]


def proposals_about(persons: Iterable[int]) -> list[Proposal]:
    """What was proposed about these descriptions and that nobody has answered: not joined, and not judged."""
    ids = set(persons)
    rows = Proposal.objects.select_related("newer", "known").filter(Q(newer_id__in=ids) | Q(known_id__in=ids))
    found = list(rows.order_by("-weight", "id"))
    return still_open(found)


def link_shown(link: Link, mine: int) -> LinkShown:
    """One judgement as seen from one of its two descriptions; the other is shown as its own source described it."""
    this, other = (link.one, link.other) if link.one_id == mine else (link.other, link.one)
    ended = getattr(link, "end", None)
    return LinkShown(
        id=link.id,
        verdict=link.verdict,
        automatic=link.how == Link.How.MATCHING,
        evidence=evidence.read(link.evidence, link.one, link.other),
        why=link.why,
        by=link.by_name,
        at=link.made_at,
        mine=mine,
        other=as_described(other),
        other_from=source_of(other),
        mine_from=source_of(this),
        ended=f"Taken back on {gdate(ended.ended_at)} by {ended.by_name}: {ended.why}" if ended else "",
    )


def proposal_shown(proposal: Proposal, known: dict[int, PersonKnown]) -> ProposalShown:
    """One question for a worker: may these two be one person?"""
    return ProposalShown(
        outcome=proposal.outcome,
        evidence=evidence.read(proposal.evidence, proposal.newer, proposal.known),
        newer=known[proposal.newer_id],
        known=known[proposal.known_id],
        newer_ref=proposal.newer.ref,
        known_ref=proposal.known.ref,
    )
