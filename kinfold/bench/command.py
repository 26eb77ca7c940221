"""The `bench` command: measure matching against its targets and Splink, and what the signals cost."""

import argparse
import os
import sys
from typing import Any

from .signals.command import add_signals

DONE, REFUSED = 0, 2
_EXTRA = {"duckdb", "pyarrow", "splink", "numpy", "scipy"}
SEED = 1001


def add_bench(commands: Any) -> None:
    """Add the bench command to the others."""
    bench = commands.add_parser(
        "bench",
        help="measure matching against its targets and Splink, and what the signals cost",
        description="Measure how well people are told apart and found again, and what that and the signals cost.",
    )
    parts = bench.add_subparsers(title="what", dest="what", required=True, metavar="WHAT")
    _add_matching(parts)
    add_signals(parts, _number, _guarded, (_say, _tell))
    parts.add_parser(
        "figures", help="write docs/explanation/matching-figures.md and its picture from the history"
    ).set_defaults(run=lambda given: _guarded(_figures, given))


def _add_matching(parts: Any) -> None:
    matching: argparse.ArgumentParser = parts.add_parser(
        "matching",
        help="print the table of targets: ours and Splink's",
        description=(
            "Make a register, link it with Kinfold and with Splink, put new descriptions to both, and print each "
            "target, what was reached, and by how much it was missed."
        ),
        epilog="Exit status: 0 measured (whether or not targets are reached), 2 refused.",
    )
    matching.add_argument("--records", metavar="N", type=_number, default=100_000, help="default 100,000")
    matching.add_argument(
        "--seed", metavar="N", type=int, default=SEED, help="1000 or more: the others are for training"
    )
    matching.add_argument(
        "--grow",
        metavar="N,N,…",
        type=_numbers,
        default=[],
        help="also measure these sizes, for how cost grows",
    )
    matching.add_argument("--each", metavar="N", type=_number, default=500, help="questions of each kind")
    matching.add_argument("--no-splink", action="store_true", help="leave Splink out")
    matching.add_argument(
        "--service", action="store_true", help="also time the service (benchmarks/one_description.py)"
    )
    matching.add_argument("--history", action="store_true", help="keep the figures in benchmarks/history/")
    matching.add_argument("--workers", metavar="N", type=_number, default=os.cpu_count() or 1)
    matching.set_defaults(run=lambda given: _guarded(_matching, given))


def _number(written: str) -> int:
    plain = written.replace(",", "").replace("_", "")
    if plain.isdecimal() and int(plain):
        return int(plain)
    raise argparse.ArgumentTypeError(f"'{written}' is not a number above nought. Write it in digits: 100000.")


def _numbers(written: str) -> list[int]:
    return [_number(each) for each in written.split(",")]


def _guarded(run: Any, given: argparse.Namespace) -> int:
    try:
        return int(run(given))
    except ModuleNotFoundError as missing:
        name = (missing.name or "").partition(".")[0]
        if name not in _EXTRA:
            raise
        sys.stderr.write(
            f"kinfold: {name} is not installed, and measuring needs it. "
            "Install it with: pip install 'kinfold[link,train]'\n"
        )
        return REFUSED


def _matching(given: argparse.Namespace) -> int:
    # Imported here, so that the other commands work without what only this one needs.
    from .report import Wanted, report

    report(
        Wanted(
            records=given.records,
            seed=given.seed,
            sizes=tuple(given.grow),
            each=given.each,
            splink=not given.no_splink,
            service=given.service,
            history=given.history,
            workers=given.workers,
        ),
        say=_say,
        tell=_tell,
    )
    return DONE


def _figures(given: argparse.Namespace) -> int:
    from .figures import write

    for path in write():
        _say(f"Wrote {path}.")
    return DONE


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _tell(step: str) -> None:
    sys.stderr.write(f"{step} …\n")
