"""The people of a family between whom a worker can say a tie."""

from dataclasses import dataclass
from datetime import date

from frontdoor.chronology.family import family_around
from frontdoor.people.models import Person
from frontdoor.people.queries import person_by_ref


@dataclass(frozen=True, slots=True)
class TiePage:
    """Everybody of the family as a form offers them, and the person behind each."""

    ref: str
    people: list[tuple[str, str]]
    behind: dict[str, Person]
    people_shown: tuple[str, ...]


def tie_page(ref: str, day: date) -> TiePage:
    """The family of the person behind a reference."""
    root = person_by_ref(ref)
    family = family_around([root.pk], day)
    everyone = [*family.people, *family.left_out]
    rows = Person.objects.in_bulk([each.id for each in everyone])
    return TiePage(
        ref=root.ref,
        people=[(each.ref, each.in_brief(day)) for each in everyone],
        behind={each.ref: rows[each.id] for each in everyone},
        people_shown=tuple(dict.fromkeys([root.ref, *family.refs])),
    )
