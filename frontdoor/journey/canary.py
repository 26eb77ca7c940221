"""Once a day a made-up family goes in at the door, and an alert must come out: silence is itself an alert.

The fence is the transaction: everything the family left behind is taken back before anyone could see it, and only
what came of it is kept. It walks the same steps as every contact, under the values in force.
"""

import time
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor, system
from frontdoor.agencies.actions import known_or_new
from frontdoor.alerts.models import Alert, Canary, Finding
from frontdoor.alerts.nightly.canaries import is_due
from frontdoor.audit import actions as audit
from frontdoor.intake.contact import Concern, Contact, PersonSaid, TieSaid
from frontdoor.journey import steps
from frontdoor.people.models import Person
from frontdoor.rulebook.queries import rules_on

SIGNAL = "S01"
CANARY = "canary"


class _TakenBack(Exception):
    """Ends the transaction in which the family was, so that nothing of it is kept."""

    def __init__(self, said: str) -> None:
        self.said = said


def send_if_due(*, at: datetime) -> Canary | None:
    """Send the family in where a day has passed since one was heard, or an hour since one was not."""
    return send(at=at) if is_due(at) else None


def send(*, at: datetime) -> Canary:
    """Send a made-up family in, take it back, and keep what came of it."""
    by, began = system(CANARY), time.monotonic()
    try:
        with transaction.atomic():
            raise _TakenBack(_what_is_wrong(_goes_in(by=by, at=at)))
    except _TakenBack as heard:
        said = heard.said
    except Exception as problem:  # noqa: BLE001  (whatever stops an alert is what the canary is for)
        said = f"The contacts could not be taken in ({type(problem).__name__})."
    with transaction.atomic():
        kept = Canary.objects.create(
            at=at,
            alerted=not said,
            said=said,
            milliseconds=round((time.monotonic() - began) * 1000),
        )
        audit.record(
            "heard the canary" if kept.alerted else "missed the canary",
            kind="canary",
            ref=str(kept.pk),
            by=by,
            at=at,
        )
    return kept


def _goes_in(*, by: Actor, at: datetime) -> list[Person]:
    """Send as many contacts as the values in force ask for, each from an agency of its own."""
    rules, mark = rules_on(localdate(at)), uuid4().hex[:8]
    how_many = max(rules.number("S01.contacts"), rules.number("S01.agencies"))
    people: list[Person] = []
    for number in range(how_many):
        received = steps.contact_arrives(
            _contact(mark, localdate(at)),
            agency=known_or_new(f"{CANARY}_{number}"),
            message_id=f"{CANARY}:{mark}:{number}",
            by=by,
            at=at - timedelta(minutes=how_many - number),
        )
        people += Person.objects.filter(mention__received=received)
    return people


def _contact(mark: str, today: date) -> Contact:
    born = {1: today - timedelta(days=30 * 365), 2: today - timedelta(days=5 * 365)}
    surname = f"Canary-{mark}"
    return Contact(
        people=tuple(
            PersonSaid(
                number,
                role,
                forenames=f"{role.title()} {mark}",
                surname=surname,
                born=born[number].isoformat(),
                born_precision="exact",
                described_as_child=role == "child",
            )
            for number, role in ((1, "mother"), (2, "child"))
        ),
        ties=(TieSaid(1, 2, "mother"),),
        concern=Concern("A made-up contact that tests whether alerts are raised.", today),
    )


def _what_is_wrong(people: list[Person]) -> str:
    """Why this family did not reach a manager as it should have, or nothing."""
    raised = Finding.objects.filter(root__in=people, signal=SIGNAL, end__isnull=True, alert__isnull=False)
    found = raised.select_related("alert").first()
    if found is None:
        return "The contacts came in and no alert was raised."
    if found.alert.manager_id is None:
        return "An alert was raised, and nobody holds the role of Team Manager."
    if Alert.objects.filter(pk=found.alert_id).exclude(root__in=people).exists():
        return "The alert was joined to another family's."
    return ""
