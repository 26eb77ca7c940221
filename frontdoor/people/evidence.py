"""What a judgement rests on: each piece a sentence with its weight, as they stood when it was made."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from frontdoor.access.sight import hidden
from frontdoor.people.models import Person
from kinfold.matching.explain import spoken
from kinfold.matching.weigh import Weight

# In bits: each one doubles, or halves, how likely it is that two descriptions are of one person.
STRENGTHS = ((1, "barely"), (3, "a little"), (7, "clearly"), (12, "strongly"))
STRONGEST = "very strongly"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against two descriptions being of one person. Without bits, nobody weighed it.

    What holds a link back does so whatever the others weigh.
    """

    says: str
    bits: float | None = None
    holds: bool = False

    @property
    def number(self) -> str:
        """The weight as a number with its sign."""
        if self.bits is None:
            return ""
        return f"{self.bits:+.1f}".replace("-", "−") if round(self.bits, 1) else "0"

    @property
    def weighs(self) -> str:
        """The weight in words, with the number: speaks for it strongly (+8.5)."""
        if self.bits is None:
            return "not weighed by matching"
        if self.holds:
            return f"holds matching back, so that a worker is asked ({self.number})"
        if not round(self.bits, 1):
            return "adds no weight (0)"
        way = "for" if self.bits > 0 else "against"
        strength = next((word for most, word in STRENGTHS if abs(self.bits) < most), STRONGEST)
        return f"speaks {way} it {strength} ({self.number})"


def kept(weight: Weight) -> list[dict[str, Any]]:
    """What to keep with a proposal or a link: the sentences in the order in which they are read."""
    return [
        {"says": part.sentence, "bits": part.weight, "holds": bool(part.stops)} for part in spoken(weight)
    ]


def read(rows: Iterable[Any], *of: Person) -> tuple[Evidence, ...]:
    """Evidence as it was kept; before weights were kept, a reason was a sentence alone.

    What was said of the mother of one of these descriptions is left out for whoever may not see her.
    """
    unseen = {str(person) for person in hidden()}
    if unseen and any(person.standard.get("mother_key") in unseen for person in of):
        rows = [row for row in rows if "mother" not in (row if isinstance(row, str) else row["says"]).lower()]
    return tuple(
        Evidence(row)
        if isinstance(row, str)
        else Evidence(row["says"], row.get("bits"), row.get("holds", False))
        for row in rows
    )
