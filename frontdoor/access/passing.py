"""The one way past SQLite's second layer: a named query that carries a word which nobody can guess.

SQLite tells its authorizer from inside which named query a table is read. The cut is such a query, and its name begins
with a word drawn when the process starts; whatever reads a table about people from anywhere else is refused. It is no
view, as that would be undone with a transaction, and would stand in the way when a migration makes a table anew.
"""

import itertools
import json
import secrets
from functools import lru_cache

from frontdoor.access.whose import BESIDE, WORDS, keys_of_tables

WORD = f"cut_{secrets.token_hex(8)}_"
_numbers = itertools.count(1)
_told: dict[int, str] = {}
SETS_AT_MOST = 2_000


def passing(table: str, whole: str, condition: str, columns: str = "*") -> str:
    """Write the named query that may read a whole table, and after it what the statement knows it by.

    Of a table from which no column but its key is read, SQLite forgets who read it; so one more is read.
    """
    more = f'+"{_other_column(table)}" IS +"{_other_column(table)}"'
    return (
        f'"{WORD}{table}" AS NOT MATERIALIZED (SELECT {columns} FROM {whole} WHERE ({condition}) AND {more}), '  # noqa: S608
        f'"{table}" AS NOT MATERIALIZED (SELECT * FROM "{WORD}{table}")'
    )


@lru_cache(maxsize=256)
def _other_column(table: str) -> str:
    from django.apps import apps

    of_table = {model._meta.db_table: model for model in apps.get_models()}
    model = apps.get_model("intake", "Received") if table == BESIDE else of_table[table]
    return next(field.column for field in model._meta.concrete_fields if not field.primary_key)


def may_pass(table: str, column: str, inside: str | None) -> bool:
    """Tell whether a column may be read from inside this named query."""
    if inside == f"{WORD}{BESIDE}":
        return column != WORDS
    return inside is not None and inside.startswith(WORD) and table in keys_of_tables()


@lru_cache(maxsize=SETS_AT_MOST)
def number_of(hidden: frozenset[int]) -> int:
    """Give the number by which a statement names these hidden people: thousands need not stand in it."""
    number = next(_numbers)
    _told[number] = json.dumps(sorted(hidden))
    _told.pop(number - SETS_AT_MOST, None)
    return number


def hidden_of(number: int) -> str:
    """Give the people of a number, as SQLite reads a list; a number that is too old is an error and hides all."""
    return _told[number]
