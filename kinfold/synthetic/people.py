"""The people of a made-up city as they truly are, and the families that they belong to."""

from dataclasses import dataclass, field
from datetime import date

from kinfold.synthetic.naming import Custom
from kinfold.synthetic.places import Home

# The day on which the register is looked at; nobody in it is born later.
AS_OF = date(2025, 6, 30)
ADULT_DAYS = 6575


@dataclass(slots=True)
class Person:
    """One person as they truly are; `twin_of`, `namesake_of` and `mother` are ids of people.

    `other_surname` is one that they bore or that some agencies give them. Who is held back has no record.
    """

    id: int
    family: int
    custom: Custom
    role: str
    forename: str
    middle: str
    surname: str
    sex: str
    born: date
    home: Home
    former_home: Home | None
    phone: str
    nhs_number: str
    other_surname: str = ""
    upn: str = ""
    former_upn: str = ""
    mother: int | None = None
    mother_name: tuple[str, str] = ("", "")
    twin_of: int | None = None
    birth_order: int = 0
    namesake_of: int | None = None
    held_back: bool = False

    @property
    def community(self) -> str:
        """Name the community whose names this person bears; for measuring only, never for matching."""
        return self.custom.community

    @property
    def age(self) -> int:
        """Give the age in whole years on the day of the register."""
        return (AS_OF - self.born).days * 4 // 1461

    @property
    def is_child(self) -> bool:
        """Tell whether this person is under eighteen on the day of the register."""
        return (AS_OF - self.born).days < ADULT_DAYS


@dataclass(slots=True)
class Family:
    """Those who belong together: parents, wherever they live, and children."""

    id: int
    custom: Custom
    people: list[Person] = field(default_factory=list)
