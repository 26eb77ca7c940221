"""Takes a case file into the service as if its records had come in on their own days, and looks on every one of them.

The facts are written first, in the order of the file; then each day is asked in turn. A view of a day cannot see past
it, so the live alerts have the same dates as a replay of the file.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.actions import known_or_new
from frontdoor.alerts.evaluation import look_again, run_due
from frontdoor.alerts.models import Alert
from frontdoor.chronology.actions import withdraw, write
from frontdoor.families.models import Tie, TieEnd
from frontdoor.intake import actions as intake
from frontdoor.intake.contact import PersonSaid
from frontdoor.intake.models import Received
from frontdoor.people import actions as people
from frontdoor.people.models import Link, LinkEnd
from kinfold import records
from kinfold.replay.case_file import Case
from kinfold.timeline.changes import change_days

WHY = "As the case file says."
Then = Callable[[date, list[Alert]], None]


def nothing_more(day: date, alerts: list[Alert]) -> None:
    """Do nothing after a day was asked."""


def load(
    case: Case,
    *,
    until: date,
    shift: timedelta = timedelta(0),
    since: date | None = None,
    places: Mapping[str, Mapping[str, str]] | None = None,
    then: Then = nothing_more,
    by: Actor,
) -> Received | None:
    """Load what was known by a day, every date moved by `shift`. None where this case was loaded before.

    Nobody is asked about a day before `since`; `places` adds address, telephone and the like to people of the case;
    `then` is told of each day that was asked and the alerts it touched, before the next is.
    """
    case = moved(case, shift)
    until += shift
    first = min(change_days(case.ledger), default=until)
    with transaction.atomic():
        received, fresh = _receive(case, until, places or {}, by=by, at=_noon(first))
        if not fresh:
            return None
        # One day before anything is known: no "same person" of the file may count as having come with them.
        persons = people.describe(received, compare=False, at=_noon(first - timedelta(days=1)))
        who = {person.id: persons[number].pk for number, person in enumerate(case.people, start=1)}
        _write_ties(case, who, until, received, by=by)
        _write_events(case, who, until, received, by=by)
    days = change_days(case.ledger)
    if since:
        days = {day for day in days if day > since} | {since}
    walk(list(who.values()), days=days, until=until, then=then)
    return received


def walk(persons: list[int], *, days: set[date], until: date, then: Then = nothing_more) -> None:
    """Ask every signal on each of these days and on each day that a signal itself declares, up to a last day."""
    for day in sorted(day for day in days if day <= until):
        then(day, look_again(persons, at=_noon(day), on=day))
    run_due(at=_noon(until), only=persons)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _receive(
    case: Case, until: date, places: Mapping[str, Mapping[str, str]], *, by: Actor, at: datetime
) -> tuple[Received, bool]:
    said = [
        _said(number, person, until, places.get(person.id, {}))
        for number, person in enumerate(case.people, start=1)
    ]
    return intake.receive(
        body={"case": case.id, "title": case.title, "until": until.isoformat()},
        people=said,
        agency=known_or_new("case_files"),
        message_id=f"case:{case.id}",
        kind=Received.Kind.HISTORY,
        channel=Received.Channel.CASE,
        by=by,
        at=at,
    )


def _said(number: int, person: records.Person, until: date, place: Mapping[str, str]) -> PersonSaid:
    forenames, _, surname = person.name.rpartition(" ")
    precision = "" if person.born is None else ("expected" if person.born > until else "exact")
    return PersonSaid(
        number=number,
        role="other",
        forenames=forenames,
        surname=surname,
        born=person.born.isoformat() if person.born else "",
        born_precision=precision,
        sex=person.sex,
        described_as_child=person.taken_as_child,
        **place,
    )


def _write_ties(case: Case, who: Mapping[str, int], until: date, received: Received, *, by: Actor) -> None:
    for tie in case.ledger.ties:
        if tie.known_from > until:
            continue
        ended = tie.known_to if tie.known_to and tie.known_to <= until else None
        if tie.type == "same_person":
            _write_link(who[tie.a], who[tie.b], tie.known_from, ended, by=by)
            continue
        row = Tie.objects.create(
            a_id=who[tie.a],
            b_id=who[tie.b],
            type=tie.type,
            known_from=_noon(tie.known_from),
            source=received,
            by_name=by.name,
        )
        if ended:
            TieEnd.objects.create(tie=row, ended_at=_noon(ended), why=WHY, by_name=by.name)


def _write_link(a: int, b: int, known_from: date, ended: date | None, *, by: Actor) -> None:
    one, other = sorted((a, b))
    link = Link.objects.create(
        one_id=one,
        other_id=other,
        verdict=Link.Verdict.SAME,
        how=Link.How.SOURCE,
        why=WHY,
        made_at=_noon(known_from),
        by_name=by.name,
    )
    if ended:
        LinkEnd.objects.create(link=link, ended_at=_noon(ended), why=WHY, by_name=by.name)


def _write_events(case: Case, who: Mapping[str, int], until: date, received: Received, *, by: Actor) -> None:
    for event in case.ledger.events:
        if event.known > until:
            continue
        known_or_new(event.agency)
        row = write(
            kind=event.kind,
            subtype=event.subtype,
            agency=event.agency,
            occurred_on=event.occurred,
            participants={
                "about": [who[person] for person in event.about],
                "named": [who[person] for person in event.named],
                "seen": [who[person] for person in event.seen],
                "looked_at": [who[person] for person in event.looked_at],
                "assessed": [who[person] for person in event.assessed],
                "victim": [who[event.victim]] if event.victim else [],
                "suspect": [who[event.suspect]] if event.suspect else [],
            },
            # Two cases may use the same word for a referral: it counts within its own case only.
            referral=f"{case.id}:{event.referral}" if event.referral else "",
            concern=event.concern,
            text=event.text,
            more={"attended": list(event.attended), "with": list(event.with_agencies)},
            received=received,
            by=by,
            at=_noon(event.recorded),
        )
        if event.withdrawn and event.withdrawn <= until:
            withdraw(event=row, why=WHY, by=by, at=_noon(event.withdrawn))


def moved(case: Case, shift: timedelta) -> Case:
    """The same case with every date moved by so many days."""

    def later(day: date | None) -> date | None:
        return day + shift if day else None

    ledger = case.ledger
    return replace(
        case,
        ledger=type(ledger).of(
            [replace(person, born=later(person.born)) for person in ledger.people],
            [
                replace(tie, known_from=tie.known_from + shift, known_to=later(tie.known_to))
                for tie in ledger.ties
            ],
            [
                replace(
                    event,
                    occurred=event.occurred + shift,
                    recorded=event.recorded + shift,
                    withdrawn=later(event.withdrawn),
                )
                for event in ledger.events
            ],
        ),
    )
