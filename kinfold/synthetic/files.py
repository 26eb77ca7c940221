"""Writes a register as the extract that an agency would give out, and the truth beside it."""

import csv
from collections.abc import Iterable
from pathlib import Path

from kinfold.synthetic.records import Made
from kinfold.synthetic.register import Register

COLUMNS = (
    "source",
    "record_id",
    "forename",
    "middle_names",
    "surname",
    "date_of_birth",
    "date_precision",
    "sex",
    "address",
    "postcode",
    "telephone",
    "nhs_number",
    "upn",
)
TRUTH = ("source", "record_id", "person_id", "community", "errors")


def write_csv(city: Register, path: Path) -> None:
    """Write what the agencies say, one record a row, with nothing of the truth."""
    _write(path, COLUMNS, (_row(made) for made in city.records))


def write_truth(city: Register, path: Path) -> None:
    """Write of whom each record truly is, and what is wrong with it."""
    rows = (
        (made.source, made.record_id, made.person_id, made.community, " ".join(made.errors))
        for made in city.records
    )
    _write(path, TRUTH, rows)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def _row(made: Made) -> tuple[object, ...]:
    said = made.description
    surname, _, forenames = said.name.partition(", ") if said.name else (said.surname, "", said.forenames)
    forename, _, middle = forenames.partition(" ")
    return (
        made.source,
        made.record_id,
        forename,
        middle,
        surname,
        said.born.isoformat() if said.born else "",
        said.born_precision,
        said.sex,
        said.address,
        said.postcode,
        said.phone,
        said.nhs_number,
        said.upn,
    )
