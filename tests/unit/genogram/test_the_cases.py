"""The families of the case files, drawn as they were known on the last day: nobody is missing and nothing overlaps."""

from pathlib import Path

import pytest

from kinfold.kinship.genogram import Bond, Figure, draw
from kinfold.replay.case_file import load
from tests.unit.genogram.families import by_id, faults

CASES = load(Path(__file__).resolve().parents[2] / "cases" / "public.yaml")


def drawn_case(case):
    people = [
        Figure(p.id, p.name or "No name", p.sex, p.born, focus=p.id == case.root, child=p.taken_as_child)
        for p in case.people
    ]
    return draw(people, [Bond(tie.a, tie.b, tie.type) for tie in case.ledger.ties])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_everybody_of_a_case_is_drawn_and_nothing_overlaps(case):
    drawing = drawn_case(case)

    assert {person.id for person in case.people} <= set(by_id(drawing))
    assert faults(drawing) == []


def test_of_the_rowan_twins_the_father_is_drawn_and_of_their_sister_he_is_not_known():
    rowan = next(case for case in CASES if case.id == "rowan")
    drawing = drawn_case(rowan)
    found = by_id(drawing)

    assert found["deon"].y == found["kayla"].y
    assert [line.kind for line in drawing.lines].count("twin") == 2
    assert found["?Father:kayla"].y == found["kayla"].y
