"""Cuts every statement down to the rows that whoever asks may see, in the database connection itself.

Before each SELECT goes out, every table that leads to a person is put behind a query of the same name without the rows
of the hidden: a page that forgot a filter, raw SQL, a join and a count are cut alike. Which tables lead to a person is
worked out from the models, so a table that is added tomorrow is covered. Where nobody asks, nothing is answered.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model

from frontdoor.access.sight import NobodyLooks, Sight, sight

# What a row is about although it only leads there backwards: who was described in it, and who appears in it.
BACKWARDS = {
    "intake_mention": "SELECT mention_id FROM {people_person} WHERE id IN ({hidden})",
    "intake_received": (
        "SELECT received_id FROM {intake_mention} WHERE id IN (SELECT mention_id FROM {people_person} "
        "WHERE id IN ({hidden})) AND received_id NOT IN (SELECT id FROM {intake_received} WHERE sent_by_id = {user})"
    ),
    "chronology_event": "SELECT event_id FROM {chronology_participant} WHERE person_id IN ({hidden})",
}
# A contact that also tells of somebody hidden is not there; but whom else it describes came in with it, on its day and
# from its agency, so beside them it stands without its words.
CONTACT, WORDS = "intake_received", "body"
BESIDE = re.compile(rf'\bJOIN "{CONTACT}"(?: (\w+))? ON\b')
PERSON = "people_person"
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
def leading_to_a_person() -> dict[str, tuple[tuple[str, str], ...]]:
    """Give each table whose rows are about somebody, with its columns that lead there and the tables they lead to."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("frontdoor.")]
    found: dict[str, tuple[tuple[str, str], ...]] = {PERSON: (), **dict.fromkeys(BACKWARDS, ())}
    grew = True
    while grew:
        grew = False
        for model in ours:
            leads = tuple(lead for lead in _leads(model) if lead[1] in found)
            table = model._meta.db_table
            if table not in BACKWARDS and table != PERSON and leads != found.get(table, ()):
                found[table] = leads
                grew = True
    return found


def _leads(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """The columns of a model that must lead somewhere: what may be empty says where a row is from, not whose it is."""
    required = (each for each in model._meta.fields if isinstance(each, ForeignKey) and not each.null)
    return tuple((each.column, each.related_model._meta.db_table) for each in required)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(leading_to_a_person(), key=len, reverse=True))})\b")


def _cut(sql: str, asked: set[str], eyes: Sight) -> str:
    parts = ", ".join(
        f'"{table}" AS NOT MATERIALIZED (SELECT * FROM {_whole(table)} WHERE NOT ({_is_hidden(table, eyes)}))'  # noqa: S608
        for table in sorted(asked)
    )
    if CONTACT in asked and BESIDE.search(sql):
        parts = f"{parts}, {_without_words()}"
        sql = BESIDE.sub(lambda join: f"JOIN beside_a_person {join[1] or CONTACT} ON", sql)
    own = WITH.match(sql)
    return f"WITH {parts}, {sql[own.end() :]}" if own else f"WITH {parts} {sql}"


def _without_words() -> str:
    fields = [each.column for each in apps.get_model("intake", "Received")._meta.concrete_fields]
    nothing = "'{}'" if connection.vendor == "sqlite" else "'{}'::jsonb"
    columns = ", ".join(f'{nothing} AS "{name}"' if name == WORDS else f'"{name}"' for name in fields)
    return f"beside_a_person AS NOT MATERIALIZED (SELECT {columns} FROM {_whole(CONTACT)})"  # noqa: S608


def _is_hidden(table: str, eyes: Sight) -> str:
    """The condition on a row of a table that it is of somebody hidden."""
    if table == PERSON or table in BACKWARDS:
        return f"id IN ({_hidden_ids(table, eyes)})"
    leads = leading_to_a_person()[table]
    return " OR ".join(f"{column} IN ({_hidden_ids(to, eyes)})" for column, to in leads)


def _hidden_ids(table: str, eyes: Sight) -> str:
    """The query that gives the ids of the hidden rows of a table."""
    if table == PERSON:
        return ", ".join(str(int(person)) for person in sorted(eyes.hidden))
    if table in BACKWARDS:
        whole = {name: _whole(name) for name in leading_to_a_person()}
        return BACKWARDS[table].format(
            hidden=_hidden_ids(PERSON, eyes), user=int(eyes.user) if eyes.user else "NULL", **whole
        )
    return f"SELECT id FROM {_whole(table)} WHERE {_is_hidden(table, eyes)}"  # noqa: S608


def _whole(table: str) -> str:
    """The table itself, however much of it is hidden."""
    return f'{"main" if connection.vendor == "sqlite" else "public"}."{table}"'


def watch(connection: Any, **_: Any) -> None:
    """Put the cut in front of a new connection to the database."""
    if only_what_may_be_seen not in connection.execute_wrappers:
        connection.execute_wrappers.append(only_what_may_be_seen)
