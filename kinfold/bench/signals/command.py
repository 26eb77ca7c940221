"""The `bench signals` command: what the twenty signals cost, live, swept and replayed."""

import argparse
import os
from collections.abc import Callable
from typing import Any

Number = Callable[[str], int]


def add_signals(parts: Any, number: Number, run: Callable[[Any, argparse.Namespace], int], say: Any) -> None:
    """Add the measurement of the signals to what can be measured."""
    signals: argparse.ArgumentParser = parts.add_parser(
        "signals",
        help="print what one evaluation, a sweep and a replay cost",
        description=(
            "Time all twenty signals for one busy family, sweep caseloads of several sizes beside the SQL twins of "
            "two signals, and replay families from their first record on."
        ),
        epilog="A small run: kinfold bench signals --families 2000 --replay 500 --evaluations 100",
    )
    signals.add_argument(
        "--families",
        metavar="N,N,…",
        type=lambda written: tuple(number(each) for each in written.split(",")),
        default=(10_000, 100_000, 1_000_000),
        help="sizes of the caseloads that are swept; default 10000,100000,1000000",
    )
    signals.add_argument(
        "--replay", metavar="N", type=int, default=100_000, help="families replayed; 0: none"
    )
    signals.add_argument("--evaluations", metavar="N", type=number, default=1000)
    signals.add_argument("--processes", metavar="N", type=number, default=os.cpu_count() or 1)
    signals.add_argument("--no-twins", action="store_true", help="leave the SQL twins out")
    signals.add_argument("--history", action="store_true", help="keep the figures in benchmarks/history/")
    signals.set_defaults(run=lambda given: run(lambda chosen: _measure(chosen, *say), given))


def _measure(given: argparse.Namespace, say: Callable[[str], None], tell: Callable[[str], None]) -> int:
    # Imported here, so that the other commands work without what only this one needs.
    from kinfold.bench.signals.report import Wanted, report_signals

    wanted = Wanted(
        families=given.families,
        replay=given.replay,
        evaluations=given.evaluations,
        processes=given.processes,
        twins=not given.no_twins,
        history=given.history,
    )
    report_signals(wanted, say=say, tell=tell)
    return 0
