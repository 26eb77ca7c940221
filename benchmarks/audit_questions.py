"""How long do the auditor's questions take as the audit grows? Run: `python benchmarks/audit_questions.py`.

Each question is asked through the page, of 2,000 entries and of 200,000; the ratio is against the small audit in the
same run. SQLite, in a file of its own.
"""

import os
import platform
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

QUESTIONS = {
    "the latest entries": {},
    "who looked at one person": {"subject": "P-0000-0500"},
    "a person nobody looked at": {"subject": "P-9999-9999"},
    "what one worker did": {"actor": "worker7"},
    "every decision": {"verb": "decided"},
    "before a day": {"until-day": "18", "until-month": "11", "until-year": "2025"},
}
SIZES = (2_000, 200_000)


def fill(up_to: int) -> None:
    """Add entries as years would: a thousand people looked at by forty workers."""
    from django.utils import timezone

    from frontdoor.audit.models import Entry

    verbs, began = (
        ("looked at", "decided", "received", "wrote to the ledger"),
        timezone.now() - timedelta(days=900),
    )
    Entry.objects.bulk_create(
        (
            Entry(
                at=began + timedelta(minutes=5 * place),
                actor_id=place % 40 + 1000,
                actor_name=f"Worker {place % 40}",
                actor_role="front_door_worker",
                agency="cass",
                verb=verbs[place % 4],
                subject_kind="person",
                subject_ref=f"P-0000-{place % 1000:04}",
            )
            for place in range(Entry.objects.count(), up_to)
        ),
        batch_size=5_000,
    )


def main() -> None:
    """Print the table."""
    folder = tempfile.TemporaryDirectory()
    os.environ["DATABASE_URL"] = f"sqlite:///{folder.name}/audit.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdoor.settings.test"
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from frontdoor.accounts.models import User

    call_command("migrate", verbosity=0)
    from tests.rooms.builders import a_worker

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(a_worker("auditor", role="auditor", agency="partnership"))
    User.objects.create(id=1007, username="worker7", full_name="Worker 7")
    took: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    for size in SIZES:
        fill(size)
        for name, asked in QUESTIONS.items():
            best = min(timed(client, asked) for _ in range(5))
            took[name].append(best)
    print(
        f"The auditor's questions, best of 5. {os.cpu_count()} cores, Python {platform.python_version()}, SQLite."
    )
    print(f"{'question':<28}" + "".join(f"{size:>12,}" for size in SIZES) + f"{'ratio':>9}")
    for name, (small, large) in took.items():
        print(f"{name:<28}{small:>9.0f} ms{large:>9.0f} ms{large / small:>8.1f}x")


def timed(client, asked: dict) -> float:
    """Ask once through the page; milliseconds."""
    began = time.perf_counter()
    answer = client.post("/audit/", asked)
    took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise SystemExit(
            f"The page answered {answer.status_code} to {asked}, so its time would mean nothing."
        )
    return took


if __name__ == "__main__":
    main()
