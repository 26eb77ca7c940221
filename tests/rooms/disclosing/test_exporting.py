"""A list leaves with a right of its own, a reason, a cap, a mark, an end, and for many people a second person."""

import csv
import hashlib
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate, now
from openpyxl import load_workbook

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.disclosure.exporting import actions
from frontdoor.disclosure.exporting.models import Export, ExportAnswer
from tests.rooms.alert_stories import actor
from tests.rooms.builders import signed_in
from tests.rooms.disclosing.leaving_stories import a_manager, a_writer, the_family, the_neighbours
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines():
    return a_manager()


@pytest.fixture
def tom():
    return a_manager("tom", "Tom Okafor")


@pytest.fixture
def isla():
    return the_family()["Isla"]


def ask(by, person=None, **more) -> Export:
    asked = {
        "what": "chronology" if person else "contacts",
        "person": person.ref if person else "",
        "form": "csv",
        "why": "The court asked.",
        "ends_on": localdate() + timedelta(days=2),
    }
    return actions.ask(**{**asked, **more}, by=actor(by), at=now())


def read(whole: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(whole.decode("utf-8-sig"), newline="")))


def many_children(number: int) -> None:
    """Contacts of the latest days about so many children."""
    for at in range(number):
        who = said(1, "child", f"Zephan Quill{chr(97 + at)}", f"201{at % 9}-03-{at + 1:02}", sex="M")
        send("gp", contact(who, on=localdate() - timedelta(days=at + 1)))


def test_a_list_is_fetched_by_whoever_asked_and_says_in_each_row_who_took_it(ines, isla):
    made = ask(ines, isla)

    whole = actions.fetch(made, by=actor(ines), at=now())

    rows = read(whole)
    assert rows
    assert {row["Taken out by"] for row in rows} == {rows[0]["Taken out by"]}
    assert f"Ines Carver, {actor(ines).agency_name}, {localdate().day} " in rows[0]["Taken out by"]
    assert made.ref in rows[0]["Taken out by"]
    assert hashlib.sha256(whole).hexdigest() == made.sha256


def test_each_fetch_is_an_entry_with_the_size_and_one_for_everybody_in_it(ines, isla):
    made = ask(ines, isla)

    actions.fetch(made, by=actor(ines), at=now())

    entry = Entry.objects.get(verb="exported", subject_kind="export")
    assert (entry.subject_ref, entry.detail["rows"], entry.detail["people"]) == (
        made.ref,
        made.rows,
        made.people,
    )
    people = Entry.objects.filter(verb="exported", subject_kind="person").values_list(
        "subject_ref", flat=True
    )
    assert isla.ref in set(people)


def test_somebody_who_is_not_in_the_family_is_taken_out_of_its_chronology(ines):
    the_neighbours()
    family = the_family()
    told = "Jayden Cole from 11 Moor Street hit Noah."
    send(
        "school",
        contact(
            said(1, "child", "Noah Merrin", "2017-06-08", sex="M", postcode="B9 4AA"),
            on=date(2025, 9, 9),
            analysis=told,
        ),
    )

    made = ask(ines, family["Isla"])
    words = str(read(actions.fetch(made, by=actor(ines), at=now())))

    assert "[removed] from [removed] hit Noah." in words
    assert "Jayden" not in words
    assert "11 Moor" not in words


