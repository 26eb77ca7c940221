"""The warning signals, in the order of the catalogue: the list a manager reads, one lesson each.

A signal is a reason to look. No signal never means safe, and signals are never added together.
"""

from datetime import date

from kinfold.finding import Finding, Severity
from kinfold.signals import (
    many_contacts_about_one_family,
    parent_who_is_a_child,
    unseen_adult,
    unseen_sibling,
)
from kinfold.signals.signal import Claim, Signal
from kinfold.timeline import View

__all__ = ["CATALOGUE", "SIGNALS", "Claim", "Signal", "evaluate", "rechecks"]

CATALOGUE = tuple(f"S{number:02}" for number in range(1, 21))

SIGNALS = (
    Signal(
        code="S01",
        title="Many contacts about one family",
        claims=many_contacts_about_one_family.many_contacts_about_one_family,
        rechecks=many_contacts_about_one_family.rechecks,
        severity=Severity.AMBER,
        guidance=(
            "Read the contacts together, oldest first. Who is each one about? Who has not been seen? "
            "Has anyone spoken to the referrers? Record one decision for the whole family."
        ),
        for_whom="CASS Team Manager",
        clears_when="The contacts leave the window, or a contact is withdrawn, or a link is undone.",
        false_alarms=(
            "One incident reported by three agencies (make it one referral); requests for support; "
            "large families; a wrong link."
        ),
        fairness=(
            "It counts being reported, not being harmed. Families in policed or deprived areas, large "
            "families and families in temporary housing are reported more."
        ),
        reads=("S01.contacts", "S01.agencies", "S01.days", "network.hops", "network.at_most"),
    ),
    Signal(
        code="S04",
        title="A parent who is a child",
        claims=parent_who_is_a_child.parent_who_is_a_child,
        rechecks=parent_who_is_a_child.rechecks,
        severity=Severity.INFO,
        guidance=(
            "Two assessments, two plans: the baby's needs and the young parent's. Who is on the young "
            "parent's side?"
        ),
        for_whom="Whoever decides on the contact; early help hub",
        clears_when=(
            "It is recorded that they were considered as a child in their own right, or a case was "
            "opened on them; or they turn 18."
        ),
        false_alarms="A wrong date of birth.",
        fairness=(
            "Being young is not a worry: the signal is about an offer owed. Young parents who were in "
            "care are watched more than others: never make it more severe because of that."
        ),
        reads=("S04.adult_age", "child.under_age", "network.hops", "network.at_most"),
    ),
    Signal(
        code="S05",
        title="A parent nobody has seen",
        claims=unseen_adult.unseen_adult,
        rechecks=unseen_adult.rechecks,
        severity=Severity.AMBER,
        guidance=(
            "Where are they, who has asked them, and is it safe to? If there is domestic abuse, plan "
            "with a specialist first."
        ),
        for_whom="Allocated worker; Team Manager 14 days later",
        clears_when=(
            "They are seen or spoken to; or the reason they are not is recorded (not safe to see, no "
            "contact by court order, deceased, abroad, not known after asking); or no case is open."
        ),
        false_alarms="Seen, and not recorded; a parent abroad or in prison.",
        fairness=(
            "Do not let this become 'find the father' where that puts the mother in danger. Check who "
            "is missed: shift workers, and fathers who speak little English."
        ),
        reads=("S05.days", "seen.excluded_agencies", "child.under_age", "network.hops", "network.at_most"),
    ),
    Signal(
        code="S10",
        title="A sibling nobody has seen",
        claims=unseen_sibling.unseen_sibling,
        rechecks=unseen_sibling.rechecks,
        severity=Severity.AMBER,
        guidance="Who is this child, where did they sleep last night, and who has seen them?",
        for_whom="Allocated worker; Team Manager",
        clears_when=(
            "The child is seen; or it is recorded that they live elsewhere and that this was checked; "
            "or no case is open."
        ),
        false_alarms="Half-siblings who live elsewhere; a school that sees them daily and does not share.",
        fairness="Bigger and blended families alert more, so it is shown child by child.",
        reads=("S10.days", "seen.excluded_agencies", "child.under_age", "network.hops", "network.at_most"),
    ),
)


def evaluate(view: View, root: str) -> list[Finding]:
    """Ask every signal of the family of one root person, at the end of the view's day."""
    return [finding for signal in SIGNALS for finding in signal.findings(view, root)]


def rechecks(view: View, root: str) -> set[date]:
    """List the later days on which time alone may change an answer for this family."""
    return {day for signal in SIGNALS for day in signal.rechecks(view, root) if day > view.now}
