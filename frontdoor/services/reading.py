"""Reads a file of services: JSON of Open Referral UK, as one service, a list, or a page of its interface."""

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any

from frontdoor.services.open_referral import in_form

BYTES_AT_MOST, DEEP_AT_MOST, ENTRIES_AT_MOST = 20_000_000, 40, 20_000
LISTS = ("contents", "content", "services", "data")


class CannotRead(ValueError):
    """Refused: a file that is no directory of services. The sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a file: services, each with its place, and entries that are none, each with why."""

    services: tuple[tuple[int, dict[str, Any]], ...]
    unread: tuple[tuple[int, str, str], ...]
    notes: tuple[str, ...]


def read(content: bytes) -> Read:
    """Read a file; raises CannotRead where nothing in it can be told apart."""
    services, unread, notes = [], [], []
    for place, entry in enumerate(_entries(_told(content)), 1):
        try:
            if not isinstance(entry, dict):
                raise ValueError("An entry should be a group of fields.")
            _, wrong = in_form(entry)
        except ValueError as problem:
            unread.append((place, json.dumps(entry), str(problem)))
        else:
            services.append((place, entry))
            notes += [f"Entry {place}: {each}" for each in wrong]
    return Read(tuple(services), tuple(unread), tuple(notes))


def _told(content: bytes) -> Any:
    if len(content) > BYTES_AT_MOST:
        raise CannotRead(
            f"The file is larger than {BYTES_AT_MOST // 1_000_000} MB. Divide it, and load each part."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRead(
            "The file is not text in UTF-8. Save it as JSON in UTF-8, and load it again."
        ) from None
    if _deeper_than(text, DEEP_AT_MOST):
        raise CannotRead("The file has groups within groups, more than a directory of services needs.")
    try:
        told = json.loads(text, parse_constant=_no_number, parse_int=_short_number, parse_float=_finite)
        json.dumps(told, ensure_ascii=False).encode()  # half a letter is no text
    except (ValueError, RecursionError) as problem:
        where = f" Look at line {problem.lineno}." if isinstance(problem, json.JSONDecodeError) else ""
        raise CannotRead(
            f"The file is not JSON that can be read.{where} Export it again from where it is kept."
        ) from None
    return _without_nul(told)


def _entries(told: Any) -> list[Any]:
    if isinstance(told, dict):
        inside = next((told[name] for name in LISTS if isinstance(told.get(name), list)), None)
        entries = [told] if inside is None else inside
    else:
        entries = told if isinstance(told, list) else []
    if not entries:
        raise CannotRead(
            "There is no service in this file. It should be a list of services in Open Referral UK form."
        )
    if len(entries) > ENTRIES_AT_MOST:
        raise CannotRead(
            f"There are more than {ENTRIES_AT_MOST:,} entries in the file. Divide it, and load each part."
        )
    return entries


def _deeper_than(text: str, most: int) -> bool:
    """Whether brackets are nested deeper than that, told before anything is built of them."""
    depth, within, escaped = 0, False, False
    for letter in text:
        if within:
            escaped, within = letter == "\\" and not escaped, letter != '"' or escaped
        elif letter == '"':
            within = True
        elif letter in "[{":
            depth += 1
            if depth > most:
                return True
        elif letter in "]}":
            depth -= 1
    return False


def _no_number(said: str) -> float:
    raise ValueError(f"{said} is no number.")


def _finite(said: str) -> float:
    number = float(said)
    return number if isfinite(number) else _no_number(said)


def _short_number(said: str) -> int:
    if len(said) > 18:
        raise ValueError("A number is too long.")
    return int(said)


def _without_nul(told: Any) -> Any:
    """The same without the one letter that no database keeps."""
    if isinstance(told, str):
        return told.replace("\x00", "")
    if isinstance(told, list):
        return [_without_nul(each) for each in told]
    if isinstance(told, dict):
        return {name.replace("\x00", ""): _without_nul(value) for name, value in told.items()}
    return told
