"""Writes down who was shown to whom: under every description of each person, so that no question misses a look."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person

Because = Callable[[Actor, Collection[int], datetime], str]
_because: list[Because] = []


class AskWhy(Exception):
    """Raised before a record is shown whose opening nothing explains: the person is asked why, and comes back."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"Nothing explains that the record of {ref} is opened.")
        self.ref = ref


def explain_with(because: Because) -> None:
    """Let a later room say what explains a look; the last one that is named does."""
    _because[:] = [because]


def looked_at(
    refs: Iterable[str], *, page: str, by: Actor, at: datetime, opens: bool = False, because: str = ""
) -> None:
    """Record that a page showed these people to someone, in the page's own transaction, and what explains it.

    A page that opens a record raises AskWhy where nothing does. Somebody with four descriptions has four references,
    and an auditor may ask by any of them.
    """
    shown = list(dict.fromkeys(refs))
    persons = Person.objects.filter(ref__in=shown).values_list("id", flat=True)
    joined = Person.objects.filter(id__in=everyone_joined(persons)).order_by("id")
    rows = dict(joined.values_list("id", "ref"))
    everyone = dict.fromkeys([*shown, *rows.values()])
    why = because or next((explains(by, list(rows), at) for explains in _because), "")
    if opens and shown and not why and _because:
        raise AskWhy(shown[0])
    audit.looked_at_people(everyone, page=page, by=by, at=at, because=why)
