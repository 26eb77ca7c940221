"""How common a name is: what sharing it says depends on how many people have it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from . import names
from .describe import Standard

RARE, UNKNOWN, COMMON, VERY_COMMON = 0, 1, 2, 3
# Shares of a register: one in ten thousand, in a thousand, in two hundred.
SHARES = (1 / 10_000, 1 / 1_000, 1 / 200)
# However small the register, a name that fewer people than this have is not of that class.
PEOPLE_AT_LEAST = (5, 50, 200)
# Below this many records a count says little about how common a name is.
RECORDS_AT_LEAST = 2_000
# So many times more often a last name than a forename, and it is no forename.
PLAINLY = 8
SURNAMES_AT_ONE_ADDRESS = 6


@dataclass(frozen=True, slots=True)
class Commonness:
    """Classes of names by how many have them (0 rare to 3 very common), and addresses that many people share.

    A name that was not counted is as common as the table of names says, or rare in a register that was counted.
    """

    forenames: Mapping[str, int] = field(default_factory=dict)
    surnames: Mapping[str, int] = field(default_factory=dict)
    shared: frozenset[tuple[str, str]] = frozenset()
    counted: bool = False
    as_forename: Mapping[str, int] = field(default_factory=dict)
    as_surname: Mapping[str, int] = field(default_factory=dict)

    def forename(self, canonical: str) -> int:
        """Give the class of a forename."""
        if self.counted:
            return self.forenames.get(canonical, RARE)
        return COMMON if names.is_common_forename(canonical) else UNKNOWN

    def surname(self, canonical: str) -> int:
        """Give the class of one part of a last name."""
        if self.counted:
            return self.surnames.get(canonical, RARE)
        return COMMON if names.is_common_surname(canonical) else UNKNOWN

    def in_order(self, one: Standard) -> Standard:
        """Give a description with forename and last name the right way round, where it is plain that they are not.

        They are not where the forename is one that people have as a last name, and the last name a forename.
        """
        if len(one.surnames) != 1 or not one.forenames or one.placeholder:
            return one
        first, last = names.canonical(one.forenames[0]), names.family_canonical(one.surnames[0])
        if not (self._is_last_name(first) and self._is_forename(last)):
            return one
        return replace(
            one,
            forenames=(one.surnames[0], *one.forenames[1:]),
            surnames=one.forenames[:1],
            said_forenames=" ".join([one.said_surname, *one.said_forenames.split(" ")[1:]]),
            said_surname=one.said_forenames.split(" ")[0],
        )

    def _is_last_name(self, name: str) -> bool:
        if self.counted:
            return self.as_surname.get(name, 0) >= PLAINLY * (1 + self.as_forename.get(name, 0))
        return names.is_common_surname(name) and not names.is_listed(name)

    def _is_forename(self, name: str) -> bool:
        if self.counted:
            return self.as_forename.get(name, 0) >= PLAINLY * (1 + self.as_surname.get(name, 0))
        return names.is_common_forename(name) and not names.is_common_surname(name)

    def is_shared(self, postcode: str, house: str) -> bool:
        """Tell whether so many families are at an address that sharing it says little."""
        return (postcode, house) in self.shared


STANDING = Commonness()


def count(
    forenames: Counter[str], surnames: Counter[str], at: Iterable[tuple[str, str]], records: int
) -> Commonness:
    """Class the names of a whole register; too small a register is classed by the table of names.

    `at` lists the postcode and house of addresses where unusually many last names are found.
    """
    if records < RECORDS_AT_LEAST:
        return Commonness(shared=frozenset(at))
    return Commonness(
        _classes(forenames, records),
        _classes(surnames, records),
        frozenset(at),
        counted=True,
        as_forename={name: number for name, number in forenames.items() if number >= PLAINLY},
        as_surname={name: number for name, number in surnames.items() if number >= PLAINLY},
    )


def _classes(counts: Counter[str], records: int) -> dict[str, int]:
    limits = [max(share * records, least) for share, least in zip(SHARES, PEOPLE_AT_LEAST, strict=True)]
    classed = {name: sum(number >= limit for limit in limits) for name, number in counts.items()}
    return {name: found for name, found in classed.items() if found}
