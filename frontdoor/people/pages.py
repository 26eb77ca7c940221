"""What a page shows of a person and of judgements about who is who: words and dates, never rows."""

from dataclasses import dataclass, field
from datetime import date, datetime

from frontdoor.people.evidence import Evidence
from frontdoor.ui.words import counted, gdate
from kinfold.timeline import age_on

MONTHS_SHOWN_UNTIL = 2  # years
VOWELS = "aeiou"
EXPECTED = "expected"
ORDERS = {1: "first of several", 2: "second of several", 3: "third or later of several"}


@dataclass(frozen=True, slots=True)
class Given:
    """One thing said about a person, by whom and when."""

    text: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class PersonKnown:
    """One person in their own right, from every description judged to be theirs. The first id and ref are the oldest."""

    id: int
    ids: tuple[int, ...]
    ref: str
    refs: tuple[str, ...]
    name: str
    named: bool
    born: date | None
    precision: str
    sex: str
    child: bool
    asked: str
    other_names: tuple[str, ...] = ()
    addresses: tuple[Given, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    schools: tuple[Given, ...] = ()
    practices: tuple[Given, ...] = ()
    phones: tuple[Given, ...] = ()
    births: tuple[Given, ...] = ()
    descriptions: tuple[Given, ...] = field(default=())
    names: tuple[Given, ...] = ()
    sexes: tuple[Given, ...] = ()
    numbers: tuple[tuple[str, Given], ...] = ()
    disagree: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    birth_order: int = 0
    died: str = ""

    @property
    def was_expected(self) -> tuple[Given, ...]:
        """The due dates that were told before the birth, each with whose word it was."""
        return () if self.unborn else tuple(each for each in self.births if each.text.startswith(EXPECTED))

    @property
    def births_given(self) -> tuple[Given, ...]:
        """The dates of birth that were given, without the due dates."""
        return tuple(each for each in self.births if not each.text.startswith(EXPECTED))

    @property
    def unborn(self) -> bool:
        """Whether this child was expected when last described, and no birth is on record."""
        return self.precision == "expected"

    def age(self, day: date) -> str:
        """How old somebody is that day, as surely as it is known."""
        return died_in_words(self.died, self.born) or age_in_words(self.born, self.precision, day)

    @property
    def order_said(self) -> str:
        """Which of several children born together somebody is, or nothing."""
        return ORDERS.get(self.birth_order, "")

    @property
    def born_said(self) -> str:
        """The date of birth with its precision."""
        return born_in_words(self.born, self.precision)

    def in_brief(self, day: date) -> str:
        """The name with the age: how somebody is spoken of in a list."""
        age = ", ".join(words for words in (self.age(day).removeprefix("unborn, "), self.order_said) if words)
        return f"{self.called} ({age})" if age else self.called

    @property
    def called(self) -> str:
        """The name inside a sentence; without one, what is known of them: a father not yet identified."""
        if self.named:
            return self.name
        words = f"{self.name[:1].lower()}{self.name[1:].replace(', ', ' ')}"
        return f"{'an' if words[0] in VOWELS else 'a'} {words}" if not words.startswith("some") else words


@dataclass(frozen=True, slots=True)
class LinkShown:
    """One judgement about two descriptions, with what it rests on and whether it still stands."""

    id: int
    verdict: str
    automatic: bool
    evidence: tuple[Evidence, ...]
    why: str
    by: str
    at: datetime
    mine: int
    other: PersonKnown
    other_from: Given
    mine_from: Given
    ended: str = ""

    @property
    def same(self) -> bool:
        """Whether it says that they are one person."""
        return self.verdict == "same"


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """Two people who may be one, until somebody judges."""

    outcome: str
    evidence: tuple[Evidence, ...]
    newer: PersonKnown
    known: PersonKnown
    newer_ref: str
    known_ref: str

    @property
    def outcome_words(self) -> str:
        """The outcome as a worker reads it."""
        return OUTCOMES.get(self.outcome, self.outcome)


OUTCOMES = {
    "same": "Very likely the same person",
    "probable": "Probably the same person",
    "ambiguous": "More than one person fits",
    "relative": "Perhaps a relative",
    "new": "Perhaps somebody new",
}


def died_in_words(died: str, born: date | None) -> str:
    """Say that a child died: stillborn 3 May 2027; died 5 May 2027; nothing where nobody said so."""
    if died == "stillborn":
        return f"stillborn {gdate(born)}" if born else "stillborn"
    return f"died {gdate(date.fromisoformat(died))}" if died[:1].isdigit() else died


def age_in_words(born: date | None, precision: str, day: date) -> str:
    """Say an age on a day: 17 years, 5 months, due 3 May 2027; nothing where no date is held."""
    if born is None:
        return "due date not known" if precision == "expected" else ""
    if precision == "expected" or born > day:
        passed = "was due" if born < day else "due"
        return f"{passed} {gdate(born)}{'; no birth on record' if born < day else ''}"
    about = "about " if precision == "approximate" else ""
    years = age_on(born, day)
    if years >= MONTHS_SHOWN_UNTIL:
        return f"{about}{years} years"
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    if months:
        return f"{about}{counted(months, 'month')}"
    return f"{about}{counted((day - born).days, 'day')}" if (day - born).days else "born today"


def born_in_words(born: date | None, precision: str) -> str:
    """Say a date of birth as surely as it is known: 11 February 1998; about 1998; expected 3 May 2027."""
    if born is None:
        return "expected, date not known" if precision == "expected" else ""
    if precision == "expected":
        return f"expected {gdate(born)}"
    if precision == "approximate":
        return f"about {gdate(born)}, not exact"
    return gdate(born)
