"""Asking for an export, answering for one about many people, and fetching it: each an entry, and none past its end."""

import base64
import hashlib
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.disclosure import sheets
from frontdoor.disclosure.exporting import lists
from frontdoor.disclosure.exporting.lists import Listing
from frontdoor.disclosure.exporting.models import Export, ExportAnswer
from frontdoor.disclosure.references import export_reference
from frontdoor.ui.words import gdate

MAKE, ANSWER = "make exports", "answer for exports"
ROWS_AT_MOST = 500
ALONE = 10  # an export about more people needs a second person
DAYS_AT_MOST = 7


class MayNotExport(Exception):
    """Refused: too much, too long, too late, or somebody else's. The sentence says what to do."""


@transaction.atomic
def ask(*, what: str, person: str, form: str, why: str, ends_on: date, by: Actor, at: datetime) -> Export:
    """Make a list as it is now, marked with who asked. It can be fetched once nobody else has to answer for it."""
    check(by, MAKE)
    _check_asked(why, ends_on, localdate(at))
    listing = _made(what, person, by=by, at=at)
    if len(listing.rows) > ROWS_AT_MOST:
        raise MayNotExport(
            f"The list has more than {ROWS_AT_MOST} rows, and none is left out silently. Ask for less."
        )
    ref = export_reference()
    whole = _file(Export.Form(form), listing, mark=f"{by.name}, {by.agency_name}, {gdate(at)}, {ref}")
    made = Export.objects.create(
        ref=ref,
        what=Export.List(what),
        person_ref=person if what == Export.List.CHRONOLOGY else "",
        form=form,
        why=why.strip(),
        rows=len(listing.rows),
        people=len(listing.people),
        people_refs=list(listing.people),
        taken_out=listing.taken_out,
        content=base64.b64encode(whole).decode(),
        sha256=hashlib.sha256(whole).hexdigest(),
        ends_on=ends_on,
        needs_second=len(listing.people) > ALONE,
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record(
        "asked for an export",
        kind="export",
        ref=ref,
        by=by,
        at=at,
        why=made.why,
        rows=made.rows,
        people=made.people,
    )
    return made


def _check_asked(why: str, ends_on: date, today: date) -> None:
    if not today <= ends_on <= today + timedelta(days=DAYS_AT_MOST):
        raise MayNotExport(f"It can be fetched for {DAYS_AT_MOST} days at most. Choose a day until then.")
    if not why.strip():
        raise MayNotExport("Say what the list is for. It is kept.")


def _made(asked: str, person: str, *, by: Actor, at: datetime) -> Listing:
    if asked == Export.List.CHRONOLOGY:
        return lists.chronology(person, agency=by.agency, at_most=ROWS_AT_MOST, now=at)
    return lists.contacts(at_most=ROWS_AT_MOST, now=at)


def _file(form: str, listing: Listing, *, mark: str) -> bytes:
    """The list with the mark in every row: a row that is copied out still says who took it."""
    heads = (*listing.heads, "Taken out by")
    rows = [(*row, mark) for row in listing.rows]
    return sheets.as_csv(heads, rows) if form == Export.Form.CSV else sheets.as_xlsx(heads, rows)


@transaction.atomic
def answer(*, export: Export, choice: str, why: str, by: Actor, at: datetime) -> ExportAnswer:
    """Approve or decline what somebody else asked for. Raises MayNotExport."""
    check(by, ANSWER)
    if by.id == export.by_id:
        raise MayNotExport("You asked for this yourself. Somebody else has to answer.")
    try:
        with transaction.atomic():
            made = ExportAnswer.objects.create(
                export=export,
                choice=ExportAnswer.Choice(choice),
                why=why.strip(),
                at=at,
                by_id=by.id,
                by_name=by.name,
                asked_by_id=export.by_id,
            )
    except IntegrityError:
        first = ExportAnswer.objects.filter(export=export).first()
        if first is None:  # refused for another reason, such as an empty "why"
            raise
        raise MayNotExport(f"{first.by_name} answered this before. Nothing of yours was saved.") from None
    audit.record(f"{choice} an export", kind="export", ref=export.ref, by=by, at=at)
    return made


def check_can_fetch(export: Export, *, by: Actor, at: datetime) -> None:
    """Raise MayNotExport with a sentence where this person cannot fetch it today."""
    check(by, MAKE)
    if by.id != export.by_id:
        raise MayNotExport("Whoever asked for a list fetches it. Ask for one of your own.")
    if localdate(at) > export.ends_on:
        raise MayNotExport(
            f"It could be fetched until {gdate(export.ends_on)}. Ask for it anew, with the reason."
        )
    said = ExportAnswer.objects.filter(export=export).first()
    if said and said.choice == ExportAnswer.Choice.DECLINED:
        raise MayNotExport(f"{said.by_name} declined it: {said.why}")
    if export.needs_second and said is None:
        raise MayNotExport(f"It is about {export.people} people. Somebody else has to approve it first.")


@transaction.atomic
def fetch(export: Export, *, by: Actor, at: datetime) -> bytes:
    """The very bytes that were made. Each time is an entry for the list and for each person in it."""
    check_can_fetch(export, by=by, at=at)
    whole = base64.b64decode(export.content)
    if hashlib.sha256(whole).hexdigest() != export.sha256:
        raise MayNotExport("What is kept is not what was made: its sum differs. Tell your administrator.")
    audit.record(
        "exported", kind="export", ref=export.ref, by=by, at=at, rows=export.rows, people=export.people
    )
    audit.record_all(
        "exported", kind="person", refs=export.people_refs, by=by, at=at, page=f"export {export.ref}"
    )
    return whole
