"""The `city` command: make a made-up city as Parquet, and print how far it is like the published figures."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

DONE, REFUSED = 0, 2
FEWEST = 100


def add_city(commands: Any) -> None:
    """Add the city command to the others."""
    city: argparse.ArgumentParser = commands.add_parser(
        "city",
        help="make a made-up city with the truth known, as Parquet, to try signals on",
        description=(
            "Make up a city: families, agencies that see and do not see, contacts and what became of them. Writes "
            "people, ties, events, mentions and truth.parquet, and prints published figures beside its own. "
            "Nobody in it exists."
        ),
        epilog="Example: kinfold city --children 300 --out city. The same seed gives the same files.",
    )
    city.add_argument("--children", metavar="N", type=_number, default=3_000, help="default 3,000")
    city.add_argument("--years", metavar="N", type=_number, default=3, help="years of records; default 3")
    city.add_argument("--seed", metavar="N", type=int, default=1, help="default 1")
    city.add_argument(
        "--start", metavar="DAY", type=_day, help="the first day, year first; default 2023-01-01"
    )
    city.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder to write into")
    city.add_argument("--workers", metavar="N", type=_number, default=os.cpu_count() or 1)
    city.set_defaults(run=_guarded)


def _number(written: str) -> int:
    plain = written.replace(",", "").replace("_", "")
    if plain.isdecimal() and int(plain):
        return int(plain)
    raise argparse.ArgumentTypeError(f"'{written}' is not a number above nought. Write it in digits: 3000.")


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{written}' is not a date. Write it year first: 2023-01-01."
        ) from None


def _guarded(given: argparse.Namespace) -> int:
    if given.children < FEWEST:
        sys.stderr.write(f"kinfold: a city needs at least {FEWEST} children to have every shape of family.\n")
        return REFUSED
    try:
        return _city(given)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != "pyarrow":
            raise
        sys.stderr.write(
            "kinfold: pyarrow is not installed, and a city is written as Parquet. "
            "Install it with: pip install 'kinfold[link]'\n"
        )
        return REFUSED


def _city(given: argparse.Namespace) -> int:
    # Imported here, so that the other commands work without what only this one needs.
    from kinfold.synthetic.city.calibration import told
    from kinfold.synthetic.city.streaming import START, City, write_city

    city = City(given.children, given.years, given.seed, given.start or START)
    written = write_city(city, given.out, workers=given.workers, tell=_tell)
    rows = ", ".join(f"{count:,} {name}" for name, count in written.rows.items() if name != "truth")
    sys.stdout.write(f"{given.out}: {written.families:,} families; {rows}.\n\n")
    sys.stdout.write("\n".join(told(written.tallies)) + "\n")
    return DONE


def _tell(done: int, of: int) -> None:
    if done == of or done % 10 == 0:
        sys.stderr.write(f"{done} of {of} parts\n")
