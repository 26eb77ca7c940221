"""Writes the policies of PostgreSQL from the models: on each table that leads to a person, who may see which row.

Settings of the session say whose eyes ask (`base.py`). Where nobody's do, row security is off, which to PostgreSQL means
that a statement on such a table is an error and no empty list; and so is a policy that was told of nobody. Which rows
are hidden beyond a person's own is worked out by functions, once for a statement, which see everybody while they do so:
policies that asked each other would hide from themselves what they ask for.
"""

import hashlib
from typing import Any

from django.db import transaction

from frontdoor.access.whose import BESIDE, CONTACT, PERSON, Asked, columns_beside, leading_to_a_person

NOBODY_LOOKS = "KF001"
POLICY = "only_what_may_be_seen"
HIDDEN = "{column} = ANY ((SELECT current_setting('kinfold.hidden')::bigint[])::bigint[])"
READER = "NULLIF(current_setting('kinfold.reader'), '')::bigint"
EVERYBODY = "(SELECT kinfold_sees_everybody())"
SOMEBODY = "(SELECT kinfold_somebody_looks())"
SIGHT = f"""
CREATE OR REPLACE FUNCTION kinfold_somebody_looks() RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  IF coalesce(current_setting('kinfold.sight', true), '') = '' THEN
    RAISE EXCEPTION 'Nobody is said to be looking: what is about people stays closed.' USING ERRCODE = '{NOBODY_LOOKS}';
  END IF;
  RETURN true;
END $$;
CREATE OR REPLACE FUNCTION kinfold_sees_everybody() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT kinfold_somebody_looks() AND current_setting('kinfold.sight') = 'everybody' $$;
"""
ASKED = Asked(HIDDEN, READER, "public")


def install(connection: Any) -> bool:
    """Make the policies as the models have them today; tell whether anything was to do."""
    here = _there(connection)
    tables = [table for table in leading_to_a_person() if table in here]
    statements = [SIGHT, *map(_hidden_rows, tables), *(part for table in tables for part in _policy(table))]
    if CONTACT in here:
        statements.append(_beside())
    mark = hashlib.sha256("\n".join(statements).encode()).hexdigest()
    if _mark(connection) == mark:
        return False
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        cursor.execute(f"COMMENT ON FUNCTION kinfold_sees_everybody() IS '{mark}'")
    return True


def take_away_beside(connection: Any) -> None:
    """Take the view of contacts away before their table is changed: it is made again afterwards."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(f"DROP VIEW IF EXISTS {BESIDE}")
        if _mark(connection):
            cursor.execute("COMMENT ON FUNCTION kinfold_sees_everybody() IS 'to be made again'")


def without_a_policy(connection: Any) -> list[str]:
    """Name the tables about people on which no policy stands, or on which it is switched off."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND relrowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = %s)",
            [POLICY],
        )
        held = {row[0] for row in cursor.fetchall()}
    return sorted(set(leading_to_a_person()) - held)


def _there(connection: Any) -> set[str]:
    """The tables about people that stand with every column that leads on: in the middle of migrations some do not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, array_agg(column_name::text) FROM information_schema.columns"
            " WHERE table_schema = 'public' GROUP BY table_name"
        )
        columns = {table: set(names) for table, names in cursor.fetchall()}
    contact = {name for name, _ in columns_beside()}
    whole = {
        table
        for table, leads in leading_to_a_person().items()
        if columns.get(table, set())
        >= ({column for column, _ in leads} | (contact if table == CONTACT else {"id"}))
    }
    return (
        {table for table in whole if all(to in whole for _, to in leading_to_a_person()[table])}
        if PERSON in whole
        else set()
    )


def _mark(connection: Any) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regproc('kinfold_sees_everybody')::oid, 'pg_proc')")
        return cursor.fetchone()[0]


def _hidden_rows(table: str) -> str:
    """The function that gives the ids of the hidden rows of a table, and sees everybody while it looks."""
    if table == PERSON:
        return (
            f"CREATE OR REPLACE FUNCTION {_function(table)}() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE "
            "ROWS 20 AS $$ SELECT unnest(current_setting('kinfold.hidden')::bigint[]) $$"
        )
    return (
        f"CREATE OR REPLACE FUNCTION {_function(table)}() RETURNS SETOF bigint LANGUAGE plpgsql STABLE "
        f"PARALLEL RESTRICTED ROWS 20 SET kinfold.sight = 'everybody' AS "
        f"$$ BEGIN RETURN QUERY {ASKED.hidden_ids(table)}; END $$"
    )


def _policy(table: str) -> list[str]:
    leads = leading_to_a_person()[table] or (("id", table),)
    condition = " OR ".join(f'"{column}" IN (SELECT {_function(to)}())' for column, to in leads)
    # The view of contacts beside a person reads as the owner, who must therefore not be held here.
    force = "NO FORCE" if table == CONTACT else "FORCE"
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, {force} ROW LEVEL SECURITY',
        f'DROP POLICY IF EXISTS {POLICY} ON "{table}"',
        f'CREATE POLICY {POLICY} ON "{table}" USING ({EVERYBODY} OR NOT ({condition}))',
    ]


def _function(table: str) -> str:
    return f"kinfold_hidden_{table}"


def _beside() -> str:
    """The view of contacts that stand beside a person without their words: of those that tell of somebody shown."""
    columns = ", ".join(
        f'"{name}"' if shown else f"'{{}}'::jsonb AS \"{name}\"" for name, shown in columns_beside()
    )
    shown = (
        "EXISTS (SELECT FROM intake_mention m JOIN people_person p ON p.mention_id = m.id"
        f" WHERE m.received_id = r.id AND NOT ({HIDDEN.format(column='p.id')}))"
    )
    return (
        f"DROP VIEW IF EXISTS {BESIDE}; CREATE VIEW {BESIDE} AS SELECT {columns} FROM {CONTACT} r "  # noqa: S608
        f"WHERE {SOMEBODY} AND ({EVERYBODY} OR r.id NOT IN (SELECT {_function(CONTACT)}()) OR {shown})"
    )
