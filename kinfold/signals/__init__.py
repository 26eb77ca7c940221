"""The warning signals, in the order of the catalogue: the list a manager reads, one lesson each.

A signal is a reason to look. No signal never means safe, and signals are never added together.
"""

from collections.abc import Sequence
from datetime import date

from kinfold.finding import Finding
from kinfold.signals.each_person import (
    assessment_leaves_someone_out,
    history_held_but_not_used,
    other_parent_not_known,
    parent_who_is_a_child,
    repeat_domestic_abuse,
    unseen_adult,
    unseen_sibling,
    victim_seen_only_as_a_parent,
)
from kinfold.signals.health import (
    discharge_meeting_due,
    mark_on_a_baby_who_cannot_move_about,
    missed_health_appointments,
    sent_home_without_a_discharge_meeting,
)
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.whole_family import (
    agencies_worried_and_nobody_has_spoken,
    closed_soon_after_a_new_contact,
    decided_without_the_rest_of_the_family,
    many_contacts_about_one_family,
    neglect_over_years_and_no_assessment,
    new_contacts_on_an_open_case,
    repeated_no_service_outcomes,
    unsettled_with_a_baby,
)
from kinfold.timeline import View

__all__ = ["CATALOGUE", "SIGNALS", "Claim", "Signal", "evaluate", "rechecks"]

SIGNALS: tuple[Signal, ...] = (
    many_contacts_about_one_family.SIGNAL,  # S01
    decided_without_the_rest_of_the_family.SIGNAL,  # S02
    repeated_no_service_outcomes.SIGNAL,  # S03
    parent_who_is_a_child.SIGNAL,  # S04
    unseen_adult.SIGNAL,  # S05
    other_parent_not_known.SIGNAL,  # S06
    victim_seen_only_as_a_parent.SIGNAL,  # S07
    sent_home_without_a_discharge_meeting.SIGNAL,  # S08
    agencies_worried_and_nobody_has_spoken.SIGNAL,  # S09
    unseen_sibling.SIGNAL,  # S10
    repeat_domestic_abuse.SIGNAL,  # S11
    missed_health_appointments.SIGNAL,  # S12
    new_contacts_on_an_open_case.SIGNAL,  # S13
    history_held_but_not_used.SIGNAL,  # S14
    mark_on_a_baby_who_cannot_move_about.SIGNAL,  # S15
    discharge_meeting_due.SIGNAL,  # S16
    closed_soon_after_a_new_contact.SIGNAL,  # S17
    neglect_over_years_and_no_assessment.SIGNAL,  # S18
    unsettled_with_a_baby.SIGNAL,  # S19
    assessment_leaves_someone_out.SIGNAL,  # S20
)
CATALOGUE = tuple(signal.code for signal in SIGNALS)


def evaluate(view: View, root: str, signals: Sequence[Signal] = SIGNALS) -> list[Finding]:
    """Ask every signal, or some, of the family of one root person, at the end of the view's day."""
    return [finding for signal in signals for finding in signal.findings(view, root)]


def rechecks(view: View, root: str, signals: Sequence[Signal] = SIGNALS) -> set[date]:
    """List the later days on which time alone may change an answer for this family."""
    return {day for signal in signals for day in signal.rechecks(view, root) if day > view.now}
