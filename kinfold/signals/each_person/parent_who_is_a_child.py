"""A parent, or parent to be, who is still a child, with nothing recorded about them as one.

Lesson: parents of sixteen and seventeen were assessed only as parents. A young parent is owed the same
look as any other child: the signal is about an offer owed, and youth is never a worry in itself.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Tie
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import listed
from kinfold.timeline import View


def parent_who_is_a_child(view: View, root: str) -> list[Claim]:
    """Somebody in this family is a parent and is under 18, and nothing is recorded about them as a child."""
    adult_age = view.rules.number("S04.adult_age")
    return [
        _claim(view, parent, ties)
        for parent, ties in view.parents(root).items()
        if view.is_under(parent, adult_age) and not _looked_at_as_a_child(view, parent)
    ]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which somebody in the network, or a parent of theirs, stops being a child."""
    ages = {view.rules.number("S04.adult_age"), view.rules.number("child.under_age")}
    return {day for years in ages for day in view.birthdays(root, years)}


def _looked_at_as_a_child(view: View, parent: str) -> bool:
    considered = view.considered(parent, {"child_in_own_right"})
    return considered is not None or bool(view.records_about(parent, {"episode_open"}))


def _claim(view: View, parent: str, ties: list[Tie]) -> Claim:
    name, age, born = view.name(parent), view.age(parent), view.person(parent).born
    young = "was described as a child" if age is None else f"is {age}"
    children = listed([view.name(child) for child in dict.fromkeys(tie.b for tie in ties)])
    held = "no date of birth is held" if born is None else f"the date of birth held is {born:%d/%m/%Y}"
    reasons = (
        Reason(f"{name} is recorded as a parent of {children}.", tuple(tie.label for tie in ties)),
        Reason(f"{name} {young}: {held}.", (parent,)),
        Reason(
            f"No case on {name} and no look at {name} as a child in their own right is recorded.", (parent,)
        ),
    )
    return Claim(
        (parent,), f"{name} is a parent and {young}. Nothing is recorded about them as a child.", reasons
    )


SIGNAL = Signal(
    code="S04",
    title="A parent who is a child",
    claims=parent_who_is_a_child,
    rechecks=rechecks,
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
)
