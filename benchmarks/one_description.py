"""How long it takes the service to match one description against everybody known, and does it grow with them?

Run: `python benchmarks/one_description.py` (both databases, 100,000 and 1,000,000 people; about half an hour).
Timed, in one transaction that is committed: the description made comparable, candidates by their keys, all that is
known of them weighed, each reason as a sentence, and an audit entry. Beside it: the whole of `describe`, which also
writes the new person, keys, links and questions; and that with each of its links taken back and who is who read
anew around it ("insert, un-link, rebuild"). The ratio is against the smallest register of the same run.
"""

import argparse
import json
import os
import pickle
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
SEED, SIZES = 1001, [100_000, 1_000_000]
WARMED_WITH = 50  # the service has run for a while


def child(files: Path, people: int, tries: int, profile: bool) -> dict:
    """Fill the database of DATABASE_URL from the files, and measure in this process."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdoor.settings.dev"
    import django

    django.setup()
    from frontdoor.access.sight import this_process_is

    this_process_is("a benchmark")
    import people_on_record
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    people_on_record.fill(files, people)
    filled = time.perf_counter() - began
    with (files / "asked.pickle").open("rb") as kept:
        asked = [people_on_record.mention_of(said) for said in pickle.load(kept)][: tries + WARMED_WITH]
    for mention in asked[:WARMED_WITH]:
        match(mention)
    if profile:
        profiled(asked[WARMED_WITH:])
    matched = spread([match(mention) for mention in asked[WARMED_WITH:]])
    asked = asked[WARMED_WITH:]
    described = spread([describe(mention, number) for number, mention in enumerate(asked)])
    undone = spread([insert_and_unlink(mention, number) for number, mention in enumerate(asked, len(asked))])
    return {
        "filled": filled,
        "tries": tries,
        **matched,
        **{f"describe_{name}": ms for name, ms in described.items()},
        **{f"undo_{name}": ms for name, ms in undone.items()},
    }


def match(mention) -> float:
    """Match one description as the service does, with its reasons and its audit entry; milliseconds."""
    from django.db import transaction
    from django.utils import timezone

    from frontdoor.accounts.actor import system
    from frontdoor.audit import actions as audit
    from frontdoor.people import evidence, matching
    from frontdoor.people.actions import WORTH_ASKING

    began = time.perf_counter()
    with transaction.atomic():
        standard = matching.standard_of(mention)
        people = matching.candidates(sorted(matching.keys_to_ask(standard)), leave_out=())
        found = matching.proposals(standard, people, barred=(), size=matching.register_size())
        shown = [(each.person, evidence.kept(each.weight)) for each in found.of(*WORTH_ASKING)]
        detail = {"outcome": found.outcome.value, "found": [person for person, _ in shown]}
        audit.record(
            "matched a description", kind="person", ref="P-0", by=system("bench"), at=timezone.now(), **detail
        )
    return (time.perf_counter() - began) * 1000


def insert_and_unlink(mention, number: int) -> float:
    """Make a person known, take back each link that was made, and read anew who is who around them; milliseconds."""
    from django.utils import timezone

    from frontdoor.accounts.actor import Actor
    from frontdoor.people import actions
    from frontdoor.people.clusters import members_of_groups
    from frontdoor.people.models import Link

    worker = Actor(1, "bench", "worker", "Worker", "cass", "Front door", frozenset({"judge links"}))
    took, (person,) = _described(mention, number)
    links = list(Link.objects.filter(other=person, verdict="same", end__isnull=True))
    began = time.perf_counter()
    for link in links:
        actions.undo(link, why="Not them.", by=worker, at=timezone.now())
    members_of_groups({person.pk, *(link.one_id for link in links)})
    return took + (time.perf_counter() - began) * 1000


def describe(mention, number: int) -> float:
    """Take in a delivery that speaks of one person; milliseconds for making the person known."""
    return _described(mention, number)[0]


def _described(mention, number: int):
    from django.utils import timezone

    from frontdoor.agencies.actions import known_or_new
    from frontdoor.intake.models import Mention, Received
    from frontdoor.people import actions

    now = timezone.now()
    received = Received.objects.create(
        agency=known_or_new("youth_service"),
        message_id=f"try:{number}",
        received_at=now,
        sent_by_name="bench",
        channel="form",
        kind="contact",
        body={},
    )
    Mention.objects.create(received=received, number=1, role=mention.role, description=mention.description)
    began = time.perf_counter()
    persons = actions.describe(received, at=now)
    return (time.perf_counter() - began) * 1000, persons.values()


def spread(took: list[float]) -> dict[str, float]:
    """The middle, the slow and the slowest."""
    ranked = sorted(took)
    at = {"p95": int(len(ranked) * 0.95) - 1, "p99": int(len(ranked) * 0.99) - 1, "max": -1}
    return {"p50": statistics.median(ranked), **{name: ranked[place] for name, place in at.items()}}


def profiled(asked: list) -> None:
    """Say on standard error where the time goes."""
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.enable()
    for mention in asked:
        match(mention)
    profile.disable()
    pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(45)


def measured(address: str, files: Path, people: int, asked: argparse.Namespace) -> dict:
    """Measure in a fresh process, so that no run warms another."""
    command = [
        sys.executable,
        __file__,
        "--child",
        str(people),
        "--files",
        str(files),
        "--tries",
        str(asked.tries),
    ]
    command += ["--profile"] if asked.profile else []
    done = subprocess.run(
        command, env={**os.environ, "DATABASE_URL": address}, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    sys.stderr.write(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def made(people: int, folder: Path) -> None:
    """Make up the people and the questions about them, and write the files that fill a database."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdoor.settings.dev"
    import django

    django.setup()
    from frontdoor.access.sight import this_process_is

    this_process_is("a benchmark")
    import people_on_record

    from kinfold.synthetic.queries import queries
    from kinfold.synthetic.register import register

    city = register(people, SEED)
    questions = [question.description for question in queries(city, SEED, each=400)]
    random.Random(SEED).shuffle(questions)
    with (folder / "asked.pickle").open("wb") as file:
        pickle.dump(questions, file)
    people_on_record.write_files(city, folder, workers=os.cpu_count() or 1)


