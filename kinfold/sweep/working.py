"""Sweeping one block: what cannot be true is passed over by columns, and only what is left becomes people and records."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import numpy as np

from kinfold.caseload import Block
from kinfold.records import Ledger
from kinfold.rulebook import Rules
from kinfold.signals import SIGNALS, Signal
from kinfold.sweep.cutting import PEOPLE_AT_MOST, RECORDS_OF_ONE, RULE, Cut, cut, is_too_large
from kinfold.sweep.family import Found, found_in, roots_of
from kinfold.sweep.prefilter import Facts, possible
from kinfold.sweep.prefilter.columns import Mask
from kinfold.sweep.prefilter.facts import known_events, known_ties
from kinfold.timeline import View


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of every block of a sweep."""

    day: date
    rules: Rules
    prefilter: bool = True
    people_at_most: int = PEOPLE_AT_MOST

    def asks(self) -> dict[str, Any]:
        """Say what is asked, for a later run to tell whether it asks the same."""
        return {
            "day": self.day.isoformat(),
            "rules": self.rules.version,
            "prefilter": self.prefilter,
            "people_at_most": self.people_at_most,
        }


@dataclass(frozen=True, slots=True)
class Swept:
    """What came of one block: its findings, how many families it has and how many were asked, and what was cut."""

    found: tuple[Found, ...]
    families: int
    asked: int
    cuts: tuple[Cut, ...]


def together(swept: Sequence[Swept]) -> dict[str, Any]:
    """Say what came of some blocks, for the report."""
    return {
        "families": sum(each.families for each in swept),
        "asked": sum(each.asked for each in swept),
        "cuts": [asdict(cut) for each in swept for cut in each.cuts],
    }


def sweep_block(whole: Block, task: Task) -> Swept:
    """Ask every signal of every family of a block, except where it provably cannot be true."""
    ties, events = known_ties(whole.ties, task.day), known_events(whole.events, task.day)
    known = Block(whole.first, whole.last, whole.people, ties, events)
    facts = Facts(known.people, known.ties, known.events, task.day, task.rules)
    asked = _asked(facts, task)
    wanted = facts.families[_any(asked, len(facts.families)) | _large(facts, task)].tolist()
    at = {family: place for place, family in enumerate(facts.families.tolist())}
    found: list[Found] = []
    cuts: list[Cut] = []
    for family, ledger in known.ledgers(only=wanted):
        signals = [signal for signal in SIGNALS if asked[signal.code][at[family]]]
        found += _found(family, ledger, task, signals, cuts)
    return Swept(tuple(found), len(facts.families), len(wanted), tuple(cuts))


def _asked(facts: Facts, task: Task) -> dict[str, Mask]:
    if task.prefilter:
        return possible(facts)
    return {signal.code: np.ones(len(facts.families), dtype=bool) for signal in SIGNALS}


def _any(asked: dict[str, Mask], families: int) -> Mask:
    held = np.zeros(families, dtype=bool)
    for mask in asked.values():
        held |= mask
    return held


def _large(facts: Facts, task: Task) -> Mask:
    # A large family is reported even where nothing can be true of it.
    return facts.per_family(facts.family_of) > task.people_at_most


def _found(family: int, ledger: Ledger, task: Task, signals: list[Signal], cuts: list[Cut]) -> list[Found]:
    large = is_too_large(ledger, task.people_at_most)
    if large:
        links = task.rules.number("network.at_most")
        cuts.append(_cut(family, ledger, task, links))
        ledger = cut(ledger, links)
    return found_in(family, ledger, task.day, task.rules, signals, cut=large)


def _cut(family: int, ledger: Ledger, task: Task, links: int) -> Cut:
    rule = RULE.format(links=links, records=RECORDS_OF_ONE)
    roots = len(roots_of(View(ledger, task.day, task.rules)))
    return Cut(family, len(ledger.people), len(ledger.ties), len(ledger.events), roots, rule)
