"""Cuts every statement down to the rows that whoever asks may see, before it goes to the database: the first layer.

Before each SELECT goes out, every table that leads to a person is put behind a query of the same name without the rows
of the hidden: a page that forgot a filter, raw SQL, a join and a count are cut alike. Where nobody asks, nothing is
answered. Under it the database itself refuses or cuts what goes round this (`guarded_sqlite`, `guarded_postgresql`).
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import connection

from frontdoor.access.passing import number_of, passing
from frontdoor.access.sight import NobodyLooks, Sight, sight
from frontdoor.access.whose import BESIDE, CONTACT, Asked, columns_beside, leading_to_a_person

JOINED = re.compile(rf'\bJOIN "{CONTACT}"(?: (\w+))? ON\b')
READS = re.compile(r"\s*(\(\s*)*(SELECT|WITH|VALUES)\b", re.IGNORECASE)
WITH = re.compile(r"\s*WITH\s+(?!RECURSIVE)", re.IGNORECASE)


def only_what_may_be_seen(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Cut a statement down to what the present eyes may see; raises NobodyLooks where nobody asks."""
    if READS.match(sql):
        eyes = sight()
        if (eyes.blind or eyes.hidden) and (asked := tables_in(sql)):
            if eyes.blind:
                raise NobodyLooks(f"Nobody is said to be looking, so {', '.join(sorted(asked))} stay closed.")
            sql = _cut(sql, asked, eyes)
    return execute(sql, params, many, context)


def tables_in(sql: str) -> set[str]:
    """Name the tables in a statement whose rows lead to a person."""
    return set(_names().findall(sql))


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(leading_to_a_person(), key=len, reverse=True))})\b")


def _cut(sql: str, asked: set[str], eyes: Sight) -> str:
    parts = ", ".join(_seen_of(table, eyes) for table in sorted(asked))
    if CONTACT in asked and JOINED.search(sql):
        if connection.vendor == "sqlite":  # on PostgreSQL it is a view, which the migrations make
            parts = f"{parts}, {_without_words()}"
        sql = JOINED.sub(lambda join: f"JOIN {BESIDE} {join[1] or CONTACT} ON", sql)
    own = WITH.match(sql)
    return f"WITH {parts}, {sql[own.end() :]}" if own else f"WITH {parts} {sql}"


def _seen_of(table: str, eyes: Sight) -> str:
    """A table without the rows of the hidden, under the table's own name."""
    reader = str(int(eyes.user)) if eyes.user else "NULL"
    if connection.vendor == "sqlite":
        these = f"SELECT value FROM json_each(kinfold_hidden({number_of(eyes.hidden)}))"  # noqa: S608
        asked = Asked(f"{{column}} IN ({these})", reader, "main")
        return passing(table, asked.whole(table), f"NOT ({asked.is_hidden(table)})")
    ids = ",".join(str(int(person)) for person in sorted(eyes.hidden))
    asked = Asked(f"{{column}} = ANY ('{{{{{ids}}}}}'::bigint[])", reader, "public")
    return f'"{table}" AS NOT MATERIALIZED (SELECT * FROM {asked.whole(table)} WHERE NOT ({asked.is_hidden(table)}))'  # noqa: S608


def _without_words() -> str:
    columns = ", ".join(f'"{name}"' if shown else f"'{{}}' AS \"{name}\"" for name, shown in columns_beside())
    return passing(BESIDE, f'main."{CONTACT}"', "true", columns)


def watch(connection: Any, **_: Any) -> None:
    """Put the cut in front of a new connection to the database."""
    if only_what_may_be_seen not in connection.execute_wrappers:
        connection.execute_wrappers.append(only_what_may_be_seen)
