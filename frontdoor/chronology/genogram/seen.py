"""Who has been met on a day, and who has not; and who has been in care, told only to those who may know."""

from collections.abc import Iterable
from datetime import timedelta

from frontdoor.chronology.roles import sightings_of
from frontdoor.people.pages import PersonKnown
from frontdoor.ui.words import gdate
from kinfold.timeline import View

IN_CARE = "looked_after_history"


def last_met(view: View, person: PersonKnown, names: Iterable[str]) -> str:
    """Say when somebody was last met by an agency whose seeing counts; nothing of the unborn and the dead."""
    if is_unborn(view, person) or has_died(view, person, names):
        return ""
    excluded = view.rules.words("seen.excluded_agencies")
    met = [event for event in sightings_of(view, names) if event.agency not in excluded]
    return f"Last met {gdate(met[0].occurred)}" if met else "Nobody has recorded meeting them"


def unmet_mark(view: View, person: PersonKnown, names: Iterable[str]) -> str:
    """The mark on the drawing: never met, or not met for longer than the rulebook waits."""
    if is_unborn(view, person) or has_died(view, person, names) or not person.named:
        return ""
    excluded = view.rules.words("seen.excluded_agencies")
    met = [event for event in sightings_of(view, names) if event.agency not in excluded]
    if not met:
        return "not met by anyone"
    wait = timedelta(days=view.rules.number("S05.days"))
    day = met[0].occurred
    return "" if view.now < day + wait else f"last met {day.day} {day:%b %Y}"


def was_in_care(view: View, names: Iterable[str]) -> bool:
    """Tell whether a record says that somebody was looked after."""
    return any(event.subtype == IN_CARE for name in names for event in view.records_about(name, {"note"}))


def has_died(view: View, person: PersonKnown, names: Iterable[str]) -> bool:
    """Tell whether a description or a record says that somebody has died."""
    return bool(person.died) or any(view.considered(name, {"deceased"}) for name in names)


def is_unborn(view: View, person: PersonKnown) -> bool:
    """Tell whether a child was not born yet on the view's day, as far as was known then."""
    return person.unborn or (person.born is not None and person.born > view.now)
