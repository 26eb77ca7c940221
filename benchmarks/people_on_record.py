"""Fills a database with very many descriptions of made-up people, as fast as it takes them: files first, then in bulk.

The files are written once for each size, by several processes, and read into SQLite and PostgreSQL alike. Rows are
as `frontdoor.people.actions.describe` would leave them, but for the judgements: nobody is joined to anybody yet.
"""

import csv
import json
import multiprocessing
import sqlite3
from collections.abc import Iterator
from pathlib import Path

COLUMNS = {
    "intake_mention": "id, received_id, number, role, answer, description",
    "people_person": "id, ref, mention_id, standard, known_from",
    "people_key": "id, key, person_id",
    "people_link": "id, one_id, other_id, verdict, how, weight, evidence, why, made_at, by_name",
}
KNOWN_FROM = "2024-06-01 09:00:00+00:00"
IN_ONE_DELIVERY = 30_000  # a delivery numbers whom it speaks of with a small number
PART = 20_000
_CITY: list = []


def write_files(city, folder: Path, workers: int) -> None:
    """Write a file for each part of each table; people are numbered as their records come."""
    _CITY[:] = city.records
    starts = range(0, len(city.records), PART)
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        pool.starmap(_write_part, [(start, folder) for start in starts], chunksize=1)
    _CITY.clear()
    _write_links(city, folder)


def _write_links(city, folder: Path) -> None:
    """Judge every description of a person to be the same as the first of them."""
    first: dict[int, int] = {}
    with (folder / "people_link-0.csv").open("w", newline="", encoding="utf-8") as file:
        links = csv.writer(file)
        for at, made in enumerate(city.records, 1):
            if (one := first.setdefault(made.person_id, at)) != at:
                links.writerow((at, one, at, "same", "matching", 20.0, "[]", "", KNOWN_FROM, "matching"))


def _write_part(start: int, folder: Path) -> None:
    from frontdoor.people.matching import standard_of
    from kinfold.matching.keys import keys, search_keys

    tables = ("intake_mention", "people_person", "people_key")
    files = [(folder / f"{table}-{start:09}.csv").open("w", newline="", encoding="utf-8") for table in tables]
    mentions, persons, filed = map(csv.writer, files)
    for at, made in enumerate(_CITY[start : start + PART], start + 1):
        mention = mention_of(made.description)
        standard = standard_of(mention)
        said = json.dumps(mention.description)
        mentions.writerow((at, at // IN_ONE_DELIVERY + 1, at % IN_ONE_DELIVERY, mention.role, "known", said))
        persons.writerow((at, f"P-{at:08}", at, json.dumps(standard.to_dict()), KNOWN_FROM))
        # Numbered apart for every person, who never has so many.
        under = sorted({*keys(standard), *search_keys(standard)})
        filed.writerows((at * 1000 + number, key, at) for number, key in enumerate(under))
    for file in files:
        file.close()


def mention_of(said):
    """What a delivery would have said of this person."""
    from frontdoor.intake.models import Mention

    forenames, surname = said.forenames, said.surname
    if said.name:
        last, _, first = said.name.partition(",")
        forenames, surname = (first.strip(), last.strip()) if first else (said.name, "")
    fields = {
        "forenames": forenames,
        "surname": surname,
        "born": said.born.isoformat() if said.born else "",
        "born_precision": said.born_precision,
        "sex": said.sex,
        "address": said.address,
        "postcode": said.postcode,
        "phone": said.phone,
        "nhs_number": said.nhs_number,
        "upn": said.upn,
        "described_as_child": said.described_as_child,
    }
    kept = {name: value for name, value in fields.items() if value}
    return Mention(
        number=1, role=said.role or ("child" if said.described_as_child else "other"), description=kept
    )


def fill(folder: Path, people: int) -> None:
    """Read the files into the database that Django is connected to, and bring its statistics up to date."""
    from django.db import connection
    from django.utils import timezone

    from frontdoor.agencies.actions import known_or_new
    from frontdoor.intake.models import Received

    agency = known_or_new("gp")
    Received.objects.bulk_create(
        Received(
            id=number,
            agency=agency,
            message_id=f"bench:{number}",
            received_at=timezone.now(),
            sent_by_name="bench",
            channel="cin",
            kind="history",
            body={},
        )
        for number in range(1, people // IN_ONE_DELIVERY + 2)
    )
    (_into_sqlite if connection.vendor == "sqlite" else _into_postgresql)(connection, folder)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _into_sqlite(connection, folder: Path) -> None:
    path = connection.settings_dict["NAME"]
    connection.close()
    base = sqlite3.connect(path)
    # A database for one measurement: while it is filled, nothing has to survive a crash.
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA cache_size = -400000")
    (index,) = base.execute("SELECT sql FROM sqlite_master WHERE name = 'people_key_look_up'").fetchone()
    base.execute("DROP INDEX people_key_look_up")
    for table, columns in COLUMNS.items():
        marks = ", ".join("?" for _ in columns.split(","))
        base.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", _rows(folder, table))
        base.commit()
    base.execute(index)
    base.commit()
    base.close()


def _rows(folder: Path, table: str) -> Iterator[list[str]]:
    for path in sorted(folder.glob(f"{table}-*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            yield from csv.reader(file)


def _into_postgresql(connection, folder: Path) -> None:
    with connection.cursor() as cursor:
        # What the files refer to is in them; to check it row by row would take longer than all the rest.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'people_key_look_up'")
        (index,) = cursor.fetchone()
        cursor.execute("DROP INDEX people_key_look_up")
        for table, columns in COLUMNS.items():
            for path in sorted(folder.glob(f"{table}-*.csv")):
                with cursor.copy(f"COPY {table} ({columns}) FROM STDIN WITH (FORMAT csv, NULL '~')") as copy:
                    copy.write(path.read_bytes())
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
            )
        cursor.execute(index)
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('intake_received', 'id'), (SELECT max(id) FROM intake_received))"
        )
        cursor.execute("SET session_replication_role = DEFAULT")
