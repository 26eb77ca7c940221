"""Measures the pages that people live on: server time and questions to the database, with many people on record.

A family of 40 with 400 entries of the ledger stands among so many others. Each page is asked for through the whole of
the service, middleware and audit included, by somebody whom an involvement lets in; the time is the server's own.
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

PEOPLE, FAMILY, EVENTS, TRIES = 100_000, 40, 400, 30
SEED = 20261128
AGENCIES = (
    "midwifery",
    "police",
    "school",
    "housing",
    "gp",
    "social_care",
    "youth_service",
    "health_visiting",
)
KINDS = (("contact", "concern"), ("visit", ""), ("health", "gp"), ("attempt", "no_access"), ("note", ""))


def child(files: Path, people: int, tries: int) -> dict:
    """Fill the database that the environment names, and ask for each page so many times."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdoor.settings.dev"
    import django

    django.setup()
    from django.core.management import call_command

    from frontdoor.access.sight import this_process_is

    this_process_is("a benchmark")
    call_command("migrate", verbosity=0)
    import people_on_record

    people_on_record.fill(files, people)
    ref = a_big_family()
    return measure(ref, tries)


def a_big_family() -> str:
    """Tell of 40 people in one family, with 400 entries, as the steps would have left them; gives one reference."""
    from django.db import transaction
    from django.utils.timezone import localdate

    from frontdoor.journey import demonstration

    today = localdate()
    with transaction.atomic():
        demonstration.make_partnership(today)
        persons = people_of_the_family(today)
        tie_them(persons)
        write_events(persons, today)
        let_in(persons[0])
    return persons[0].ref


def people_of_the_family(today: date) -> list:
    """Ten parents with three children each."""
    from django.utils import timezone

    from frontdoor.agencies.actions import known_or_new
    from frontdoor.intake.models import Mention, Received
    from frontdoor.people.matching import standard_of
    from frontdoor.people.models import Person

    received = Received.objects.create(
        agency=known_or_new("gp"),
        message_id="bench:family",
        received_at=timezone.now() - timedelta(days=900),
        sent_by_name="bench",
        channel="case",
        kind="history",
        body={},
    )
    persons = []
    for number in range(FAMILY):
        age = 30 + number % 15 if number < 10 else 1 + number % 16
        born = today - timedelta(days=365 * age + number)
        said = {
            "forenames": f"Person{number}",
            "surname": "Benchley",
            "born": born.isoformat(),
            "sex": "FM"[number % 2],
        }
        mention = Mention(
            received=received,
            number=number + 1,
            role="child" if number >= 10 else "mother",
            description={**said, "born_precision": "exact"},
        )
        mention.save()
        standard = standard_of(mention).to_dict()
        persons.append(
            Person.objects.create(mention=mention, standard=standard, known_from=received.received_at)
        )
    return persons


def tie_them(persons: list) -> None:
    """Each parent has three children; the parents are brothers and sisters."""
    from frontdoor.families.models import Tie

    source, at = persons[0].mention.received, persons[0].known_from
    ties = [(persons[n % 10], persons[n], "mother") for n in range(10, FAMILY)]
    ties += [(persons[0], persons[n], "sibling") for n in range(1, 10)]
    Tie.objects.bulk_create(
        Tie(a=a, b=b, type=type, known_from=at, source=source, by_name="bench") for a, b, type in ties
    )


def write_events(persons: list, today: date) -> None:
    """Four hundred entries over two and a half years, each about one to three of them."""
    from django.utils import timezone

    from frontdoor.chronology.models import Event, Participant

    dice = random.Random(SEED)
    for number in range(EVENTS):
        on = today - timedelta(days=dice.randrange(900))
        kind, subtype = dice.choice(KINDS)
        at = timezone.make_aware(timezone.datetime.combine(on, timezone.datetime.min.time()))
        event = Event.objects.create(
            kind=kind,
            subtype=subtype,
            agency=dice.choice(AGENCIES),
            occurred_on=on,
            recorded_at=at + timedelta(days=dice.choice((0, 0, 1, 12)), hours=9),
            referral=f"R{number}" if kind == "contact" else "",
            text="Something was seen; a MARAC was spoken of, and nobody was at home.",
            by_name="bench",
        )
        about = dice.sample(persons, dice.randint(1, 3))
        Participant.objects.bulk_create(Participant(event=event, person=each, role="about") for each in about)
        if kind in ("visit", "health"):
            Participant.objects.create(event=event, person=about[0], role="seen")


