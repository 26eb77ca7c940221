"""What the known records say of each person of a block: whose case is open, who was seen, what was considered."""

from collections.abc import Collection
from functools import cached_property

import numpy as np

from kinfold.sweep.prefilter.columns import LONG_AGO, Mask, Numbers, whole_numbers
from kinfold.sweep.prefilter.facts import Facts
from kinfold.timeline.view import EPISODES


class About:
    """What the records of a block of families say of each person in it."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def of_kind(self, kind: str, subtypes: Collection[str]) -> tuple[Numbers, Numbers]:
        """Give record and person for each record of a kind and of some subtypes that is about somebody."""
        facts = self.facts
        return facts.people_in("about", facts.rows(facts.kind.are({kind}) & facts.subtype.are(subtypes)))

    def marked(self, kind: str, subtypes: Collection[str]) -> Mask:
        """Tell of each person whether such a record is about them."""
        return self.mask(self.of_kind(kind, subtypes)[1])

    def mask(self, people: Numbers) -> Mask:
        """Tell of each person whether they are among some."""
        found = np.zeros(len(self.facts.ids), dtype=bool)
        found[people] = True
        return found

    def latest(self, people: Numbers, happened: Numbers) -> Numbers:
        """Give the latest of some days for each person, long ago where there is none."""
        found = np.full(len(self.facts.ids), LONG_AGO, dtype=np.int64)
        np.maximum.at(found, people, happened)
        return found

    @cached_property
    def opened(self) -> Numbers:
        """Give for each child whose case is open the day it was opened, and long ago for everybody else."""
        facts = self.facts
        rows, people = facts.people_in("about", facts.rows(facts.kind.are(EPISODES)))
        order = whole_numbers(facts.events["order"])[rows]
        by_person = np.lexsort((rows, order, facts.occurred[rows], people))
        rows, people = rows[by_person], people[by_person]
        last = np.append(people[1:] != people[:-1], True)[: len(people)]
        opens = last & facts.kind.are({"episode_open"})[rows] & facts.child[people]
        found = np.full(len(facts.ids), LONG_AGO, dtype=np.int64)
        found[people[opens]] = facts.occurred[rows[opens]]
        return found

    @cached_property
    def open(self) -> Mask:
        """Tell of each person whether they are a child whose case is open."""
        return self.opened > LONG_AGO

    @cached_property
    def open_families(self) -> Mask:
        """Tell of each family whether a child in it has an open case."""
        return self.facts.families_of(self.facts.family_of[self.open])

    @cached_property
    def seen(self) -> Numbers:
        """Give the latest day on which each person was seen by an agency whose seeing counts."""
        facts = self.facts
        counts = ~facts.agency.are(facts.rules.words("seen.excluded_agencies"))
        # Only families with an open case wait for anybody to be seen.
        rows, people = facts.people_in("seen", facts.rows(counts & self.open_families[facts.event_family]))
        return self.latest(people, facts.occurred[rows])
