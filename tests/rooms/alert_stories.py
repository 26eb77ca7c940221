"""Alerts for the tests that begin with one: a family as a contact gave it, and the managers who are told."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from threading import Barrier, Thread

from django.db import connections
from django.utils.timezone import localdate, now

from frontdoor.access.queries import actor_for
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.alerts.actions import family_now
from frontdoor.alerts.deciding.actions import Child, Step
from frontdoor.alerts.models import Alert, Finding, FindingEnd, Wording
from frontdoor.chronology.knowledge import known_on
from frontdoor.chronology.models import Event
from frontdoor.people.models import Person
from tests.rooms.builders import a_worker
from tests.rooms.stories import contact, said, send

RAISED_AT = datetime(2025, 11, 17, 9, 0, tzinfo=UTC)
HEADLINE = (
    "3 contacts in 90 days about 3 people in this family, from housing, midwifery and the youth service."
)


def a_manager(username: str, name: str, *, role: str = "team_manager") -> User:
    """Somebody at the front door who is told of alerts."""
    return a_worker(username, role=role, agency="cass", name=name)


def actor(user: User) -> Actor:
    """The actor this person is today."""
    return actor_for(user.pk, localdate())


def a_family(on: date = date(2025, 9, 1), agency: str = "midwifery") -> Person:
    """A mother and her twins, told by one agency; the first of the twins is given."""
    received = send(
        agency,
        contact(
            said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F"),
            said(2, "child", "Isla Merrin", "2025-06-08", sex="F"),
            said(3, "child", "Noah Merrin", "2025-06-08", sex="M"),
            ties=[(1, 2, "mother"), (1, 3, "mother")],
            on=on,
        ),
    )
    return Person.objects.get(mention__received=received, mention__number=2)


def an_alert(
    root: Person, *, manager: User | None = None, raised_at: datetime | None = None, **more
) -> Alert:
    """An alert about the family of one child, resting on what is in the ledger about that child."""
    at = raised_at or RAISED_AT
    alert = Alert.objects.create(
        root=root, raised_at=at, severity=more.pop("severity", "amber"), manager=manager
    )
    a_finding(alert, at=at, **more)
    return alert


def a_finding(
    alert: Alert,
    *,
    at: datetime | None = None,
    signal: str = "S01",
    headline: str = HEADLINE,
    about: Person | None = None,
    cleared: str = "",
    severity: str = "amber",
) -> Finding:
    """One sign of an alert, with one reason that rests on an event, a tie and a person."""
    at = at or alert.raised_at
    event = Event.objects.filter(participants__person=alert.root).first()
    tie = alert.root.ties_to.first()
    sources = [event.ref, f"tie:{tie.pk}", str((about or alert.root).pk)]
    finding = Finding.objects.create(
        root=alert.root,
        alert=alert,
        signal=signal,
        key=str(about.pk) if about else "",
        severity=severity,
        since_on=localdate(at),
        found_at=at,
    )
    reasons = [{"said": "Midwifery was worried about Isla and Noah.", "sources": sources}]
    Wording.objects.create(
        finding=finding, said_at=at, known_on=localdate(at), headline=headline, reasons=reasons
    )
    if cleared:
        FindingEnd.objects.create(finding=finding, ended_on=localdate(at), noticed_at=at, because=cleared)
    return finding


def everyone_looked_at(alert: Alert) -> dict[int, str]:
    """A decision's cover that says of each person that they were looked at."""
    return dict.fromkeys(family_now(alert, now()), "")


def everything_said(alert: Alert, reason: str = "acted") -> dict[str, object]:
    """What a decision has to say besides its choice and why: everybody, each child, the reason, and a next step."""
    view = known_on([alert.root_id], localdate()).view
    family = family_now(alert, now())
    return {
        "covered": dict.fromkeys(family, ""),
        "children": {person: Child("same") for person in family if view.is_child(str(person))},
        "reason": reason,
        "steps": [Step("Ring the midwife.", "The duty worker", localdate())],
    }


def race(things: Iterable[object], *racers: Callable[[object], object]) -> list[list[object]]:
    """Let several do their deed to each thing at the very same moment; give what each got or was refused with."""
    things = list(things)
    start = Barrier(len(racers))
    got: list[list[object]] = [[None] * len(racers) for _ in things]

    def run(place: int, deed: Callable[[object], object]) -> None:
        try:
            for turn, thing in enumerate(things):
                start.wait(timeout=60)
                try:
                    got[turn][place] = deed(thing)
                except Exception as refused:  # noqa: BLE001  (handed back to the test)
                    got[turn][place] = refused
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(racers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got
