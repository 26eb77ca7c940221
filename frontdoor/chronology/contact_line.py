"""The line before any decision: which contact about this family this is, in how many days, and from whom.

Pure: events in, words out. It counts as the signal of many contacts does, so the line and the alert agree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from frontdoor.ui.words import counted, gdate, listed
from kinfold.records import Event

TEENS = range(11, 14)
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True)
class Counted:
    """One distinct contact: its earliest row, the agencies' first."""

    referral: str
    agency: str
    occurred: date
    known: date
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactLine:
    """The contacts of the window up to this one, those before the window, and those that came after."""

    ordinal: int
    days: int
    window: int
    agencies: tuple[str, ...]
    counted: tuple[Counted, ...]
    earlier: int
    earlier_latest: date | None
    since: int

    @property
    def first(self) -> bool:
        """Whether nobody else told us about this family in the window."""
        return self.ordinal == 1

    @property
    def said(self) -> str:
        """The line itself."""
        which = f"{ordinal(self.ordinal)} contact about this family"
        if self.first:
            return f"{which} in the last {self.window} days"
        when = f"in {counted(self.days, 'day')}" if self.days else "on one day"
        return f"{which} {when}, from {listed(self.agencies)}"

    @property
    def also(self) -> tuple[str, ...]:
        """What the line leaves out: contacts before the window, and contacts since."""
        found = []
        if self.earlier:
            latest = f"the latest on {gdate(self.earlier_latest)}"
            one = self.earlier == 1
            found.append(
                f"{counted(self.earlier, 'earlier contact')} {'is' if one else 'are'} on record"
                f"{f', on {gdate(self.earlier_latest)}' if one else f', {latest}'}."
            )
        if self.since:
            have = "has" if self.since == 1 else "have"
            found.append(f"{counted(self.since, 'more contact')} {have} come since this one.")
        return tuple(found)


def ordinal(number: int) -> str:
    """Write a place in a row: 1st, 2nd, 3rd, 11th, 22nd."""
    ending = "th" if number % 100 in TEENS else ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def contact_line(
    contacts: Iterable[Event], *, referral: str, received_on: date, window: int, said_as: Mapping[str, str]
) -> ContactLine:
    """Place one contact among everything known about its family; a copy of a contact adds nothing."""
    distinct = _distinct(contacts)
    this = next((each for each in distinct if each.referral == referral), None)
    place = distinct.index(this) if this else len(distinct)
    up_to_here, since = distinct[: place + 1], distinct[place + 1 :]
    after = received_on - timedelta(days=window)
    inside = [each for each in up_to_here if each is this or each.occurred > after]
    earlier = [each.occurred for each in up_to_here if each not in inside]
    agencies = sorted(
        {said_as.get(each.agency, each.agency.replace("_", " ")) for each in inside}, key=_plain
    )
    first_day = min((each.occurred for each in inside), default=received_on)
    return ContactLine(
        ordinal=max(1, len(inside)),
        days=(received_on - first_day).days,
        window=window,
        agencies=tuple(agencies),
        counted=tuple(sorted(inside, key=lambda each: (each.occurred, each.known))),
        earlier=len(earlier),
        earlier_latest=max(earlier, default=None),
        since=len(since),
    )


def _distinct(contacts: Iterable[Event]) -> list[Counted]:
    """Each contact once, as its earliest-known row tells it, in the order in which they became known."""
    rows: dict[str, list[Event]] = {}
    for row in sorted(contacts, key=lambda row: (row.known, row.order)):
        rows.setdefault(row.distinct, []).append(row)
    return [
        Counted(
            referral=name,
            agency=group[0].agency,
            occurred=group[0].occurred,
            known=group[0].known,
            events=tuple(row.id for row in group),
        )
        for name, group in rows.items()
    ]


def _plain(said: str) -> str:
    """The word an agency is sorted by: "the youth service" under y."""
    return said.removeprefix("the ").casefold()
