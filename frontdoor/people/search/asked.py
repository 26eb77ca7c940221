"""What a worker searched for, made comparable: a name may be in any order, and one word may be either name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from string import ascii_lowercase

from frontdoor.ui.words import gdate, listed
from kinfold.matching.describe import Description, Standard
from kinfold.matching.keys import keys, search_keys
from kinfold.matching.standardise import standardise


@dataclass(frozen=True)
class Asked:
    """What was typed. `year_only` says that of the date of birth only the year is known."""

    name: str = ""
    born: date | None = None
    year_only: bool = False
    nhs_number: str = ""
    place: str = ""
    phone: str = ""

    @property
    def said(self) -> dict[str, str]:
        """Everything that was searched for, as it was typed: for the audit, and nowhere else."""
        born = (str(self.born.year) if self.year_only else gdate(self.born)) if self.born else ""
        given = {
            "name": self.name,
            "year of birth" if self.year_only else "date of birth": born,
            "NHS number": self.nhs_number,
            "address or postcode": self.place,
            "telephone": self.phone,
        }
        return {field: value for field, value in given.items() if value}

    @property
    def fields(self) -> str:
        """Which fields were filled, as words that hold nothing about anyone."""
        return listed(self.said)

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """The description in each reading worth trying: the names as typed, and the other way round."""
        return tuple(dict.fromkeys(map(standardise, self._readings())))

    @property
    def keys(self) -> frozenset[int]:
        """The keys under which the person may be filed; none where too little is known to look anywhere."""
        if list(self.said) == ["year of birth"]:
            return frozenset()  # its made-up day would find whoever was born on it
        tried = [*self.standards, *self._at_the_address()]
        return frozenset().union(*(keys(each) | search_keys(each) for each in tried))

    @property
    def only_wide(self) -> bool:
        """Whether only keys that many people share could be made of what was typed."""
        return not any(keys(each) for each in self.standards)

    def _readings(self) -> Iterable[Description]:
        known = Description(
            born=self.born,
            born_precision="approximate" if self.year_only else "",
            nhs_number=self.nhs_number,
            address=self.place,
            phone=self.phone,
        )
        words = self.name.split()
        if len(words) == 1:
            return replace(known, forenames=self.name), replace(known, surname=self.name)
        turned = " ".join([*words[1:], *words[:1]])
        return replace(known, name=self.name), replace(known, name=turned)

    def _at_the_address(self) -> Iterable[Standard]:
        """A house and street are filed with an initial: without a name, every initial is tried."""
        first = self.standards[0]
        if self.name or not first.house or first.postcode:
            return ()
        return (replace(first, forenames=(letter,)) for letter in ascii_lowercase)
