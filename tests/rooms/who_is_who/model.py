"""What must be so, in plain Python: every mention that came, every judgement and barrier that stands, every event."""

from dataclasses import dataclass, field

from kinfold.matching.clusters import Judgement, Partition, Verdict, clusters, standing_between


@dataclass(slots=True)
class Model:
    """Everything that was done, by the ids that the service gave. Nothing in it is ever taken out but by an undoing."""

    said: dict[int, dict] = field(default_factory=dict)  # person -> the description as it came
    links: dict[int, Judgement[int]] = field(default_factory=dict)  # those that stand
    barriers: dict[int, tuple[int, int]] = field(default_factory=dict)  # those that stand
    events: dict[str, set[int]] = field(default_factory=dict)  # reference -> persons

    @property
    def persons(self) -> list[int]:
        """Every person, the oldest first."""
        return sorted(self.said)

    @property
    def judgements(self) -> list[Judgement[int]]:
        """What stands, barriers among it."""
        barriers = [Judgement(a, b, Verdict.BARRIER, by_person=True) for a, b in self.barriers.values()]
        return [*self.links.values(), *barriers]

    def who_is_who(self) -> Partition[int]:
        """Who is one person, from what stands."""
        return clusters(self.judgements)

    def groups(self) -> dict[int, frozenset[int]]:
        """For every person, all who are the same."""
        found = self.who_is_who()
        return {person: found.of(person) for person in self.persons}

    def may_judge(self, one: int, other: int, verdict: str) -> bool:
        """Whether a worker may say this of two: never joined over what stands, never parted while others join them."""
        if verdict == Verdict.SAME:
            return not standing_between(one, other, self.judgements)
        if verdict == Verdict.NOT_SAME:
            others = [each for each in self.judgements if {each.a, each.b} != {one, other}]
            return other not in clusters(others).of(one)
        return True

    def beyond(self, person: int) -> frozenset[int]:
        """Everybody on the other side of a barrier from this person."""
        groups = self.groups()
        mine, found = groups[person], frozenset()
        for a, b in self.barriers.values():
            found |= groups[b] if a in mine else groups[a] if b in mine else frozenset()
        return found

    def events_about(self, persons: frozenset[int]) -> set[str]:
        """The events in which one of these appears."""
        return {ref for ref, people in self.events.items() if people & persons}
