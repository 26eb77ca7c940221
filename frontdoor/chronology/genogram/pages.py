"""What the genogram's page shows: the drawing, the same facts as a table, who stands round it, and what changed."""

from dataclasses import dataclass, field
from datetime import date

from kinfold.kinship.genogram import Drawing


@dataclass(frozen=True, slots=True)
class Fact:
    """One person of the drawing as a row of the table under it."""

    name: str
    ref: str
    age: str
    born: str
    parents: str
    couples: str
    others: str
    home: str
    seen: str
    marks: str


@dataclass(frozen=True, slots=True)
class HomeShown:
    """One home of the drawing: what it is called there, and where it is."""

    called: str
    address: str
    members: str


@dataclass(frozen=True, slots=True)
class GenogramShown:
    """A genogram with everything that is said about it in words."""

    drawing: Drawing
    day: date
    summary: str
    hrefs: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    homes: tuple[HomeShown, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: str = ""
    legend: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyAround:
    """One agency of the ecomap: how many entries, the latest, and whom it has seen."""

    key: str
    name: str
    entries: int
    last: date
    ago: str
    sees: str
    line: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Spoke:
    """One agency where it stands on the ecomap, with the line that leads to the family."""

    agency: AgencyAround
    x: float
    y: float
    anchor: str
    path: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EcomapShown:
    """The agencies around a family as known on a day."""

    agencies: tuple[AgencyAround, ...]
    spokes: tuple[Spoke, ...]
    wide: int
    high: int
    middle: tuple[float, float]
    people: int
    summary: str


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """A day on which something about the family became known, or was taken back."""

    day: date
    changes: int


@dataclass(frozen=True, slots=True)
class GenogramPage:
    """The family as known on a day, drawn, with the days to go to."""

    ref: str
    day: date
    today: date
    genogram: GenogramShown
    ecomap: EcomapShown
    changed: tuple[str, ...]
    days: tuple[ChangeDay, ...]
    people_shown: tuple[str, ...]
    fault: str = ""

    @property
    def place(self) -> int:
        """Where the day stands among the days of change, for the slider; between two, the earlier."""
        return max((at for at, each in enumerate(self.days) if each.day <= self.day), default=0)

    @property
    def earlier(self) -> ChangeDay | None:
        """The last day before this one on which something changed."""
        return next((each for each in reversed(self.days) if each.day < self.day), None)

    @property
    def later(self) -> ChangeDay | None:
        """The next day after this one on which something changed."""
        return next((each for each in self.days if each.day > self.day), None)
