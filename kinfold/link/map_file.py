"""Reads a map file: which column holds which field, for every file or for one of them by its name."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .mapping import FIELDS
from .trouble import CannotLink, some

_OTHER_WORDS = {
    "forenames": "forename", "first_name": "forename", "last_name": "surname", "dob": "date_of_birth",
    "born": "date_of_birth", "phone": "telephone", "id": "record_id", "edd": "due_date",
}  # fmt: skip
_LATEST = "latest_date"


@dataclass(frozen=True)
class Said:
    """What a map file says, by file name; "" stands for every file."""

    fields: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    latest_date: date | None = None

    def of(self, name: str) -> dict[str, tuple[str, ...]]:
        """Give what is said of one file: its own section over what holds for every file."""
        return {**self.fields.get("", {}), **self.fields.get(name, {})}


def read_map(path: Path, names: Sequence[str]) -> Said:
    """Read a map file for these files, and refuse what it cannot mean."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise CannotLink(f"The map file {path} cannot be opened. Check its name and place.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CannotLink(
            f'The map file {path.name} cannot be read: {error}. Each line is: field = "heading", or '
            'field = ["heading", "heading"].'
        ) from None
    latest = raw.pop(_LATEST, None)
    if latest is not None and type(latest) is not date:
        raise CannotLink(f"In {path.name}, {_LATEST} must be a day without quotation marks: 2016-03-31.")
    sections = {_named(path, key, names): value for key, value in raw.items() if isinstance(value, dict)}
    every = {key: value for key, value in raw.items() if not isinstance(value, dict)}
    fields = {name: _fields(path, section) for name, section in {"": every, **sections}.items()}
    return Said(fields, latest)


def _named(path: Path, key: str, names: Sequence[str]) -> str:
    for name in names:
        if key in (name, Path(name).stem):
            return name
    raise CannotLink(
        f"{path.name} has a section ['{key}'], but no file of that name was given. The files are: {some(names)}."
    )


def _fields(path: Path, section: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {_field(path, key): _columns(path, key, value) for key, value in section.items()}


def _field(path: Path, key: str) -> str:
    plain = key.strip().lower().replace(" ", "_").replace("-", "_")
    plain = _OTHER_WORDS.get(plain, plain)
    if plain in FIELDS:
        return plain
    near = get_close_matches(plain, FIELDS, n=1, cutoff=0.7)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise CannotLink(f"{path.name} names a field '{key}'.{hint} The fields are: {', '.join(FIELDS)}.")


def _columns(path: Path, key: str, value: Any) -> tuple[str, ...]:
    columns = [value] if isinstance(value, str) else value
    if not isinstance(columns, list) or not all(isinstance(column, str) for column in columns):
        raise CannotLink(f'In {path.name}, write {key} = "heading" or {key} = ["heading", "heading"].')
    return tuple(column for column in columns if column)
