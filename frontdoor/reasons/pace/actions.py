"""What is kept when somebody is past the limit of pages, and when they say why and go on: entries, and a message."""

from datetime import datetime

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.audit.actions import record
from frontdoor.outbox.actions import tell
from frontdoor.outbox.sentences import About
from frontdoor.reasons.pace import counting


class NoMore(ValueError):
    """Refused: this account has gone on as often as an hour allows."""


@transaction.atomic
def limit_reached(*, what: str, hour: int, by: Actor, at: datetime) -> None:
    """Write down that an account is past the limit, and tell the privacy officer that there is an entry to read."""
    record("reached the limit of pages", kind="account", ref=f"account {by.id}", by=by, at=at, what=what)
    window = f"{hour}-{by.id}-{counting.times_more(user=by.id or 0, hour=hour)}"
    tell(to=None, role="privacy_officer", about=About.PACE, ref="", kind="pace", window=window, at=at)


@transaction.atomic
def go_on(*, why: str, hour: int, by: Actor, at: datetime) -> None:
    """Somebody says why they need more pages, and goes on. Raises NoMore after the second time in an hour."""
    if counting.times_more(user=by.id or 0, hour=hour) >= counting.MORE_AT_MOST:
        raise NoMore(
            "You have gone on twice in this hour. Wait until the hour is over, or ask your manager to look."
        )
    record("went on past the limit of pages", kind="account", ref=f"account {by.id}", by=by, at=at, why=why)
    counting.give_more(user=by.id or 0, hour=hour)
