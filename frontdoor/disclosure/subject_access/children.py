"""Whether somebody is a child, and whether the record says that another is their parent."""

from datetime import date

from frontdoor.disclosure.retention.schedule import years_after
from frontdoor.families.models import Tie
from frontdoor.people.clusters import across, everyone_joined
from frontdoor.people.drawers import standards_of
from frontdoor.people.models import Person

GROWN_UP = 18
PARENTS = ("mother", "father", "carer")


def is_grown_up(person: Person, day: date) -> bool:
    """Tell whether every date of birth that was told of somebody makes them eighteen by a day."""
    born = [held.born for held in standards_of(everyone_joined([person.pk])).values() if held.born]
    return bool(born) and all(years_after(each, GROWN_UP) <= day for each in born)


def is_parent_of(asker: Person, child: Person) -> bool:
    """Tell whether a source says so, it was not taken back, and no barrier stands between the two."""
    theirs, mine = everyone_joined([asker.pk]), everyone_joined([child.pk])
    if mine & across(theirs):
        return False
    return Tie.objects.filter(a__in=theirs, b__in=mine, type__in=PARENTS, end__isnull=True).exists()
