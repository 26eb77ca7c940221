"""What goes into the picture of lanes, and what comes out of it: words, days and places, never rows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mark:
    """One record in one person's lane. `named_only` is somebody who was named in it and no more."""

    ref: str
    on: date
    agency: str
    title: str
    ringed: bool = False
    late: str = ""
    named_only: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One person's lane before it is drawn. `unseen_since` is the day from which nobody has seen them, if they wait."""

    name: str
    href: str
    group: str
    marks: tuple[Mark, ...]
    unseen_since: date | None = None
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class Burst:
    """What a signal counted over several days, with its sentence."""

    first: date
    last: date
    said: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One record, or several that would stand on each other, as drawn."""

    x: float
    y: float
    agency: str
    label: str
    href: str
    ringed: bool
    late: bool
    small: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Lane:
    """One person's lane as drawn. The gap is where nobody saw them."""

    name: str
    short: str
    href: str
    y: float
    dots: tuple[Dot, ...]
    note: str = ""
    gap: tuple[float, float] | None = None
    gap_said: str = ""
    gap_at: float = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group of lanes, such as the children."""

    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of the scale below."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """The days in which a signal counted, boxed; its sentence stands above, at its own height."""

    x: float
    width: float
    said: str
    anchor: str
    at: float
    y: float


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole picture."""

    width: float
    height: float
    left: float
    top: float
    bottom: float
    lanes: tuple[Lane, ...]
    headings: tuple[Heading, ...]
    ticks: tuple[Tick, ...]
    boxes: tuple[Box, ...]
    breaks_at: float | None
    first: date
    last: date
    shown: int
    earlier: int
