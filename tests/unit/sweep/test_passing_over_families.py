"""A family is passed over only where no signal can be true of it, seen from any child."""

import pyarrow as pa
import pytest
from hypothesis import given, settings

from kinfold.rulebook import RULEBOOK
from kinfold.signals import CATALOGUE, evaluate
from kinfold.sweep.family import roots_of
from kinfold.sweep.prefilter import CONDITIONS, Facts, possible
from kinfold.sweep.prefilter.facts import known_events, known_ties
from kinfold.timeline import View
from tests.unit.sweep.made_up import DAY, caseloads, rows

RULES = RULEBOOK.on(DAY)
# Values at their least let most through, so that a condition that is too strict shows.
LOOSE = RULES
for _name in (
    "S01.contacts",
    "S02.decisions",
    "S03.decisions",
    "S13.contacts",
    "S18.contacts",
    "S19.contacts",
):
    LOOSE = LOOSE.trying(_name, RULES.row(_name).at_least or 1)
for _name in ("S01.agencies", "S05.days", "S10.days", "S12.times", "S12.baby_times", "S07.days", "S09.days"):
    LOOSE = LOOSE.trying(_name, RULES.row(_name).at_least or 0)


def test_every_signal_of_the_catalogue_has_a_condition():
    assert tuple(CONDITIONS) == CATALOGUE


@pytest.mark.parametrize("rules", [RULES, LOOSE], ids=["values in force", "values at their least"])
def test_whatever_is_found_was_held_to_be_possible(rules):
    met = set()

    @settings(max_examples=1000, deadline=None)
    @given(caseloads())
    def nothing_is_lost(ledgers):
        asked = possible(facts_of(rows(ledgers), rules))
        for place, ledger in enumerate(ledgers):
            view = View(ledger, DAY, rules)
            true = {finding.signal for root in roots_of(view) for finding in evaluate(view, root)}
            met.update(true)

            assert not [code for code in true if not asked[code][place]]

    nothing_is_lost()

    assert met == set(CATALOGUE), "Each signal was true of some family, or the test says nothing about it."


@settings(max_examples=300, deadline=None)
@given(caseloads(most=1))
def test_a_family_without_a_child_is_passed_over(ledgers):
    people = rows(ledgers)["people"]
    grown = people.set_column(3, "born", pa.array([None] * len(people), pa.date32()))
    grown = grown.set_column(5, "taken_as_child", pa.array([False] * len(people)))

    asked = possible(facts_of({**rows(ledgers), "people": grown}, RULES))

    assert not any(mask.any() for mask in asked.values())


def facts_of(tables, rules):
    ties, events = known_ties(tables["ties"], DAY), known_events(tables["events"], DAY)
    return Facts(tables["people"], ties, events, DAY, rules)
