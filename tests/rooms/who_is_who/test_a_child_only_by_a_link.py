"""An adult who was a child only by a wrong link leaves no findings behind when the link is undone."""

from datetime import date

import pytest

from frontdoor.journey import steps
from tests.rooms.front_door import person_in
from tests.rooms.stories import WORKER, contact, noon, said, send, standing

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
AT = noon(DAY)
WHY = "Rang the school."


def a_child_with_two_mothers_of_whom_one_is_seventeen():
    """Two contacts about one child: the first names Nadia Hassan as her mother, the second Kayla Merrin."""
    first = send(
        "gp",
        contact(
            said(1, "mother", "Nadia Hassan"),
            said(2, "child", "Mia Hassan", "2024-02-02", described_as_child=True),
            ties=[(1, 2, "mother")],
            on=DAY,
        ),
    )
    second = send(
        "school",
        contact(
            said(1, "mother", "Kayla Merrin", "2009-04-04"),
            said(2, "child", "Omar Quarrendon", "2024-05-05", described_as_child=True),
            ties=[(1, 2, "mother")],
            on=DAY,
        ),
    )
    judged(person_in(first, 2), person_in(second, 2))
    return person_in(first, 1)


def judged(one, other):
    """A worker says that two are the same."""
    return steps.link_is_judged(one, other, verdict="same", why=WHY, by=WORKER, at=AT)


def test_nothing_stays_under_an_adult_who_was_held_to_be_a_child_by_a_link_that_is_undone():
    nadia = a_child_with_two_mothers_of_whom_one_is_seventeen()
    stranger = send("charity", contact(said(1, "child", "Ines Vale", "", described_as_child=True), on=DAY))
    before = standing()
    assert any(signal == "S04" for signal, _, _ in before)

    link = judged(nadia, person_in(stranger, 1))
    assert any(ref == nadia.ref for _, _, ref in standing())
    steps.link_is_undone(link, why="Another family.", by=WORKER, at=AT)

    assert standing() == before
