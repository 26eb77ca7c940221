"""Which findings are shown inside another, so that a manager is not asked twice: they stay true and on the page.

A red finding is never muted, and nothing is muted for longer than what mutes it stands.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from kinfold.rulebook import Rules

Key = tuple[str, tuple[str, ...]]
SENT_HOME, MEETING_DUE = "S08", "S16"
REPEAT_ABUSE, VICTIM = "S11", "S07"
MANY_CONTACTS, ABSORBED = "S01", frozenset({"S03", "S13"})


def muted(true: Collection[Key], since: Mapping[Key, date], now: date, rules: Rules) -> dict[Key, Key]:
    """Give each finding of one family that need not be raised by itself, with the one that it is shown inside of.

    `true` are the signal and key of each finding that stands, `since` the day each began, where that is known.
    """
    found: dict[Key, Key] = {}
    for inner in true:
        for outer in true:
            if _inside(inner, outer, since.get(outer, now), now, rules):
                found.setdefault(inner, outer)
    return found


def _inside(inner: Key, outer: Key, since: date, now: date, rules: Rules) -> bool:
    if (inner[0], outer[0]) == (MEETING_DUE, SENT_HOME):
        return inner[1][0] == outer[1][0]
    if (inner[0], outer[0]) == (VICTIM, REPEAT_ABUSE):
        return inner[1][0] in outer[1]
    absorbs = outer[0] == MANY_CONTACTS and inner[0] in ABSORBED
    return absorbs and now < since + timedelta(days=rules.number("S01.absorbs_days"))
