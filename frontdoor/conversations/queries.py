"""Questions about conversations: who works with a family, who has spoken to whom, and what was asked of whom."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.models import Agency
from frontdoor.audit.references import is_reference
from frontdoor.chronology.due import Due
from frontdoor.chronology.family import Family, family_around
from frontdoor.chronology.lanes.told import CHILDREN, group_of
from frontdoor.conversations.models import Practitioner, Request, Spoke, Working
from frontdoor.conversations.pages import CardShown, Cell, Referrer, RequestShown, TalkingPage
from frontdoor.intake.models import Received
from frontdoor.people.models import Person
from frontdoor.people.queries import person_by_ref
from frontdoor.ui.words import gdate, upper_first

CARD = "practitioner__agency"


def talking_page(ref: str, now: datetime) -> TalkingPage:
    """Who is involved with the family of one person, and what they have said to each other."""
    root = person_by_ref(ref)
    family = family_around([root.pk], localdate(now))
    working = working_with(family.persons)
    spoke = list(
        Spoke.objects.select_related("event", CARD)
        .filter(event__participants__person__in=family.persons)
        .distinct()
    )
    requests = _requests(family.persons)
    cards = _cards(
        working, [*(each.practitioner for each in spoke), *(each.practitioner for each in requests)]
    )
    return TalkingPage(
        ref=root.ref,
        cards=cards,
        referrers=_referrers(family, cards),
        matrix=_matrix([each for each in cards if each.working], spoke),
        requests=tuple(_request(each, localdate(now)) for each in requests),
        talks=len({each.event_id for each in spoke}),
        people=tuple((each.ref, _called(family, each)) for each in family.people),
        children=tuple(each.ref for each in family.people if group_of(family, each) == CHILDREN),
        people_shown=tuple(family.refs),
    )


def _called(family: Family, person) -> str:
    age = person.age(family.view.now)
    return f"{upper_first(family.short[person.id])}{f', {age}' if age else ''}"


def working_with(persons: Iterable[int]) -> list[Working]:
    """Who is named as working with one of these persons' family, whose card still holds."""
    rows = Working.objects.select_related(CARD, "practitioner__user", "person")
    found = rows.filter(person__in=persons, end__isnull=True, practitioner__replaced_by__isnull=True)
    return list(found.order_by("practitioner__agency__name", "practitioner__name", "id"))


def working_as(practitioner: str, ref: str, now: datetime) -> list[Working]:
    """Every standing row that names this practitioner for the family of one person."""
    family = family_around([person_by_ref(ref).pk], localdate(now))
    return [each for each in working_with(family.persons) if each.practitioner.ref == practitioner]


def _cards(working: list[Working], also: Iterable[Practitioner]) -> tuple[CardShown, ...]:
    named = {each.practitioner_id: each.practitioner for each in working}
    others = {each.pk: each for each in also if each.pk not in named}
    shown = [_card(each, working=True) for each in named.values()]
    return (*shown, *(_card(each, working=False) for each in others.values()))


def _card(each: Practitioner, *, working: bool) -> CardShown:
    agency = each.agency
    return CardShown(each.ref, each.name, agency.name, agency.key, each.job, each.phone, each.hours, working)


def _matrix(cards: list[CardShown], spoke: Iterable[Spoke]) -> tuple[tuple[CardShown, tuple[Cell, ...]], ...]:
    """For each two of them the last conversation on record in which both took part."""
    talks: dict[int, tuple[date, str, set[str]]] = {}
    for each in spoke:
        event = each.event
        at = talks.setdefault(event.pk, (event.occurred_on, event.ref, set()))
        at[2].add(each.practitioner.ref)
    newest = sorted(talks.values(), key=lambda talk: talk[0], reverse=True)

    def cell(one: CardShown, other: CardShown) -> Cell:
        if one.ref == other.ref:
            return Cell(same=True)
        return next((Cell(on, ref) for on, ref, who in newest if {one.ref, other.ref} <= who), Cell())

    return tuple((row, tuple(cell(row, column) for column in cards)) for row in cards)


