"""A description while an agency is still writing it: the truth at first, then with its slips and habits."""

from dataclasses import dataclass, field
from datetime import date

from kinfold.matching.describe import Description
from kinfold.synthetic.people import Person


@dataclass(slots=True)
class Draft:
    """What one record will say about one person, and what has gone wrong with it so far."""

    person: Person
    source: str
    forename: str
    middle: str
    surname: str
    born: date | None
    sex: str
    address: str
    postcode: str
    phone: str
    name: str = ""
    precision: str = ""
    nhs_number: str = ""
    upn: str = ""
    former_upn: str = ""
    role: str = ""
    child: bool = False
    mother_name: str = ""
    birth_order: int = 0
    errors: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, person: Person, source: str) -> "Draft":
        """Begin with everything as it truly is."""
        return cls(
            person,
            source,
            person.forename,
            person.middle,
            person.surname,
            person.born,
            person.sex,
            person.home.address,
            person.home.postcode,
            person.phone,
        )

    def description(self) -> Description:
        """Give what the record says, as the matching engine takes it."""
        forenames = f"{self.forename} {self.middle}" if self.middle else self.forename
        return Description(
            name=self.name,
            forenames="" if self.name else forenames,
            surname="" if self.name else self.surname,
            born=self.born,
            born_precision=self.precision,
            sex=self.sex,
            address=self.address,
            postcode=self.postcode,
            phone=self.phone,
            nhs_number=self.nhs_number,
            upn=self.upn,
            former_upn=self.former_upn,
            role=self.role,
            described_as_child=self.child,
            mother_name=self.mother_name,
            birth_order=self.birth_order,
        )
