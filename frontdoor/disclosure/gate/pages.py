"""What the pages of the gate show: words and references, never rows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document in a list."""

    ref: str
    title: str
    kind: str
    by: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class OutsiderShown:
    """One outsider: the words as they stand, what they are, and what was said of them."""

    number: int
    words: str
    kind: str
    known: str
    places: int
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: plain, in question, or taken out."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class FileShown:
    """The file that a document is: how many passages stand on its pages, and what could not be read."""

    form: str
    shown: int
    unread: tuple[str, ...]
    leaves_whole: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document with everybody in it who is not in its audience."""

    ref: str
    title: str
    kind: str
    made_from: str
    by: str
    at: datetime
    to_people: tuple[tuple[str, str], ...]
    goes_to: str
    may_name: str
    passages: tuple[tuple[Piece, ...], ...]
    outsiders: tuple[OutsiderShown, ...]
    state: str
    sha256: str
    decided: str
    decided_why: str
    recalled: str
    waiting: int
    may_answer: bool
    may_decide: bool
    may_recall: bool
    may_take: bool
    may_send: bool
    why_not: str
    people: tuple[str, ...] = ()
    file: FileShown | None = None
