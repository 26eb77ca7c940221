"""The View: a family and its records as they were known at the end of one day.

Lesson: with hindsight everything was obvious. A view cannot see past its own day, so what a signal says
of a day is what it could have said on that day, and a replay stays honest.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from kinfold.kinship import Network, network
from kinfold.records import Event, Ledger, Person, Tie
from kinfold.rulebook import Rules
from kinfold.timeline.ages import age_on, birthday

EPISODES = frozenset({"episode_open", "episode_close"})


@dataclass(frozen=True, slots=True)
class View:
    """Everything known at the end of a day, under the rules given, asked from any root person."""

    ledger: Ledger
    now: date
    rules: Rules
    _networks: dict[str, Network] = field(init=False, repr=False, compare=False, default_factory=dict)
    _records: dict[str, list[Event]] = field(init=False, repr=False, compare=False, default_factory=dict)

    # People

    def person(self, person: str) -> Person:
        """Give what is held about a person; somebody only mentioned in a record has no name and no age."""
        return self.ledger.by_id.get(person) or Person(id=person)

    def name(self, person: str) -> str:
        """Give the name to show for a person, or say that nobody has named them yet."""
        return self.person(person).name or "someone not yet named"

    def age(self, person: str) -> int | None:
        """Give a person's age in years, where a date of birth is held."""
        born = self.person(person).born
        return None if born is None else age_on(born, self.now)

    def is_under(self, person: str, years: int) -> bool:
        """Tell whether a person is under an age: by date of birth, or as described where none is held."""
        held = self.person(person)
        if held.born is None:
            return held.taken_as_child and years >= self.rules.number("child.under_age")
        return self.now < birthday(held.born, years)

    def is_child(self, person: str) -> bool:
        """Tell whether a person counts as a child, the unborn included."""
        return self.is_under(person, self.rules.number("child.under_age"))

    # The network

    def network(self, root: str) -> Network:
        """Gather the network of a root person from the links known."""
        if root not in self._networks:
            self._networks[root] = network(
                ledger=self.ledger,
                root=root,
                day=self.now,
                hops=self.rules.number("network.hops"),
                at_most=self.rules.number("network.at_most"),
            )
        return self._networks[root]

    def ties(self, person: str) -> list[Tie]:
        """List the known links of a person, of every type and in both directions."""
        return [tie for tie in self.ledger.ties_of.get(person, ()) if tie.known_on(self.now)]

    def ties_to_parents(self, child: str) -> list[Tie]:
        """List the known links that make somebody a parent of this child, inside the network or outside."""
        return [tie for tie in self.ties(child) if tie.parental and tie.b == child]

    def children(self, root: str) -> list[str]:
        """List the children of the network, nearest first, the unborn included."""
        return [person for person in self.network(root).members if self.is_child(person)]

    def babies(self, root: str) -> list[str]:
        """List the babies of the network, nearest first, the unborn included."""
        years = self.rules.number("baby.under_age")
        return [person for person in self.network(root).members if self.is_under(person, years)]

    def parents(self, root: str) -> dict[str, list[Tie]]:
        """List the people of the network who are a parent of a child in it, with the links that say so."""
        inside = self.network(root)
        parents: dict[str, list[Tie]] = {}
        for child in self.children(root):
            for tie in self.ties_to_parents(child):
                if tie.a in inside:
                    parents.setdefault(tie.a, []).append(tie)
        return parents

    def birthdays(self, root: str, years: int) -> set[date]:
        """List the days on which the people of the network, and their parents, turn an age."""
        members = self.network(root).members
        people = {*members, *(tie.a for person in members for tie in self.ties_to_parents(person))}
        born = [self.person(person).born for person in people]
        return {birthday(day, years) for day in born if day is not None}

    # Records

    def records_about(self, person: str, kinds: Iterable[str]) -> list[Event]:
        """List the known records of some kinds that are about a person, oldest first."""
        held = self.ledger.records_of.get(person, ())
        return _oldest_first(
            r for r in held if r.kind in kinds and person in r.about and r.known_on(self.now)
        )

    def family_records(self, root: str) -> list[Event]:
        """List the known records with at least one of their people in the network, oldest first."""
        if root not in self._records:
            members = self.network(root).members
            found = {id(r): r for person in members for r in self.ledger.records_of.get(person, ())}
            self._records[root] = self._known(found.values())
        return self._records[root]

    def contacts(self, root: str, days: int) -> list[Event]:
        """List the family's contacts of the last so many days; exactly so many days ago is out."""
        after = self.now - timedelta(days=days)
        return [r for r in self.family_records(root) if r.kind == "contact" and r.occurred > after]

    def sightings(self, person: str) -> list[Event]:
        """List the known records of any kind in which a person was seen, by anybody, oldest first."""
        return self._known(self.ledger.sightings_of.get(person, ()))

    def last_seen(self, person: str) -> Event | None:
        """Give the latest record in which a person was seen by an agency whose seeing counts."""
        excluded = self.rules.words("seen.excluded_agencies")
        return _last(r for r in self.sightings(person) if r.agency not in excluded)

    def considered(self, person: str, subtypes: Iterable[str]) -> Event | None:
        """Give the latest known consideration of one of these kinds about a person."""
        return _last(r for r in self.records_about(person, {"consideration"}) if r.subtype in subtypes)

    # Episodes

    def opening(self, child: str) -> Event | None:
        """Give the record that opened a child's case, while it is open; a further opening restarts it."""
        last = _last(self.records_about(child, EPISODES)) if self.is_child(child) else None
        return last if last and last.kind == "episode_open" else None

    def open_children(self, root: str) -> dict[str, Event]:
        """List the children of the network whose case is open, each with the record that opened it."""
        openings = {child: self.opening(child) for child in self.children(root)}
        return {child: opening for child, opening in openings.items() if opening is not None}

    def family_opening(self, root: str) -> Event | None:
        """Give the earliest opening among the open children of the network: since then the family is open."""
        openings = _oldest_first(self.open_children(root).values())
        return openings[0] if openings else None

    def _known(self, records: Iterable[Event]) -> list[Event]:
        return _oldest_first(record for record in records if record.known_on(self.now))


def _oldest_first(records: Iterable[Event]) -> list[Event]:
    return sorted(records, key=lambda record: (record.occurred, record.order))


def _last(records: Iterable[Event]) -> Event | None:
    found = list(records)
    return found[-1] if found else None
