"""How long do the auditor's questions take as the audit grows? Run: `python benchmarks/audit_questions.py`.

Each question is asked through its page, of 2,000 entries and of 200,000; the ratio is against the small audit in the
same run. Sealing and verifying everything is timed too. SQLite, in a file of its own; or an empty PostgreSQL:
`python tests/with_postgres.py .venv/bin/python benchmarks/audit_questions.py`.
"""

import os
import platform
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

UNTIL = {"until-day": "18", "until-month": "11", "until-year": "2025"}
QUESTIONS: dict[str, tuple[str, dict]] = {
    "the latest entries": ("", {}),
    "everything about one person": ("", {"subject": "P-0000-0500"}),
    "a person nobody looked at": ("", {"subject": "P-9999-9999"}),
    "what one worker did": ("", {"actor": "worker7"}),
    "every decision": ("", {"verb": "decided"}),
    "before a day": ("", UNTIL),
    "1 who saw one person": ("who-saw/", {"subject": "P-0000-0500"}),
    "1 who saw one alert": ("who-saw/", {"subject": "A-0000-0007"}),
    "1 who saw whom everybody saw": ("who-saw/", {"subject": "P-7777-7777"}),
    "2 what one worker saw": ("what-did-they-see/", {"actor": "worker7"}),
    "3 without a reason": ("without-a-reason/", {}),
    "3 the same, before a day": ("without-a-reason/", UNTIL),
    "4 what was exported": ("exports/", {}),
    "5 whose rights changed": ("rights/", {}),
    "what a family is told": ("told/", {"subject": "P-0000-0500", "why": "The mother asked."}),
    "what a family of P-7777 is told": ("told/", {"subject": "P-7777-7777", "why": "The mother asked."}),
    "an export of one person": ("export/", {"subject": "P-0000-0500", "why": "Asked for."}),
}
SIZES = (2_000, 200_000)
VERBS = ("looked at", "looked at", "looked at", "decided", "received", "looked at", "wrote to the ledger")
BECAUSE = ("assigned", "on_duty", "", "alerted", "reason_given")


def entries(first: int, up_to: int):
    """Make entries as years would: a thousand people looked at by forty workers, every tenth look at one of them."""
    from django.utils import timezone

    from frontdoor.audit.models import Entry

    began = timezone.now() - timedelta(days=900)
    for place in range(first, up_to):
        verb = "exported" if place % 997 == 0 else "changed rights" if place % 991 == 0 else VERBS[place % 7]
        because = BECAUSE[place % 5] if verb == "looked at" else ""
        page = f"alert A-0000-{place % 900:04}"
        yield Entry(
            at=began + timedelta(minutes=5 * place),
            actor_id=place % 40 + 1000,
            actor_name=f"Worker {place % 40}",
            actor_role="front_door_worker",
            agency="cass",
            verb=verb,
            subject_kind="person",
            subject_ref="P-7777-7777" if place % 10 == 1 else f"P-0000-{place % 1000:04}",
            because=because,
            page_ref=page[-11:],
            detail={"page": page, "because": because},
        )


def fill(up_to: int) -> None:
    """Add entries until there are so many, and let the database count them as it does in use."""
    from django.db import connection

    from frontdoor.audit.models import Entry

    Entry.objects.bulk_create(entries(Entry.objects.count(), up_to), batch_size=5_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def main() -> None:
    """Print the table."""
    folder = tempfile.TemporaryDirectory()
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        os.environ["DATABASE_URL"] = f"sqlite:///{folder.name}/audit.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdoor.settings.test"
    import django

    django.setup()
    from frontdoor.access.sight import this_process_is

    this_process_is("a benchmark")
    from django.core.management import call_command
    from django.db import connection

    if connection.introspection.table_names():
        raise SystemExit("This database is not empty. Name one that may be filled with made-up entries.")
    call_command("migrate", verbosity=0)
    took = measured()
    print(
        f"The auditor's questions, best of 5. {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"{connection.vendor}."
    )
    print(f"{'question':<34}" + "".join(f"{size:>12,}" for size in SIZES) + f"{'ratio':>9}")
    for name, (small, large) in took.items():
        print(f"{name:<34}{small:>9.0f} ms{large:>9.0f} ms{large / small:>8.1f}x")
    seal_and_verify()


def measured() -> dict[str, list[float]]:
    """Ask every question at every size."""
    from django.test import Client

    from frontdoor.accounts.models import User
    from tests.rooms.builders import a_worker

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(a_worker("auditor", role="auditor", agency="partnership"))
    User.objects.create(id=1007, username="worker7", full_name="Worker 7")
    took: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    for size in SIZES:
        fill(size)
        for name, (page, asked) in QUESTIONS.items():
            took[name].append(min(timed(client, page, asked) for _ in range(5)))
    return took


def timed(client, page: str, asked: dict) -> float:
    """Ask once through the page; milliseconds."""
    began = time.perf_counter()
    answer = client.post(f"/audit/{page}", asked)
    took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise SystemExit(
            f"The page answered {answer.status_code} to {asked}, so its time would mean nothing."
        )
    return took


def seal_and_verify() -> None:
    """Seal all of it, and read it all through."""
    from django.utils import timezone

    from frontdoor.audit.sealing import seal_all
    from frontdoor.audit.verifying import verify

    for name, deed in (("sealing", lambda: seal_all(at=timezone.now())), ("verifying", verify)):
        began = time.perf_counter()
        deed()
        print(f"{name} all of it: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
