"""Finds the people who share a key with what was typed, weighs each, and keeps those of whom more agrees than not."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.timezone import localdate

from frontdoor.audit.references import new_reference
from frontdoor.people import matching
from frontdoor.people.clusters import one_side
from frontdoor.people.drawers import Filed, filed_under, standards_of
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import people_known
from frontdoor.people.search.asked import Asked
from frontdoor.people.search.pages import Found, SearchPage
from frontdoor.ui.words import gdate
from kinfold.matching.describe import Standard
from kinfold.matching.explain import spoken
from kinfold.matching.outcome import propose
from kinfold.matching.weigh import CAUTION, Weight

AT_MOST = 50
A_PAGE = 10
TOLD_BY = 3
# Themes that say how other themes belong together, not whether something that was typed agrees.
NOT_TYPED = ("together", "fullness", CAUTION)


def search_page(asked: Asked, *, page: int, now: datetime) -> SearchPage:
    """One page of the people who were found for what was typed."""
    filed = filed_under(asked.keys)
    held = standards_of(person for group in filed.people.values() for person in group)
    known = {leader: [held[each] for each in group if each in held] for leader, group in filed.people.items()}
    weighed = _weighed(asked, known)
    best = one_side(list(weighed)[:AT_MOST])
    pages = max(1, -(-len(best) // A_PAGE))
    page = min(max(page, 1), pages)
    chosen = best[(page - 1) * A_PAGE : page * A_PAGE]
    people = people_known(chosen)
    day = localdate(now)
    return SearchPage(
        ref=new_reference("S"),
        fields=asked.fields,
        found=tuple(_found(people[each], weighed[each], known[each], day) for each in chosen),
        total=len(best),
        more_than_shown=len(weighed) > AT_MOST,
        advice=_advice(asked, filed, len(weighed)),
        page=page,
        pages=pages,
        shown=tuple(people[each] for each in chosen),
    )


def _weighed(asked: Asked, known: Mapping[int, list[Standard]]) -> dict[int, Weight]:
    """Everybody of whom more agrees than not, those of whom most agrees first."""
    best: dict[int, Weight] = {}
    size = matching.register_size()
    for standard in asked.standards:
        for each in propose(standard, known, register_size=size).candidates:
            before = best.get(each.person)
            if before is None or _typed(before) < _typed(each.weight):
                best[each.person] = each.weight
    agreeing = {
        person: weight for person, weight in best.items() if _typed(weight) > 0 and _named(asked, weight)
    }
    return dict(sorted(agreeing.items(), key=lambda pair: (-_typed(pair[1]), -pair[1].whole, -pair[0])))


def _named(asked: Asked, weight: Weight) -> bool:
    """Where a name was typed, whether any of it agrees: nobody looks for somebody of quite another name."""
    return not asked.name or any(weight.part(theme).weight > 0 for theme in ("forename", "surname"))


def _typed(weight: Weight) -> float:
    """How much what was typed agrees, leaving aside how its parts belong together."""
    return sum(part.weight for part in weight.parts if part.theme not in NOT_TYPED)


def _found(person: PersonKnown, weight: Weight, held: list[Standard], day: date) -> Found:
    typed = [part for part in spoken(weight) if part.theme not in NOT_TYPED]
    differs = tuple(part.sentence for part in typed if part.weight < 0)
    agrees = tuple(part.sentence for part in typed if part.weight > 0)
    told = dict.fromkeys(f"{given.by}, {gdate(given.on)}" for given in person.descriptions)
    return Found(
        ref=person.ref,
        name=person.name,
        age=person.age(day),
        area=next((each.postcode.split()[0] for each in reversed(held) if each.postcode), ""),
        told_by=tuple(told)[:TOLD_BY],
        fits="Some of what you gave agrees, some does not" if differs else "What is known agrees",
        agrees=agrees,
        differs=differs,
    )


def _advice(asked: Asked, filed: Filed, number: int) -> str:
    """What would find them, where too many people fit; nothing where the search was narrow enough."""
    if number <= AT_MOST and not filed.too_wide:
        return ""
    if number <= AT_MOST and not asked.only_wide:
        return "Many people share one of the things you gave. Not all of those were compared."
    missing = [
        said
        for said, there in (
            ("a full name", len(asked.name.split()) > 1),
            ("a date of birth", asked.born and not asked.year_only),
            ("a postcode", asked.standards[0].postcode),
        )
        if not there
    ]
    add = f" Add {' or '.join(missing)}." if missing else ""
    return f"This search is too wide: not everybody who fits is listed.{add}"
