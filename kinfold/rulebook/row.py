"""One row of the rulebook: since when, what value, and who says so.

A row that cannot say where it comes from cannot be read, because nobody could later defend what rested on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Value = int | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One value of the rulebook from one day on, with its unit, its source, and who approved it."""

    name: str
    since: date
    value: Value
    unit: str
    source: str
    approved_by: str
    at_least: int | None = None
    at_most: int | None = None

    @classmethod
    def read(cls, name: str, row: Mapping[str, Any]) -> "Row":
        """Read one row as written in TOML, refusing one without a day, value, unit, source or approver."""
        missing = [
            key for key in ("since", "value", "unit", "source", "approved_by") if row.get(key) in (None, "")
        ]
        if missing:
            raise ValueError(
                f"A row of '{name}' in the rulebook has no {' and no '.join(missing)}. "
                "Every row says since when, what, and who says so: add what is missing."
            )
        value = tuple(row["value"]) if isinstance(row["value"], list) else row["value"]
        return cls(name=name, **{**row, "value": value}).checked()

    def checked(self) -> "Row":
        """Give this row back if its value keeps within its own bounds, and refuse it otherwise."""
        if isinstance(self.value, int) and not self._within(self.value):
            raise ValueError(
                f"'{self.name}' cannot be {self.value} {self.unit}: it must lie between {self.at_least} and "
                f"{self.at_most}. Beyond that, the signal or the clock would no longer mean what it says."
            )
        return self

    def _within(self, value: int) -> bool:
        above = self.at_least is None or value >= self.at_least
        return above and (self.at_most is None or value <= self.at_most)
