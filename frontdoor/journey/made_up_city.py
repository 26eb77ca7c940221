"""The rest of a demonstration: a few hundred families of a made-up city, with three years of records of every agency.

Their alerts of the last three months were decided as they came, but for the newest, which wait for whoever tries the
service.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
from django.db import connection
from django.utils import timezone

from frontdoor.accounts.actor import Actor, system
from frontdoor.alerts import actions as alerts
from frontdoor.alerts.deciding.actions import Child, Step
from frontdoor.alerts.models import Alert, AlertDecision, Weighing
from frontdoor.chronology.knowledge import known_on
from frontdoor.chronology.models import Event
from frontdoor.journey import case_loading
from kinfold import caseload
from kinfold.caseload.sharing import together
from kinfold.records import Ledger
from kinfold.replay.case_file import Case
from kinfold.replay.expectations import Expectations
from kinfold.synthetic.city.streaming import City, write_city

CHILDREN, YEARS, SEED = 800, 3, 2015
ASKED_FOR = timedelta(days=90)
WAITING = timedelta(days=3)
PLANNED_ANEW_AFTER = 20
PLACE = ("address", "postcode", "phone", "nhs_number", "upn")


def load(today: date, *, manager: Actor, children: int = CHILDREN) -> int:
    """Load every family of the city that any agency ever recorded; give how many they are."""
    loaded = 0
    with TemporaryDirectory() as folder:
        city = City(children, YEARS, SEED, today - timedelta(days=365 * YEARS))
        write_city(city, Path(folder))
        places = _places(Path(folder))
        for number, ledger in enumerate(together(each for _, each in caseload.families(folder))):
            loaded += 1
            _load(number, ledger, places, today, manager)
            if loaded % PLANNED_ANEW_AFTER == 0:
                _plan_anew()
    return loaded


def _plan_anew() -> None:
    """Let PostgreSQL count its tables, which within one transaction it believes to be as empty as they began."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _load(
    number: int, ledger: Ledger, places: Mapping[str, Mapping[str, str]], today: date, manager: Actor
) -> None:
    before = _midnight(today - WAITING)

    def then(day: date, touched: list[Alert]) -> None:
        _decide([alert.pk for alert in touched], before, by=manager)

    loaded = case_loading.load(
        Case(f"city-{number}", "A family of a made-up city", ledger.people[0].id, ledger, Expectations()),
        until=today,
        since=today - ASKED_FOR,
        places=places,
        then=then,
        by=system("made-up city"),
    )
    # What rose by waiting alone was asked after the days of the records.
    late = Alert.objects.filter(root__mention__received=loaded).values_list("pk", flat=True)
    _decide(list(late), before, by=manager)


def _places(folder: Path) -> dict[str, dict[str, str]]:
    """Give for each person what their first sender said of where they are and of their numbers."""
    rows = pq.read_table(folder / "mentions.parquet", columns=["person", *PLACE]).to_pylist()
    first = {row["person"]: row for row in reversed(rows)}
    return {person: {name: row[name] for name in PLACE if row[name]} for person, row in first.items()}


def _decide(alerts_: list[int], before: datetime, *, by: Actor) -> None:
    """Let a manager decide each of these alerts that was raised before a moment, the day after it was raised."""
    for alert in Alert.objects.filter(pk__in=alerts_, raised_at__lt=before, decision__isnull=True).order_by(
        "id"
    ):
        at = alert.raised_at + timedelta(days=1)
        open_case = Event.objects.filter(kind="episode_open", participants__person_id=alert.root_id).exists()
        alerts.acknowledge(alert=alert, by=by, at=at)
        alerts.decide(
            alert=alert,
            choice=AlertDecision.Choice.CONTINUE if open_case else AlertDecision.Choice.EARLY_HELP,
            why="The records were read together, oldest first, and the family talked over with the agencies.",
            reason=Weighing.Reason.KNOWN if open_case else Weighing.Reason.ACTED,
            **_for_everybody(alert, at + timedelta(hours=2), open_case=open_case),
            by=by,
            at=at + timedelta(hours=2),
        )


def _for_everybody(alert: Alert, at: datetime, *, open_case: bool) -> dict[str, object]:
    family, view = alerts.family_now(alert, at), known_on([alert.root_id], timezone.localdate(at)).view
    visit = Step(
        "Visit the family together with the health visitor.",
        "The early help hub",
        at.date() + timedelta(days=7),
    )
    return {
        "covered": dict.fromkeys(family, ""),
        "children": {person: Child("same") for person in family if view.is_child(str(person))},
        "steps": [] if open_case else [visit],
    }


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
