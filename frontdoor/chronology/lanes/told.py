"""What is drawn of a family: who has a lane, which records stand in it, what was counted, and who waits to be seen."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from frontdoor.chronology.entries import known_on
from frontdoor.chronology.family import Family
from frontdoor.chronology.kinds import kind_in_words
from frontdoor.chronology.lanes.drawn import Burst, Lanes, Mark, Told
from frontdoor.chronology.lanes.layout import drawn
from frontdoor.chronology.models import Event, Participant
from frontdoor.chronology.pages import LATE_AFTER
from frontdoor.people.pages import PersonKnown
from frontdoor.ui.words import counted, upper_first
from kinfold.finding import Finding

# A decision says whom somebody looked at in the records: that is not what happened to them.
LEFT_OUT = {Participant.Role.LOOKED_AT}
ALERTS = "alert"  # what the front door itself did about the records is in the table only
BURSTS = ("S01",)
# The signs that count records together; what another one cites as its reason is read under it.
COUNTING = frozenset({"S01", "S03", "S09", "S11", "S12", "S13", "S18"})
CHILDREN, PARENTS, OTHERS = "Children", "Parents", "Others"
ZOOMS = {"all": "Everything", "two-years": "Last two years", "100-days": "Last 100 days"}
DAYS = {"two-years": 730, "100-days": 100}


def lanes_of(
    family: Family,
    rows: Collection[Event],
    *,
    agencies: Mapping[str, str],
    findings: Iterable[Finding],
    withheld: Collection[str],
    zoom: str,
) -> Lanes:
    """The picture of a family's records as known today; what was taken back is in the table only."""
    findings = list(findings)
    standing = [row for row in rows if row.kind != ALERTS and not hasattr(row, "withdrawal")]
    counting = [each for each in findings if each.signal in COUNTING]
    counted_in = {source for each in counting for reason in each.reasons for source in reason.sources}
    marks = _marks(family, standing, agencies, counted_in, withheld)
    today = family.view.now
    told = [_told(family, person, marks.get(person.id, [])) for person in _in_order(family)]
    first = min((row.occurred_on for row in standing), default=today - timedelta(days=28))
    since = max(first, today - timedelta(days=DAYS[zoom])) if zoom in DAYS else first
    return drawn(told, _bursts(findings, standing), first=min(since, today - timedelta(days=7)), last=today)


def _in_order(family: Family) -> list[PersonKnown]:
    """Children first, then their parents, then everybody else; the nearest first among each."""
    order = [CHILDREN, PARENTS, OTHERS]
    return sorted(family.people, key=lambda person: order.index(group_of(family, person)))


def group_of(family: Family, person: PersonKnown) -> str:
    """Among whom somebody's lane stands: a mother of 17 is a child."""
    ids = family.in_view(person)
    if person.unborn or any(family.view.is_child(one) for one in ids):
        return CHILDREN
    parent = any(tie.parental and tie.a in ids for one in ids for tie in family.view.ties(one))
    return PARENTS if parent else OTHERS


def _marks(
    family: Family,
    rows: Iterable[Event],
    agencies: Mapping[str, str],
    counted_in: Collection[str],
    withheld: Collection[str],
) -> dict[int, list[Mark]]:
    leader = {each: person.id for person in family.people for each in person.ids}
    found: dict[int, list[Mark]] = {}
    for row in rows:
        roles: dict[int, set[str]] = {}
        for each in row.participants.all():
            if each.role not in LEFT_OUT and each.person_id in leader:
                roles.setdefault(leader[each.person_id], set()).add(each.role)
        for person, given in roles.items():
            found.setdefault(person, []).append(
                _mark(row, given, agencies, row.ref in counted_in and row.ref not in withheld)
            )
    return found


def _mark(row: Event, roles: set[str], agencies: Mapping[str, str], ringed: bool) -> Mark:
    late = (known_on(row) - row.occurred_on).days
    return Mark(
        ref=row.ref,
        on=row.occurred_on,
        agency=row.agency,
        title=f"{kind_in_words(row.kind, row.subtype)}, {agencies[row.agency]}",
        ringed=ringed,
        late=f"known {counted(late, 'day')} later" if late >= LATE_AFTER else "",
        named_only=roles == {Participant.Role.NAMED},
    )


def _told(family: Family, person: PersonKnown, marks: list[Mark]) -> Told:
    since, said = waits_to_be_seen(family, person, [mark.on for mark in marks])
    return Told(
        name=upper_first(family.short[person.id]),
        href=f"#person-{person.ref}",
        group=group_of(family, person),
        marks=tuple(marks),
        unseen_since=since,
        unseen=said,
    )


def waits_to_be_seen(family: Family, person: PersonKnown, days: list[date]) -> tuple[date | None, str]:
    """Since when nobody whose seeing counts has seen somebody, in words; nothing where they were seen lately."""
    if person.unborn or person.died:
        return None, ""
    view = family.view
    seen = [found.occurred for one in family.in_view(person) if (found := view.last_seen(one))]
    if not seen:
        return (min(days), "nobody has recorded seeing them") if days else (None, "")
    ago = (view.now - max(seen)).days
    return (max(seen), f"not seen for {ago} days") if ago >= view.rules.number("S10.days") else (None, "")


def _bursts(findings: Iterable[Finding], rows: Iterable[Event]) -> list[Burst]:
    days = {row.ref: row.occurred_on for row in rows}
    found = []
    for each in findings:
        on = sorted(days[ref] for reason in each.reasons for ref in reason.sources if ref in days)
        if each.signal in BURSTS and on:
            found.append(Burst(on[0], on[-1], each.headline))
    return found
