"""A finding: a headline, its reasons, and the records each reason rests on.

A finding that cannot show its reasons and sources cannot exist: a manager cannot weigh a claim without
evidence.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Severity(Enum):
    """How a finding reaches people: red and amber join the family's alert; info is shown, never pushed."""

    RED = "red"
    AMBER = "amber"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence, and the ids of the records, ties and people that make it true."""

    said: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One signal that is true for one key on one day, with everything a manager needs to weigh it.

    `key` is empty for a family signal, one person id for a person signal. `left_out` lists people beyond the
    network's cap. Raises ValueError when a reason or its sources are missing.
    """

    signal: str
    key: tuple[str, ...]
    headline: str
    reasons: tuple[Reason, ...]
    as_known_at: date
    severity: Severity
    guidance: str
    for_whom: str
    clears_when: str
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.reasons or not all(reason.said and reason.sources for reason in self.reasons):
            raise ValueError(
                f"{self.signal}: a finding must give at least one reason, and each reason must name the "
                "records it rests on. A manager cannot weigh a claim that shows no evidence."
            )
