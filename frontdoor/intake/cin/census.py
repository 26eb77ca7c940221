"""What one child's record in the census says, once read: plain values, and beside each part what was odd about it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment, complete once it is authorised; `factors` are codes."""

    started: date | None
    reviewed: date | None
    authorised: date | None
    factors: tuple[str, ...]
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A child in need plan, open while it has no end."""

    started: date | None
    ended: date | None
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A section 47 enquiry. The target of its conference may lie ahead, so it is only words."""

    started: date | None
    target: str
    conference: date | None
    conference_not_needed: str
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProtectionPlan:
    """A child protection plan with its reviews; the categories are codes."""

    started: date | None
    ended: date | None
    first_category: str
    latest_category: str
    earlier_plans: str
    reviews: tuple[date, ...]
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PreProceedings:
    """The steps before care proceedings (returns from 2025-26 on): a date for each step taken, and the rest in words."""

    steps: tuple[tuple[str, date], ...]
    words: tuple[str, ...]
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Episode:
    """One referral and what followed. `active`: something followed, whatever the flag for no further action says.

    `closing_unclear`: the return says that the case closed, but the day cannot be read or cannot be right.
    """

    referred: date | None
    source: str
    need: str
    closed: date | None
    closing_unclear: bool
    reason: str
    conference: date | None
    no_further_action: str
    active: bool
    assessments: tuple[Assessment, ...] = ()
    plans: tuple[Plan, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    protection_plans: tuple[ProtectionPlan, ...] = ()
    pre_proceedings: tuple[PreProceedings, ...] = ()
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """A child of one authority, under the id that this authority never gives to another."""

    authority: str
    id: str
    upn: str
    born: date | None
    born_precision: str
    sex: str
    died: date | None
    episodes: tuple[Episode, ...]

    @property
    def key(self) -> str:
        """The child's id with its issuer: two authorities may use one number."""
        return f"{self.authority}:{self.id}"
