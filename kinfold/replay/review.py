"""A review as a folder: what it found, the case it tells, what each signal must say of it, and who decided what.

`review.yaml` lists the findings, each with the signals that answer it or why it is not a rule. `case.yaml` holds the
case, `expect.yaml` what is expected of it, and `decision.md` the values that were chosen.
"""

from dataclasses import dataclass
from pathlib import Path

from kinfold.replay.case_file import Case, read_cases
from kinfold.replay.case_text import read_yaml
from kinfold.replay.fields import CaseFileError, Fields
from kinfold.signals import CATALOGUE


@dataclass(frozen=True, slots=True)
class ReviewFinding:
    """One thing a review found, in plain words, with the signals that answer it, or why no rule can."""

    id: str
    said: str
    signals: tuple[str, ...]
    not_a_rule: str


@dataclass(frozen=True, slots=True)
class Review:
    """A review: its title, where it was published, its findings, and its case with what is expected of it."""

    title: str
    source: str
    findings: tuple[ReviewFinding, ...]
    cases: list[Case]


def load_review(folder: Path) -> Review:
    """Read a review's folder, or raise CaseFileError with a sentence that says what to mend."""
    top = Fields.of(read_yaml(folder / "review.yaml"), str(folder / "review.yaml"))
    findings = tuple(_finding(entry) for entry in top.entries("findings"))
    if not findings:
        top.refuse("holds no findings. List them under 'findings:', each with an id and what was said.")
    return Review(top.text("title", needed=True), top.text("source"), findings, _cases(folder))


def _cases(folder: Path) -> list[Case]:
    told = Fields.of(read_yaml(folder / "case.yaml"), str(folder / "case.yaml"))
    expected = Fields.of(read_yaml(folder / "expect.yaml"), str(folder / "expect.yaml"))
    scenarios = {entry.text("id", needed=True): entry for entry in told.entries("scenarios")}
    for entry in expected.entries("scenarios"):
        name = entry.text("id", needed=True)
        if name not in scenarios:
            entry.refuse(f"expects something of '{name}', which case.yaml does not tell. Mend the id.")
        twice = sorted(set(entry.raw) & set(scenarios[name].raw) - {"id"})
        if twice:
            entry.refuse(f"says {', '.join(twice)} again, which stands in case.yaml. Keep it in one place.")
        scenarios[name].raw.update(entry.raw)
    return read_cases(told)


def _finding(fields: Fields) -> ReviewFinding:
    id_, said = fields.text("id", needed=True), fields.text("said", needed=True)
    signals, not_a_rule = fields.words("signals"), fields.text("not_a_rule")
    unknown = [code for code in signals if code not in CATALOGUE]
    if unknown:
        fields.refuse(f"names {', '.join(unknown)}, which is no signal. They are S01 to S20.")
    if not signals and not not_a_rule:
        fields.refuse("names no signal. Add 'signals', or say under 'not_a_rule' why no rule can answer it.")
    return ReviewFinding(id_, said, signals, not_a_rule)


__all__ = ["CaseFileError", "Review", "ReviewFinding", "load_review"]
