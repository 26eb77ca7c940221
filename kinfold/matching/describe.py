"""A person as one source described them, and the same description made comparable."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Description:
    """A person as one source described them, in that source's own words; nothing is corrected here.

    Give `name` when the source has one field for it, or `forenames` and `surname`. `born_precision` is
    exact, approximate, expected (a due date) or empty. `former_upn` may hold several, apart by spaces.
    `local_id` is a number with its issuer, such as "330:4711" for an authority's child id. `mother_key` is the
    known person who is the mother; `birth_order` tells unborn twins apart.
    """

    name: str = ""
    forenames: str = ""
    surname: str = ""
    born: date | None = None
    born_precision: str = ""
    sex: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    nhs_number: str = ""
    upn: str = ""
    former_upn: str = ""
    local_id: str = ""
    role: str = ""
    described_as_child: bool = False
    mother_key: str = ""
    mother_name: str = ""
    birth_order: int = 0


@dataclass(frozen=True, slots=True)
class Standard:
    """A description made comparable: folded names, checked numbers; frozen, hashable, and storable as JSON.

    `placeholder` says that a "name" was only a description: baby, unborn or unknown. `upn_check` is valid,
    temporary or failed. What was `said` is kept for the sentences a worker reads.
    """

    forenames: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    said_forenames: str = ""
    said_surname: str = ""
    generation: str = ""
    placeholder: str = ""
    born: date | None = None
    born_precision: str = ""
    sex: str = ""
    address: str = ""
    house: str = ""
    postcode: str = ""
    phone: str = ""
    nhs_number: str = ""
    upn: str = ""
    upn_check: str = ""
    former_upns: tuple[str, ...] = ()
    local_id: str = ""
    mother_key: str = ""
    mother_forenames: tuple[str, ...] = ()
    mother_surnames: tuple[str, ...] = ()
    birth_order: int = 0

    @property
    def unborn(self) -> bool:
        """Tell whether this describes a child not yet born."""
        return self.born_precision == "expected" or self.placeholder == "unborn"

    def to_dict(self) -> dict[str, Any]:
        """Give a plain dict, fit for JSON, that leaves out everything empty."""
        return {
            field.name: _plain(getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name)
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Standard":
        """Read back what `to_dict` gave; names it does not know are passed over: old rows stay readable."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: _value(name, value) for name, value in kept.items() if name in known})


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _value(name: str, value: Any) -> Any:
    if name == "born":
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
