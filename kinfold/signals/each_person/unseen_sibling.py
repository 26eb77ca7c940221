"""A child of the family who has not been seen for four weeks while another child's case is open.

Lesson: everybody looked at the baby the case was opened on, and nobody at the child next to them. Where
that child lives makes no difference until somebody has checked it and recorded that they did.
"""

from datetime import date, timedelta

from kinfold.finding import Reason, Severity
from kinfold.signals.each_person.unseen_adult import sightings_in_words
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import day_in_words, listed
from kinfold.timeline import View


def unseen_sibling(view: View, root: str) -> list[Claim]:
    """A child of this family has no open case and has not been seen while another child's case is open."""
    wait = timedelta(days=view.rules.number("S10.days"))
    return [
        _claim(view, root, child, base)
        for child, base in _bases(view, root).items()
        if view.now >= base + wait and not view.considered(child, {"lives_elsewhere_checked"})
    ]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a child's wait to be seen runs out, and those on which somebody turns 18."""
    wait = timedelta(days=view.rules.number("S10.days"))
    waits = {base + wait for base in _bases(view, root).values()}
    return waits | view.birthdays(root, view.rules.number("child.under_age"))


def _bases(view: View, root: str) -> dict[str, date]:
    opening, parents, open_children = view.family_opening(root), view.parents(root), view.open_children(root)
    if opening is None:
        return {}
    others = [child for child in view.children(root) if child not in parents and child not in open_children]
    return {child: _base(view, child, opening.occurred) for child in others}


def _base(view: View, child: str, family_open_since: date) -> date:
    # The wait begins when we could have known there was a child to see: not before the case, the first link
    # or the birth. An unborn child's birth lies ahead, so the wait cannot have run out.
    born, seen = view.person(child).born, view.last_seen(child)
    first_linked = min((tie.known_from for tie in view.ties(child)), default=None)
    days = [family_open_since, first_linked, born, seen.occurred if seen else None]
    return max(day for day in days if day is not None)


def _claim(view: View, root: str, child: str, base: date) -> Claim:
    name, opening = view.name(child), view.family_opening(root)
    assert opening is not None  # noqa: S101  _bases gives nobody while no case is open
    others = [view.name(other) for other in view.open_children(root)]
    reasons = (
        Reason(
            f"A case in this family has been open since {day_in_words(opening.occurred)}. "
            f"Open now: {listed(others)}; not {name}.",
            (opening.id,),
        ),
        Reason(
            f"{name} is linked to this family, and nobody has recorded checking that they live elsewhere.",
            (child, *(tie.label for tie in view.ties(child))),
        ),
        *sightings_in_words(view, child),
    )
    headline = f"{name} is a child in this family and has not been seen since {day_in_words(base)}."
    return Claim((child,), headline, reasons)


SIGNAL = Signal(
    code="S10",
    title="A sibling nobody has seen",
    claims=unseen_sibling,
    rechecks=rechecks,
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
)
