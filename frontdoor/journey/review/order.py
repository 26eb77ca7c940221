"""What stands first on the review desk, and why: a child with an open alert before an adult nobody worries about."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from frontdoor.alerts.models import Alert
from frontdoor.families.models import Tie
from frontdoor.intake.models import Received
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person, Proposal, Question
from frontdoor.people.questions import AMBIGUOUS

WHY_HERE = (
    "A child with an open alert",
    "A child in a contact that waits for a decision",
    "A child",
    "An adult in a family with an open alert",
    "An adult, or somebody whose age nobody gave",
)
MANY = 100


def how_many() -> int:
    """How many questions wait, counted no further than a page can say."""
    return Question.objects.all()[:MANY].count()


def in_order(day: date) -> QuerySet[Question]:
    """Every question that waits, each with its place: what hangs on the answer, then who has waited longest.

    The work list holds only what is open, and alerts and contacts are read from those that are open: the cost grows
    with the work that waits, not with the people on record.
    """
    child, alerted = Q(child_until__gt=day), Q(pk__in=_about(_people_of_open_alerts()))
    waiting = Q(pk__in=_about(_people_of_waiting_contacts()))
    first = (child & alerted, child & waiting, child, alerted)
    whens = [When(condition, then=Value(place)) for place, condition in enumerate(first)]
    place = Case(*whens, default=Value(len(first)), output_field=IntegerField())
    return Question.objects.annotate(place=place).order_by("place", "since", "id")


def _about(persons: Iterable[int]) -> set[int]:
    """The questions in which one of these people, by any of their descriptions, is asked about."""
    everyone = everyone_joined(persons)
    if not everyone:
        return set()
    among_several = Proposal.objects.filter(known_id__in=everyone, outcome=AMBIGUOUS).values("newer_id")
    asked = Q(newer_id__in=everyone) | Q(known_id__in=everyone) | Q(known=None, newer_id__in=among_several)
    return set(Question.objects.filter(asked).values_list("pk", flat=True))


def _people_of_open_alerts() -> set[int]:
    """Those from whom an open alert was seen, and whoever is tied to one of them."""
    rows = Alert.objects.filter(decision__isnull=True).values_list("root_id", "findings__root_id")
    roots = everyone_joined({person for row in rows for person in row if person})
    ties = Tie.objects.filter(Q(a_id__in=roots) | Q(b_id__in=roots), end__isnull=True)
    return roots | {person for pair in ties.values_list("a_id", "b_id") for person in pair}


def _people_of_waiting_contacts() -> set[int]:
    undecided = Received.objects.filter(kind=Received.Kind.CONTACT, decision__isnull=True)
    return set(Person.objects.filter(mention__received__in=undecided).values_list("pk", flat=True))
