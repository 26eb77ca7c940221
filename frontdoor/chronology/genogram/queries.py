"""The family as known on a day: the drawing, the agencies around it, and the days on which something changed."""

from datetime import date

from frontdoor.chronology.family import family_around, family_in
from frontdoor.chronology.genogram.changes import change_days_of, changes_of
from frontdoor.chronology.genogram.drawing import genogram_for
from frontdoor.chronology.genogram.ecomap import ecomap_for
from frontdoor.chronology.genogram.pages import GenogramPage
from frontdoor.chronology.knowledge import known_then
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.queries import person_by_ref


def genogram_page(ref: str, *, day: date, today: date, may_know_care: bool) -> GenogramPage:
    """The family of the person behind a reference, as known at the end of a day and by nothing that was told later.

    Whoever is judged to be that person today is asked about: the day before the judgement they were two.
    """
    root = person_by_ref(ref)
    same = sorted(everyone_joined([root.pk]))
    now = family_around(same, today, as_known=True)
    then = now if day == today else family_in(known_then(now.knowledge, day), as_known=True)
    return GenogramPage(
        ref=root.ref,
        day=day,
        today=today,
        genogram=genogram_for(then, may_know_care=may_know_care),
        ecomap=ecomap_for(then),
        changed=changes_of(then),
        days=change_days_of(now),
        people_shown=tuple(dict.fromkeys([root.ref, *then.refs])),
    )
