"""Whose eyes a piece of work sees with: a person's, who may not see everybody; the system's, by name; or nobody's.

Nobody's eyes are the default, and nobody reads anything about anybody: asking without an actor is a fault, and never
an empty list. `frontdoor.access.rows` cuts every statement down to what these eyes may see.
"""

from collections.abc import Iterator
from contextlib import ContextDecorator, contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass


class NobodyLooks(RuntimeError):
    """Refused: records about people were asked for, and nobody was said to be asking."""


class GoesRound(RuntimeError):
    """Refused by the database: a statement read records about people past the cut."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose eyes these are, and which persons are hidden from them. `blind` eyes may not ask at all."""

    who: str
    hidden: frozenset[int] = frozenset()
    user: int | None = None
    blind: bool = False


NOBODY = Sight("nobody", blind=True)
_SIGHT: ContextVar[Sight | None] = ContextVar("sight", default=None)
_process: Sight = NOBODY


def sight() -> Sight:
    """Give whose eyes the present work sees with."""
    return _SIGHT.get() or _process


def this_process_is(part: str) -> None:
    """Say that all a process does, where nothing nearer is said, is the work of a named part of the system.

    A command, a benchmark or a test says so when it starts; a web server never does.
    """
    global _process
    _process = Sight(part)


def hidden() -> frozenset[int]:
    """Give the persons whom the present work must not see."""
    return sight().hidden


@contextmanager
def seeing_as(eyes: Sight) -> Iterator[None]:
    """See with these eyes for a while."""
    token = _SIGHT.set(eyes)
    try:
        yield
    finally:
        _SIGHT.reset(token)


class system_access(ContextDecorator):
    """See everybody for a while, as a named part of the system; only the modules that a house test lists may.

    Signals count everybody, and a contact about somebody sealed finds them; what is shown of it is cut afterwards.
    """

    def __init__(self, part: str) -> None:
        self.part = part
        self.tokens: list[Token[Sight | None]] = []

    def _recreate_cm(self) -> "system_access":
        return system_access(self.part)

    def __enter__(self) -> None:
        self.tokens.append(_SIGHT.set(Sight(self.part)))

    def __exit__(self, *_: object) -> None:
        _SIGHT.reset(self.tokens.pop())
