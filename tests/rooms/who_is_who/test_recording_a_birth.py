"""A worker records a birth: the record goes on, what was told before is kept, and undoing brings it all back."""

from datetime import date

import pytest

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.chronology.models import Event
from frontdoor.intake.contact import PersonSaid
from frontdoor.intake.models import Received
from frontdoor.journey.births.actions import BirthSaid, record_birth
from frontdoor.people.models import Link, Person
from frontdoor.people.queries import people_known
from frontdoor.ui.words import gdate
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import acting, day_before, looked_at, person_in, text_of, worker
from tests.rooms.stories import noon
from tests.rooms.who_is_who.birth_stories import OTHER_NHS, TOLD_BY, due, expecting, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Received:
    """A mother and the child she expects."""
    return expecting()


def family(told: Received, client=None) -> str:
    """The family's page, up to its chronology."""
    client = client or signed_in(worker("reader"))
    return text_of(client.get(f"/families/{person_in(told, 1).ref}/"))


def test_an_unborn_childs_card_leads_to_the_form(told):
    page = signed_in(worker()).get(f"/families/{person_in(told, 2).ref}/").content.decode()

    assert f"/people/{person_in(told, 1).ref}/birth/" in page
    assert f"/people/{person_in(told, 2).ref}/birth/" not in page


def test_a_birth_gives_the_card_a_name_and_a_date_and_keeps_what_was_told_before(told):
    page = text_of(record(told, forenames="Mia", surname="Smith", sex="F", nhs_number=OTHER_NHS))

    assert "Mia Smith, 1 day" in page
    assert f"expected {gdate(due())}" in page
    assert "Unborn child" not in page
    link = Link.objects.get(how="worker")
    assert link.verdict == "same"
    assert TOLD_BY in link.why
    birth = Event.objects.get(kind="birth")
    assert (birth.occurred_on, birth.claim, birth.said_by) == (day_before(1), "reported", TOLD_BY)
    assert not Event.objects.filter(subtype="deceased").exists()
    assert {"received", "judged who is who", "wrote to the ledger"} <= set(
        Entry.objects.filter(actor_name="Jo Marsh").values_list("verb", flat=True)
    )
    assert person_in(told, 1).ref in looked_at("recording a birth")


def test_a_baby_without_a_name_keeps_the_family_name(told):
    assert "Baby Smith, 1 day" in text_of(record(told))


def test_undoing_brings_back_the_unborn_child(told):
    client = signed_in(worker())
    record(told, client=client, forenames="Mia", surname="Smith")

    client.post("/people/undo/", {"link": Link.objects.get(how="worker").pk, "why": "Another mother."})

    page = family(told, client)
    assert f"Unborn child, due {gdate(due())}" in page
    assert "Mia" not in page


@pytest.mark.parametrize(
    "typed, said",
    [
        ({"outcome": "stillborn"}, f"stillborn {gdate(day_before(1))}"),
        ({"outcome": "died"}, "died"),
    ],
)
def test_a_child_who_died_is_nobody_to_see_and_counts_as_no_living_child(told, typed, said):
    page = text_of(record(told, forenames="Mia", surname="Smith", **typed))

    assert f"Mia Smith, {said}" in page
    assert "No one has recorded seeing Mia" not in page
    assert "1 day" not in page
    assert "Has died" in page
    assert Event.objects.filter(kind="birth").exists() == (typed["outcome"] == "died")
    assert Event.objects.get(subtype="deceased").said_by == TOLD_BY


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ({"outcome": ""}, "Select what you were told"),
        ({"told_by": " "}, "Enter who told you"),
        ({"born-day": ""}, "must include a day"),
        ({"nhs_number": "123"}, "NHS number"),
        (
            {"outcome": "died", "died_on-day": "1", "died_on-month": "1", "died_on-year": "2020"},
            "The date they died must be on or after the date of birth",
        ),
    ],
)
def test_a_birth_without_a_part_is_refused_and_leaves_nothing_behind(told, typed, sentence):
    before = Person.objects.count(), Event.objects.count(), Received.objects.count()

    page = text_of(record(told, **typed))

    assert "There is a problem" in page
    assert sentence in page
    assert (Person.objects.count(), Event.objects.count(), Received.objects.count()) == before
    assert not Link.objects.filter(how="worker").exists()


def test_who_may_not_write_does_not_record_a_birth(told):
    manager = a_worker("hoa", role="head_of_service", agency="cass")

    assert record(told, client=signed_in(manager)).status_code == 403
    with pytest.raises(MayNot):
        record_birth(
            person_in(told, 1),
            BirthSaid(PersonSaid(1, "child", born="2026-01-01", born_precision="exact"), TOLD_BY),
            form_ref="W-0000-0000",
            by=acting(manager),
            at=noon(date(2026, 1, 2)),
        )
    assert not Event.objects.filter(kind="birth").exists()


def test_where_a_step_fails_nothing_is_left_behind(told, monkeypatch):
    before = Person.objects.count(), Event.objects.count(), Received.objects.count()

    def fails(*args, **kwargs):
        raise RuntimeError("the signals could not be asked")

    monkeypatch.setattr("frontdoor.journey.steps.look_again", fails)
    with pytest.raises(RuntimeError):
        record(told)

    assert (Person.objects.count(), Event.objects.count(), Received.objects.count()) == before
    assert people_known([person_in(told, 1).pk])[person_in(told, 1).pk].unborn


def test_sent_twice_it_is_one_birth_and_leads_to_the_family(told):
    client = signed_in(worker())
    record(told, client=client)

    again = record(told, client=client)

    assert "A birth is on record for this child already." in text_of(again)
    assert Event.objects.filter(kind="birth").count() == 1


def test_of_twins_one_is_born_and_the_other_still_expected():
    told = expecting(babies=2)

    page = text_of(record(told, 1, forenames="Mia", surname="Smith", birth_order="1"))

    assert "Mia Smith, 1 day" in page
    assert f"Unborn child, due {gdate(due())}" in page
    assert "first of several" in page
    assert "second of several" in page
