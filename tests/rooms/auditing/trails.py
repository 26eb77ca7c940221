"""Makes a trail: entries with gaps between their numbers, as a busy PostgreSQL leaves them."""

from datetime import UTC, datetime, timedelta

from frontdoor.accounts.actor import Actor, system
from frontdoor.audit import actions as audit
from frontdoor.audit.models import Entry

AT = datetime(2025, 11, 17, 14, 5, 6, 789, tzinfo=UTC)


def acting(user, role: str = "front_door_worker", agency: str = "cass") -> Actor:
    """Give somebody signed in as an actor with no permissions of their own."""
    return Actor(
        user.pk, str(user), role, role.replace("_", " ").capitalize(), agency, agency.upper(), frozenset()
    )


def an_entry(verb="looked at", ref="P-7K3M-9QXD", *, by=None, at=AT, kind="person", **more) -> Entry:
    """Give one entry, made as every entry is."""
    return audit.record(verb, kind=kind, ref=ref, by=by or system("test"), at=at, **more)


def a_trail(entries: int = 60, *, first: int = 1000) -> list[int]:
    """Add entries with every second number; gives the numbers."""
    made = [
        Entry(
            id=first + 2 * place,
            at=AT + timedelta(minutes=place),
            actor_id=place % 7,
            actor_name=f"Worker {place % 7}",
            actor_role="front_door_worker",
            agency="cass",
            verb=("looked at", "decided")[place % 2],
            subject_kind="person",
            subject_ref=f"P-0000-{place:04}",
            why="Wegen des Kindes.\nZweite Zeile “ß”" if place % 3 else "",
            because="assigned" if place % 2 else "",
            page_ref="A-0000-0001",
            detail={"page": "alert A-0000-0001", "found": place, "fields": ["name", "date"]},
        )
        for place in range(entries)
    ]
    return [entry.pk for entry in Entry.objects.bulk_create(made)]
