"""A city of a few thousand children is like the published figures, and says where it is not."""

from collections import Counter
from datetime import date

import pytest

from kinfold.synthetic.city.block import make
from kinfold.synthetic.city.calibration import Figure, figures, told
from kinfold.synthetic.city.streaming import City
from kinfold.synthetic.city.tallies import Tallies
from kinfold.synthetic.city.window import Window

# Wider than what is called near: a few thousand children have few referrals, and a family's come together.
ALLOWED = {
    "referrals per 10,000 children a year": 90,
    "referred again within 12 months": 5,
    "referred again within six years": 9,
    "ever referred by five": 4,
    "ever referred by eighteen": 5,
    "contacts for each referral": 0.5,
    "referrals from the police": 5,
    "referrals from schools": 5,
    "referrals from health services": 5,
    "factor: domestic abuse": 8,
    "factor: mental health": 8,
    "factor: drugs": 8,
    "factor: alcohol": 8,
    "births with a neonatal admission": 4,
    "births to under-20s": 2,
}


@pytest.fixture(scope="module")
def measured():
    tallies = Tallies(Window.of(date(2023, 1, 1), 3))
    for part in City(children=6_000, seed=7).parts():
        tallies.add(make(part).tallies)
    return tallies


@pytest.mark.parametrize("name", ALLOWED)
def test_a_published_figure_comes_out(measured, name):
    (figure,) = [each for each in figures(measured) if each.name == name]

    assert figure.least - ALLOWED[name] <= figure.measured <= figure.most + ALLOWED[name]


def test_the_table_puts_the_published_figure_beside_the_measured_one(measured):
    lines = told(measured)

    assert sum("%" in line or "per 10,000" in line for line in lines) >= len(ALLOWED) - 1
    assert any("not measurable in the files" in line for line in lines)
    assert lines[-2].startswith(("Out: ", "None is out."))


def test_a_figure_says_whether_it_is_as_published_near_or_out():
    def verdict(measured):
        return Figure("births to under-20s", 3.4, 3.4, 0.4, measured).verdict

    assert verdict(3.44) == "as published"
    assert verdict(3.7) == "near"
    assert verdict(4.4) == "OUT: too high by 1"
    assert verdict(1.4) == "OUT: too low by 2"
    assert verdict(None) == "not measured"


def test_nothing_counted_is_nothing_measured_and_what_is_out_is_named():
    empty = Tallies(Window.of(date(2023, 1, 1), 7))
    high = Tallies(empty.window, Counter({"births": 10, "births to under-20s": 9, "children": 100}))

    assert {each.verdict for each in figures(empty)[1:]} == {"not measured"}
    assert not any("not measurable in the files" in line for line in told(empty))
    assert "births to under-20s" in told(high)[-2]
