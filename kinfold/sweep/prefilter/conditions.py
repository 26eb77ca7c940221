"""For each signal the condition without which it cannot be true: sound, so that skipping a family loses nothing.

A condition may hold where the signal does not, and then costs time; it may never fail where the signal is true. So
it counts over the whole family, lets a later day take nothing away that the signal would not, and asks nothing that
a smaller network could answer otherwise. A signal without a condition here is asked of every family.
"""

from collections.abc import Callable, Mapping

import numpy as np

from kinfold.signals import CATALOGUE
from kinfold.sweep.prefilter import each_person, health, whole_family
from kinfold.sweep.prefilter.columns import Mask
from kinfold.sweep.prefilter.facts import Facts
from kinfold.sweep.prefilter.people import About

CONDITIONS: Mapping[str, Callable[[Facts, About], Mask]] = {
    "S01": whole_family.many_contacts,
    "S02": whole_family.decided_without,
    "S03": whole_family.repeated_outcomes,
    "S04": each_person.young_parent,
    "S05": each_person.adult_nobody_saw,
    "S06": each_person.parent_not_asked_after,
    "S07": each_person.victim_as_parent,
    "S08": health.sent_home,
    "S09": whole_family.nobody_has_spoken,
    "S10": each_person.sibling_nobody_saw,
    "S11": each_person.repeat_abuse,
    "S12": health.appointments,
    "S13": whole_family.new_contacts_while_open,
    "S14": each_person.history_not_used,
    "S15": health.marks,
    "S16": health.in_hospital,
    "S17": whole_family.closed_soon_after,
    "S18": whole_family.neglect_over_years,
    "S19": whole_family.unsettled,
    "S20": each_person.assessment_without,
}


def possible(facts: Facts) -> dict[str, Mask]:
    """Tell for each signal which families of a block may have a finding: those with a child, where it may be true."""
    with_child = facts.families_of(facts.family_of[facts.child])
    about, everywhere = About(facts), np.ones(len(facts.families), dtype=bool)
    return {
        code: with_child & (CONDITIONS[code](facts, about) if code in CONDITIONS else everywhere)
        for code in CATALOGUE
    }
