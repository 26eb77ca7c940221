"""What a family must at least have for a signal about the family as a whole, over cheap facts."""

import numpy as np

from kinfold.signals.whole_family.decided_without_the_rest_of_the_family import NO_SERVICE
from kinfold.sweep.prefilter.columns import Mask, Numbers
from kinfold.sweep.prefilter.facts import Facts
from kinfold.sweep.prefilter.people import About

TWO = 2


def many_contacts(facts: Facts, about: About) -> Mask:
    """S01 needs enough distinct contacts inside the window, and enough agencies among them."""
    rows = facts.rows(facts.kind.are({"contact"}), facts.number("S01.days"))
    agencies = _distinct(facts, rows, facts.agency.codes[rows])
    enough = facts.enough_distinct(rows, facts.number("S01.contacts"))
    return enough & (agencies >= facts.number("S01.agencies"))


def decided_without(facts: Facts, about: About) -> Mask:
    """S02 needs enough decisions inside the window, and a contact of another referral up to a window before them."""
    window = facts.number("S02.days")
    decisions = facts.rows(facts.kind.are({"decision"}) & facts.subtype.are(NO_SERVICE), window)
    contacts = facts.rows(facts.kind.are({"contact"}), 2 * window)
    enough = facts.per_family(facts.event_family[decisions]) >= facts.number("S02.decisions")
    told = facts.families_of(facts.event_family[contacts])
    both = np.concatenate([decisions, contacts])
    both = both[(enough & told)[facts.event_family[both]]]
    # One contact and the decision on it share a referral, which leaves nobody of another contact to overlook.
    return enough & told & facts.enough_distinct(both, TWO)


def repeated_outcomes(facts: Facts, about: About) -> Mask:
    """S03 needs enough distinct decisions to offer no service inside the window."""
    rows = facts.rows(facts.kind.are({"decision"}) & facts.subtype.are(NO_SERVICE), facts.number("S03.days"))
    return facts.enough_distinct(rows, facts.number("S03.decisions"))


def nobody_has_spoken(facts: Facts, about: About) -> Mask:
    """S09 needs two concerns of different agencies no further apart than the gap: then two neighbours in time are."""
    rows = facts.rows(facts.concerns)
    family, happened, agency = facts.event_family[rows], facts.occurred[rows], facts.agency.codes[rows]
    in_time = np.lexsort((agency, happened, family))
    family, happened, agency = family[in_time], happened[in_time], agency[in_time]
    same_family = family[1:] == family[:-1]
    near = happened[1:] - happened[:-1] <= facts.number("S09.gap_days")
    return facts.families_of(family[1:][same_family & near & (agency[1:] != agency[:-1])])


def new_contacts_while_open(facts: Facts, about: About) -> Mask:
    """S13 needs an open case in the family, and enough distinct concerns inside the window."""
    rows = facts.rows(facts.concerns & about.open_families[facts.event_family], facts.number("S13.days"))
    return about.open_families & facts.enough_distinct(rows, facts.number("S13.contacts"))


def closed_soon_after(facts: Facts, about: About) -> Mask:
    """S17 needs a closing with a concern on its day, or not longer before it than the window."""
    closings = facts.rows(facts.kind.are({"episode_close"}))
    closed_on, family = facts.occurred[closings], facts.event_family[closings]
    told = facts.latest_up_to(facts.rows(facts.concerns), family, closed_on)
    return facts.families_of(family[closed_on - told <= facts.number("S17.days")])


def neglect_over_years(facts: Facts, about: About) -> Mask:
    """S18 needs enough distinct contacts about neglect inside the window."""
    told = facts.kind.are({"contact"}) & facts.concern.are({"neglect"})
    return facts.enough_distinct(facts.rows(told, facts.number("S18.days")), facts.number("S18.contacts"))


def unsettled(facts: Facts, about: About) -> Mask:
    """S19 needs a baby in the family, and enough distinct contacts about homelessness inside the window."""
    told = facts.kind.are({"contact"}) & facts.concern.are({"homelessness"})
    enough = facts.enough_distinct(facts.rows(told, facts.number("S19.days")), facts.number("S19.contacts"))
    return enough & facts.babies_in


def _distinct(facts: Facts, rows: Numbers, what: Numbers) -> Numbers:
    each = np.unique(np.stack([facts.event_family[rows], what]), axis=1)
    return facts.per_family(each[0])
