"""Whatever is on record: everybody is drawn, nothing overlaps, and the order in which it came makes no difference."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinfold.kinship.genogram import Bond, Figure, Home, draw
from tests.unit.genogram.families import faults

WORDS = (
    "mother",
    "father",
    "parent",
    "stepparent",
    "partner",
    "ex_partner",
    "married",
    "separated",
    "sibling",
)
WORDS += (
    "carer",
    "foster_carer",
    "adoptive_parent",
    "relative",
    "close",
    "violent",
    "godparent",
    "same_person",
)
NAMES = ("Jo", "Oluwaseun Adebayo-Williams", "Christopher Featherstonehaugh the Second", "")
UNHURRIED = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def families(draw_):
    """Any people, with any ties at all between them, contradictions too."""
    count = draw_(st.integers(1, 16))
    ids = [f"p{at}" for at in range(count)]
    person = st.sampled_from(ids)
    people = [
        Figure(
            id,
            draw_(st.sampled_from(NAMES)) or id,
            draw_(st.sampled_from(("F", "M", ""))),
            draw_(
                st.none() | st.integers(0, 30_000).map(lambda days: date(1930, 1, 1) + timedelta(days=days))
            ),
            lines=tuple(
                draw_(st.lists(st.sampled_from(("not met by anyone", "care-experienced")), max_size=2))
            ),
            unborn=draw_(st.booleans()) and at % 5 == 0,
            child=draw_(st.booleans()),
            focus=at == 0,
        )
        for at, id in enumerate(ids)
    ]
    bonds = draw_(st.lists(st.builds(Bond, person, person, st.sampled_from(WORDS)), max_size=count * 2))
    homes = [
        Home("Home A", tuple(draw_(st.sets(person, max_size=5)))),
        Home("Home B", tuple(draw_(st.sets(person, max_size=3)))),
    ]
    return people, bonds, homes


@UNHURRIED
@given(families())
def test_nobody_is_dropped_and_nothing_overlaps(family):
    people, bonds, homes = family

    drawing = draw(people, bonds, homes)

    assert {person.id for person in people} <= {symbol.id for symbol in drawing.symbols}
    assert faults(drawing) == []


@UNHURRIED
@given(families(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_came_makes_no_difference(family, chance):
    people, bonds, homes = family
    mixed = [list(people), list(bonds), list(homes)]
    for each in mixed:
        chance.shuffle(each)

    assert draw(*mixed) == draw(people, bonds, homes)


@UNHURRIED
@given(families())
def test_children_stand_below_every_parent_that_is_drawn_as_one(family):
    drawing = draw(*family)
    height = {symbol.id: symbol.y for symbol in drawing.symbols}

    for line in drawing.lines:
        if line.kind in ("descent", "twin") and len(line.ends) > 2:
            *parents, child = line.ends
            assert all(height[parent] < height[child] for parent in parents)


def test_above_the_limit_the_nearest_are_drawn_and_the_rest_are_named():
    people = [Figure(f"p{at}", "Jo", focus=not at) for at in range(70)]

    drawing = draw(people, [Bond("p0", f"p{at}", "relative") for at in range(1, 70)], at_most=60)

    assert len([symbol for symbol in drawing.symbols if symbol.id.startswith("p")]) == 60
    assert drawing.left_out == tuple(f"p{at}" for at in range(60, 70))
