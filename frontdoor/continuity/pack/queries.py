"""Gathers what a front door needs without the service: open alerts with their families, and contacts that wait.

It is read with eyes from which everybody who is sealed is hidden: whoever has the pack and its passphrase reads it, and
who that is, nobody can check. For the same reason no address of a family is in it where one of them must stay safe.
"""

from datetime import datetime

from frontdoor.access.sight import Sight, seeing_as
from frontdoor.accounts.actor import Actor, system
from frontdoor.alerts.models import Alert
from frontdoor.alerts.one_alert import alert_page
from frontdoor.alerts.pages import PersonShown
from frontdoor.alerts.queries import alert_by_ref
from frontdoor.continuity.pack.pages import Pack, PackAlert, PackPerson
from frontdoor.disclosure.safe.queries import channels_of, said_of, standing
from frontdoor.people.models import Person
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import people_known
from frontdoor.response.pages import QueueRow
from frontdoor.response.queries import queue
from frontdoor.sealing.queries import hidden_from

BY: Actor = system("continuity pack")


def pack_eyes() -> Sight:
    """The eyes of the pack: a named part of the system's, and everybody who is sealed is hidden from them."""
    return Sight("continuity pack", hidden_from(BY))


def pack(*, now: datetime) -> Pack:
    """Everything in the pack, as it stands now."""
    with seeing_as(pack_eyes()):
        waiting = (
            Alert.objects.filter(decision__isnull=True)
            .order_by("raised_at", "id")
            .values_list("ref", flat=True)
        )
        alerts = [_alert(ref, now) for ref in waiting]
        alerts.sort(key=lambda pair: (pair[0].standing.decide_by, pair[0].standing.ref))
        contacts, named = _contacts(now)
    shown = [ref for _, refs in alerts for ref in refs]
    return Pack(now, tuple(each for each, _ in alerts), contacts, tuple(dict.fromkeys([*shown, *named])))


def _alert(ref: str, now: datetime) -> tuple[PackAlert, tuple[str, ...]]:
    page = alert_page(alert_by_ref(ref), actor=BY, now=now)
    known = people_known(person.id for person in page.people)
    everybody = {each for person in known.values() for each in person.ids}
    guarded = bool(standing(everybody))
    made = PackAlert(
        standing=page.standing,
        headline=page.headline,
        others=tuple(each.headline for each in page.findings if each.headline != page.headline),
        people=tuple(_person(each, known.get(each.id), guarded=guarded, now=now) for each in page.people),
        guidance=page.guidance,
        guarded=guarded,
    )
    return made, page.people_shown


def _person(person: PersonShown, known: PersonKnown | None, *, guarded: bool, now: datetime) -> PackPerson:
    born = known.born_said if known else ""
    reached = () if known is None or guarded else _reached(known)
    return PackPerson(person.ref, person.name, person.child, person.age, born, reached)


def _reached(known: PersonKnown) -> tuple[str, ...]:
    """The ways that somebody said are safe or not; where nobody said, the last address and telephone that were told."""
    ways = [way for each in Person.objects.filter(pk__in=known.ids) for way in channels_of(each)]
    if ways:
        return tuple(f"{way.get_kind_display()}: {way.value}. {said_of(way)}" for way in ways)
    given = (("Address", known.addresses), ("Telephone", known.phones))
    return tuple(f"{what}: {said[0].text} (from {said[0].by})" for what, said in given if said)


def _contacts(now: datetime) -> tuple[tuple[QueueRow, ...], list[str]]:
    rows: list[QueueRow] = []
    people: list[str] = []
    page, pages = 1, 1
    while page <= pages:
        shown, named = queue(tab="waiting", page=page, now=now)
        rows += shown.rows
        people += named
        page, pages = page + 1, shown.pages
    return tuple(rows), people
