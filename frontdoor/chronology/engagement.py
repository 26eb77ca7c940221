"""How agencies tried to work with somebody: offered, invited, attended, seen, spoken to, last try, and why not.

Lesson: fathers were spoken about and never spoken to. What is missing is said as what we have not done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from frontdoor.chronology.family import Family
from frontdoor.chronology.kinds import kind_in_words
from frontdoor.chronology.models import Event, Participant
from frontdoor.people.pages import PersonKnown
from frontdoor.ui.words import gdate

ROLES = {Participant.Role.ABOUT, Participant.Role.SEEN}
OFFERED = {
    "engagement offered",
    "decision family_group_conference",
    "decision early_help",
    "decision signposted",
}
WHY_NOT = {"not_safe_to_see", "no_contact_order", "deceased", "abroad", "asked_not_known"}
TRIED = {"attempt no_access", "attempt parent_absent", "engagement tried"}
STEPS = {
    "offered": OFFERED,
    "accepts": {"engagement accepts"},
    "declined": {"engagement declined"},
    "invited": {"engagement invited"},
    "attended": {"engagement attended"},
    "spoken": {"engagement spoken"},
    "tried": TRIED,
    "why_not": {f"consideration {subtype}" for subtype in WHY_NOT},
}


@dataclass(frozen=True, slots=True)
class Step:
    """The latest record of one step: what, when, by whom, and where it stands."""

    said: str
    href: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Engagement:
    """How agencies tried to work with one person; a step that nobody recorded is missing."""

    ref: str
    name: str
    role: str
    steps: Mapping[str, Step]
    seen: Step | None

    @property
    def unmet(self) -> bool:
        """Whether nobody has seen or spoken to them, and nobody said why not."""
        return self.seen is None and "spoken" not in self.steps and "why_not" not in self.steps


def engagement_of(
    family: Family, person: PersonKnown, rows: Iterable[Event], agencies: Mapping[str, str], role: str = ""
) -> Engagement:
    """The latest of each step with one person, among the standing records of their family."""
    steps: dict[str, Step] = {}
    for row in sorted(rows, key=lambda row: (row.occurred_on, row.pk)):
        if hasattr(row, "withdrawal") or not _with(person, row):
            continue
        kind = f"{row.kind} {row.subtype}"
        for step in (name for name, kinds in STEPS.items() if kind in kinds):
            steps[step] = _step(row, agencies)
    return Engagement(person.ref, person.name, role, steps, _seen(family, person, agencies))


def _with(person: PersonKnown, row: Event) -> bool:
    return any(each.person_id in person.ids and each.role in ROLES for each in row.participants.all())


def _step(row: Event, agencies: Mapping[str, str]) -> Step:
    words = kind_in_words(row.kind, row.subtype).removeprefix("Decision: ")
    by = agencies.get(row.agency, row.agency)
    return Step(f"{words}, {by}, {gdate(row.occurred_on)}", f"#{row.ref}", row.text)


def _seen(family: Family, person: PersonKnown, agencies: Mapping[str, str]) -> Step | None:
    found = [seen for one in family.in_view(person) if (seen := family.view.last_seen(one))]
    if not found:
        return None
    last = max(found, key=lambda each: (each.occurred, each.order))
    return Step(f"{agencies.get(last.agency, last.agency)}, {gdate(last.occurred)}", f"#{last.id}")
