"""A second opinion on three signals: S01, S05 and S12 in SQL, sharing no code with the signals they are held against.

DuckDB reads the caseload and works out, at the end of one day, the network of every child: second records of one
person first, then one link after another, then the nearest up to the cap. Values come from the rulebook as bound
parameters. Where a twin and a sweep differ, one of them misreads the specification.
"""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from kinfold.rulebook import Rules
from kinfold.sweep.engines import twins_sql as sql

Answer = tuple[str, int, str, tuple[str, ...]]
TWINS: Mapping[str, str] = {"S01": sql.S01, "S05": sql.S05, "S12": sql.S12}
PARAMETER = re.compile(r"\$(\w+)")
_NAMES = {
    "child": "child.under_age",
    "baby": "baby.under_age",
    "hops": "network.hops",
    "most": "network.at_most",
    **{"s01_days": "S01.days", "s01_contacts": "S01.contacts", "s01_agencies": "S01.agencies"},
    **{"s05_days": "S05.days", "s12_days": "S12.days", "s12_times": "S12.times"},
    **{"s12_baby_days": "S12.baby_days", "s12_baby_times": "S12.baby_times"},
}


@dataclass
class Twins:
    """A caseload in DuckDB at the end of one day, with the network of every child worked out."""

    folder: Path
    day: date
    rules: Rules
    threads: int = 2
    memory: str = "1400MB"
    db: Any = field(init=False)

    def __post_init__(self) -> None:
        self._spill = tempfile.TemporaryDirectory(prefix="kinfold-twins-")
        config: dict[str, Any] = {
            "threads": self.threads,
            "memory_limit": self.memory,
            "temp_directory": self._spill.name,
        }
        self.db = duckdb.connect(":memory:", config=config)
        self.db.execute("SET enable_progress_bar = false")
        self.values = {
            "day": self.day,
            "police": list(self.rules.words("seen.excluded_agencies")),
            **{short: self.rules.number(name) for short, name in _NAMES.items()},
            **{name: str(self.folder / f"{name}.parquet") for name in ("people", "ties", "events")},
        }
        for statement in sql.LOADING:
            self._do(statement)
        self._gather()

    def _do(self, statement: str) -> Any:
        used = {name: value for name, value in self.values.items() if name in PARAMETER.findall(statement)}
        return self.db.execute(statement, used)

    def _gather(self) -> None:
        # A second record of one person may have a third: the smallest number goes round until nothing changes.
        while self._do(sql.SPREAD_SMALLEST).fetchone()[0]:
            pass
        for statement in sql.BEGINNING_NETWORKS:
            self._do(statement)
        for far in range(1, self.rules.number("network.hops") + 1):
            self.values["far"] = far
            self._do(sql.ONE_LINK_FURTHER)
        for statement in sql.CAPPING_NETWORKS:
            self._do(statement)

    def count(self, signal: str) -> int:
        """Count the answers of one twin: for how many children's networks and keys its signal is true."""
        return int(self._do(f"SELECT count(*) FROM ({TWINS[signal]})").fetchone()[0])  # noqa: S608

    def answers(self, signal: str) -> set[Answer]:
        """Give the answers of one twin: signal, family, the child it is seen from, and the key."""
        rows = self._do(
            f"SELECT p.family, p.id, t.person FROM ({TWINS[signal]}) t JOIN person p ON p.n = t.root"  # noqa: S608
        ).fetchall()
        keys = dict(self._do("SELECT n, id FROM person").fetchall())
        return {
            (signal, family, root, () if person is None else (keys[person],)) for family, root, person in rows
        }

    def close(self) -> None:
        """Let go of the database and of what it spilled."""
        self.db.close()
        self._spill.cleanup()
