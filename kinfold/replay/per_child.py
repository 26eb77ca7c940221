"""What counting each child alone would have seen: the same rule as S01, over contacts about that child only.

Lesson: this is how it was counted, and why nobody saw that the third contact had come.
"""

from datetime import date, timedelta

from kinfold.records import Event, Ledger
from kinfold.rulebook import Rules
from kinfold.signals.counting import distinct
from kinfold.timeline import View, change_days


def per_child(ledger: Ledger, root: str, rules: Rules) -> dict[str, date | None]:
    """Give each child who is ever in a network the first day on which contacts about them alone are many, if any."""
    days = sorted(change_days(ledger))
    children = list(dict.fromkeys(child for day in days for child in View(ledger, day, rules).children(root)))
    return {child: _first_day(ledger, child, days, rules) for child in children}


def _first_day(ledger: Ledger, child: str, days: list[date], rules: Rules) -> date | None:
    # Time alone only takes contacts out of the window, so the first day is one on which something became known.
    return next((day for day in days if _many(_about(ledger, child, day, rules), rules)), None)


def _about(ledger: Ledger, child: str, day: date, rules: Rules) -> list[Event]:
    after = day - timedelta(days=rules.number("S01.days"))
    held = ledger.records_of.get(child, ())
    return [
        event
        for event in held
        if event.kind == "contact" and child in event.about and event.occurred > after and event.known_on(day)
    ]


def _many(contacts: list[Event], rules: Rules) -> bool:
    counted = distinct(contacts)
    agencies = {contact.agency for contact in counted}
    return len(counted) >= rules.number("S01.contacts") and len(agencies) >= rules.number("S01.agencies")
