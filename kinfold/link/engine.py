"""What linking extracts asks of an engine, so that another may do the matching."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import pyarrow as pa

from kinfold.matching.describe import Description
from kinfold.matching.model import Model


class Linked(Protocol):
    """What an engine gives back: who is who, the pairs it rests on, and how many of each."""

    @property
    def people(self) -> pa.Table:
        """List source, record_id and person_id of every record."""

    @property
    def pairs(self) -> pa.Table:
        """List every pair with an outcome, its weight and its evidence."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Count records, people, and pairs by outcome."""


class Engine(Protocol):
    """Something that links descriptions to people."""

    def __call__(
        self,
        sources: Sequence[str],
        record_ids: Sequence[str],
        descriptions: Sequence[Description],
        *,
        model: Model | None = None,
        joined_when: str = "probable",
        workers: int = 1,
        progress: Callable[[str, float], None] | None = None,
    ) -> Linked:
        """Link all these descriptions with each other."""
