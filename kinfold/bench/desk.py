"""One description at a time against a whole register, as the service does it, but with the register in memory.

Keys find candidates, the newest of each; those who share the most are weighed, no more than the service takes, and
whoever is one person is weighed as one. So what is decided here about a new description is what the service would decide.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from kinfold.matching.describe import Description, Standard
from kinfold.matching.keys import keys
from kinfold.matching.outcome import Proposals, propose
from kinfold.matching.standardise import standardise

# As frontdoor.people.matching has them.
OF_A_KEY, CANDIDATES_AT_MOST = 50, 40


class Desk:
    """A register that answers who a new description may be; people are named as the batch named them."""

    def __init__(
        self,
        descriptions: Sequence[Description],
        people: Sequence[int],
        tell: Callable[[str, float], None] = lambda step, share: None,
    ) -> None:
        self.descriptions = descriptions
        self.people = people
        self.members: dict[int, list[int]] = defaultdict(list)
        for at, person in enumerate(people):
            self.members[person].append(at)
        self.size = len(self.members)
        self._file(tell)

    def _file(self, tell: Callable[[str, float], None]) -> None:
        """File every description under its keys: two columns in order of key, a fraction of a dict's size."""
        found, places = array("q"), array("i")
        for at in range(len(self.descriptions)):
            filed = keys(self.standard(at))
            found.extend(filed)
            places.extend([at] * len(filed))
            if at % 10_000 == 0:
                tell("filing keys", at / len(self.descriptions))
        order = np.argsort(np.frombuffer(found, dtype=np.int64), kind="stable")
        self.keys = np.frombuffer(found, dtype=np.int64)[order]
        self.places = np.frombuffer(places, dtype=np.int32)[order]

    def standard(self, at: int) -> Standard:
        """Give one description made comparable; a million of them would be large, so they are made when asked for."""
        return standardise(self.descriptions[at])

    def candidates(self, asked: Standard) -> dict[int, list[int]]:
        """Give the people who share a key with a description, each with the places of their descriptions."""
        sharing: Counter[int] = Counter()
        for key in keys(asked):
            first, last = np.searchsorted(self.keys, key, "left"), np.searchsorted(self.keys, key, "right")
            sharing.update(self.places[max(first, last - OF_A_KEY) : last].tolist())
        likeliest = sorted(sharing, key=lambda at: (-sharing[at], -at))[:CANDIDATES_AT_MOST]
        return {person: self.members[person] for person in dict.fromkeys(self.people[at] for at in likeliest)}

    def ask(self, description: Description) -> Proposals[int]:
        """Say who a new description may be."""
        asked = standardise(description)
        known = {
            person: [self.standard(at) for at in members]
            for person, members in self.candidates(asked).items()
        }
        return propose(asked, known, register_size=self.size)
