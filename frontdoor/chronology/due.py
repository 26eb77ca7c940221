"""What is due about a family: later rooms say what waits in them, and the family's page asks."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from frontdoor.accounts.actor import Actor
from frontdoor.ui.words import gday


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that somebody must do about a family, by when, and where."""

    by: date
    said: str
    page: tuple[str, ...] = ()
    overdue: bool = False

    @property
    def href(self) -> str:
        """The address of the page on which it is done; nothing for whoever may not open it."""
        return reverse(self.page[0], args=self.page[1:]) if self.page else ""

    @property
    def when(self) -> str:
        """By when, with the day of the week."""
        return f"{'was due' if self.overdue else 'due'} {gday(self.by)}"


Asks = Callable[[Actor, Collection[int], datetime], list[Due]]
_asks: list[Asks] = []


def register(asks: Asks) -> None:
    """Let a room say what is due about these persons, to somebody who may know it."""
    if asks not in _asks:
        _asks.append(asks)


def due_about(actor: Actor, persons: Collection[int], at: datetime) -> list[Due]:
    """Everything that is due about a family, what is overdue first, then the earliest."""
    found = [each for asks in _asks for each in asks(actor, persons, at)]
    return sorted(found, key=lambda each: (not each.overdue, f"{each.by}"))