def test_about_many_people_nothing_is_fetched_before_a_second_person_approves(ines, tom):
    many_children(11)
    made = ask(ines)
    assert made.needs_second

    with pytest.raises(actions.MayNotExport, match="about 11 people"):
        actions.fetch(made, by=actor(ines), at=now())
    with pytest.raises(actions.MayNotExport, match="asked for this yourself"):
        actions.answer(export=made, choice="approved", why="Mine.", by=actor(ines), at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        ExportAnswer.objects.create(
            export=made,
            choice="approved",
            why="Mine.",
            at=now(),
            by_id=ines.pk,
            by_name="I",
            asked_by_id=ines.pk,
        )
    actions.answer(export=made, choice="approved", why="For the inspection.", by=actor(tom), at=now())

    assert len(read(actions.fetch(made, by=actor(ines), at=now()))) == 11


def test_a_declined_list_is_never_fetched_and_the_first_answer_holds(ines, tom):
    many_children(11)
    made = ask(ines)
    actions.answer(export=made, choice="declined", why="Too wide.", by=actor(tom), at=now())

    with pytest.raises(actions.MayNotExport, match="Tom Okafor declined it: Too wide"):
        actions.fetch(made, by=actor(ines), at=now())
    with pytest.raises(actions.MayNotExport, match="answered this before"):
        actions.answer(export=made, choice="approved", why="So.", by=actor(a_manager("una", "Una")), at=now())


def test_about_few_people_nobody_else_is_needed(ines):
    many_children(2)

    assert not ask(ines).needs_second


def test_after_its_end_it_is_refused_and_nothing_is_written(ines, isla):
    made = ask(ines, isla)

    with pytest.raises(actions.MayNotExport, match="could be fetched until"):
        actions.fetch(made, by=actor(ines), at=now() + timedelta(days=3))
    assert actions.fetch(made, by=actor(ines), at=now() + timedelta(days=2))
    assert Entry.objects.filter(verb="exported", subject_kind="export").count() == 1


def test_whoever_did_not_ask_does_not_fetch(ines, tom, isla):
    made = ask(ines, isla)

    with pytest.raises(actions.MayNotExport, match="one of your own"):
        actions.fetch(made, by=actor(tom), at=now())
    assert signed_in(tom).get(reverse("disclosure:fetch", args=[made.ref])).status_code == 404


@pytest.mark.parametrize(
    "more, refused",
    [
        ({"ends_on": localdate() + timedelta(days=8)}, "7 days at most"),
        ({"ends_on": localdate() - timedelta(days=1)}, "7 days at most"),
        ({"why": " "}, "what the list is for"),
    ],
)
def test_without_a_reason_or_an_end_nothing_is_made(ines, isla, more, refused):
    with pytest.raises(actions.MayNotExport, match=refused):
        ask(ines, isla, **more)

    assert not Export.objects.exists()


def test_more_rows_than_the_cap_are_refused_and_none_is_left_out_silently(ines, monkeypatch):
    many_children(3)
    monkeypatch.setattr(actions, "ROWS_AT_MOST", 2)

    with pytest.raises(actions.MayNotExport, match="more than 2 rows"):
        ask(ines)


def test_without_the_right_nobody_asks_answers_or_fetches(ines, isla):
    jo, made = a_writer(), ask(ines, isla)

    with pytest.raises(MayNot):
        ask(jo, isla)
    with pytest.raises(MayNot):
        actions.answer(export=made, choice="approved", why="So.", by=actor(jo), at=now())
    with pytest.raises(MayNot):
        actions.fetch(made, by=actor(jo), at=now())
    assert signed_in(jo).get(reverse("disclosure:exports")).status_code == 403


def test_if_the_audit_cannot_be_written_nothing_is_left_behind_and_nothing_leaves(ines, isla, monkeypatch):
    made = ask(ines, isla)

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)

    with pytest.raises(RuntimeError), transaction.atomic():
        ask(ines, isla)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.fetch(made, by=actor(ines), at=now())
    assert Export.objects.count() == 1


def test_promise_19_a_name_that_would_run_leaves_as_words(ines):
    who = said(1, "child", "=HYPERLINK Quill", "2014-01-01", sex="M")
    send("gp", contact(who, on=localdate() - timedelta(days=1)))

    rows = read(actions.fetch(ask(ines), by=actor(ines), at=now()))

    assert rows[0]["Children"].startswith("'=HYPERLINK")


def test_on_the_pages_a_spreadsheet_is_asked_for_approved_and_fetched(ines, tom):
    many_children(11)
    end = localdate() + timedelta(days=3)
    asked = {
        "what": "contacts",
        "form": "xlsx",
        "why": "For the inspection.",
        "ends_on-day": end.day,
        "ends_on-month": end.month,
        "ends_on-year": end.year,
    }
    first, second = signed_in(ines), signed_in(tom)

    made = first.post(reverse("disclosure:exports"), asked, follow=True)
    address = made.redirect_chain[-1][0]
    assert "Somebody else has to approve it first" in made.content.decode()
    assert first.get(f"{address}file/").status_code == 403
    second.post(address, {"choice": "approved", "why": "I know of it."})
    file = first.get(f"{address}file/")

    (sheet,) = load_workbook(BytesIO(file.content)).worksheets
    assert sheet.max_row == 12
    assert sheet["E1"].value == "Taken out by"
    assert "Quill" not in file["Content-Disposition"]
