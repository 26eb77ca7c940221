"""What each column of one extract is taken for: guessed from headings, or said in a map file."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass

from .headings import guess, key
from .trouble import CannotLink, some

# Each field, with what to call it on a page.
FIELDS = {
    "source": "source",
    "record_id": "record id",
    "forename": "forename",
    "middle_names": "middle names",
    "surname": "surname",
    "name": "whole name",
    "date_of_birth": "date of birth",
    "due_date": "due date",
    "date_precision": "precision of the date of birth",
    "sex": "sex",
    "address": "address",
    "postcode": "postcode",
    "telephone": "telephone",
    "nhs_number": "NHS number",
    "upn": "UPN",
    "local_id": "number at the authority",
    "authority": "authority",
    "mother_name": "mother's name",
    "birth_order": "order of a multiple birth",
}
_TELLING = ("forename", "surname", "name", "nhs_number", "upn", "local_id")


@dataclass(frozen=True)
class Mapping:
    """The columns of one extract by field, and those that are not used."""

    columns: AnyMapping[str, tuple[str, ...]]
    unused: tuple[str, ...]
    said: frozenset[str] = frozenset()

    def of(self, field: str) -> tuple[str, ...]:
        """List the columns that hold a field."""
        return self.columns.get(field, ())


def map_columns(
    name: str, columns: Sequence[str], said: AnyMapping[str, tuple[str, ...]] | None = None
) -> Mapping:
    """Map an extract's columns: what the map file says first, what the headings suggest for the rest."""
    said = said or {}
    _check_said(name, columns, said)
    taken = {column for named in said.values() for column in named}
    guessed = guess([column for column in columns if column not in taken])
    fields = {**guessed, **said}
    _settle_address(fields, said)
    _settle_names(fields, said)
    kept = {field: fields[field] for field in FIELDS if fields.get(field)}
    if not any(field in kept for field in _TELLING):
        raise CannotLink(
            f"No column of {name} is known to hold a name or a number of a person. Its columns are: "
            f"{some(columns, 30)}. Check that the first row holds the headings, or say in a map file which "
            'column is which, such as forename = "its heading", and give it with --map.'
        )
    used = {column for named in kept.values() for column in named}
    return Mapping(kept, tuple(column for column in columns if column not in used), frozenset(said))


def _check_said(name: str, columns: Sequence[str], said: AnyMapping[str, tuple[str, ...]]) -> None:
    missing = [column for named in said.values() for column in named if column not in columns]
    if missing:
        raise CannotLink(
            f"{name} has no column '{missing[0]}', which the map file names. Its columns are: "
            f"{some(columns, 30)}. If the files differ, give {name} a section of its own in the map: "
            f'["{name}"].'
        )


def _settle_address(fields: dict[str, tuple[str, ...]], said: AnyMapping[str, tuple[str, ...]]) -> None:
    """Use an address in one field only where there are no lines of it."""
    whole = fields.pop("whole_address", ())
    if "address" not in said and not fields.get("address"):
        fields["address"] = whole


def _settle_names(fields: dict[str, tuple[str, ...]], said: AnyMapping[str, tuple[str, ...]]) -> None:
    """Use a name in one field only where forename and surname are not apart; beside a surname, "name" is a forename."""
    if not fields.get("name") or {"name", "forename", "surname"} & said.keys():
        _only_what_was_said(fields, said)
        return
    if fields.get("forename") and fields.get("surname"):
        del fields["name"]
    elif (
        fields.get("surname")
        and key(fields["name"][0]).endswith("name")
        and "full" not in key(fields["name"][0])
    ):
        fields["forename"] = fields.pop("name")
    else:
        fields.pop("forename", None)
        fields.pop("surname", None)


def _only_what_was_said(fields: dict[str, tuple[str, ...]], said: AnyMapping[str, tuple[str, ...]]) -> None:
    if said.get("name"):
        for field in {"forename", "surname", "middle_names"} - said.keys():
            fields.pop(field, None)
    elif {"forename", "surname"} & said.keys():
        fields.pop("name", None)
