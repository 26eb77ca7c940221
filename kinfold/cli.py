"""The command line: replay a past case day by day, and find out who is who in extracts of agencies."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kinfold.bench.command import add_bench
from kinfold.impact.command import add_impact
from kinfold.link.command import add_link, add_train
from kinfold.replay import Case, CaseFileError, load, replay
from kinfold.replay.compare import differences, nothing_expected
from kinfold.replay.telling import told
from kinfold.rulebook import RULEBOOK, Rules
from kinfold.sweep.command import add_sweep
from kinfold.synthetic.city.command import add_city

AGREES, DIFFERS, UNREADABLE = 0, 1, 2


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
    replaying = commands.add_parser(
        "replay",
        help="walk through a past case day by day, knowing only what was known then",
        description=(
            "Walk through each case of a file, say when each signal fires and clears and why, and compare "
            "that with what the file expects."
        ),
        epilog="Exit status: 0 all as expected, 1 something differs, 2 the file cannot be read.",
    )
    replaying.add_argument(
        "file", metavar="FILE.yaml", help="a case file; tests/cases/public.yaml shows the format"
    )
    replaying.add_argument("--case", metavar="ID", help="only the case with this id")
    replaying.add_argument(
        "--root", metavar="PERSON", help="see the family from this person's network instead"
    )
    replaying.add_argument(
        "--rules-on", metavar="DAY", type=_day, help="the rulebook as it stood that day (2015-05-06)"
    )
    replaying.set_defaults(run=_replay)
    add_link(commands)
    add_train(commands)
    add_impact(commands)
    add_sweep(commands)
    add_city(commands)
    add_bench(commands)
    return parser


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{written}' is not a date. Write it year first: 2015-05-06."
        ) from None


def _replay(given: argparse.Namespace) -> int:
    rules = RULEBOOK.on(given.rules_on) if given.rules_on else RULEBOOK.latest()
    cases = _chosen(load(given.file), given)
    differing = [case.id for case in cases if not _agrees(case, given.root, rules)]
    print(_summary(len(cases), differing))
    return DIFFERS if differing else AGREES


def _chosen(cases: list[Case], given: argparse.Namespace) -> list[Case]:
    chosen = [case for case in cases if given.case in (None, case.id)]
    if not chosen:
        held = ", ".join(case.id for case in cases)
        raise CaseFileError(f"{given.file} holds no case '{given.case}'. It holds: {held}.")
    holding = [case for case in chosen if given.root is None or given.root in case.ledger.by_id]
    if not holding:
        people = ", ".join(person.id for case in chosen for person in case.people)
        raise CaseFileError(f"Nobody there has the id '{given.root}'. The people are: {people}.")
    return holding


def _agrees(case: Case, root: str | None, rules: Rules) -> bool:
    for line in told(case, replay(case, root, rules)):
        print(line)
    different = differences(case, rules, root=root)
    print()
    if nothing_expected(case, root):
        print(f"The file expects nothing of {root}, so there is nothing to compare.")
    elif not different:
        print("As expected.")
    for said in different:
        print(f"Differs: {said}")
    print()
    return not different


def _summary(cases: int, differing: list[str]) -> str:
    if differing:
        return f"{len(differing)} of {cases} cases differ from what the file expects: {', '.join(differing)}."
    return f"{cases} of {cases} cases as expected."
