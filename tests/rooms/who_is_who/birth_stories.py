"""Families in which a child, or two, are expected, and the form on which a birth is recorded."""

from datetime import date, timedelta

from django.utils.timezone import localdate

from frontdoor.intake.models import Received
from tests.rooms.builders import signed_in
from tests.rooms.front_door import day_before, person_in, worker
from tests.rooms.stories import contact, said, send

NHS, OTHER_NHS = "9434765919", "9434765870"
TOLD_BY = "Asha Rees, midwife"


def due() -> date:
    """The day on which the children of these stories are expected."""
    return localdate() + timedelta(days=10)


def mother(number: int, **more):
    """Their mother."""
    more.setdefault("postcode", "B9 4AA")
    return said(number, "mother", "Kayla Smith", "1998-02-11", sex="F", nhs_number=NHS, **more)


def expecting(*, babies: int = 1, agency: str = "midwifery", days: int = 60, of=mother) -> Received:
    """A mother, and so many children she expects."""
    unborn = [
        said(number, "child", "", due().isoformat(), born_precision="expected")
        for number in range(1, babies + 1)
    ]
    ties = [(babies + 1, number, "mother") for number in range(1, babies + 1)]
    return send(agency, contact(*unborn, of(babies + 1), ties=ties, on=day_before(days)))


def record(told: Received, number: int = 1, client=None, **typed):
    """Record the birth of one of the children expected: yesterday, and living, unless told otherwise."""
    born = typed.pop("born", day_before(1))
    form = {
        "outcome": "alive",
        "born-day": born.day,
        "born-month": born.month,
        "born-year": born.year,
        "told_by": TOLD_BY,
        **typed,
    }
    client = client or signed_in(worker())
    return client.post(f"/people/{person_in(told, number).ref}/birth/", form, follow=True)
