"""A made-up partnership to try the service on: agencies, one person a role, families with stories under way."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from frontdoor.access.queries import actor_for
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies import localities
from frontdoor.agencies.models import Agency, Membership
from frontdoor.alerts.evaluation import run_due
from frontdoor.intake.models import Received
from frontdoor.journey import steps
from frontdoor.journey.telling import contact_of
from frontdoor.outbox.actions import seen_before
from frontdoor.response import actions as response

STORIES = Path(__file__).with_name("demonstration.yaml")
PASSWORD = "a-made-up-family-at-the-door"  # noqa: S105  (for made-up families on one machine, and printed there)
# Contacts older than this many days have their decision; the newest wait for the person who tries the service.
DECIDED_WHEN_OLDER = 3
SEEN_WHEN_OLDER = 7

AGENCIES = {
    "cass": ("Children's Advice and Support Service", "the front door"),
    "social_care": ("Children's social care", "children's social care"),
    "midwifery": ("Midwifery", "midwifery"),
    "health_visiting": ("Health visiting", "health visiting"),
    "neonatal": ("Neonatal unit", "the neonatal unit"),
    "hospital": ("Hospital", "the hospital"),
    "gp": ("GP practice", "the GP"),
    "police": ("Police", "police"),
    "school": ("School", "school"),
    "housing": ("Housing", "housing"),
    "youth_service": ("Youth service", "the youth service"),
    "early_help": ("Early help", "early help"),
    "partnership": ("Safeguarding partnership", "the partnership"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """One demonstration account, and what to try with it."""

    username: str
    full_name: str
    role: str
    agency: str
    try_this: str


ACCOUNTS = (
    Account(
        "midwife", "Mary Adeyemi", "referrer", "midwifery", "Make a contact; see what became of earlier ones"
    ),
    Account("officer", "Sam Whitlock", "referrer", "police", "Make a contact about a family others know"),
    Account("teacher", "Priya Nair", "referrer", "school", "See only the school's own contacts"),
    Account(
        "worker", "Jo Marsh", "front_door_worker", "cass", "Open the queue, say who is who, record a decision"
    ),
    Account(
        "manager",
        "Ines Carver",
        "team_manager",
        "cass",
        "Open an alert, acknowledge it, give guidance, decide",
    ),
    Account("manager2", "Tom Okafor", "team_manager", "cass", "Act on the same alert as the first manager"),
    Account(
        "head", "Ruth Bailey", "head_of_service", "cass", "See the alerts that nobody acknowledged in time"
    ),
    Account(
        "social", "Femi Bright", "social_worker", "social_care", "Open a family and be asked why you need to"
    ),
    Account("privacy", "Olive Kent", "privacy_officer", "partnership", "Review who looked without a reason"),
    Account("auditor", "Alan Frost", "auditor", "partnership", "See who looked at whom, and every change"),
    Account("admin", "Dee Walsh", "administrator", "partnership", "See what could not be read on import"),
)


@transaction.atomic
def make_partnership(today: date) -> None:
    """Make the agencies and the accounts, leaving those already there as they are."""
    for key, (name, said_as) in AGENCIES.items():
        Agency.objects.get_or_create(key=key, defaults={"name": name, "said_as": said_as})
    localities.take_on()
    for account in ACCOUNTS:
        user, fresh = User.objects.get_or_create(
            username=account.username, defaults={"full_name": account.full_name}
        )
        if not fresh:
            continue
        user.set_password(PASSWORD)
        user.save()
        Membership.objects.create(
            user=user,
            agency=Agency.objects.get(key=account.agency),
            team="Front door" if account.agency == "cass" else "",
            role=account.role,
            # The stories began years ago, and their alerts went to somebody.
            from_on=today - timedelta(days=3650),
        )


def tell_stories(today: date) -> None:
    """Send the families' contacts through the real door, each on its own day."""
    for story in yaml.safe_load(STORIES.read_text("utf-8")):
        for place, told in enumerate(story["contacts"]):
            _send(f"{story['story'][:40]}:{place}", told, story["people"], today)
    run_due(at=timezone.now())


def tell_from_now_on() -> None:
    """Give the accounts addresses, so that mail begins with what happens next; what was told long ago was seen."""
    now = timezone.now()
    for account in ACCOUNTS:
        user = User.objects.get(username=account.username)
        user.email = f"{account.username}@front-door.example"
        user.save(update_fields=["email"])
        seen_before(user.pk, role=account.role, before=now - timedelta(days=SEEN_WHEN_OLDER), at=now)


def _send(message_id: str, told: dict[str, Any], people: dict[str, Any], today: date) -> None:
    by = actor_of(told["sender"], today)
    at = _moment(today, told["days_ago"], told["hour"])
    received = steps.contact_arrives(
        contact_of(told, people, today=today, referrer=by.name),
        agency=Agency.objects.get(key=by.agency),
        message_id=f"demonstration:{message_id}",
        by=by,
        at=at,
    )
    if told["days_ago"] > DECIDED_WHEN_OLDER:
        _decided_as_it_was(received, at=at + timedelta(hours=22), today=today)


def _decided_as_it_was(contact: Received, *, at: datetime, today: date) -> None:
    """An earlier contact was decided the next day, looking only at whom it was about: what reviews keep finding."""
    about = set(response.people_about(contact))
    family = response.family_of_contact(contact, at)
    response.decide(
        contact=contact,
        outcome="advice_only",
        why="Single concern; advice given to the referrer.",
        told_referrer="Thank you. Please support the family through your own service and tell us of any change.",
        people={
            person: "" if person in about else "Not named as a concern in this contact." for person in family
        },
        by=actor_of("worker", today),
        at=at,
    )


def actor_of(username: str, today: date) -> Actor:
    """The actor that a demonstration account is today; raises LookupError where it has no role."""
    actor = actor_for(User.objects.get(username=username).pk, today)
    if actor is None:
        raise LookupError(f"The demonstration account '{username}' has no current role. Run `make reset`.")
    return actor


def _moment(today: date, days_ago: int, hour: int) -> datetime:
    moment = timezone.make_aware(datetime.combine(today - timedelta(days=days_ago), time(hour, 20)))
    return min(moment, timezone.now())
