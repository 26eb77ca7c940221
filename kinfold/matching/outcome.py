"""Decides what evidence means: same, probable, ambiguous, relative or new; only "same" links by itself."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from .describe import Description, Standard
from .explain import sentences
from .model import Model, standing_model
from .standardise import standardise
from .weigh import Weight, weigh_person

Key = TypeVar("Key", bound=Hashable)


class Outcome(StrEnum):
    """What a description is to a known person, or to the register as a whole."""

    SAME = "same"
    PROBABLE = "probable"
    AMBIGUOUS = "ambiguous"
    RELATIVE = "relative"
    NEW = "new"


_OPEN = (Outcome.SAME, Outcome.PROBABLE)
# What a whole set comes to: where two fit equally well, a third who fits less does not make it a plain question.
_SAYS_MOST = (Outcome.SAME, Outcome.AMBIGUOUS, Outcome.PROBABLE, Outcome.RELATIVE, Outcome.NEW)


@dataclass(frozen=True, slots=True)
class Proposal(Generic[Key]):
    """What one known person is to the description, with its evidence."""

    person: Key
    outcome: Outcome
    weight: Weight

    @property
    def says(self) -> tuple[str, ...]:
        """Give the sentences a worker reads."""
        return sentences(self.weight)


@dataclass(frozen=True, slots=True)
class Proposals(Generic[Key]):
    """Every known person compared, strongest first, and what it comes to."""

    outcome: Outcome
    candidates: tuple[Proposal[Key], ...] = ()

    @property
    def person(self) -> Key | None:
        """Give the one person the description is linked to without asking, when there is one."""
        return next((found.person for found in self.candidates if found.outcome is Outcome.SAME), None)

    def of(self, *outcomes: Outcome) -> tuple[Proposal[Key], ...]:
        """List the candidates with any of these outcomes, strongest first."""
        return tuple(found for found in self.candidates if found.outcome in outcomes)


def propose(
    new: Description | Standard,
    known: Mapping[Key, Sequence[Description | Standard]],
    *,
    register_size: int,
    barred: Collection[Key] = (),
    model: Model | None = None,
) -> Proposals[Key]:
    """Compare a description with everything known of each candidate, and say what each is to it.

    `register_size` is the number of people known, not of candidates. `barred` are persons it must never be
    linked to (adoption, court order, judged not the same): they are left out, whatever the evidence.
    """
    described = _standard(new)
    weighed = [
        (
            person,
            weigh_person(
                described, [_standard(one) for one in ones], register_size=register_size, model=model
            ),
        )
        for person, ones in known.items()
        if ones and person not in barred
    ]
    return decide(weighed, model=model)


def decide(candidates: Sequence[tuple[Key, Weight]], *, model: Model | None = None) -> Proposals[Key]:
    """Turn weighed candidates, one weight per person, into outcomes: at most one of them is "same"."""
    model = model or standing_model()
    # Ties are broken by key, so that the order of arrival never decides.
    ranked = sorted(candidates, key=lambda candidate: (-candidate[1].whole, str(candidate[0])))
    alone = [_alone(weight, model) for _, weight in ranked]
    settled = _against_each_other(alone, [weight.whole for _, weight in ranked], model.thresholds.margin)
    found = tuple(
        Proposal(person, outcome, weight) for (person, weight), outcome in zip(ranked, settled, strict=True)
    )
    return Proposals(next((outcome for outcome in _SAYS_MOST if outcome in settled), Outcome.NEW), found)


def _standard(one: Description | Standard) -> Standard:
    return one if isinstance(one, Standard) else standardise(one)


def _alone(weight: Weight, model: Model) -> Outcome:
    """Give the outcome for one person as if there were no other."""
    if (weight.stops == "apart" and not weight.identified) or weight.total < model.thresholds.probable:
        return Outcome.RELATIVE if weight.related else Outcome.NEW
    held = weight.stops in {"never", "apart"} or (weight.stops == "doubt" and not weight.identified)
    return Outcome.PROBABLE if held or weight.total < model.thresholds.same else Outcome.SAME


def _against_each_other(alone: Sequence[Outcome], totals: Sequence[float], margin: float) -> list[Outcome]:
    """Let only the strongest be "same"; those too close to it are ambiguous; relatives do not compete."""
    rivals = [at for at, outcome in enumerate(alone) if outcome in _OPEN]
    close = [at for at in rivals if totals[rivals[0]] - totals[at] < margin]
    settled = list(alone)
    for at in rivals:
        if len(close) > 1 and at in close:
            settled[at] = Outcome.AMBIGUOUS
        elif at != rivals[0]:
            settled[at] = Outcome.PROBABLE
    return settled
