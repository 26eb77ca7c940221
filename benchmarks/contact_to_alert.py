"""How long from "contact received" to "alert visible", and does it grow with the number of people known?

Run: `python benchmarks/contact_to_alert.py` (both databases, 10,000 and 100,000 people; some minutes).
Each try sends the third contact about a family nobody has sent before, through the whole story in one transaction,
and then reads the alert back. The ratio is against the smallest register, 100 people, in the same run.
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
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
BASELINE = 100


def child(people: int, tries: int) -> dict:
    """Measure in this process, against the database of DATABASE_URL."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdoor.settings.dev"
    import django

    django.setup()
    from frontdoor.access.sight import this_process_is

    this_process_is("a benchmark")
    import register
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    made = register.fill(people, at=timezone.now())
    filled = time.perf_counter() - began
    all_tries = [one_try(made[-1 - number], number) for number in range(min(tries, len(made)))]
    took = sorted(each for each in all_tries if each is not None)
    if len(took) < 0.8 * len(all_tries):
        raise SystemExit(
            f"Only {len(took)} of {len(all_tries)} contacts raised an alert: the times would mean nothing."
        )
    return {"filled": filled, "tries": len(took), "p50": statistics.median(took), "p95": took[int(len(took) * 0.95) - 1],
            "max": took[-1]}  # fmt: skip


def one_try(family: list, number: int) -> float | None:
    """Send one contact about a known family and read its alert back; milliseconds, or None where none was raised.

    A father and son of one name, say, are left to a worker, and then the family is not yet known to be the same.
    """
    from django.utils import timezone

    from frontdoor.accounts.actor import system
    from frontdoor.agencies.actions import known_or_new
    from frontdoor.alerts.models import Alert
    from frontdoor.intake.contact import Concern, Contact, TieSaid
    from frontdoor.journey import steps

    now = timezone.now()
    child = next(one for one in family if one.role == "child")
    people = (family[0], child)
    contact = Contact(
        people, (TieSaid(1, child.number, "mother"),), Concern("Worried.", now.date(), main_kind="parenting")
    )
    agency, before = known_or_new("youth_service"), Alert.objects.count()
    began = time.perf_counter()
    steps.contact_arrives(contact, agency=agency, message_id=f"try:{number}", by=system("bench"), at=now)
    visible = Alert.objects.order_by("-id").values_list("ref", flat=True).first()
    took = (time.perf_counter() - began) * 1000
    return took if visible and Alert.objects.count() == before + 1 else None


def measured(address: str, people: int, tries: int) -> dict:
    """Measure in a fresh process, so that no run warms another."""
    command = [sys.executable, __file__, "--child", str(people), "--tries", str(tries)]
    done = subprocess.run(
        command, env={**os.environ, "DATABASE_URL": address}, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def rows(sizes: list[int], tries: int):
    """Measure every size on SQLite, and on PostgreSQL where the machine has one."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield "SQLite", size, measured(f"sqlite:///{folder}/bench.sqlite3", size, tries)
    from tests import with_postgres

    programs = with_postgres.programs()
    if programs is None:
        print("No PostgreSQL here: only SQLite was measured.")
        return
    # As in production: every commit reaches the disk.
    with_postgres.SETTINGS = "-c max_connections=20"
    for size in sizes:
        with with_postgres.server(programs) as address:
            yield "PostgreSQL", size, measured(address, size, tries)


def main() -> None:
    """Print the table, and keep it as JSON beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[BASELINE, 10_000, 100_000])
    parser.add_argument("--tries", type=int, default=300)
    parser.add_argument("--child", type=int)
    asked = parser.parse_args()
    if asked.child:
        print(json.dumps(child(asked.child, asked.tries)))
        return
    print(f"From contact received to alert visible. {os.cpu_count()} cores, Python {platform.python_version()}, "
          f"{platform.system()} {platform.machine()}; made-up families, two earlier contacts each.")  # fmt: skip
    heads = (
        "database",
        "people",
        "tries",
        "p50 ms",
        "p95 ms",
        "max ms",
        f"p95 against {asked.people[0]} people",
    )
    print("".join(f"{head:>{width}}" for head, width in zip(heads, (11, 9, 7, 9, 9, 9, 26), strict=True)))
    base, kept = {}, []
    for database, size, result in rows(asked.people, asked.tries):
        base.setdefault(database, result["p95"])
        print(f"{database:>11}{size:>9,}{result['tries']:>7}{result['p50']:>9.1f}{result['p95']:>9.1f}{result['max']:>9.1f}"
              f"{result['p95'] / base[database]:>25.2f}x", flush=True)  # fmt: skip
        kept.append(
            {"database": database, "people": size, **{key: round(value, 2) for key, value in result.items()}}
        )
    (HERE / "contact_to_alert.json").write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    main()
