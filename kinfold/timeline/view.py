"""The View: a family and its records as they were known at the end of one day.

Lesson: with hindsight everything was obvious. A view cannot see past its own day, so what a signal says
of a day is what it could have said on that day, and a replay stays honest.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter

from kinfold.kinship import Network, network
from kinfold.records import Event, Ledger, Person, Tie
from kinfold.rulebook import Rules
from kinfold.timeline.ages import age_on, birthday

# Every look sorts records by this, many times over, so it is worth having it in C.
_in_time = attrgetter("occurred", "order")
EPISODES = frozenset({"episode_open", "episode_close"})


@dataclass(frozen=True, slots=True)
class View:
    """Everything known at the end of a day, under the rules given, asked from any root person.

    `standing` is a later day whose hindsight is allowed to take evidence away, never to add it: what was
    withdrawn or undone by then is left out too. Without it, the view's own day.
    """

    ledger: Ledger
    now: date
    rules: Rules
    standing: date | None = None
    _networks: dict[str, Network] = field(init=False, repr=False, compare=False, default_factory=dict)
    _children: dict[str, list[str]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _parents: dict[str, dict[str, list[Tie]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _open: dict[str, dict[str, Event]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _records: dict[str, dict[str, list[Event]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _ties_to_parents: dict[str, list[Tie]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _birthdays: dict[tuple[str, int], set[date]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _then: dict[date, "View"] = field(init=False, repr=False, compare=False, default_factory=dict)

    def as_known_then(self, day: date) -> "View":
        """Give what was known at the end of an earlier day, without what has since been taken back."""
        if day not in self._then:
            standing, held = self.standing or self.now, self.ledger.as_held
            self._then[day] = View(held(day, standing) if held else self.ledger, day, self.rules, standing)
        return self._then[day]

    def knows(self, held: Event | Tie) -> bool:
        """Tell whether a record or a link was known on the view's day, and has not been taken back."""
        return held.stood(self.now, self.standing or self.now)

    # People

    def person(self, person: str) -> Person:
        """Give what is held about a person; somebody only mentioned in a record has no name and no age."""
        held = self.ledger.by_id
        return held.get(person) or held.get(self.ledger.id_of(person)) or Person(id=person)

    def name(self, person: str) -> str:
        """Give the name to show for a person, or say that nobody has named them yet."""
        return self.person(person).name or "someone not yet named"

    def age(self, person: str) -> int | None:
        """Give a person's age in years, where a date of birth is held."""
        born = self.person(person).born
        return None if born is None else age_on(born, self.now)

    def is_under(self, person: str, years: int, on: date | None = None) -> bool:
        """Tell whether a person is under an age, on the view's day or another, by birth or as described."""
        held = self.person(person)
        if held.born is None:
            return held.taken_as_child and years >= self.rules.number("child.under_age")
        return (on or self.now) < birthday(held.born, years)

    def is_child(self, person: str, on: date | None = None) -> bool:
        """Tell whether a person counts as a child, the unborn included."""
        return self.is_under(person, self.rules.number("child.under_age"), on)

    # The network

    def network(self, root: str) -> Network:
        """Gather the network of a root person from the links known."""
        if root not in self._networks:
            self._networks[root] = network(
                ledger=self.ledger,
                root=self.ledger.id_of(root),
                day=self.now,
                hops=self.rules.number("network.hops"),
                at_most=self.rules.number("network.at_most"),
                standing=self.standing,
            )
        return self._networks[root]

    def ties(self, person: str) -> list[Tie]:
        """List the known links of a person, of every type and in both directions."""
        return [tie for tie in self.ledger.ties_of.get(person, ()) if self.knows(tie)]

    def ties_to_parents(self, child: str) -> list[Tie]:
        """List the known links that make somebody a parent of this child, inside the network or outside."""
        if child not in self._ties_to_parents:
            held = self.ledger.ties_of.get(child, ())
            self._ties_to_parents[child] = [t for t in held if t.b == child and t.parental and self.knows(t)]
        return self._ties_to_parents[child]

    def children(self, root: str) -> list[str]:
        """List the children of the network, nearest first, the unborn included."""
        if root not in self._children:
            self._children[root] = self.children_on(root, self.now)
        return self._children[root]

    def children_on(self, root: str, day: date) -> list[str]:
        """List those of the network who were a child on a day, nearest first, the unborn included."""
        return [person for person in self.network(root).members if self.is_child(person, day)]

    def babies(self, root: str) -> list[str]:
        """List the babies of the network, nearest first, the unborn included."""
        years = self.rules.number("baby.under_age")
        return [person for person in self.network(root).members if self.is_under(person, years)]

    def parents(self, root: str) -> dict[str, list[Tie]]:
        """List the people of the network who are a parent of a child in it, with the links that say so."""
        if root not in self._parents:
            self._parents[root] = self.parents_of(root, self.children(root))
        return self._parents[root]

    def parents_of(self, root: str, children: Iterable[str]) -> dict[str, list[Tie]]:
        """List the people of the network who are a parent of one of these, with the links that say so."""
        inside = self.network(root)
        parents: dict[str, list[Tie]] = {}
        for child in children:
            for tie in self.ties_to_parents(child):
                if tie.a in inside:
                    parents.setdefault(tie.a, []).append(tie)
        return parents

    def birthdays(self, root: str, years: int) -> set[date]:
        """List the days on which the people of the network, and their parents, turn an age."""
        if (root, years) not in self._birthdays:
            members = self.network(root).members
            people = {*members, *(tie.a for person in members for tie in self.ties_to_parents(person))}
            born = [self.person(person).born for person in people]
            self._birthdays[root, years] = {birthday(day, years) for day in born if day is not None}
        return self._birthdays[root, years]

    # Records

    def records_about(self, person: str, kinds: Iterable[str]) -> list[Event]:
        """List the known records of some kinds that are about a person, oldest first."""
        held = self.ledger.records_of.get(person, ())
        return _oldest_first(r for r in held if r.kind in kinds and person in r.about and self.knows(r))

    def family_records(self, root: str, *kinds: str) -> list[Event]:
        """List the known records of some kinds, or of all, with one of their people in the network, oldest first."""
        if root not in self._records:
            members = self.network(root).members
            found = {id(r): r for person in members for r in self.ledger.records_of.get(person, ())}
            by_kind: dict[str, list[Event]] = {}
            now, standing = self.now, self.standing or self.now
            for record in _oldest_first(r for r in found.values() if r.stood(now, standing)):
                by_kind.setdefault(record.kind, []).append(record)
            self._records[root] = by_kind
        held = self._records[root]
        if len(kinds) == 1:
            return held.get(kinds[0], [])
        return _oldest_first(record for kind in kinds or held for record in held.get(kind, ()))

    def recent(self, records: Iterable[Event], days: int) -> list[Event]:
        """List those of some records that happened in the last so many days; exactly so many days ago is out."""
        after = self.now - timedelta(days=days)
        return [record for record in records if record.occurred > after]

    def contacts(self, root: str, days: int) -> list[Event]:
        """List the family's contacts of the last so many days; exactly so many days ago is out."""
        return self.recent(self.family_records(root, "contact"), days)

    def concerns(self, root: str) -> list[Event]:
        """List the family's contacts that tell of a concern or of domestic abuse, of any day, oldest first."""
        return [record for record in self.family_records(root, "contact") if record.is_concern]

    def sightings(self, person: str) -> list[Event]:
        """List the known records of any kind in which a person was seen, by anybody, oldest first."""
        return _oldest_first(r for r in self.ledger.sightings_of.get(person, ()) if self.knows(r))

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
        if root not in self._open:
            openings = {child: self.opening(child) for child in self.children(root)}
            self._open[root] = {child: opening for child, opening in openings.items() if opening is not None}
        return self._open[root]

    def family_opening(self, root: str) -> Event | None:
        """Give the earliest opening among the open children of the network: since then the family is open."""
        openings = _oldest_first(self.open_children(root).values())
        return openings[0] if openings else None


def _oldest_first(records: Iterable[Event]) -> list[Event]:
    return sorted(records, key=_in_time)


def _last(records: Iterable[Event]) -> Event | None:
    found = list(records)
    return found[-1] if found else None
