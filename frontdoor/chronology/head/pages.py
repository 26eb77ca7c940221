"""What the head of the page shows: a question, its answer in a sentence, and what else there is to say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One further sentence of an answer, and where it stands."""

    said: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its answer: the first sentence, and what else there is to say."""

    key: str
    question: str
    said: str
    lines: tuple[Line, ...] = ()
    attention: bool = False
    href: str = ""
