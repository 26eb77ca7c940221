"""Gathers whom somebody without a name may turn out to be: the people of their family."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.chronology.family import family_around
from frontdoor.people.models import Person
from frontdoor.people.queries import person_by_ref


@dataclass(frozen=True, slots=True)
class IdentifyPage:
    """Somebody whom nobody could name, and whom they may be."""

    ref: str
    unknown: Person
    name: str
    choices: list[tuple[str, str]]
    people_shown: tuple[str, ...]


def identify_page(ref: str, *, now: datetime) -> IdentifyPage:
    """The page about one person; somebody who has a name is not asked about here."""
    day, person = localdate(now), person_by_ref(ref)
    family = family_around([person.pk], day)
    mine = next(each for each in family.people if person.pk in each.ids)
    if mine.named or not mine.asked:
        raise Http404("This person has a name.")
    view, me = family.view, family.in_view(mine)
    # Nobody is their own child, or their own parent.
    kin = {end for one in me for tie in view.ties(one) if tie.parental for end in (tie.a, tie.b)}
    others = [each for each in family.people if each.named and each.id != mine.id]
    named = [each for each in others if not kin & set(family.in_view(each))]
    return IdentifyPage(
        ref=person.ref,
        unknown=person,
        name=mine.name,
        choices=[(each.ref, each.in_brief(day)) for each in named],
        people_shown=tuple(dict.fromkeys([person.ref, *(each.ref for each in named)])),
    )