def rows(asked: argparse.Namespace):
    """Measure every size on SQLite, and on PostgreSQL where the machine has one."""
    from tests import with_postgres

    programs = with_postgres.programs()
    if programs is None:
        sys.stderr.write("No PostgreSQL here: only SQLite was measured.\n")
    # As in production: every commit reaches the disk.
    with_postgres.SETTINGS = "-c max_connections=20 -c shared_buffers=512MB -c max_wal_size=4GB"
    for size in asked.people:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            subprocess.run([sys.executable, __file__, "--make", str(size), "--files", name], check=True)
            yield "SQLite", size, measured(f"sqlite:///{folder}/bench.sqlite3", folder, size, asked)
            (folder / "bench.sqlite3").unlink()
            if programs:
                with with_postgres.server(programs) as address:
                    yield "PostgreSQL", size, measured(address, folder, size, asked)


def main() -> None:
    """Print the table, and keep it as JSON in the history."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    parser.add_argument("--tries", type=int, default=1000)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON at the end")
    parser.add_argument("--profile", action="store_true", help="say on standard error where the time goes")
    parser.add_argument("--history", action="store_true", help="keep the figures in benchmarks/history/")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--files", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        print(json.dumps(child(asked.files, asked.child, asked.tries, asked.profile)))
    elif asked.make:
        made(asked.make, asked.files)
    else:
        told(asked)


def told(asked: argparse.Namespace) -> None:
    """Measure everything, and say and keep it as it comes."""
    print(f"Matching one description, with reasons and audit entry. {os.cpu_count()} cores, "
          f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; made-up people.")  # fmt: skip
    print(f"{'database':>11}{'people':>11}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'max ms':>9}{'p95 growth':>12}"
          f"{'describe p50':>14}{'p95':>8}{'and un-link p95':>17}{'filled s':>10}")  # fmt: skip
    base, kept = {}, []
    for database, size, result in rows(asked):
        base.setdefault(database, result["p95"])
        print(f"{database:>11}{size:>11,}{result['p50']:>9.2f}{result['p95']:>9.2f}{result['p99']:>9.2f}{result['max']:>9.1f}"
              f"{result['p95'] / base[database]:>11.2f}x{result['describe_p50']:>14.1f}{result['describe_p95']:>8.1f}"
              f"{result['undo_p95']:>17.1f}{result['filled']:>10.0f}", flush=True)  # fmt: skip
        kept.append(
            {"database": database, "people": size, **{key: round(value, 2) for key, value in result.items()}}
        )
    if asked.history:
        keep(kept)
    if asked.json:
        print(json.dumps(kept))


def keep(kept: list[dict]) -> None:
    """Write the figures into the history, with the commit and machine they were measured on."""
    from kinfold.bench import history

    folder = HERE / "history"
    folder.mkdir(exist_ok=True)
    number = len(list(folder.glob("one-description-*.json"))) + 1
    entry = {"commit": history.commit(), "machine": history.machine(), "seed": SEED, "figures": kept}
    (folder / f"one-description-{number:03}.json").write_text(json.dumps(entry, indent=1) + "\n")


if __name__ == "__main__":
    main()