def _referrers(family: Family, cards: Iterable[CardShown]) -> tuple[Referrer, ...]:
    rows = Received.objects.select_related("agency", "decision").filter(
        kind=Received.Kind.CONTACT, mentions__person__in=family.persons
    )
    known = {(each.name, each.agency_key) for each in cards}
    return tuple(_referrer(each, known) for each in rows.distinct().order_by("-received_at", "-id"))


def _referrer(row: Received, known: set[tuple[str, str]]) -> Referrer:
    decision = getattr(row, "decision", None)
    private = bool(row.body.get("keep_referrer_private"))
    name = row.body.get("referrer_name") or row.sent_by_name
    return Referrer(
        contact=row.ref,
        name="Not to be named" if private else name,
        agency=row.agency.name,
        agency_key=row.agency.key,
        job="" if private else row.body.get("referrer_role", ""),
        phone="" if private else row.body.get("referrer_phone", ""),
        on=row.received_at,
        told=f"Told on {gdate(decision.at)}: {decision.get_outcome_display().lower()}" if decision else "",
        waits=decision is None,
        has_card=private or (name, row.agency.key) in known,
    )


def _requests(persons: Iterable[int]) -> list[Request]:
    rows = Request.objects.select_related(CARD, "event", "reply__event").filter(person__in=persons)
    return list(rows.order_by("-id"))


def _request(row: Request, today: date) -> RequestShown:
    reply = getattr(row, "reply", None)
    return RequestShown(
        ref=row.ref,
        text=row.text,
        asked_of=row.practitioner.name,
        agency=row.practitioner.agency.name,
        asked_by=row.by_name,
        at=row.at,
        due_on=row.due_on,
        event=row.event.ref,
        answered_by=reply.by_name if reply else "",
        answered_at=reply.at if reply else None,
        answer_event=reply.event.ref if reply else "",
        overdue=reply is None and row.due_on < today,
    )


def asked_of(actor: Actor, now: datetime) -> tuple[RequestShown, ...]:
    """The questions to somebody themselves: those that wait first, the earliest first."""
    rows = _all().filter(practitioner__user_id=actor.id).order_by("due_on", "id")
    shown = [_request(each, localdate(now)) for each in rows]
    return tuple(sorted(shown, key=lambda each: each.answered_at is not None))


def how_many_wait(actor: Actor) -> int:
    """How many questions wait for somebody."""
    return Request.objects.filter(practitioner__user_id=actor.id, reply__isnull=True).count()


def request_to_answer(ref: str, actor: Actor) -> Request:
    """A question that this actor may answer: their own, or any, for a worker to whom the answer was given."""
    found = _all().filter(ref=ref).first() if is_reference(ref) else None
    if found is None or not (found.practitioner.user_id == actor.id or actor.may("write to the chronology")):
        raise Http404("There is no such question.")
    return found


def shown(row: Request, now: datetime) -> RequestShown:
    """One question as its page shows it."""
    return _request(row, localdate(now))


def _all():
    return Request.objects.select_related(CARD, "event", "reply__event", "person")


def persons_by_refs(refs: Iterable[str]) -> list[Person]:
    """The persons of these references that whoever asks may see."""
    return list(Person.objects.filter(ref__in=list(refs)).order_by("id"))


def practitioners_by_refs(refs: Iterable[str]) -> list[Practitioner]:
    """The cards of these references."""
    return list(
        Practitioner.objects.select_related("agency", "user").filter(ref__in=list(refs)).order_by("id")
    )


def agencies() -> list[Agency]:
    """Every agency there is, by its name."""
    return list(Agency.objects.order_by("name"))


def account(username: str, agency: Agency) -> User | None:
    """The account of a practitioner, if its holder works for that agency."""
    return User.objects.filter(username=username, is_active=True, memberships__agency=agency).first()


def questions_due(actor: Actor, persons: Iterable[int], at: datetime) -> list[Due]:
    """The questions about these persons that wait for an answer, for the head of the family's page."""
    if not actor.may("see families"):
        return []
    today = localdate(at)
    rows = Request.objects.select_related("practitioner").filter(
        Q(person__in=list(persons)), reply__isnull=True
    )
    return [
        Due(
            each.due_on,
            f"An answer from {each.practitioner.name}",
            ("conversations:answer", each.ref) if actor.may("write to the chronology") else (),
            overdue=each.due_on < today,
        )
        for each in rows.order_by("due_on", "id")
    ]
