"""The ecomap: which agencies stand around a family on a day, how lately each was in contact, and whom it has met.

A line says how long ago the last entry is. It says nothing of how good the work was.
"""

from datetime import date

from frontdoor.agencies.queries import said_as
from frontdoor.chronology.family import Family
from frontdoor.chronology.genogram.pages import AgencyAround, EcomapShown, Spoke
from frontdoor.ui.words import counted, gdate, listed, upper_first
from kinfold.kinship.genogram.words import wrapped
from kinfold.records import Event

LATELY, THIS_HALF_YEAR = 28, 182
NOT_AGENCIES = frozenset({"alert"})
WIDE, ROW, RADIUS, EDGE, COLUMN = 900, 76, 62, 230, 205.0


def ecomap_for(family: Family) -> EcomapShown:
    """Gather the agencies around a family from the entries known on its day, the latest contact first."""
    view = family.view
    found: dict[str, dict[str, Event]] = {}
    for root in family.knowledge.people_asked:
        for event in view.family_records(root):
            if event.kind not in NOT_AGENCIES:
                found.setdefault(event.agency, {})[event.id] = event
    names = said_as(found)
    around = [_around(family, key, names[key], list(events.values())) for key, events in found.items()]
    around.sort(key=lambda each: (-each.last.toordinal(), each.name))
    high = max(2 * RADIUS + 60, ROW * -(-len(around) // 2) + 40)
    return EcomapShown(
        agencies=tuple(around),
        spokes=tuple(_spoke(each, at, len(around), high) for at, each in enumerate(around)),
        wide=WIDE,
        high=high,
        middle=(WIDE / 2, high / 2),
        people=len(family.people),
        summary=(
            f"{upper_first(counted(len(around), 'agency', 'agencies'))} around this family, "
            f"as known on {gdate(view.now)}."
        ),
    )


def _around(family: Family, key: str, name: str, events: list[Event]) -> AgencyAround:
    called = family.called
    last = max(event.occurred for event in events)
    seen = dict.fromkeys(called[person] for event in events for person in event.seen if person in called)
    days = (family.view.now - last).days
    return AgencyAround(
        key=key,
        name=upper_first(name),
        entries=len(events),
        last=last,
        ago=ago(family.view.now, last),
        sees=upper_first(listed(seen)) or "Nobody, by what is recorded",
        line="lately" if days <= LATELY else "this-half-year" if days <= THIS_HALF_YEAR else "long-ago",
    )


def ago(day: date, then: date) -> str:
    """Say how long before a day something was."""
    days = (day - then).days
    return "the same day" if not days else f"{counted(days, 'day')} before"


def _spoke(agency: AgencyAround, at: int, total: int, high: int) -> Spoke:
    """Place an agency left or right of the family, so that no words meet, and draw the line to it."""
    left, row = at % 2 == 0, at // 2
    rows = -(-total // 2) if left else total // 2
    y = high / 2 + (row - (rows - 1) / 2) * ROW
    x = EDGE if left else WIDE - EDGE
    middle_x, middle_y = WIDE / 2, high / 2
    reach = ((x - middle_x) ** 2 + (y - middle_y) ** 2) ** 0.5
    start = (middle_x + (x - middle_x) * RADIUS / reach, middle_y + (y - middle_y) * RADIUS / reach)
    words = (
        *wrapped(agency.name, 14, COLUMN)[:2],
        f"{counted(agency.entries, 'entry', 'entries')}, last {gdate(agency.last)}",
    )
    return Spoke(
        agency,
        x,
        round(y, 1),
        "end" if left else "start",
        f"M{start[0]:.1f} {start[1]:.1f}L{x + (12 if left else -12)} {y:.1f}",
        words,
    )
