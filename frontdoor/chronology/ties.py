"""Who is whose mother, father or partner, by whose account: every tie among a family, those taken back as well."""

from collections.abc import Mapping

from django.utils.timezone import localdate

from frontdoor.chronology.family import Family
from frontdoor.chronology.pages import TieShown
from frontdoor.families.models import Tie
from frontdoor.ui.words import gdate, listed, upper_first

WORDS = {
    "mother": "is the mother of",
    "father": "is the father of",
    "parent": "is a parent of",
    "stepparent": "is a step-parent of",
    "partner": "is the partner of",
    "ex_partner": "is a former partner of",
    "sibling": "is a brother or sister of",
    "carer": "is a carer of",
    "relative": "is a relative of",
    "household": "lives with",
    "in_contact": "is often with",
    "married": "is married to",
    "separated": "is separated from",
    "divorced": "is divorced from",
    "adoptive_parent": "is the adoptive parent of",
    "foster_carer": "is the foster carer of",
    "close": "is close to",
    "hostile": "is in open conflict with",
    "cut_off": "has broken off all contact with",
}


def ties_among(family: Family, names: Mapping[int, str]) -> tuple[TieShown, ...]:
    """Every tie between people of the family, one line for the same tie said by several."""
    leader = {each: person.id for person in family.people for each in person.ids}
    rows = Tie.objects.select_related("end", "source__agency").filter(a_id__in=leader, b_id__in=leader)
    together: dict[tuple[int, str, int, str], list[Tie]] = {}
    for row in rows.order_by("known_from", "id"):
        if leader[row.a_id] != leader[row.b_id]:
            together.setdefault((leader[row.a_id], row.type, leader[row.b_id], _ended(row)), []).append(row)
    return tuple(
        TieShown(
            ids=tuple(f"tie:{row.pk}" for row in found),
            a=upper_first(names[a]),
            says=WORDS.get(type, f"is {type.replace('_', ' ')} of"),
            b=names[b],
            said_by=listed(_source(row) for row in found),
            ended=ended,
            number=found[0].pk,
        )
        for (a, type, b, ended), found in together.items()
    )


def _ended(row: Tie) -> str:
    end = getattr(row, "end", None)
    return f"Taken back on {gdate(end.ended_at)} by {end.by_name}, because: {end.why}" if end else ""


def _source(row: Tie) -> str:
    who = row.source.agency.said_as if row.source else row.by_name
    return f"{who} on {gdate(localdate(row.known_from))}"
