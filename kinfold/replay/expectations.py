"""What a case file expects of the signals, as it is written: days, edges, roots, and never.

Only reading is here; comparing with what a replay gives is in `compare`.
"""

from dataclasses import dataclass
from datetime import date

from kinfold.replay.fields import NOTHING, Fields
from kinfold.signals import CATALOGUE

Days = dict[str, date | None]


@dataclass(frozen=True, slots=True)
class ExpectedEdge:
    """One edge a case expects: a signal, a day, up or down, and for whom; nobody given means anybody."""

    signal: str
    day: date
    up: bool
    who: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class ExpectedNever:
    """A signal that must never rise, for somebody in particular or, with nobody given, for anybody."""

    signal: str
    who: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Expectations:
    """Everything one scenario expects; a part that is not in the file is empty and is not compared."""

    first: Days | None = None
    cleared: Days | None = None
    edges: tuple[ExpectedEdge, ...] = ()
    never: tuple[ExpectedNever, ...] = ()
    roots: dict[str, Days] | None = None
    without_links: tuple[str, ...] = ()
    then: Days | None = None
    injury: date | None = None

    @classmethod
    def read(cls, fields: Fields, people: set[str]) -> "Expectations":
        """Read what a scenario expects, refusing codes and people that do not exist."""
        if fields.has("expect_then") and not fields.has("expect_without_links"):
            fields.refuse(
                "'expect_then' says what is expected without some links: add 'expect_without_links'."
            )
        return cls(
            first=_days(fields, "expect"),
            cleared=_days(fields, "expect_cleared"),
            edges=tuple(_edge(entry) for entry in fields.entries("expect_edges")),
            never=tuple(_never(entry) for entry in fields.entries("expect_not")),
            roots=_roots(fields, people),
            without_links=fields.words("expect_without_links"),
            then=_days(fields, "expect_then"),
            injury=fields.day("expect_injury"),
        )


def _days(fields: Fields, key: str) -> Days | None:
    if not fields.has(key):
        return None
    inner = fields.mapping(key)
    return {_signal(inner, code): inner.day(code) for code in inner.raw}


def _roots(fields: Fields, people: set[str]) -> dict[str, Days] | None:
    roots = fields.mapping("expect_roots")
    for root in roots.raw:
        if root not in people:
            roots.refuse(f"'{root}' is not in 'people'. Add them there or mend the id.")
    return {root: _days(roots, root) or {} for root in roots.raw} or None


def _edge(fields: Fields) -> ExpectedEdge:
    way = fields.text("edge") or "up"
    if way not in ("up", "down"):
        fields.refuse(f"'edge' is '{way}'. Write up (begins to be true) or down (stops being true).")
    day = fields.as_day("day", fields.text("day", needed=True))
    return ExpectedEdge(_signal(fields, fields.text("signal", needed=True)), day, way == "up", _who(fields))


def _never(fields: Fields) -> ExpectedNever:
    return ExpectedNever(_signal(fields, fields.text("signal", needed=True)), _who(fields))


def _who(fields: Fields) -> tuple[str, ...] | None:
    if not fields.has("who") or fields.raw["who"] in NOTHING:
        return None
    return fields.words("who")


def _signal(fields: Fields, code: str) -> str:
    if code not in CATALOGUE:
        fields.refuse(f"'{code}' is not the code of a signal. They are {CATALOGUE[0]} to {CATALOGUE[-1]}.")
    return code
