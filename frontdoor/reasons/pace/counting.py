"""Counts the pages that one account asks for in an hour of the clock: roughly, because counting must cost nothing.

Each process counts by itself and adds to the count that all share once in ten pages, so that a page does not mean a
write. With W processes, the count may be W times nine behind.
"""

from collections import Counter
from threading import Lock

from django.conf import settings
from django.core.cache import cache

EVERY = 10
HOUR = 3600
PAGES, SEARCHES = "pages", "searches"
ALLOWANCES = {PAGES: "PAGES_AN_HOUR", SEARCHES: "SEARCHES_AN_HOUR"}
MORE_AT_MOST = 2  # times in an hour that somebody says why and goes on

_here: Counter[str] = Counter()
_guard = Lock()


def counted(what: str, *, user: int, hour: int) -> None:
    """One more."""
    key = _key(what, user, hour)
    with _guard:
        _here[key] += 1
        due = _here.pop(key) if _here[key] >= EVERY else 0
        if len(_here) > 10_000:  # those of hours gone by
            _here.clear()
    if due:
        cache.incr(key, due)


def is_past(what: str, *, user: int, hour: int) -> bool:
    """Tell whether an account is past what one hour allows, with what it was given more."""
    with _guard:
        waiting = _here[_key(what, user, hour)]
    allowed = getattr(settings, ALLOWANCES[what]) * (1 + times_more(user=user, hour=hour))
    return int(cache.get(_key(what, user, hour), 0)) + waiting > allowed


def first_to_say(user: int, hour: int) -> bool:
    """Whether nobody has said of this account in this hour that it is past: true once."""
    return cache.add(_key(f"told{times_more(user=user, hour=hour)}", user, hour), 1, HOUR)


def times_more(*, user: int, hour: int) -> int:
    """How often somebody said why and went on in this hour."""
    return int(cache.get(_key("more", user, hour), 0))


def give_more(*, user: int, hour: int) -> None:
    """Allow as much again."""
    cache.incr(_key("more", user, hour))


def _key(what: str, user: int, hour: int) -> str:
    return f"pace:{what}:{user}:{hour}"
