"""The time of one description in the service itself, measured by a program that only a checkout has."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .targets import MILLISECONDS, TIMES, Row

PROGRAM = Path("benchmarks/one_description.py")
NEEDS_A_CHECKOUT = f"run with --service in a checkout, which has {PROGRAM}."
P95_AT_MOST, GROWTH_AT_MOST, UNDO_AT_MOST = 10.0, 2.0, 25.0


def service_rows(tell: Callable[[str], None], program: Path = PROGRAM) -> list[Row]:
    """Run the program and give its rows: p95 at the largest register, and growth from the smallest."""
    if not program.exists():
        tell(f"One description in the service: {NEEDS_A_CHECKOUT}")
        return []
    tell("One description in the service, on each database")
    done = subprocess.run([sys.executable, str(program), "--json"], capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"{program} came to no end:\n{done.stderr[-3000:]}")
    return rows_of(json.loads(done.stdout.splitlines()[-1]))


def rows_of(measured: list[dict[str, float | str]]) -> list[Row]:
    """Make rows of what the program measured, for each database."""
    found = []
    for database in dict.fromkeys(str(one["database"]) for one in measured):
        sizes = {int(one["people"]): float(one["p95"]) for one in measured if one["database"] == database}
        small, large = min(sizes), max(sizes)
        what = f"One description of {large:,} people in the service, {database}: p95"
        key = f"service_{database.lower()}"
        found.append(Row(key, what, MILLISECONDS, P95_AT_MOST, False, sizes[large], None))
        undo = {int(one["people"]): float(one["undo_p95"]) for one in measured if one["database"] == database}
        undone = f"Insert, un-link, rebuild the people touched, {large:,} people, {database}: p95"
        found.append(Row(f"{key}_undo", undone, MILLISECONDS, UNDO_AT_MOST, False, undo[large], None))
        if large > small:
            grown = f"The same against {small:,} people, {database}"
            found.append(
                Row(f"{key}_growth", grown, TIMES, GROWTH_AT_MOST, False, sizes[large] / sizes[small], None)
            )
    return found
