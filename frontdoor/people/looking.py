"""Writes down who was shown to whom: under every description of each person, so that no question misses a look."""

from collections.abc import Iterable
from datetime import datetime

from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person


def looked_at(refs: Iterable[str], *, page: str, by: Actor, at: datetime) -> None:
    """Record that a page showed these people to someone, in the page's own transaction.

    Somebody with four descriptions has four references, and an auditor may ask by any of them.
    """
    shown = list(dict.fromkeys(refs))
    persons = Person.objects.filter(ref__in=shown).values_list("id", flat=True)
    joined = Person.objects.filter(id__in=everyone_joined(persons)).order_by("id")
    everyone = dict.fromkeys([*shown, *joined.values_list("ref", flat=True)])
    audit.looked_at_people(everyone, page=page, by=by, at=at)
