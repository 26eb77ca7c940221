"""What the pack shows: words, dates and references, never rows."""

from dataclasses import dataclass
from datetime import datetime

from frontdoor.alerts.pages import Said, Standing
from frontdoor.response.pages import QueueRow


@dataclass(frozen=True, slots=True)
class PackPerson:
    """One person of a family with an open alert: who they are, and how they can be reached."""

    ref: str
    name: str
    child: bool
    age: str
    born: str
    reached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackAlert:
    """One open alert: who has it, by when, why, and who is in the family."""

    standing: Standing
    headline: str
    others: tuple[str, ...]
    people: tuple[PackPerson, ...]
    guidance: tuple[Said, ...]
    guarded: bool  # an address of this family must stay safe: none of theirs is in the pack


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything in the pack, as it stood at a moment."""

    made_at: datetime
    alerts: tuple[PackAlert, ...]
    contacts: tuple[QueueRow, ...]
    people_shown: tuple[str, ...]

    @property
    def children(self) -> int:
        """How many children are in the families with an open alert."""
        return len({person.ref for alert in self.alerts for person in alert.people if person.child})
