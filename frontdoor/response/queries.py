"""Questions about contacts: what waits for a decision, and an agency's own contacts and nobody else's."""

from datetime import datetime, timedelta

from django.db.models import Case, Q, QuerySet, When
from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.alerts.models import Alert
from frontdoor.intake.models import Received
from frontdoor.people.queries import people_known, persons_of
from frontdoor.response import as_received
from frontdoor.response.lines import about_of, lines_and_families
from frontdoor.response.models import Decision
from frontdoor.response.pages import Queue, QueueRow, SentContact, SentList, SentRow
from frontdoor.rulebook.queries import rules_on
from kinfold.clocks import contact_due

A_PAGE = 25
DECIDED_FOR = timedelta(days=7)
TABS = ("waiting", "decided")


def contact_by_ref(ref: str) -> Received:
    """The contact of a reference; history, and what is not there, is a page that was not found."""
    found = _contacts().filter(ref=ref.upper()).first()
    if found is None:
        raise Http404("There is no such contact.")
    return found


def due_by(contact: Received) -> datetime:
    """The moment by which a contact must have its decision."""
    return contact_due(contact.received_at, rules_on(localdate(contact.received_at)))


def in_danger(contact: Received) -> bool:
    """Whether the sender said that a child was in immediate danger."""
    return contact.body.get("immediate_danger") == "yes"


def decision_of(contact: Received) -> Decision | None:
    """What was decided on a contact, if it was."""
    return Decision.objects.filter(contact=contact).first()


def waiting() -> int:
    """How many contacts wait for a decision."""
    return _waiting().count()


def queue(*, tab: str, page: int, now: datetime) -> tuple[Queue, list[str]]:
    """One page of the queue, oldest deadline first, and the references of the people whom it names."""
    tab = tab if tab in TABS else "waiting"
    # A deadline never falls before that of an earlier contact, so the order of receipt is that of deadlines.
    first = Case(When(body__immediate_danger="yes", then=0), default=1)
    rows = _waiting().order_by(first, "received_at", "id") if tab == "waiting" else _decided(now)
    total, waits = rows.count(), waiting()
    pages = max(1, -(-total // A_PAGE))
    page = min(max(page, 1), pages)
    shown = list(rows[(page - 1) * A_PAGE : page * A_PAGE])
    made, people = _rows(shown, now)
    overdue = sum(row.due < now for row in made) if tab == "waiting" and page == 1 else 0
    return Queue(tab, waits, total, page, pages, overdue, tuple(made), now), people


def _contacts() -> QuerySet[Received]:
    return Received.objects.select_related("agency", "decision").filter(kind=Received.Kind.CONTACT)


def _waiting() -> QuerySet[Received]:
    return _contacts().filter(decision__isnull=True)


def _decided(now: datetime) -> QuerySet[Received]:
    return _contacts().filter(decision__at__gte=now - DECIDED_FOR).order_by("-decision__at", "-id")


def _rows(contacts: list[Received], now: datetime) -> tuple[list[QueueRow], list[str]]:
    about = about_of(contacts)
    day = localdate(now)
    found = lines_and_families(contacts, about, day)
    known = people_known(person for people in about.values() for person in people)
    warned = _families_with_an_alert(person for _, family in found.values() for person in family)
    rows = []
    for contact in contacts:
        people = list({known[each].id: known[each] for each in about[contact.pk]}.values())
        line, family = found[contact.pk]
        decision = getattr(contact, "decision", None)
        rows.append(
            QueueRow(
                ref=contact.ref,
                agency=contact.agency.name,
                agency_key=contact.agency.key,
                received_at=contact.received_at,
                due=due_by(contact),
                about=tuple(person.in_brief(day) for person in people),
                line=line,
                alert_open=bool(warned & family),
                danger=in_danger(contact),
                outcome=decision.get_outcome_display() if decision else "",
                decided_at=decision.at if decision else None,
                decided_by=decision.by_name if decision else "",
            )
        )
    return rows, list(dict.fromkeys(person.ref for person in known.values()))


def _families_with_an_alert(persons) -> set[int]:
    """The persons among these from whose network an open alert was seen."""
    ids = set(persons)
    rows = Alert.objects.filter(decision__isnull=True).filter(
        Q(root_id__in=ids) | Q(findings__root_id__in=ids)
    )
    return {each for pair in rows.values_list("root_id", "findings__root_id") for each in pair if each in ids}


# --- An agency's own contacts -------------------------------------------------------------------------------


def sent_contacts(*, actor: Actor, page: int, now: datetime) -> tuple[SentList, list[str]]:
    """One page of the contacts of this person's agency, newest first, with the people whom it names."""
    rows = _sent_by(actor).order_by("-received_at", "-id")
    total = rows.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(max(page, 1), pages)
    shown = list(rows[(page - 1) * A_PAGE : page * A_PAGE])
    made = SentList(actor.agency_name, tuple(_sent_row(each) for each in shown), total, page, pages, now)
    return made, [
        person.ref for each in shown for person in persons_of(each) if person.mention.role == "child"
    ]


def sent_contact(ref: str, *, actor: Actor, now: datetime) -> SentContact:
    """One contact of this person's agency; another agency's is not there."""
    contact = own_contact(ref, actor)
    body = as_received.read(contact.body)
    decision = getattr(contact, "decision", None)
    return SentContact(
        row=_sent_row(contact),
        told=decision.told_referrer if decision else "",
        said=as_received.said(body),
        people=tuple(as_received.people(body)),
        sections=as_received.sections(body),
        agency=contact.agency.name,
        now=now,
        people_shown=tuple(person.ref for person in persons_of(contact)),
    )


def own_contact(ref: str, actor: Actor) -> Received:
    """A contact of this person's agency; another agency's, and one that is not there, are the same 404."""
    found = _sent_by(actor).filter(ref=ref.upper()).first()
    if found is None:
        raise Http404("There is no such contact of your agency.")
    return found


def _sent_by(actor: Actor) -> QuerySet[Received]:
    return _contacts().filter(agency_id=actor.agency_id)


def _sent_row(contact: Received) -> SentRow:
    """What a referrer sees: their own words about whom, never what others have told."""
    body = as_received.read(contact.body)
    decision = getattr(contact, "decision", None)
    return SentRow(
        ref=contact.ref,
        sent_at=contact.received_at,
        sent_by=contact.sent_by_name,
        about=tuple(as_received.called(each) for each in body.children),
        due=due_by(contact),
        outcome=decision.get_outcome_display() if decision else "",
        decided_at=decision.at if decision else None,
    )
