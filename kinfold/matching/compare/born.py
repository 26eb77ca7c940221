"""Compares dates of birth: slips, day and month swapped, days that stand for unknown, and due dates."""

from collections.abc import Callable
from datetime import date

from rapidfuzz.distance import OSA

from kinfold.matching.describe import Standard

from .agreement import Agreement, day_in_words

GENERATION_IN_YEARS = 12
# A child may come 24 weeks or less before a due date, hardly ever more than four weeks after it.
BORN_BEFORE_DUE_IN_DAYS, BORN_AFTER_DUE_IN_DAYS, DUE_DATES_APART_IN_DAYS = 168, 28, 21


def _years_apart(a: date, b: date) -> float:
    return abs((a - b).days) / 365.25


def _first_of_january(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _one_digit(a: date, b: date) -> bool:
    return a.year == b.year and OSA.distance(f"{a:%m%d}", f"{b:%m%d}") == 1


# Tried in order: the first that holds is the answer.
EXACT: tuple[tuple[str, Callable[[date, date], bool]], ...] = (
    ("same_first_of_january", lambda a, b: a == b and _first_of_january(a)),
    ("same", lambda a, b: a == b),
    ("swapped", lambda a, b: (a.year, a.month, a.day) == (b.year, b.day, b.month)),
    ("one_day", lambda a, b: abs((a - b).days) == 1),
    ("month_known", lambda a, b: (a.year, a.month) == (b.year, b.month) and 15 in (a.day, b.day)),
    ("year_known", lambda a, b: a.year == b.year and (_first_of_january(a) or _first_of_january(b))),
    ("one_digit", _one_digit),
    ("year_slip", lambda a, b: (a.month, a.day) == (b.month, b.day) and abs(a.year - b.year) == 1),
    ("generation", lambda a, b: _years_apart(a, b) >= GENERATION_IN_YEARS),
    ("year_digit", lambda a, b: (a.month, a.day) == (b.month, b.day)),
    ("same_year", lambda a, b: a.year == b.year),
)


def compare_born(a: Standard, b: Standard) -> Agreement:
    """Compare two dates of birth, each as exact as its source could be."""
    if a.born is None or b.born is None:
        return Agreement("born", "missing")
    return Agreement("born", _level(a, b, a.born, b.born), day_in_words(a.born), day_in_words(b.born))


def compare_birth_order(a: Standard, b: Standard) -> Agreement:
    """Compare first and second twin, where both descriptions say which."""
    if not a.birth_order or not b.birth_order:
        return Agreement("birth_order", "missing")
    level = "same" if a.birth_order == b.birth_order else "different"
    return Agreement("birth_order", level, str(a.birth_order), str(b.birth_order))


def due_together(a: Standard, b: Standard) -> bool:
    """Tell whether two unborn descriptions have due dates close enough for one pregnancy."""
    if not (a.unborn and b.unborn and a.born and b.born):
        return False
    return abs((a.born - b.born).days) <= DUE_DATES_APART_IN_DAYS


def _level(a: Standard, b: Standard, first: date, second: date) -> str:
    precisions = {a.born_precision, b.born_precision}
    if "expected" in precisions:
        return _expected(a, b, first, second)
    if "approximate" in precisions and first != second:
        return _approximate(_years_apart(first, second))
    if "approximate" in precisions:
        return "approximate_same"
    return next((level for level, holds in EXACT if holds(first, second)), "different")


def _approximate(years: float) -> str:
    if years <= 1.01:
        return "approximate_near"
    if years <= 3:
        return "approximate_far"
    return "generation" if years >= GENERATION_IN_YEARS else "different"


def _expected(a: Standard, b: Standard, first: date, second: date) -> str:
    if a.born_precision == b.born_precision:
        return "due_together" if abs((first - second).days) <= DUE_DATES_APART_IN_DAYS else "due_apart"
    due, birth = (first, second) if a.born_precision == "expected" else (second, first)
    days = (birth - due).days
    return (
        "born_near_due" if -BORN_BEFORE_DUE_IN_DAYS <= days <= BORN_AFTER_DUE_IN_DAYS else "born_far_from_due"
    )
