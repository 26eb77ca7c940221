"""Whom or what a finding is about, as it is kept: ids of persons and references of records, parted by commas."""

from collections.abc import Sequence

from frontdoor.chronology.knowledge import Knowledge

PAIRS = frozenset({"S11"})  # the two people of a pair stand in the order of their ids


def kept(key: Sequence[str]) -> str:
    """A finding's key as one text."""
    return ",".join(key)


def persons(key: str) -> list[int]:
    """The stored persons in a key, without the records."""
    return [int(part) for part in key.split(",") if part.isdecimal()]


def today(signal: str, key: str, knowledge: Knowledge) -> str:
    """A key with every person as they are known in this view: whom a finding was about may be held to be one by now."""
    parts = [knowledge.id_of(int(part)) if part.isdecimal() else part for part in key.split(",") if part]
    return kept(sorted(parts) if signal in PAIRS else parts)
