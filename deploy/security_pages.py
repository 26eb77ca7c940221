"""Writes the reference on security: every verdict on OWASP ASVS with its evidence, every promise with its tests."""

import csv
import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from deploy.evidence import promises_held

HERE = Path(__file__).resolve().parent.parent
PAPERS = HERE / "security"
HISTORY = HERE / "benchmarks" / "history"
VERDICTS = ("met", "not met", "not applicable")
# Of the third level, those that matter for records about children; the rest of it is not claimed.
NAMED_OF_LEVEL_3 = frozenset(
    [
        *("1.2.10", "1.3.12", "1.5.3", "2.3.5", "5.2.4", "5.2.6", "6.3.6", "6.3.8", "7.5.3", "8.3.2"),
        *("13.1.2", "13.1.3", "13.2.6", "14.2.6", "14.2.7", "14.2.8", "15.2.4", "15.4.2"),
    ]
)
CHAPTERS = {
    1: "Encoding and sanitising",
    2: "Validation and business logic",
    3: "The browser",
    4: "Web service",
    5: "Files",
    6: "Signing in",
    7: "Sessions",
    8: "Authorisation",
    9: "Self-contained tokens",
    10: "OAuth and OIDC",
    11: "Cryptography",
    12: "Communication",
    13: "Configuration",
    14: "Protection of data",
    15: "Secure code and libraries",
    16: "Logs and errors",
    17: "WebRTC",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One requirement of the standard by its id and level, what we say of it, and what that rests on."""

    id: str
    level: int
    topic: str
    verdict: str
    evidence: tuple[str, ...]
    note: str

    @property
    def chapter(self) -> int:
        """Give the chapter of the standard that it stands in."""
        return int(self.id.split(".")[0])


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that the project promises, how far it means to go, and what of that nobody has tried yet."""

    number: int
    promise: str
    aim: str
    missing: str


def _rows(name: str) -> list[dict[str, str]]:
    with (PAPERS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def ids_of_the_standard() -> dict[str, int]:
    """Give the id and level of every requirement of OWASP ASVS 5.0.0."""
    return {row["id"]: int(row["level"]) for row in _rows("asvs-ids.csv")}


def verdicts() -> list[Verdict]:
    """Give every verdict, in the order of the standard."""
    return [
        Verdict(
            row["id"],
            int(row["level"]),
            row["topic"],
            row["verdict"],
            tuple(part.strip() for part in row["evidence"].split(";") if part.strip()),
            row["note"],
        )
        for row in _rows("asvs.csv")
    ]


def promises() -> list[Promise]:
    """Give every promise by its number."""
    return [
        Promise(int(row["number"]), row["promise"], row["aim"], row["missing"])
        for row in _rows("promises.csv")
    ]


@cache
def figures() -> dict[int, str]:
    """Give the latest figure measured for a promise: `{"promises": {"3": "a sentence"}}` in a file of history."""
    found: dict[int, str] = {}
    for path in sorted(HISTORY.glob("*.json")):
        measured = json.loads(path.read_text(encoding="utf-8"))
        said = measured.get("promises", {}) if isinstance(measured, dict) else {}
        found |= {int(number): f"{sentence} (`{path.name}`)" for number, sentence in said.items()}
    return found


# --- The verdicts -------------------------------------------------------------------------------------------


def asvs(written: str) -> str:
    """Count the verdicts, list what is not met, then give each with its evidence."""
    every = verdicts()
    parts = [
        "# OWASP ASVS 5.0.0, requirement by requirement",
        written,
        "The project's own view of itself, not an outside assessment. Every requirement of the first and second\n"
        f"level stands here, and {len(NAMED_OF_LEVEL_3)} of the third. The topics are our own words; the requirements\n"
        "are in the [standard](https://github.com/OWASP/ASVS), by their ids. *Met* rests on the tests or sections\n"
        "named; *not met* may mean that it holds and that nothing of ours proves it.",
        counted(every),
        f"## Not met\n\n{_not_met(every)}",
        *(_chapter(number, every) for number in sorted({each.chapter for each in every})),
    ]
    return "\n\n".join(parts)


def counted(every: list[Verdict]) -> str:
    """Lay out how many of each level have which verdict."""
    numbers = Counter((each.level, each.verdict) for each in every)
    lines = ["| Level | Met | Not met | Not applicable | Together |", "| --- | --- | --- | --- | --- |"]
    for level in (1, 2, 3):
        row = [numbers[level, verdict] for verdict in VERDICTS]
        lines.append(f"| {level} | {' | '.join(map(str, row))} | {sum(row)} |")
    row = [sum(numbers[level, verdict] for level in (1, 2, 3)) for verdict in VERDICTS]
    lines.append(f"| all | {' | '.join(map(str, row))} | {sum(row)} |")
    return "\n".join(lines)


def _not_met(every: list[Verdict]) -> str:
    lines = [
        f"- {each.id} (level {each.level}) {each.topic}: {each.note}"
        for each in every
        if each.verdict == "not met"
    ]
    return "\n".join(lines) or "None."


def _chapter(number: int, every: list[Verdict]) -> str:
    """One chapter of the standard as a table; a chapter in which nothing applies is one sentence."""
    rows = [each for each in every if each.chapter == number]
    heading = f"## {number}. {CHAPTERS[number]}"
    whys = {each.note for each in rows}
    if {each.verdict for each in rows} == {"not applicable"} and len(whys) == 1:
        return f"{heading}\n\nNone of {len(rows)} applies: {whys.pop()}."
    lines = ["| Id | Level | Topic | Verdict | Rests on, and why |", "| --- | --- | --- | --- | --- |"]
    for each in rows:
        said = [*(pointer(one, up="../..") for one in each.evidence), *([each.note] if each.note else [])]
        lines.append(f"| {each.id} | {each.level} | {each.topic} | {each.verdict} | {'<br>'.join(said)} |")
    return f"{heading}\n\n" + "\n".join(lines)


def pointer(evidence: str, *, up: str) -> str:
    """Write evidence as a link: a test by its claim, a section by its page."""
    path, _, name = evidence.partition("::")
    if name:
        claim = name.partition("[")[0].rpartition("::")[2].removeprefix("test_").replace("_", " ")
        return f"[{claim}]({up}/{path})"
    page, _, section = evidence.partition("#")
    return f"[{page}: {section.replace('-', ' ')}]({up}/{evidence})"


# --- The promises -------------------------------------------------------------------------------------------


def kept(tests: list[str], missing: str) -> str:
    """Say in a word how far a promise is kept: a promise without a test is not kept yet."""
    if not tests:
        return "not yet kept"
    return "in part" if missing else "kept by its tests"


def promised(written: str) -> str:
    """Every promise with its tests and its figure."""
    tests, measured = promises_held(), figures()
    every = promises()
    states = Counter(kept(tests.get(each.number, []), each.missing) for each in every)
    heads = ["| No. | Promise | Aim | Today | Measured |", "| --- | --- | --- | --- | --- |"]
    lines = [
        f"| {each.number} | {each.promise} | {each.aim} | {kept(tests.get(each.number, []), each.missing)} "
        f"| {measured.get(each.number, '')} |"
        for each in every
    ]
    return "\n\n".join(
        [
            "# Promises",
            written,
            "What the service promises about records and the people in them. A promise is held by tests that name\n"
            "it, as `promise_09` in their name or by the marker `promise(9)`. One without a test is not yet kept,\n"
            "whatever the code may do; one of which something is still to be tried is kept in part.",
            f"Of {len(every)}: {', '.join(f'{number} {state}' for state, number in sorted(states.items()))}.",
            "\n".join([*heads, *lines]),
            *(_tests_of(each, tests.get(each.number, [])) for each in every),
        ]
    )


def _tests_of(promise: Promise, tests: list[str]) -> str:
    """The tests of one promise, and what is still to be tried."""
    lines = [f"- {pointer(test, up='../..')}" for test in tests] or ["Not yet kept: no test names it."]
    still = [f"Still to be tried: {promise.missing}."] if promise.missing else []
    return "\n\n".join([f"## {promise.number}. {promise.promise}", "\n".join(lines), *still])


def pages(written: str) -> dict[str, str]:
    """Give the text of both pages, by their place under docs/reference."""
    return {"asvs.md": asvs(written), "promises.md": promised(written)}
