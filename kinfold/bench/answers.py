"""What each engine answered to new descriptions: linked by itself, left to a person, or taken for new; and rightly?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kinfold.matching.outcome import Outcome
from kinfold.synthetic.queries import Query

from .desk import Desk
from .measures import Share

# What is linked without a person by Splink: weight and lead over the next person, in bits.
SPLINK_LINKS_FROM, SPLINK_MARGIN = 8.0, 3.0
TO_A_PERSON = (Outcome.SAME, Outcome.PROBABLE, Outcome.AMBIGUOUS)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a description was linked to without asking, whom a person was shown, and whether as "either of these"."""

    linked: int | None
    shown: tuple[int, ...]
    either: bool


def our_answers(desk: Desk, questions: Iterable[Query]) -> list[Answer]:
    """Put each question to the desk as the service would."""
    found = []
    for question in questions:
        said = desk.ask(question.description)
        found.append(
            Answer(
                said.person,
                tuple(candidate.person for candidate in said.of(*TO_A_PERSON)),
                said.outcome is Outcome.AMBIGUOUS,
            )
        )
    return found


def splinks_answers(
    asked: Sequence[tuple[int, int, float]], people: Sequence[int], questions: int
) -> list[Answer]:
    """Decide by Splink's weights: `asked` has question, description known and weight; a person is a cluster."""
    best: dict[int, dict[int, float]] = defaultdict(dict)
    for question, known, weight in asked:
        person = people[known]
        best[question][person] = max(weight, best[question].get(person, weight))
    return [_decided(best.get(question, {})) for question in range(questions)]


def _decided(weights: Mapping[int, float]) -> Answer:
    ranked = sorted(weights, key=lambda person: (-weights[person], person))
    if not ranked or weights[ranked[0]] < SPLINK_LINKS_FROM:
        return Answer(None, tuple(ranked), either=False)
    close = len(ranked) > 1 and weights[ranked[0]] - weights[ranked[1]] < SPLINK_MARGIN
    return Answer(None if close else ranked[0], tuple(ranked), either=close)


@dataclass(frozen=True, slots=True)
class Told:
    """Of one kind of question: how many were linked rightly, linked wrongly, left to a person, shown as either."""

    right: Share
    wrong: Share
    review: Share
    either: Share


def told(kind: str, questions: Sequence[Query], answers: Sequence[Answer], whose: Mapping[int, int]) -> Told:
    """Judge the answers to one kind of question; `whose` names the true person of each one found."""
    chosen = [(q, a) for q, a in zip(questions, answers, strict=True) if q.kind == kind]
    linked = [(q, whose[a.linked]) for q, a in chosen if a.linked is not None]
    right = sum(person == q.person_id for q, person in linked)
    review = sum(a.linked is None and bool(a.shown) for _, a in chosen)
    either = sum(a.either and set(q.candidates) <= {whose[one] for one in a.shown} for q, a in chosen)
    of = len(chosen)
    return Told(Share(right, of), Share(len(linked) - right, of), Share(review, of), Share(either, of))
