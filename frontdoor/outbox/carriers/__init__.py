"""Those who carry a mail: a mail server by SMTP, or GOV.UK Notify where a partnership has a key for it."""

from typing import Protocol

from django.conf import settings

from frontdoor.outbox.letters import Letter


class NotNow(Exception):
    """It was not taken this time, and may be the next; the words are a code and nothing else."""


class Refused(Exception):
    """It was refused for good, such as an address that does not exist; the words are a code and nothing else."""


class Carrier(Protocol):
    """Somebody who carries a mail, and may be able to say whether one has gone."""

    def send(self, letter: Letter) -> str:
        """Hand a mail over; gives the code of its being taken. Raises NotNow or Refused."""

    def has_gone(self, letter: Letter) -> bool:
        """Whether this mail was taken before, as far as the carrier can say. Raises NotNow."""


def the_one() -> Carrier:
    """Give the carrier that the settings name."""
    if settings.NOTIFY_KEY:
        from frontdoor.outbox.carriers.notify import Notify

        return Notify()
    from frontdoor.outbox.carriers.smtp import Smtp

    return Smtp()
