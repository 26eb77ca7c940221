"""Of whom the same records tell: they are kept, and in the end destroyed, together or not at all.

A contact about three children cannot be destroyed for one of them: it is the record of the other two. So whoever shares
a contact, an entry, a tie, a decision or a document is of one file, and the longest time of anybody in it counts.
"""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Model, Q

from frontdoor.access.sight import system_access
from frontdoor.alerts.models import Alert, AlertDecision
from frontdoor.chronology.models import Participant
from frontdoor.disclosure.gate.models import Document, Outsider
from frontdoor.families.models import Tie
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person
from frontdoor.response.models import LookedAt


@system_access("retention")
def told_of_together(person: Person) -> set[int]:
    """Everybody of whom the records of somebody tell, then of whom theirs do, until there are no more."""
    found: set[int] = set()
    new = {person.pk}
    while new:
        found |= new
        new = _beside(new) - found
    return found


def _beside(some: Iterable[int]) -> set[int]:
    """Whoever shares a record with one of these."""
    some = everyone_joined(some)
    received = Person.objects.filter(id__in=some).values("mention__received")
    events = Participant.objects.filter(person__in=some).values("event")
    decisions = LookedAt.objects.filter(Q(person__in=some) | Q(decision__contact__in=received)).values(
        "decision"
    )
    alerts = _alerts_of(some)
    beside = [
        Person.objects.filter(mention__received__in=received).values_list("id", flat=True),
        Person.objects.filter(mention__received__decision__in=decisions).values_list("id", flat=True),
        Participant.objects.filter(event__in=events).values_list("person", flat=True),
        Tie.objects.filter(a__in=some).values_list("b", flat=True),
        Tie.objects.filter(b__in=some).values_list("a", flat=True),
        LookedAt.objects.filter(decision__in=decisions).values_list("person", flat=True),
        Alert.objects.filter(id__in=alerts).values_list("root", flat=True),
        *(
            table.objects.filter(decision__alert__in=alerts).values_list("person", flat=True)
            for table in _decided()
        ),
        in_documents_with(some),
    ]
    return some.union(*beside)


def _alerts_of(some: Iterable[int]) -> set[int]:
    decided = [
        table.objects.filter(person__in=some).values_list("decision__alert", flat=True)
        for table in _decided()
    ]
    return set(Alert.objects.filter(root__in=some).values_list("id", flat=True)).union(*decided)


def _decided() -> list[type[Model]]:
    """The tables that say of one person what an alert's decision was about them."""
    of_both = {"person": Person, "decision": AlertDecision}
    return [
        model
        for model in apps.get_models()
        if of_both.items() <= {each.name: each.related_model for each in model._meta.fields}.items()
    ]


def in_documents_with(some: Iterable[int]) -> set[int]:
    """Whoever stands in a document with one of these, in its audience or outside."""
    refs = set(Person.objects.filter(id__in=some).values_list("ref", flat=True))
    beside = {ref for people in people_of_documents().values() if people & refs for ref in people}
    return set(Person.objects.filter(ref__in=beside).values_list("id", flat=True))


def people_of_documents() -> dict[int, set[str]]:
    """The references of everybody whom each document tells of, as far as is known."""
    told = {pk: {*to, *may} for pk, to, may in Document.objects.values_list("id", "to_people", "may_name")}
    for document, ref in Outsider.objects.exclude(person_ref="").values_list("document", "person_ref"):
        told[document].add(ref)
    return told
