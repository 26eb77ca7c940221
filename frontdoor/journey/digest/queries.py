"""What waits past its time, or is nobody's, at a moment: alerts and contacts, and who may know of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from frontdoor.access.queries import actor_for
from frontdoor.agencies.queries import people_with_role
from frontdoor.alerts import clocks
from frontdoor.alerts.models import Alert
from frontdoor.intake.models import Received
from frontdoor.people.models import Person
from frontdoor.response.queries import due_by
from frontdoor.sealing.queries import hidden_from

MANAGERS, HEADS = "team_manager", "head_of_service"


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits: its reference, whose it is if somebody's, and the people it is about."""

    ref: str
    owner: int | None
    about: tuple[int, ...]


def digests(moment: datetime) -> dict[int, list[str]]:
    """The references for each who is told: a Team Manager's own and nobody's, and all for the Head of Service."""
    day, waiting = localdate(moment), [*_alerts(moment), *_contacts(moment)]
    heads = {each.user_id for each in people_with_role(HEADS, day)}
    managers = {each.user_id for each in people_with_role(MANAGERS, day)}
    told = {
        user: _theirs(user, waiting, all_of_it=user in heads, day=day) for user in sorted(heads | managers)
    }
    return {user: refs for user, refs in told.items() if refs}


def _theirs(user: int, waiting: list[Waits], *, all_of_it: bool, day: date) -> list[str]:
    actor = actor_for(user, day)
    hidden = hidden_from(actor) if actor else frozenset()
    mine = (each for each in waiting if all_of_it or each.owner in (None, user))
    return [each.ref for each in mine if actor and hidden.isdisjoint(each.about)]


def _alerts(moment: datetime) -> Iterator[Waits]:
    rows = Alert.objects.waiting().filter(raised_at__lt=moment).select_related("manager")
    held = rows.prefetch_related("findings", "acknowledgements__lapse", "handovers__to")
    for alert in held.order_by("raised_at", "id"):
        taken, holder = hasattr(alert, "acknowledgement"), alert.holder
        due = clocks.decide_by(alert) if taken else clocks.acknowledge_by(alert)
        if due < moment or holder is None:
            # What nobody took on in time is nobody's, whoever it was raised to.
            yield Waits(alert.ref, holder.pk if taken and holder else None, (alert.root_id,))


def _contacts(moment: datetime) -> Iterator[Waits]:
    rows = Received.objects.filter(
        kind=Received.Kind.CONTACT, decision__isnull=True, received_at__lt=moment
    ).order_by("received_at", "id")
    late = [contact for contact in rows if due_by(contact) < moment]
    about = _described(contact.pk for contact in late)
    for contact in late:
        yield Waits(contact.ref, None, about.get(contact.pk, ()))


def _described(contacts: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Whom each of these contacts describes."""
    found: dict[int, tuple[int, ...]] = {}
    rows = Person.objects.filter(mention__received__in=list(contacts)).order_by("id")
    for contact, person in rows.values_list("mention__received_id", "id"):
        found[contact] = (*found.get(contact, ()), person)
    return found
