"""What the clock does for telling people: ask again for what no worker has, ask the worker for a sign of life, tidy."""

from datetime import datetime

from frontdoor.outbox.health import CLOCK, alive
from frontdoor.outbox.sending import ask_again
from frontdoor.outbox.tasks import ask_for_a_beat, tidy


def keep_telling(*, at: datetime) -> int:
    """Do it all; safe to run twice, late, or in two places. Gives how many mails were asked for again."""
    alive(CLOCK, at=at)
    ask_for_a_beat()
    tidy(at=at)
    return ask_again(at=at)
