"""The `impact` command: what changing a signal's values would cost a city, printed, drawn and kept."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kinfold.impact.asked import CannotAsk, Trial, numbers, signal_called, trials
from kinfold.rulebook import RULEBOOK, Rules

DONE, REFUSED = 0, 2
CITY = ("people.parquet", "ties.parquet", "events.parquet", "truth.parquet")
VALUES = ("n", "days", "contacts", "agencies", "decisions", "records", "times", "months")
COUNTS = (
    ("--children", 3_000, "the size of the small city; default 3,000"),
    ("--one-in", 1, "replay one family in so many, planted ones always"),
    ("--managers", 12, "who share the alerts; default 12"),
    ("--decided-after", 3, "how many days an alert stays open; default 3"),
    ("--workers", os.cpu_count() or 1, "how many processes; default, as many as there are cores"),
)
MORE_VALUES = ("baby_times", "baby_days", "gap_days", "concern_days", "stay_days")


def add_impact(commands: Any) -> None:
    """Add the impact command to the others."""
    impact: argparse.ArgumentParser = commands.add_parser(
        "impact",
        help="what changing a value would cost: alerts a week, harm seen in time, and who carries the alerts",
        description=(
            "Replay a made-up city under several values of one signal, or all signals as they are, and say what each "
            "would cost and catch. A rule change needs such a report before anybody may approve it."
        ),
        epilog="Example: kinfold impact S01 --n 2..5 --days 30..365 --out impact. Ranges: 2..5, or 30,60,90.",
    )
    impact.add_argument("signal", metavar="S01|all", help="the signal's code, or all")
    for short in (*VALUES, *MORE_VALUES):
        impact.add_argument(
            f"--{short.replace('_', '-')}", dest=short, metavar="RANGE", help=argparse.SUPPRESS
        )
    for option, default, words in COUNTS:
        impact.add_argument(option, metavar="N", type=_number, default=default, help=words)
    impact.add_argument("--seed", metavar="N", type=int, default=1, help="of the small city; default 1")
    impact.add_argument(
        "--city", metavar="DIR", type=Path, help="made by `kinfold city`; without it a small one is made"
    )
    impact.add_argument("--out", metavar="DIR", type=Path, help="write impact.html and impact.json there")
    impact.set_defaults(run=_guarded)


def _number(written: str) -> int:
    if written.isdecimal() and int(written):
        return int(written)
    raise argparse.ArgumentTypeError(f"'{written}' is not a number above nought. Write it in digits: 12.")


def _guarded(given: argparse.Namespace) -> int:
    try:
        return _impact(given)
    except (ValueError, OSError) as refused:
        sys.stderr.write(f"kinfold: {refused}\n")
        return REFUSED
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != "pyarrow":
            raise
        sys.stderr.write(
            "kinfold: pyarrow is not installed, and a city is kept as Parquet: pip install 'kinfold[link]'\n"
        )
        return REFUSED


def _impact(given: argparse.Namespace) -> int:
    rules = RULEBOOK.latest()
    asked = {
        short: numbers(written) for short in (*VALUES, *MORE_VALUES) if (written := getattr(given, short))
    }
    if given.signal.lower() == "all":
        if asked:
            raise CannotAsk(
                "All signals together are measured as they are. Name one signal to try its values."
            )
        return _in_city(given, [], rules)
    return _in_city(given, list(trials(signal_called(given.signal), asked, rules)), rules)


def _in_city(given: argparse.Namespace, tried: list[Trial], rules: Rules) -> int:
    if given.city:
        _refuse_unless_a_city(given.city)
        return _measure(given, given.city, f"Measured on the city in {given.city.name}.", tried, rules)
    from kinfold.synthetic.city.streaming import City, write_city

    with tempfile.TemporaryDirectory(prefix="kinfold-city-") as folder:
        sys.stderr.write(f"Making a city of {given.children:,} children …\n")
        write_city(City(given.children, 3, given.seed), Path(folder), workers=given.workers)
        words = f"Measured on a made-up city of {given.children:,} children, seed {given.seed}."
        return _measure(given, Path(folder), words, tried, rules)


def _refuse_unless_a_city(folder: Path) -> None:
    lacking = [name for name in CITY if not (folder / name).is_file()]
    if lacking:
        raise CannotAsk(
            f"{folder} is no city: it lacks {', '.join(lacking)}. Make one: kinfold city --out {folder}"
        )


def _measure(given: argparse.Namespace, folder: Path, city: str, tried: list[Trial], rules: Rules) -> int:
    from kinfold.impact import kept, page, printed
    from kinfold.impact.measuring import Survey, families, last_day
    from kinfold.impact.told import impact_of, whole
    from kinfold.signals import SIGNALS

    every = given.signal.lower() == "all"
    codes = [signal.code for signal in SIGNALS] if every else [given.signal.upper()]
    until = last_day(folder)
    survey = Survey(folder, codes, [*(trial.rules for trial in tried), rules], max(1, given.one_in), until)
    sys.stderr.write("Replaying families …\n")
    found = list(families(survey, workers=given.workers))
    words = f"{city} One family in {survey.one_in} was replayed." if survey.one_in > 1 else city
    how = {"city": f"{words} Alerts of the 52 weeks to {until:%d/%m/%Y}.", "managers": given.managers}
    if every:
        everything = whole(survey, found, decided_after=given.decided_after, **how)
        return _out(
            given, printed.whole_lines(everything), page.whole_page(everything), kept.whole_json(everything)
        )
    one = impact_of(
        signal_called(given.signal), tried, survey, found, decided_after=given.decided_after, **how
    )
    return _out(given, printed.impact_lines(one), page.impact_page(one), kept.impact_json(one))


def _out(given: argparse.Namespace, lines: Iterable[str], html: str, data: str) -> int:
    sys.stdout.write("\n".join(lines) + "\n")
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        (given.out / "impact.html").write_text(html, encoding="utf-8")
        (given.out / "impact.json").write_text(data, encoding="utf-8")
        sys.stdout.write(f"Written to {given.out}: impact.html, impact.json\n")
    return DONE
