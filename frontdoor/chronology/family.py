"""A family gathered round some people: everyone in it once, with what is held about them and what they are called."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from frontdoor.chronology.knowledge import Knowledge, known_on
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import people_as_known, people_known
from frontdoor.people.records import UNBORN
from frontdoor.ui.words import listed
from kinfold.finding import Finding
from kinfold.signals import evaluate
from kinfold.timeline import View

STRONGEST_FIRST = ("red", "amber", "info")


@dataclass(frozen=True, slots=True)
class Family:
    """Everyone in the networks of the people asked about, nearest first, as known at the end of a day."""

    knowledge: Knowledge
    people: tuple[PersonKnown, ...]
    left_out: tuple[PersonKnown, ...]
    short: dict[int, str]

    @property
    def view(self) -> View:
        """What the engine sees."""
        return self.knowledge.view

    @property
    def persons(self) -> list[int]:
        """The id of every description of everyone in the family."""
        return [person for each in self.people for person in each.ids]

    @property
    def known(self) -> dict[int, PersonKnown]:
        """Everyone in the family, by the id of each of their descriptions."""
        return {person: each for each in self.people for person in each.ids}

    @property
    def refs(self) -> list[str]:
        """A reference for everyone who is shown, for the audit."""
        return [person.ref for person in (*self.people, *self.left_out)]

    def in_view(self, person: PersonKnown) -> list[str]:
        """The names in the view of one person, who may have been joined after they were described."""
        stands_for = self.knowledge.stands_for
        return list(dict.fromkeys(str(stands_for[each]) for each in person.ids if each in stands_for))

    @property
    def called(self) -> dict[str, str]:
        """What everyone is called in a sentence, by their names in the view."""
        return {name: self.short[person.id] for person in self.people for name in self.in_view(person)}

    def told_apart(self, known: Mapping[int, PersonKnown]) -> dict[int, PersonKnown]:
        """The same people, each whom nobody could name called as in this family: the father of one child or another."""
        names = {id: person.name for person in (*self.people, *self.left_out) for id in person.ids}
        return {
            id: person if person.named else replace(person, name=names.get(id, person.name))
            for id, person in known.items()
        }

    def findings(self) -> list[Finding]:
        """Every sign that is true for the people asked about, each once, the strongest first."""
        found: dict[tuple[str, tuple[str, ...]], Finding] = {}
        for root in self.knowledge.people_asked:
            for each in evaluate(self.view, root):
                found.setdefault((each.signal, each.key), each)
        return sorted(
            found.values(), key=lambda each: (STRONGEST_FIRST.index(each.severity.value), each.signal)
        )


def family_around(persons: Iterable[int], day: date, *, as_known: bool = False) -> Family:
    """Everyone around these persons, with everything held about each; `as_known` leaves out what was told later."""
    return family_in(known_on(persons, day), as_known=as_known)


def family_in(knowledge: Knowledge, *, as_known: bool = False) -> Family:
    """Everyone around the persons asked about in what is known of a day."""
    members = knowledge.family_of(knowledge.asked)
    beyond = [out for root in knowledge.people_asked for out in knowledge.view.network(root).left_out]
    everyone = [int(name) for name in (*members, *beyond)]
    known = (
        people_as_known(everyone, knowledge.stands_for, knowledge.view.now)
        if as_known
        else people_known(everyone)
    )
    people = [_told_apart(person, knowledge, known) for person in _each_once(known, members)]
    inside = {person.id for person in people}
    further = [person for person in _each_once(known, beyond) if person.id not in inside]
    left_out = [_told_apart(person, knowledge, known) for person in further]
    return Family(knowledge, tuple(people), tuple(left_out), short_names([*people, *left_out]))


def _told_apart(person: PersonKnown, knowledge: Knowledge, known: dict[int, PersonKnown]) -> PersonKnown:
    """Say whose father somebody is whom nobody could name: two of them in a family are two people."""
    if person.named or not person.asked:
        return person
    name = knowledge.id_of(person.id)
    ties = [tie for tie in knowledge.view.ties(name) if tie.a == name and tie.type in ("mother", "father")]
    children = [known[int(tie.b)] for tie in ties if int(tie.b) in known]
    called = listed(dict.fromkeys(_first_name(each) for each in children if each.named))
    parent, _, rest = person.name.partition(", ")
    return replace(person, name=f"{parent} of {called}, {rest}") if called else person


def _first_name(child: PersonKnown) -> str:
    """What a child is called; of an unborn one only a family name may be known."""
    return f"the {UNBORN.lower()}" if child.name.startswith(UNBORN) else child.name.split()[0]


def _each_once(known: dict[int, PersonKnown], names: Iterable[str]) -> list[PersonKnown]:
    found = {known[int(name)].id: known[int(name)] for name in names if int(name) in known}
    return list(found.values())


def short_names(people: Iterable[PersonKnown]) -> dict[int, str]:
    """What each person is called among these: the first name where nobody shares it."""
    people = list(people)
    first = {
        person.id: person.name.split()[0]
        for person in people
        if person.named and not person.name.startswith(UNBORN)
    }
    shared = Counter(first.values())
    return {person.id: _short(person, first.get(person.id, ""), shared) for person in people}


def _short(person: PersonKnown, first: str, shared: Counter[str]) -> str:
    if first:
        return first if shared[first] == 1 else person.name
    return f"{person.name[:1].lower()}{person.name[1:]}" if person.named else person.called
