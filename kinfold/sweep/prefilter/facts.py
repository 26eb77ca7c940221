"""The cheap facts of a block of families on one day: who is there, which links and records were known, and when.

Every count here is over the whole family, and a family is everybody joined by any link there ever was. A network of
somebody in it holds no more people and no more records, so what the whole family does not have, no network has.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kinfold.records import CONCERNS, PARENTAL
from kinfold.rulebook import Rules
from kinfold.sweep.prefilter.columns import (
    LONG_AGO,
    NEVER,
    Mask,
    Numbers,
    Words,
    day_number,
    days,
    one_array,
    places_in,
    plain_words,
    ranges,
    unrolled,
    whole_numbers,
)
from kinfold.timeline import birthday

NO_BIRTH = NEVER - 1  # told apart from every day of birth


def known_ties(ties: pa.Table, day: date) -> pa.Table:
    """Give the links that were known at the end of a day."""
    on, until = day_number(day), days(ties["known_to"], NEVER)
    return ties.filter(pa.array((days(ties["known_from"], NEVER) <= on) & (on < until)))


def known_events(events: pa.Table, day: date) -> pa.Table:
    """Give the records that were known, and not taken back, at the end of a day."""
    on, happened = day_number(day), days(events["occurred"], NEVER)
    told, until = days(events["recorded"], LONG_AGO), days(events["withdrawn"], NEVER)
    return events.filter(pa.array((happened <= on) & (told <= on) & (on < until)))


@dataclass(frozen=True)
class Facts:
    """A block of whole families on one day; `ties` and `events` are those known that day, sorted by family."""

    people: pa.Table
    ties: pa.Table
    events: pa.Table
    day: date
    rules: Rules

    @cached_property
    def on(self) -> int:
        """Give the day of the sweep as a number."""
        return day_number(self.day)

    def number(self, name: str) -> int:
        """Give a value of the rulebook by its name, for a condition to count with."""
        return self.rules.number(name)

    # Families

    @cached_property
    def families(self) -> Numbers:
        """Give the family ids of the block, smallest first."""
        return np.unique(whole_numbers(self.people["family"]))

    def per_family(self, places: Numbers) -> Numbers:
        """Count how often each family of the block occurs among these places."""
        return np.bincount(places, minlength=len(self.families))

    def families_of(self, places: Numbers) -> Mask:
        """Tell of each family of the block whether it occurs among these places."""
        return self.per_family(places) > 0

    def _places(self, table: pa.Table) -> Numbers:
        return np.searchsorted(self.families, whole_numbers(table["family"]))

    # People: those listed, then any that only a link speaks of

    @cached_property
    def _strangers(self) -> tuple[Any, Numbers]:
        ends = pa.concat_arrays([plain_words(self.ties["a"]), plain_words(self.ties["b"])])
        unlisted = places_in(ends, self._listed) < 0
        chosen = ends.filter(pa.array(unlisted))
        ids = chosen.unique()
        family = np.zeros(len(ids), dtype=np.int64)
        family[places_in(chosen, ids)] = np.tile(self._places(self.ties), 2)[unlisted]
        return ids, family

    @cached_property
    def _listed(self) -> Any:
        return plain_words(self.people["id"])

    @cached_property
    def ids(self) -> Any:
        """Give the ids of everybody in the block."""
        return pa.concat_arrays([self._listed, self._strangers[0]])

    @cached_property
    def family_of(self) -> Numbers:
        """Give the place of each person's family."""
        return np.concatenate([self._places(self.people), self._strangers[1]])

    @cached_property
    def born(self) -> Numbers:
        """Give each person's day of birth as a number, NO_BIRTH where none is held."""
        held = days(self.people["born"], NO_BIRTH)
        return np.concatenate([held, np.full(len(self._strangers[0]), NO_BIRTH)])

    def under(self, years: int) -> Mask:
        """Tell of each person whether they are under an age on the day, by birth or as described."""
        described = one_array(self.people["taken_as_child"]).to_numpy(zero_copy_only=False)
        taken = np.concatenate([described.astype(bool), np.zeros(len(self._strangers[0]), dtype=bool)])
        as_child = taken if years >= self.number("child.under_age") else np.zeros_like(taken)
        return np.where(self.born == NO_BIRTH, as_child, self.born > _oldest_birth(self.day, years))

    @cached_property
    def child(self) -> Mask:
        """Tell of each person whether they count as a child on the day."""
        return self.under(self.number("child.under_age"))

    @cached_property
    def baby(self) -> Mask:
        """Tell of each person whether they count as a baby on the day."""
        return self.under(self.number("baby.under_age"))

    @cached_property
    def babies_in(self) -> Mask:
        """Tell of each family whether a baby is in it."""
        return self.families_of(self.family_of[self.baby])

    def everybody_in(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Give for each of some families everybody in it: which of the families, and the person."""
        by_family = np.argsort(self.family_of, kind="stable")
        sizes = self.per_family(self.family_of)
        at, found = ranges((np.cumsum(sizes) - sizes)[places], sizes[places])
        return at, by_family[found]

    # Links

    @cached_property
    def parental(self) -> tuple[Numbers, Numbers, Numbers, Words]:
        """Give the known parental links: parent, child, the day the link became known, and its type."""
        rows = np.flatnonzero(Words.of(self.ties["type"]).are(PARENTAL))
        held = self.ties.take(pa.array(rows))
        parent, child = (places_in(held[end], self.ids) for end in ("a", "b"))
        return parent, child, days(held["known_from"], NEVER), Words.of(held["type"])

    @cached_property
    def parent_of_child(self) -> Mask:
        """Tell of each person whether a known link makes them a parent of a child."""
        parent, child, _, _ = self.parental
        found = np.zeros(len(self.ids), dtype=bool)
        found[parent[self.child[child]]] = True
        return found

    # Records

    @cached_property
    def event_family(self) -> Numbers:
        """Give the place of each record's family."""
        return self._places(self.events)

    @cached_property
    def kind(self) -> Words:
        """Give the kind of each record."""
        return Words.of(self.events["kind"])

    @cached_property
    def subtype(self) -> Words:
        """Give the subtype of each record."""
        return Words.of(self.events["subtype"])

    @cached_property
    def agency(self) -> Words:
        """Give the agency of each record."""
        return Words.of(self.events["agency"])

    @cached_property
    def concern(self) -> Words:
        """Give the worry that each record names."""
        return Words.of(self.events["concern"])

    @cached_property
    def concerns(self) -> Mask:
        """Tell of each record whether it is a contact that tells of a concern or of domestic abuse."""
        return self.kind.are({"contact"}) & self.subtype.are(CONCERNS)

    @cached_property
    def abuse(self) -> Mask:
        """Tell of each record whether it is a contact or disclosure that names a victim."""
        return self.kind.are({"contact", "disclosure"}) & ~Words.of(self.events["victim"]).are({""})

    @cached_property
    def occurred(self) -> Numbers:
        """Give the day on which each record happened."""
        return days(self.events["occurred"], NEVER)

    @cached_property
    def known(self) -> Numbers:
        """Give the day on which each record became known."""
        return np.maximum(self.occurred, days(self.events["recorded"], LONG_AGO))

    def rows(self, mask: Mask, within: int | None = None) -> Numbers:
        """List the records that are so, and happened within so many days where that is asked."""
        return np.flatnonzero(mask if within is None else mask & (self.occurred > self.on - within))

    def latest_up_to(self, rows: Numbers, families: Numbers, days_: Numbers) -> Numbers:
        """Give the latest day of some records that happened in each family up to a day, long ago if there is none."""
        # Family and day in one number: days of Parquet fit 32 bits, so they keep their order.
        held = np.sort((self.event_family[rows] << 32) + self.occurred[rows])
        before = np.searchsorted(held, (families << 32) + days_, side="right") - 1
        found = held[before] if len(held) else np.full(len(families), LONG_AGO)
        own = (before >= 0) & (found >= (families << 32) + LONG_AGO)
        return np.where(own, found - (families << 32), LONG_AGO)

    def people_in(self, column: str, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Give record and person for everybody of that family whom a column of some records lists."""
        held = self.events[column]
        if pa.types.is_list(held.type) or pa.types.is_large_list(held.type):
            rows, values = unrolled(held, rows)
        else:
            values = one_array(held).take(pa.array(rows))
        person = places_in(values, self.ids)
        own = (person >= 0) & (self.family_of[person] == self.event_family[rows])
        return rows[own], person[own]

    def people_of(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Give record and person for everybody whom some records are of: about, named and victim."""
        held = [self.people_in(role, rows) for role in ("about", "named", "victim")]
        records, people = (np.concatenate(side) for side in zip(*held, strict=True))
        return records, people

    def enough_distinct(self, rows: Numbers, at_least: int) -> Mask:
        """Tell of each family whether it has so many of these records, counted by referral."""
        count = self.per_family(self.event_family[rows])
        rows = rows[count[self.event_family[rows]] >= at_least]
        first = np.unique(np.stack([self.event_family[rows], self.distinct(rows)]), axis=1)
        return self.per_family(first[0]) >= at_least

    def distinct(self, rows: Numbers) -> Numbers:
        """Give what each of some records counts as: its referral, or itself where it has none."""
        referral = pc.fill_null(plain_words(self.events["referral"].take(pa.array(rows))), "")
        coded = Words.of(referral)
        return np.where(coded.are({""}), -1 - rows, coded.codes)


def _oldest_birth(day: date, years: int) -> int:
    """Give the latest day of birth of somebody who has turned an age by a day."""
    born = day - timedelta(days=366 * years + 1)
    while birthday(born + timedelta(days=1), years) <= day:
        born += timedelta(days=1)
    return day_number(born)
