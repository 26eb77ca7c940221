"""The `link` command: what it asks for, and how it ends when something is missing, wrong or stopped."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from .trouble import CannotLink

DONE, REFUSED, STOPPED = 0, 2, 130
_EXTRA = {
    **dict.fromkeys(("duckdb", "pyarrow", "openpyxl", "rich"), "link"),
    **dict.fromkeys(("splink", "scipy", "numpy", "tomlkit"), "link,train"),
}


def add_link(commands: Any) -> None:
    """Add the link command to the others."""
    linking: argparse.ArgumentParser = commands.add_parser(
        "link",
        help="find out who is who in extracts of agencies, or within one extract",
        description=(
            "Link agency extracts (CSV, Parquet, Excel), or one extract with itself. Writes people.parquet, "
            "pairs.parquet and report.html into a folder; not_read.csv too, when something could not be read. "
            "Columns are guessed from their headings and shown."
        ),
        epilog=(
            "Example: kinfold link school.csv health.xlsx --out linked. "
            "Exit status: 0 done, 2 refused and nothing written."
        ),
    )
    _add_arguments(linking)
    linking.set_defaults(run=run, how=_link)


def _add_arguments(linking: argparse.ArgumentParser) -> None:
    linking.add_argument("files", metavar="FILE", nargs="+", type=Path, help=".csv, .parquet or .xlsx")
    linking.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="the folder for the results; made if need be"
    )
    linking.add_argument(
        "--map",
        metavar="FILE",
        type=Path,
        help='a TOML file that says which column is which: forename = "Given"',
    )
    linking.add_argument(
        "--sheet", metavar="NAME", default="", help="the sheet of an Excel file; else its first"
    )
    linking.add_argument(
        "--joined-when",
        choices=["same", "probable"],
        default="probable",
        help="join records into one person when probable (default), or only when beyond reasonable doubt",
    )
    linking.add_argument("--model", metavar="FILE", type=Path, help="a matching model of your own")
    linking.add_argument(
        "--workers",
        metavar="N",
        type=_workers,
        default=os.cpu_count() or 1,
        help="processors to use; else all",
    )
    linking.add_argument("--force", action="store_true", help="write over files that kinfold did not make")
    linking.add_argument("--quiet", action="store_true", help="say nothing unless something is wrong")


def add_train(commands: Any) -> None:
    """Add the train command to the others."""
    training: argparse.ArgumentParser = commands.add_parser(
        "train",
        help="learn new matching weights from extracts that carry NHS numbers",
        description=(
            "Learn how much each agreement and each difference says, from pairs of records with one NHS number and "
            "pairs with two. Writes a new model file, with what it was learned from and how well it does; use it with "
            "kinfold link --model. No labels are needed, and the model that stands is not touched."
        ),
        epilog="Example: kinfold train school.csv health.csv --out ours.toml",
    )
    training.add_argument("files", metavar="FILE", nargs="+", type=Path, help=".csv, .parquet or .xlsx")
    training.add_argument("--out", metavar="FILE.toml", type=Path, required=True, help="the new model file")
    training.add_argument(
        "--map", metavar="FILE", type=Path, help="a TOML file that says which column is which"
    )
    training.add_argument(
        "--sheet", metavar="NAME", default="", help="the sheet of an Excel file; else its first"
    )
    training.add_argument("--model", metavar="FILE", type=Path, help="begin from a model of your own")
    training.add_argument(
        "--workers",
        metavar="N",
        type=_workers,
        default=os.cpu_count() or 1,
        help="processors to use; else all",
    )
    training.add_argument("--force", action="store_true", help="write over a file of that name")
    training.add_argument("--quiet", action="store_true", help="say nothing unless something is wrong")
    training.set_defaults(run=run, joined_when="probable", how=_train)


def _workers(written: str) -> int:
    if written.isdecimal() and int(written) >= 1:
        return int(written)
    raise argparse.ArgumentTypeError(f"'{written}' is not a number of processors. Write 1, 2, 4 …")


def run(given: argparse.Namespace) -> int:
    """Link as asked and give the exit status; where something is missing, say how to install it."""
    try:
        return _watched(given)
    except ModuleNotFoundError as missing:
        name = (missing.name or "").partition(".")[0]
        if name not in _EXTRA:
            raise
        sys.stderr.write(
            f"kinfold: {name} is not installed, and this command needs it. "
            f"Install it with: pip install 'kinfold[{_EXTRA[name]}]'\n"
        )
        return REFUSED


def _watched(given: argparse.Namespace) -> int:
    from .linking import Request
    from .terminal import Terminal

    request = Request(
        tuple(given.files),
        given.out,
        given.map,
        given.sheet,
        given.joined_when,
        given.model,
        given.workers,
        given.force,
    )
    terminal = Terminal(given.quiet)
    try:
        with terminal.watching():
            finish = given.how(request, terminal)
    except CannotLink as refusal:
        terminal.refuse(str(refusal))
        return REFUSED
    except KeyboardInterrupt:
        terminal.refuse("stopped. Nothing was written.")
        return STOPPED
    finish()
    return DONE


def _link(request: Any, terminal: Any) -> Any:
    # Imported here, so that the other commands work without what only this one needs.
    from kinfold.matching.engines.duck import link

    from .linking import link_extracts

    done = link_extracts(request, link, terminal)
    return lambda: terminal.summary(done)


def _train(request: Any, terminal: Any) -> Any:
    from .training import train_on

    trained = train_on(request, terminal)
    return lambda: terminal.trained(trained)
