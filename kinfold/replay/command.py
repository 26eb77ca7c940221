"""The `replay` command: a past case day by day, as it was or otherwise, told, compared, and written as a page."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kinfold.replay.case_file import Case, load
from kinfold.replay.compare import differences, nothing_expected
from kinfold.replay.day_by_day import Replay, replay, without_ties
from kinfold.replay.fields import CaseFileError
from kinfold.replay.otherwise import as_known, with_values
from kinfold.replay.page import page
from kinfold.replay.review import load_review
from kinfold.replay.telling import told
from kinfold.rulebook import RULEBOOK, Rules

AGREES, DIFFERS = 0, 1


def add_replay(commands: Any) -> None:
    """Add the replay command to the others."""
    asked: argparse.ArgumentParser = commands.add_parser(
        "replay",
        help="walk through a past case day by day, knowing only what was known then",
        description=(
            "Walk through each case of a file, say when each signal fires and clears and why, and compare "
            "that with what the file expects."
        ),
        epilog="Exit status: 0 all as expected, 1 something differs, 2 the file cannot be read.",
    )
    asked.add_argument(
        "file", metavar="FILE.yaml", help="a case file, or a folder such as learning/2020-two-babies"
    )
    asked.add_argument("--case", metavar="ID", help="only the case with this id")
    asked.add_argument("--root", metavar="PERSON", help="see the family from this person's network instead")
    asked.add_argument(
        "--rulebook", "--rules-on", dest="rules_on", metavar="DAY", type=_day,
        help="the rulebook as it stood that day (2015-05-06)",
    )  # fmt: skip
    asked.add_argument(
        "--as-known", metavar="DAY", type=_day, help="only what was known by that day, and nothing since"
    )
    asked.add_argument(
        "--set", metavar="NAME=VALUE", action="append", default=[], dest="values",
        help="try another value: S01.contacts=4, or repeat_contacts.n=4; may be given again",
    )  # fmt: skip
    asked.add_argument(
        "--without-links", metavar="TYPE", action="append", default=[],
        help="as if links of this type had never been made, such as same_person; may be given again",
    )  # fmt: skip
    asked.add_argument("--html", metavar="FILE", type=Path, help="write the replay as a page as well")
    asked.set_defaults(run=_replay)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{written}' is not a date. Write it year first: 2015-05-06."
        ) from None


def _replay(given: argparse.Namespace) -> int:
    rules = with_values(RULEBOOK.on(given.rules_on) if given.rules_on else RULEBOOK.latest(), given.values)
    cases = [_otherwise(case, given) for case in _chosen(_read(given.file), given)]
    compared = not (given.as_known or given.values or given.without_links)
    walked = [(case, replay(case, given.root, rules, until=given.as_known)) for case in cases]
    differing = [case.id for case, found in walked if not _agrees(case, found, given.root, rules, compared)]
    if given.html:
        _write(given.html, page(walked, rules, _conditions(given)))
    if not compared:
        _say("Tried otherwise than it was, so not compared with what the file expects.")
        return AGREES
    _say(_summary(len(cases), differing))
    return DIFFERS if differing else AGREES


def _write(path: Path, html: str) -> None:
    try:
        path.write_text(html, encoding="utf-8")
    except OSError as error:
        raise CaseFileError(
            f"{path}: cannot be written ({error.strerror}). Give a file in a folder that is there."
        ) from error
    _say(f"Written to {path}.")


def _read(path: str) -> list[Case]:
    return load_review(Path(path)).cases if Path(path).is_dir() else load(path)


def _otherwise(case: Case, given: argparse.Namespace) -> Case:
    ledger = without_ties(case.ledger, given.without_links) if given.without_links else case.ledger
    return replace(case, ledger=as_known(ledger, given.as_known) if given.as_known else ledger)


def _conditions(given: argparse.Namespace) -> list[str]:
    said = [f"Rulebook of {given.rules_on:%d/%m/%Y}."] if given.rules_on else []
    said += [f"Only what was known by {given.as_known:%d/%m/%Y}."] if given.as_known else []
    said += [f"With {value}." for value in given.values]
    return said + [f"As if links of the type {type_} had never been made." for type_ in given.without_links]


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


def _agrees(case: Case, found: Replay, root: str | None, rules: Rules, compared: bool) -> bool:
    _say(*told(case, found), "")
    if not compared:
        return True
    different = differences(case, rules, root=root)
    if nothing_expected(case, root):
        _say(f"The file expects nothing of {root}, so there is nothing to compare.")
    elif not different:
        _say("As expected.")
    _say(*(f"Differs: {said}" for said in different), "")
    return not different


def _summary(cases: int, differing: Sequence[str]) -> str:
    if differing:
        return f"{len(differing)} of {cases} cases differ from what the file expects: {', '.join(differing)}."
    return f"{cases} of {cases} cases as expected."


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
