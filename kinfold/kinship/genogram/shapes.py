"""A drawing as plain shapes: symbols with their words, lines, outlines of homes, and what had to be said beside it."""

from dataclasses import dataclass, field

SIZE = 48.0
NAME, DETAIL = 14.0, 12.0
LEADING = {NAME: 17.0, DETAIL: 15.0}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that nothing else may cover."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words in the middle of a place."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Symbol:
    """One person: their shape around a middle, the words under it, and the room that both take."""

    id: str
    shape: str
    x: float
    y: float
    inside: str
    words: tuple[Words, ...]
    room: Box
    label: Box
    known: bool = True
    died: bool = False
    child: bool = False
    focus: bool = False

    @property
    def body(self) -> Box:
        """The square that the symbol itself fills."""
        half = SIZE / 2
        return Box(self.x - half, self.y - half, self.x + half, self.y + half)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a kind, as an SVG path, the corners it goes by, and what it says."""

    kind: str
    path: str
    points: tuple[tuple[float, float], ...]
    said: str = ""
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of one home, where its name stands, and who is inside."""

    called: str
    path: str
    words: Words
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole genogram, with the kinds of shapes and lines that it uses, for a legend that shows no others."""

    wide: float
    high: float
    symbols: tuple[Symbol, ...]
    lines: tuple[Line, ...]
    outlines: tuple[Outline, ...]
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    uses: frozenset[str] = field(default=frozenset())
