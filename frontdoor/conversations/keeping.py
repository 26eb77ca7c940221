"""From a form that is right to what the room does: who was meant, and cards for those who only made a contact."""

from datetime import datetime

from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.conversations import actions, queries
from frontdoor.conversations.forms import AskForm, CardForm, RecordForm
from frontdoor.conversations.models import Practitioner
from frontdoor.conversations.pages import TalkingPage
from frontdoor.people.queries import person_by_ref


def conversation(form: RecordForm, page: TalkingPage, *, by: Actor, at: datetime) -> None:
    """Record a conversation; who only made a contact so far gets a card from it."""
    given = form.cleaned_data
    chosen = set(given["who"])
    practitioners = queries.practitioners_by_refs(chosen)
    practitioners += [
        _card_of(each.contact, page, by=by, at=at) for each in page.referrers if each.contact in chosen
    ]
    actions.record_conversation(
        ref=given["ref"],
        about=queries.persons_by_refs(given["about"]),
        practitioners=practitioners,
        on=form.on(localdate(at)),
        agreed=given["agreed"],
        by=by,
        at=at,
    )


def _card_of(contact: str, page: TalkingPage, *, by: Actor, at: datetime) -> Practitioner:
    """The card of whoever made a contact, and that they are involved with this family."""
    told = next(each for each in page.referrers if each.contact == contact)
    agency = next(each for each in queries.agencies() if each.key == told.agency_key)
    made = actions.keep_card(name=told.name, agency=agency, job=told.job, phone=told.phone, by=by, at=at)
    actions.works_with(practitioner=made, person=person_by_ref(page.ref), by=by, at=at)
    return made


def question(form: AskForm, *, by: Actor, at: datetime) -> None:
    """Ask what the form asks."""
    given = form.cleaned_data
    (practitioner,), (person,) = (
        queries.practitioners_by_refs([given["who"]]),
        queries.persons_by_refs([given["about"]]),
    )
    actions.ask(
        ref=given["ref"],
        practitioner=practitioner,
        person=person,
        text=given["text"],
        due_on=given["due_on"],
        by=by,
        at=at,
    )


def card(form: CardForm, ref: str, *, by: Actor, at: datetime) -> None:
    """Keep a card, and say that its practitioner works with this family."""
    given = form.cleaned_data
    agency = next(each for each in queries.agencies() if each.key == given["agency"])
    user = queries.account(given["username"], agency) if given["username"] else None
    said = {name: given[name] for name in ("name", "job", "phone", "hours")}
    made = actions.keep_card(agency=agency, user=user, by=by, at=at, **said)
    actions.works_with(practitioner=made, person=person_by_ref(ref), by=by, at=at)


def end(ref: str, practitioner: str, why: str, *, by: Actor, at: datetime) -> None:
    """End every row that names this practitioner for this family; a page not found where there is none."""
    found = queries.working_as(practitioner, ref, at)
    if not found:
        raise Http404("Nobody of this reference works with this family.")
    actions.works_no_longer(working=found, why=why, by=by, at=at)
