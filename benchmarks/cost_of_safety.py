"""What safety costs: requests a second with the audit, the question why and each layer of the cut on and off, in one run.

Run: `python benchmarks/cost_of_safety.py` (both databases; some eight minutes). A few hundred made-up families are on
record and some are sealed. One worker opens family pages and the queue, one request after another in this process; each
way of working has its turn in every round, and the table gives the middle of the rounds. The ratio is against "all off":
nothing but the pages. On PostgreSQL the second layer is off for a superuser and on for the service's own role.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from io import StringIO
from pathlib import Path
from unittest.mock import patch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
ROUNDS, SECONDS, SEALED, CHILDREN = 5, 4.0, 12, 400
SERVICE = "kinfold_service"
ALL_OFF = "all off"
WAYS = {
    ALL_OFF: ("audit", "why", "first", "second", "sealed"),
    "audit on": ("why", "first", "second", "sealed"),
    "question why on": ("audit", "first", "second", "sealed"),
    "first layer on, nobody sealed from them": ("audit", "why", "second", "sealed"),
    "second layer on, nobody sealed from them": ("audit", "why", "first", "sealed"),
    "both layers on, nobody sealed from them": ("audit", "why", "sealed"),
    "first layer on, 12 sealed from them": ("audit", "why", "second"),
    "both layers on, 12 sealed from them": ("audit", "why"),
    "all on, nobody sealed from them": ("sealed",),
    "all on, 12 sealed from them": (),
}


def child() -> dict[str, float]:
    """Measure every way of working in this process, on the database of DATABASE_URL."""
    browser, paths = prepared()
    taken: dict[str, list[float]] = {way: [] for way in WAYS}
    for number in range(ROUNDS + 1):
        for way, off in WAYS.items():
            with without(off):
                rate = requests_a_second(browser, paths)
            if number:  # the first round warms
                taken[way].append(rate)
    return {way: statistics.median(rates) for way, rates in taken.items()}


def prepared():
    """Fill the database, seal some people, sign a worker in, and choose the pages that are opened."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdoor.settings.test"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from frontdoor.access.sight import this_process_is
    from frontdoor.accounts.models import User

    this_process_is("a benchmark")
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    call_command("load_demo", city=CHILDREN, stdout=StringIO())
    give_the_service_a_role()
    paths = ["/queue/", *(f"/families/{ref}/" for ref in sealed_and_opened())]
    browser = Client()
    browser.force_login(User.objects.get(username="worker"))
    return browser, paths


def sealed_and_opened() -> list[str]:
    """Seal some people, give the worker's reason for others, and give the references of those."""
    from django.utils.timezone import now

    from frontdoor.access.queries import actor_for
    from frontdoor.accounts.models import User
    from frontdoor.people.models import Person
    from frontdoor.reasons import actions as reasons
    from frontdoor.sealing import actions as sealing

    head, worker = (
        actor_for(User.objects.get(username=each).pk, now().date()) for each in ("head", "worker")
    )
    people = list(Person.objects.order_by("id"))
    sealing.seal(persons=[each.pk for each in people[-SEALED:]], why="Bench.", readers=(), by=head, at=now())
    opened = people[: -SEALED * 2 : 7][:40]
    for person in opened:
        reasons.give_reason(person=person, why="Bench.", by=worker, at=now())
    return [person.ref for person in opened]


def give_the_service_a_role() -> None:
    """On PostgreSQL, make the role with which the second layer is measured."""
    from django.db import connection

    if connection.vendor == "postgresql":
        from frontdoor.access.guarded_postgresql import grants

        grants.give(connection, SERVICE)


@contextmanager
def one_layer_less():
    """The database neither refuses nor cuts."""
    from django.db import connection

    from frontdoor.access.guarded_sqlite import base

    if connection.vendor == "sqlite":
        with patch.object(base, "_state_now", lambda: base.EVERYBODY):
            yield
        return
    yield  # a superuser, whom no policy holds


@contextmanager
def as_the_service():
    """The database refuses and cuts: on PostgreSQL for the service's role, on SQLite always."""
    from django.db import connection

    if connection.vendor == "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {SERVICE}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE NONE")


@contextmanager
def without(off: tuple[str, ...]):
    """Switch some of the safety off, in this process alone."""
    from django.db import connection

    from frontdoor.access.rows import only_what_may_be_seen
    from frontdoor.audit import actions as audit
    from frontdoor.people import looking
    from frontdoor.sealing import queries

    with ExitStack() as stack:
        if "audit" in off:
            stack.enter_context(patch.object(audit, "record_all", lambda *_, **__: [None]))
        if "why" in off:
            stack.enter_context(patch.object(looking, "_because", []))
        if "sealed" in off:
            stack.enter_context(patch.object(queries, "hidden_from", lambda actor: frozenset()))
        stack.enter_context(one_layer_less() if "second" in off else as_the_service())
        wrappers = [] if "first" in off else [only_what_may_be_seen]
        stack.enter_context(patch.object(connection, "execute_wrappers", wrappers))
        yield


def requests_a_second(browser, paths: list[str]) -> float:
    """Open the pages one after another for some seconds."""
    from frontdoor.access.sight import NOBODY, seeing_as

    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        with seeing_as(NOBODY):  # as in a web server, until it is known who asks
            answer = browser.get(paths[done % len(paths)])
        if answer.status_code != 200:
            raise SystemExit(f"{paths[done % len(paths)]} answered {answer.status_code}")
        done += 1
    return done / (time.perf_counter() - began)


def measured(address: str) -> dict[str, float]:
    """Measure in a fresh process."""
    done = subprocess.run(
        [sys.executable, __file__, "--child"],
        env={**os.environ, "DATABASE_URL": address},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def shorten() -> None:
    """Make a run that only shows that it runs."""
    global ROUNDS, SECONDS, CHILDREN
    ROUNDS, SECONDS, CHILDREN = 1, 1.0, 20
    os.environ["SHORT"] = "1"


def main() -> None:
    """Print the table for both databases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--short", action="store_true", help="only try it: few families, one short round")
    asked = parser.parse_args()
    if asked.short or os.environ.get("SHORT"):
        shorten()
    if asked.child:
        print(json.dumps(child()))
        return
    from tests import with_postgres

    print(
        f"Requests a second, one worker after another. {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}; {CHILDREN} made-up children, {SEALED} people sealed."
    )
    with tempfile.TemporaryDirectory() as folder:
        told("SQLite", measured(f"sqlite:///{folder}/bench.sqlite3"))
    programs = with_postgres.programs()
    if programs is None:
        sys.stderr.write("No PostgreSQL here: only SQLite was measured.\n")
        return
    with_postgres.SETTINGS = "-c max_connections=20"
    with with_postgres.server(programs) as address:
        told("PostgreSQL", measured(address))


def told(database: str, rates: dict[str, float]) -> None:
    """Print one database's rows, each against all off."""
    base = rates[ALL_OFF]
    for way, rate in rates.items():
        print(f"{database:>11}  {way:<42}{rate:>8.1f}{rate / base:>8.2f}x", flush=True)


if __name__ == "__main__":
    main()
