"""The doors between rooms that an import contract cannot describe: tables, records, pages, and kinfold alone."""

import ast
import os
import subprocess
import sys

from django.apps import apps
from django.conf import settings

from tests.house.tree import HERE, imported, ours, parsed, tracked

# Refuses the import itself, so it makes no difference that Django is installed here.
WITHOUT_DJANGO = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "frontdoor"):
            raise ModuleNotFoundError(f"no {name} here")

sys.meta_path.insert(0, Absent())
from kinfold.cli import main
sys.exit(main(sys.argv[1:]))
"""


def room_of(model) -> str:
    """Name the room a table belongs to, or nothing for one that is not ours."""
    package, _, room = model._meta.app_config.name.rpartition(".")
    return room if package == "frontdoor" else ""


def our_tables() -> list:
    """List every table of every room, the ones between tables included."""
    return [model for model in apps.get_models(include_auto_created=True) if room_of(model)]


def test_no_table_points_ahead_in_the_story():
    place = {room: number for number, room in enumerate(settings.ROOMS)}

    ahead = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in our_tables()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model and room_of(field.related_model)
        if place[room_of(field.related_model)] > place[room_of(model)]
    ]

    assert not ahead, "A room may look back, never ahead: a string foreign key escapes the import contracts."


def test_every_room_with_tables_has_migrations():
    rooms = {room_of(model) for model in our_tables()}

    missing = [room for room in rooms if f"frontdoor/{room}/migrations/__init__.py" not in tracked()]

    assert not missing, "makemigrations --check says nothing about an app without this folder."


def test_rows_become_records_in_one_place_of_each_room():
    outside = [
        path for path in ours("frontdoor") if not path.endswith("/records.py") and _builds_records(path)
    ]

    assert not outside, (
        "Only <room>/records.py turns rows into kinfold's records; others may name their types."
    )


def _builds_records(path: str) -> bool:
    """Tell whether a file calls any class of kinfold.records, however it was imported."""
    known = {"kinfold.records"}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.module in ("kinfold", "kinfold.records"):
            taken = {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            known.update(name for name, where in taken.items() if where.startswith("kinfold.records"))
    calls = (node.func for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
    called = {ast.unparse(function) for function in calls}
    return any(call == name or call.startswith(f"{name}.") for call in called for name in known)


def test_a_page_imports_no_table():
    pages = [path for path in ours("frontdoor") if "/views" in path]

    forgetful = [path for path in pages if any(_is_table(name) for name in imported(path))]

    assert not forgetful, (
        "A page asks queries, where scoping is: then it cannot forget whose data it may see."
    )


def _is_table(name: str) -> bool:
    return name.startswith("frontdoor.") and "models" in name.split(".")


def test_kinfold_replays_cases_where_there_is_no_django():
    env = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO")}
    command = [sys.executable, "-c", WITHOUT_DJANGO, "replay", "tests/cases/public.yaml"]

    done = subprocess.run(command, cwd=HERE, env=env, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
