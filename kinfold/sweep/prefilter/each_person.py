"""What a family must at least have for a signal about one of its people, over cheap facts."""

import numpy as np
import pyarrow as pa

from kinfold.signals.each_person.other_parent_not_known import STEPPARENT
from kinfold.signals.each_person.unseen_adult import ANSWERED
from kinfold.signals.each_person.victim_seen_only_as_a_parent import SUPPORT
from kinfold.sweep.prefilter.columns import NEVER, Mask, Numbers, Words, plain_words, ranges
from kinfold.sweep.prefilter.facts import NO_BIRTH, Facts
from kinfold.sweep.prefilter.people import About

TWO = 2


def young_parent(facts: Facts, about: About) -> Mask:
    """S04 needs a parent of a child who is under age themselves and was not looked at as a child."""
    looked_at = about.marked("consideration", {"child_in_own_right"})
    looked_at[facts.people_in("about", facts.rows(facts.kind.are({"episode_open"})))[1]] = True
    young = facts.parent_of_child & facts.under(facts.number("S04.adult_age")) & ~looked_at
    return facts.families_of(facts.family_of[young])


def adult_nobody_saw(facts: Facts, about: About) -> Mask:
    """S05 needs a parent of an open child, linked, waiting and not seen for so long, with no reason recorded."""
    parent, child, linked, _ = facts.parental
    due = facts.on - facts.number("S05.days")
    waiting = about.open[child] & (about.opened[child] <= due) & (linked <= due)
    unseen = (about.seen <= due) & ~about.marked("consideration", ANSWERED)
    return facts.families_of(facts.family_of[parent[waiting & unseen[parent]]])


def parent_not_asked_after(facts: Facts, about: About) -> Mask:
    """S06 needs a baby with fewer than two parents on record, of whom a contact has told for so long."""
    parent, child, _, type_ = facts.parental
    counted = facts.baby[child] & ~type_.are({STEPPARENT})
    pairs = np.unique(np.stack([child[counted], parent[counted]]), axis=1)
    parents = np.bincount(pairs[0], minlength=len(facts.ids))
    alone = facts.baby & (parents < TWO)
    told = facts.kind.are({"contact"}) & (facts.known <= facts.on - facts.number("S06.days"))
    rows = facts.rows(told & facts.families_of(facts.family_of[alone])[facts.event_family])
    waiting = (
        alone & about.mask(facts.people_of(rows)[1]) & ~about.marked("consideration", {"other_parent_asked"})
    )
    return facts.families_of(facts.family_of[waiting])


def victim_as_parent(facts: Facts, about: About) -> Mask:
    """S07 needs a record with a parent as its victim, known for so long, and no support recorded since."""
    rows, victim = _victims(facts)
    supported = about.latest(*_supported(facts, about))
    waiting = facts.parent_of_child[victim] & (facts.occurred[rows] > supported[victim])
    waiting &= facts.known[rows] <= facts.on - facts.number("S07.days")
    return facts.families_of(facts.family_of[victim[waiting]])


def sibling_nobody_saw(facts: Facts, about: About) -> Mask:
    """S10 needs a case open for so long, and another child, born and not seen for as long, not checked elsewhere."""
    due = facts.on - facts.number("S10.days")
    since = facts.families_of(facts.family_of[about.open & (about.opened <= due)])
    born = (facts.born <= due) | (facts.born == NO_BIRTH)
    elsewhere = about.marked("consideration", {"lives_elsewhere_checked"})
    waiting = facts.child & ~about.open & born & (about.seen <= due) & ~elsewhere
    return since & facts.families_of(facts.family_of[waiting])


def repeat_abuse(facts: Facts, about: About) -> Mask:
    """S11 needs enough records inside the window with a victim and the same two people."""
    times, window = facts.number("S11.records"), facts.number("S11.days")
    rows = facts.rows(facts.abuse, window)
    family = facts.event_family[rows]
    rows = rows[(facts.per_family(family) >= times)[family]]
    codes = _coded_alike(facts, rows)
    pair = np.stack([facts.event_family[rows], codes.min(axis=0), codes.max(axis=0)])
    pairs, count = np.unique(pair, axis=1, return_counts=True)
    return facts.families_of(pairs[0][count >= times])


def history_not_used(facts: Facts, about: About) -> Mask:
    """S14 needs a completed assessment after a note of history, of somebody of whom history was never considered."""
    completed = facts.rows(facts.kind.are({"assessment"}) & facts.subtype.are({"completed"}))
    history = facts.rows(facts.kind.are({"note"}) & facts.subtype.end_in("_history"))
    first = np.full(len(facts.families), NEVER, dtype=np.int64)
    np.minimum.at(first, facts.event_family[history], facts.occurred[history])
    after = completed[first[facts.event_family[completed]] < facts.occurred[completed]]
    # Whoever brings the assessment into a network brings what was considered about them too.
    rows = facts.rows(facts.kind.are({"consideration"}) & facts.subtype.are({"history_considered"}))
    considered = about.mask(facts.people_of(rows)[1])
    record, person = facts.people_of(after)
    return facts.families_of(facts.event_family[record[~considered[person]]])


def assessment_without(facts: Facts, about: About) -> Mask:
    """S20 needs a completed assessment that does not assess every child of the family and each parent it is about."""
    rows = facts.rows(facts.kind.are({"assessment"}) & facts.subtype.are({"completed"}))
    children, parents = _children_then(facts, rows), _parents_of_those_it_is_about(facts, rows)
    record, person = (np.concatenate(both) for both in zip(children, parents, strict=True))
    assessed = _pairs(facts, facts.people_in("assessed", rows))
    left_out = ~np.isin(_pairs(facts, (record, person)), assessed)
    return facts.families_of(facts.event_family[record[left_out]])


def _victims(facts: Facts) -> tuple[Numbers, Numbers]:
    return facts.people_in("victim", facts.rows(facts.abuse))


def _supported(facts: Facts, about: About) -> tuple[Numbers, Numbers]:
    held = [about.of_kind(kind, SUPPORT) for kind in ("consideration", "assessment")]
    rows, people = (np.concatenate(side) for side in zip(*held, strict=True))
    return people, facts.occurred[rows]


def _coded_alike(facts: Facts, rows: Numbers) -> Numbers:
    two = [plain_words(facts.events[role].take(pa.array(rows))) for role in ("victim", "suspect")]
    return Words.of(pa.concat_arrays(two)).codes.reshape(2, len(rows))


def _children_then(facts: Facts, rows: Numbers) -> tuple[Numbers, Numbers]:
    at, person = facts.everybody_in(facts.event_family[rows])
    # A little too many years of 366 days: nobody who was a child then is missed.
    eldest = facts.known[rows][at] - 366 * facts.number("child.under_age") - 1
    was_child = np.where(facts.born == NO_BIRTH, facts.child, True)[person] & (facts.born[person] > eldest)
    return rows[at][was_child], person[was_child]


def _parents_of_those_it_is_about(facts: Facts, rows: Numbers) -> tuple[Numbers, Numbers]:
    parent, child, _, _ = facts.parental
    row, person = facts.people_in("about", rows)
    by_child = np.argsort(child, kind="stable")
    first = np.searchsorted(child[by_child], person, side="left")
    count = np.searchsorted(child[by_child], person, side="right") - first
    at, ties = ranges(first, count)
    return row[at], parent[by_child][ties]


def _pairs(facts: Facts, row_and_person: tuple[Numbers, Numbers]) -> Numbers:
    row, person = row_and_person
    return row * np.int64(len(facts.ids)) + person
