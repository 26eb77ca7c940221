"""Addresses made comparable, to tell whether two of them are one place."""

from dataclasses import dataclass

from kinfold.matching import numbers

# Only such as the words of an address end with once short forms are written out.
STREETS = frozenset(
    ["road", "street", "avenue", "lane", "close", "drive", "court", "gardens", "crescent", "grove"]
)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: the words of its address, and its postcode where there is one."""

    words: tuple[str, ...]
    postcode: str

    @property
    def core(self) -> tuple[str, ...]:
        """The house number and street alone: a flat before them and a town after them are often left out."""
        numbered = [at for at, word in enumerate(self.words) if word[0].isdigit()]
        if not numbered:
            return self.words
        rest = self.words[numbered[-1] :]
        street = next((at for at, word in enumerate(rest) if at > 1 and word in STREETS), 2)
        return rest[: street + 1]

    def is_at(self, other: "Spot") -> bool:
        """Tell whether two are one place: the same words, and no two postcodes that differ."""
        if self.postcode and other.postcode and self.postcode != other.postcode:
            return False
        return bool(self.words) and _begins_alike(self.words, other.words)


def _begins_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether the shorter is how the longer begins: a town may be left out."""
    shorter = min(len(one), len(other))
    return shorter > 1 and one[:shorter] == other[:shorter]


def spot(address: str, postcode: str = "") -> Spot:
    """Read a place from an address, with its postcode apart or at its end."""
    whole = " ".join(address.replace("\n", ", ").split())
    return Spot(
        tuple(numbers.address(whole)[0].split()),
        numbers.postcode(postcode) or numbers.postcode_within(whole),
    )
