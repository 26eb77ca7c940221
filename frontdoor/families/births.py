"""Children expected and children born: asks whether they are the same, and says of twins when it cannot tell."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from frontdoor.families.models import Tie
from frontdoor.people.clusters import everyone_joined, groups
from frontdoor.people.models import Person, Proposal
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import people_known
from frontdoor.people.questions import AMBIGUOUS, ask_again
from frontdoor.ui.words import gdate

# A child may come months early; after some weeks beyond the due date it is another child.
EARLY, LATE = timedelta(weeks=17), timedelta(weeks=4)
# Twins may be born on either side of midnight.
TOGETHER = timedelta(days=2)
NUMBERS = {2: "two", 3: "three", 4: "four"}


@transaction.atomic
def propose_births(persons: Iterable[Person], *, at: datetime) -> None:
    """Where a mother expected a child and a child of hers was born about then, ask a worker whether they are one.

    Nothing is joined here. Where matching asked about this child already, its question stands.
    """
    asked: list[int] = []
    for children in _children_of_each_mother([person.pk for person in persons]):
        unborn = [each for each in children if each.unborn and each.born]
        born = [each for each in children if each.born and not each.unborn and not each.was_expected]
        for child in born:
            asked += _ask_whether_expected(child, unborn, at=at)
    ask_again(asked)


def _children_of_each_mother(persons: list[int]) -> list[list[PersonKnown]]:
    """The children of every mother among these persons, and of the mothers of the children among them."""
    everyone = everyone_joined(persons)
    said = Tie.objects.filter(type="mother", end__isnull=True)
    mothers = set(said.filter(Q(a_id__in=everyone) | Q(b_id__in=everyone)).values_list("a_id", flat=True))
    leaders = groups(mothers)
    children: dict[int, set[int]] = {}
    for mother, child in said.filter(a_id__in=leaders).values_list("a_id", "b_id"):
        children.setdefault(leaders[mother], set()).add(child)
    known = people_known({child for each in children.values() for child in each})
    return [list({known[child].id: known[child] for child in each}.values()) for each in children.values()]


def _ask_whether_expected(child: PersonKnown, unborn: list[PersonKnown], *, at: datetime) -> list[int]:
    near = [each for each in unborn if each.born - EARLY <= child.born <= each.born + LATE]
    apart = [each for each in near if not _by_one_sender(child, each)]
    if not apart or _asked(child, apart):
        return []
    fitting = fits(child, apart) or apart
    outcome = AMBIGUOUS if len(fitting) > 1 else "probable"
    Proposal.objects.bulk_create(
        Proposal(
            newer_id=child.id,
            known_id=each.id,
            outcome=outcome,
            weight=0.0,
            evidence=[
                "Same mother.",
                f"She expected a child on {gdate(each.born)}; this child was born on {gdate(child.born)}.",
            ],
            made_at=at,
        )
        for each in fitting
    )
    return [child.id]


def _by_one_sender(one: PersonKnown, other: PersonKnown) -> bool:
    """Whether one delivery speaks of both: one sender's two people are never one."""
    told = Person.objects.filter(pk__in=one.ids).values("mention__received")
    return Person.objects.filter(pk__in=other.ids, mention__received__in=told).exists()


def _asked(child: PersonKnown, others: Iterable[PersonKnown]) -> bool:
    theirs = [person for each in others for person in each.ids]
    here = Q(newer_id__in=child.ids, known_id__in=theirs) | Q(newer_id__in=theirs, known_id__in=child.ids)
    return Proposal.objects.filter(here).exists()


def fits(child: PersonKnown, others: Iterable[PersonKnown]) -> list[PersonKnown]:
    """Those of these whose birth order and sex do not contradict what was said of a child."""
    return [each for each in others if not _contradicts(child, each)]


def _contradicts(one: PersonKnown, other: PersonKnown) -> bool:
    pairs = ((one.birth_order, other.birth_order), (one.sex, other.sex))
    return any(a and b and a != b for a, b in pairs)


def which_twin(child: PersonKnown, may_be: Sequence[PersonKnown]) -> str:
    """Say of a child who may be one of several born together whether it can be told which; nothing of any others."""
    if not _together(may_be):
        return ""
    told = fits(child, may_be)
    if len(told) == 1:
        return (
            f"Of these twins only {told[0].called} agrees with the sex or the birth order that was told. "
            "That can be wrong: check an NHS number before you answer."
        )
    number = NUMBERS.get(len(may_be), str(len(may_be)))
    return (
        f"It cannot be told which twin is meant: these {number} have one mother and were born, or are due, "
        "together. Ask who told us for the birth order, the sex or an NHS number. Until somebody answers, "
        "nothing is joined."
    )


def _together(people: Sequence[PersonKnown]) -> bool:
    """Whether these have a mother in common and were born, or are expected, at one time."""
    days = [each.born for each in people if each.born]
    if len(people) < 2 or len(days) < len(people) or max(days) - min(days) > TOGETHER:
        return False
    mine = {person: each.id for each in people for person in each.ids}
    ties = list(
        Tie.objects.filter(type="mother", b_id__in=mine, end__isnull=True).values_list("a_id", "b_id")
    )
    leaders = groups({mother for mother, _ in ties})
    mothers: dict[int, set[int]] = {each.id: set() for each in people}
    for mother, child in ties:
        mothers[mine[child]].add(leaders[mother])
    return bool(set.intersection(*mothers.values()))
