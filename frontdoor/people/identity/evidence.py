"""Weighs descriptions afresh for a page, so that a reader sees how the evidence adds up and not only that it did."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from frontdoor.people import drawers, matching
from frontdoor.people.evidence import Evidence
from frontdoor.people.identity.pages import Sum
from kinfold.matching.describe import Standard
from kinfold.matching.explain import spoken
from kinfold.matching.keys import keys
from kinfold.matching.model import standing_model
from kinfold.matching.outcome import Proposal, propose
from kinfold.matching.waterfall import comes_to, signed, steps, waterfall
from kinfold.matching.weigh import Part, Weight, weigh

# Somebody described a hundred times is not weighed a hundred times: the newest descriptions say the most.
OWN_DESCRIPTIONS = 8
NEAR_WEIGHED = 60


class Scales:
    """The descriptions of one page and the size of the register, read once."""

    def __init__(self, persons: Iterable[int]):
        self.size = matching.register_size()
        self.standards = drawers.standards_of(persons)

    def of_two(self, one: int, other: int) -> Sum:
        """How the evidence about two descriptions adds up, each by itself."""
        weight = weigh(self.standards[one], self.standards[other], register_size=self.size)
        return added_up(weight, name=f"sum-{one}-{other}")


def added_up(weight: Weight, *, name: str) -> Sum:
    """A sum of evidence as a picture, as a table and as a sentence."""
    lines = standing_model().thresholds
    decided = {"same": lines.same, "probable": lines.probable}
    picture = waterfall(weight, **decided, title="How the evidence adds up", name=name)
    return Sum(
        picture=Markup(picture),  # noqa: S704  (drawn by kinfold, which escapes every word in it)
        steps=steps(weight),
        total=signed(weight.total),
        comes_to=comes_to(weight, **decided),
        model=weight.model,
    )


def near(mine: Mapping[int, Standard], *, size: int) -> dict[int, Proposal[int]]:
    """Who shares a key with one of these descriptions, each with the strongest evidence, the nearest first."""
    newest = [mine[person] for person in sorted(mine, reverse=True)[:OWN_DESCRIPTIONS]]
    shared = {key for standard in newest for key in keys(standard)}
    found = drawers.filed_under(shared, leave_out=mine, at_most=NEAR_WEIGHED).people
    held = drawers.standards_of(person for group in found.values() for person in group)
    known = {leader: [held[person] for person in group if person in held] for leader, group in found.items()}
    best: dict[int, Proposal[int]] = {}
    for standard in newest:
        for proposal in propose(standard, known, register_size=size).candidates:
            before = best.get(proposal.person)
            if before is None or before.weight.total < proposal.weight.total:
                best[proposal.person] = proposal
    strongest = sorted(best.values(), key=lambda proposal: (-proposal.weight.total, proposal.person))
    return {proposal.person: proposal for proposal in strongest}


def agrees_and_parts(weight: Weight) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """What speaks for one person, and what keeps two apart, each sentence with its weight."""
    said = spoken(weight)
    apart = [part for part in said if part.weight < 0 or part.stops]
    agrees = [part for part in said if part.weight > 0 and not part.stops]
    return _evidence(agrees), _evidence(apart)


def _evidence(parts: Iterable[Part]) -> tuple[Evidence, ...]:
    return tuple(Evidence(part.sentence, part.weight) for part in parts)
