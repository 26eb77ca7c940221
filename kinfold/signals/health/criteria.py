"""When a baby or child should not go home from hospital without a meeting: a list that each partnership sets.

Lesson: everybody agreed that a meeting would have been right, and no list said so. The criteria are about
circumstances, never about an address.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from kinfold.finding import Reason
from kinfold.records import Event
from kinfold.signals.wording import contact_in_words, day_in_words, listed
from kinfold.timeline import View

CONCERN, YOUNG_PARENT, ABUSE = "concern_in_family", "parent_under_18", "domestic_abuse_of_a_parent"


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion that holds for a person: in a few words for a headline, and the reason it rests on."""

    short: str
    reason: Reason


def criteria(view: View, root: str, person: str, *, on: date, records: Collection[Event]) -> list[Judged]:
    """List the criteria that hold for a person on a day, from a view of the family and some of its records.

    Raises LookupError where the rulebook names a criterion that nobody has written.
    """
    asks = {
        CONCERN: lambda: _concern(view, records, on),
        YOUNG_PARENT: lambda: _young_parent(view, person, on),
        ABUSE: lambda: _abuse(view, root, records, on),
    }
    asked = view.rules.words("S08.criteria")
    if unknown := [name for name in asked if name not in asks]:
        raise LookupError(
            f"The rulebook names a criterion for discharge meetings that is not known: {', '.join(unknown)}. "
            f"Known are {', '.join(asks)}."
        )
    return [judged for name in asked if (judged := asks[name]()) is not None]


def _concern(view: View, records: Collection[Event], on: date) -> Judged | None:
    days = view.rules.number("S08.concern_days")
    recent = [r for r in records if r.is_concern and r.occurred > on - timedelta(days=days)]
    if not recent:
        return None
    said = contact_in_words(view, recent[-1], recent[-1].people)
    return Judged(f"contact with concern in {days} days", Reason(said, (recent[-1].id,)))


def _young_parent(view: View, person: str, on: date) -> Judged | None:
    age = view.rules.number("child.under_age")
    young = [tie for tie in view.ties_to_parents(person) if view.is_under(tie.a, age, on)]
    if not young:
        return None
    said = [f"{view.name(tie.a)}, recorded as {tie.type} of {view.name(person)}" for tie in young]
    sources = tuple(source for tie in young for source in (tie.label, tie.a))
    return Judged(
        f"parent under {age}", Reason(f"Under {age} on {day_in_words(on)}: {listed(said)}.", sources)
    )


def _abuse(view: View, root: str, records: Collection[Event], on: date) -> Judged | None:
    parents = view.parents_of(root, view.children_on(root, on))
    told = [r for r in records if r.kind in ("contact", "disclosure") and r.victim in parents]
    if not told:
        return None
    said = (
        f"{view.name(told[-1].victim)}, a parent in this family, was recorded as a victim on "
        f"{day_in_words(told[-1].occurred)}."
    )
    return Judged("domestic abuse recorded", Reason(said, (told[-1].id,)))
