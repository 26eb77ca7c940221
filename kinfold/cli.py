"""The command line: replay a past case day by day, and find out who is who in extracts of agencies."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kinfold.bench.command import add_bench
from kinfold.impact.command import add_impact
from kinfold.link.command import add_link, add_train
from kinfold.replay import CaseFileError
from kinfold.replay.command import add_replay
from kinfold.sweep.command import add_sweep
from kinfold.synthetic.city.command import add_city

UNREADABLE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 as expected, 1 with differences, 2 if unreadable."""
    _hide_the_script()
    given = _parser().parse_args(arguments)
    try:
        status: int = given.run(given)
        return status
    except BrokenPipeError:  # whoever reads this has read enough, as `head` does
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (or Python complains at its end)
        return UNREADABLE
    except (CaseFileError, LookupError) as error:
        print(f"kinfold: {error.args[0]}", file=sys.stderr)
        return UNREADABLE


def _hide_the_script() -> None:
    # Every new process of a pool would run the installed script, and so this command, once more.
    script = sys.modules["__main__"]
    if getattr(script, "__spec__", None) is None and Path(getattr(script, "__file__", "")).stem == "kinfold":
        del script.__file__


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kinfold",
        description=(
            "What safeguarding practice knows. A signal is a reason to look; no signal never means safe."
        ),
        epilog="Example: kinfold replay tests/cases/public.yaml --case rowan",
    )
    commands = parser.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    add_replay(commands)
    add_link(commands)
    add_train(commands)
    add_impact(commands)
    add_sweep(commands)
    add_city(commands)
    add_bench(commands)
    return parser
