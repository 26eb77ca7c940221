"""Every hazard says its cause, its effect and its control, and each control is held by tests that are there."""

import re

import pytest

from deploy.evidence import is_there
from tests.house.tree import text

LOG = text("docs/practice/hazards.md")
HAZARDS = dict(re.findall(r"^## (H\d\d .+?)\n(.*?)(?=^## |\Z)", LOG, flags=re.MULTILINE | re.DOTALL))


def said(hazard: str, what: str) -> list[str]:
    """Give what a hazard's entry says under one word."""
    return re.findall(rf"^- \*\*{what}\*\*: (.+)$", HAZARDS[hazard], flags=re.MULTILINE)


def controls_of(hazard: str) -> list[str]:
    """Give the tests that a hazard's entry names."""
    return [words.strip("`") for words in said(hazard, "Test")]


def test_hazards_are_numbered_without_gaps_and_there_are_enough_to_be_a_log():
    numbers = [int(hazard[1:3]) for hazard in HAZARDS]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 20


@pytest.mark.parametrize("hazard", HAZARDS)
def test_a_hazard_says_its_cause_and_effect_and_is_controlled_or_says_that_it_is_not(hazard):
    assert len(said(hazard, "Cause")) == len(said(hazard, "Effect")) == 1
    controlled = len(said(hazard, "Control")) == 1 and bool(controls_of(hazard))
    uncontrolled = len(said(hazard, "Not yet controlled")) == 1 and not controls_of(hazard)

    assert controlled is not uncontrolled


@pytest.mark.parametrize("hazard", HAZARDS)
def test_every_test_that_controls_a_hazard_is_there(hazard):
    lost = [test for test in controls_of(hazard) if "::" not in test or not is_there(test)]

    assert lost == [], "Renamed or gone: name the test that holds this hazard now, or say that nothing does."


def test_the_log_counts_what_is_not_yet_controlled():
    left = [hazard[:3] for hazard in HAZARDS if said(hazard, "Not yet controlled")]
    named = f" ({', '.join(left)})" if left else ""

    assert f"{len(HAZARDS)} hazards; {len(left)} not yet controlled{named}." in LOG
