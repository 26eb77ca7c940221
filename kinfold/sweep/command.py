"""The `sweep` command: every signal over a whole caseload at the end of one day, with a bar, and resumable."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

DONE, REFUSED = 0, 2
_EXTRA = {"pyarrow", "numpy"}


def add_sweep(commands: Any) -> None:
    """Add the sweep command to the others."""
    sweeping: argparse.ArgumentParser = commands.add_parser(
        "sweep",
        help="ask every signal of every family of a caseload, as known at the end of one day",
        description=(
            "Ask every signal of every family of a caseload, from every child in it, and write what is found as "
            "Parquet. A sweep that was stopped carries on where it was."
        ),
        epilog="Example: kinfold sweep caseload/ --on 2016-03-01 --out found/ . No finding never means safe.",
    )
    sweeping.add_argument(
        "folder", metavar="FOLDER", type=Path, help="people.parquet, ties.parquet and events.parquet"
    )
    sweeping.add_argument("--on", metavar="DAY", type=_day, required=True, help="the end of which day")
    sweeping.add_argument("--out", metavar="DIR", type=Path, required=True, help="where the findings go")
    sweeping.add_argument("--processes", metavar="N", type=int, default=os.cpu_count() or 1)
    sweeping.add_argument(
        "--no-prefilter", action="store_true", help="ask every family, also where nothing can be true"
    )
    sweeping.add_argument(
        "--people-at-most", metavar="N", type=int, default=500, help="a larger family is cut and reported"
    )
    sweeping.set_defaults(run=_sweep)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{written}' is not a day. Write it year first: 2016-03-01."
        ) from None


def _sweep(given: argparse.Namespace) -> int:
    try:
        from kinfold.sweep.run import sweep  # here, so that the other commands work without what it needs
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in _EXTRA:
            raise
        sys.stderr.write(
            f"kinfold: {missing.name} is not installed, and a sweep reads Parquet with it. "
            "Install it with: pip install 'kinfold[sweep]'\n"
        )
        return REFUSED
    with _bar() as progress:
        swept = sweep(
            given.folder,
            given.on,
            given.out,
            processes=given.processes,
            prefilter=not given.no_prefilter,
            people_at_most=given.people_at_most,
            progress=progress,
        )
    sys.stdout.write(told(swept.report, swept.findings))
    return DONE


def told(report: dict[str, Any], findings: Path) -> str:
    """Say what a sweep came to: findings by signal, how many families were asked, and each family that was cut."""
    lines = [f"{code}  {count:>10,}" for code, count in report["findings"].items()]
    lines.append(
        f"{sum(report['findings'].values()):,} findings in {report['families']:,} families, as known at the end of "
        f"{report['day']}, under rules {report['rules']}. {report['asked']:,} families were asked; of the others "
        "nothing can be true. No finding never means safe."
    )
    for cut in report["cut"]:
        lines.append(
            f"Family {cut['family']} was cut: {cut['people']:,} people, {cut['links']:,} links, "
            f"{cut['records']:,} records. {cut['rule']} Is a link wrong?"
        )
    return "\n".join([*lines, f"Written to {findings}."]) + "\n"


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ModuleNotFoundError:
        yield _tell
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Sweeping", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _tell(done: int, of: int) -> None:
    sys.stderr.write(f"{done} of {of} blocks swept\n")