def let_in(person) -> None:
    """A worker works with them, so that no page asks why."""
    from django.utils import timezone

    from frontdoor.accounts.models import User
    from frontdoor.reasons.models import Involvement

    now = timezone.now()
    user = User.objects.get(username="manager")
    Involvement.objects.create(
        user=user,
        person=person,
        kind="assigned",
        from_on=now.date() - timedelta(days=3),
        why="Measured.",
        at=now,
        by_name="bench",
    )


def measure(ref: str, tries: int) -> dict:
    """Ask for each page so many times, after once to warm it; milliseconds and questions."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from frontdoor.accounts.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    browser = Client()
    browser.force_login(User.objects.get(username="manager"))
    pages = {
        "family": f"/families/{ref}/",
        "lanes, last 100 days": f"/families/{ref}/?zoom=100-days",
        "person": f"/people/{ref}/known/",
        "genogram": f"/families/{ref}/genogram/",
        "who talks to whom": f"/families/{ref}/talking/",
        "alerts' desk": "/alerts/",
        "work queue": "/queue/",
    }
    found = {}
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(address)
        queries = len(asked)  # before the next request empties the log
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
        took = []
        for _ in range(tries):
            began = time.perf_counter()
            browser.get(address)
            took.append((time.perf_counter() - began) * 1000)
        found[name] = {
            "p50": statistics.median(took),
            "p95": sorted(took)[int(len(took) * 0.95) - 1],
            "queries": queries,
        }
    return found


def made(people: int, folder: Path) -> None:
    """Write the files that fill a database with made-up people."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdoor.settings.dev"
    import django

    django.setup()
    from frontdoor.access.sight import this_process_is

    this_process_is("a benchmark")
    import people_on_record

    from kinfold.synthetic.register import register

    people_on_record.write_files(register(people, SEED), folder, workers=os.cpu_count() or 1)


def measured(address: str, folder: Path, asked: argparse.Namespace) -> dict:
    """Measure in a fresh process."""
    command = [
        sys.executable,
        __file__,
        "--child",
        str(asked.people),
        "--files",
        str(folder),
        "--tries",
        str(asked.tries),
    ]
    done = subprocess.run(
        command, env={**os.environ, "DATABASE_URL": address}, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def both(asked: argparse.Namespace):
    """Measure on SQLite, and on PostgreSQL where the machine has one."""
    from tests import with_postgres

    programs = with_postgres.programs()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, __file__, "--make", str(asked.people), "--files", name], check=True)
        yield "SQLite", measured(f"sqlite:///{folder}/bench.sqlite3", folder, asked)
        if programs is None:
            sys.stderr.write("No PostgreSQL here: only SQLite was measured.\n")
            return
        with with_postgres.server(programs) as address:
            yield "PostgreSQL", measured(address, folder, asked)


def main() -> None:
    """Print the table, and keep it in the history where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--tries", type=int, default=TRIES)
    parser.add_argument("--history", action="store_true", help="keep the figures in benchmarks/history/")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--files", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        print(json.dumps(child(asked.files, asked.child, asked.tries)))
    elif asked.make:
        made(asked.make, asked.files)
    else:
        tell(asked)


def tell(asked: argparse.Namespace) -> None:
    """Say what was measured as it comes."""
    print(f"{asked.people:,} people on record, a family of {FAMILY} with {EVENTS} entries. {os.cpu_count()} cores, "
          f"Python {platform.python_version()}, {platform.system()} {platform.machine()}.")  # fmt: skip
    print(f"{'database':>11}  {'page':<22}{'p50 ms':>9}{'p95 ms':>9}{'queries':>9}")
    kept = []
    for database, pages in both(asked):
        for name, figures in pages.items():
            print(
                f"{database:>11}  {name:<22}{figures['p50']:>9.1f}{figures['p95']:>9.1f}{figures['queries']:>9}",
                flush=True,
            )
            kept.append(
                {
                    "database": database,
                    "page": name,
                    **{key: round(value, 1) for key, value in figures.items()},
                }
            )
    if asked.history:
        from kinfold.bench import history

        number = len(list((HERE / "history").glob("pages-*.json"))) + 1
        entry = {
            "commit": history.commit(),
            "machine": history.machine(),
            "people": asked.people,
            "figures": kept,
        }
        (HERE / "history" / f"pages-{number:03}.json").write_text(json.dumps(entry, indent=1) + "\n")


if __name__ == "__main__":
    main()
