"""A judgement taken back: what rested on it is rebuilt, and exactly those who acted on it are told, by name nobody."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from frontdoor.access.queries import actor_for
from frontdoor.accounts.models import User
from frontdoor.alerts import actions as alerts
from frontdoor.alerts.evaluation import run_due
from frontdoor.alerts.models import Alert, Finding
from frontdoor.audit.models import Entry
from frontdoor.chronology.knowledge import known_on
from frontdoor.journey import steps
from frontdoor.journey.models import Note, NoteRead
from frontdoor.journey.notes import actions as notes
from frontdoor.people.models import Link, LinkEnd
from frontdoor.response import actions as response
from frontdoor.response.actions import family_of_contact

from .alert_stories import a_manager, everything_said
from .builders import a_worker, signed_in
from .front_door import acting, day_before, person_in, text_of, worker
from .stories import contact, said, send, standing

pytestmark = pytest.mark.django_db
NAMES = ("Amy", "Mia", "Hassan")


def told_by(agency: str, days: int, mother_born: str, child_born: str, postcode: str):
    """One contact about a mother and her daughter."""
    where = {"sex": "F", "postcode": postcode}
    return send(
        agency,
        contact(
            said(1, "mother", "Amy Hassan", mother_born, **where),
            said(2, "child", "Mia Hassan", child_born, **where),
            ties=[(1, 2, "mother")],
            on=day_before(days),
        ),
    )


@pytest.fixture
def contacts():
    """Two contacts about one Mia and one about another: only joined are they three about one family."""
    return [
        told_by("gp", 40, "1990-06-06", "2014-02-02", "B31 2AB"),
        told_by("health_visiting", 30, "1990-06-06", "2014-02-02", "B31 2AB"),
        told_by("school", 20, "1991-06-06", "2014-02-12", "B6 5CD"),
    ]


@pytest.fixture
def link(contacts) -> Link:
    """A worker judges that the two Mias are one, ten days ago."""
    one, other = person_in(contacts[0], 2), person_in(contacts[2], 2)
    at = now() - timedelta(days=10)
    return steps.link_is_judged(one, other, verdict="same", why="The name.", by=acting(worker()), at=at)


@pytest.fixture
def priya():
    """A Team Manager."""
    return actor_for(a_manager("priya", "Priya Nair").pk, day_before(0))


@pytest.fixture
def ravi():
    """Another worker."""
    return acting(a_worker("ravi", role="front_door_worker", agency="cass", name="Ravi Shah"))


@pytest.fixture
def dina():
    """A worker who undoes what others judged."""
    return acting(a_worker("dina", role="front_door_worker", agency="cass", name="Dina Osei"))


def undo(link: Link, by) -> LinkEnd:
    """Take it back, now."""
    return steps.link_is_undone(link, why="Two girls, two schools.", by=by, at=now())


def decides(received, by):
    """Decide on a contact, the whole family looked at."""
    family = dict.fromkeys(family_of_contact(received, now()), "")
    return response.decide(
        contact=received,
        outcome="advice_only",
        why="So.",
        told_referrer="Advice given.",
        people=family,
        by=by,
        at=now(),
    )


def records(person, by):
    """Write down a visit."""
    return steps.record_is_added(
        [person.pk],
        ref="E-2345-6789",
        kind="contact_with_family",
        agency="social_care",
        occurred_on=day_before(1),
        participants={"about": [person.pk]},
        by=by,
        at=now(),
    )


def told() -> set[tuple[int, str, str]]:
    """Who got a note, about what."""
    return set(Note.objects.values_list("to_user_id", "about_kind", "about_ref"))


def test_exactly_those_who_acted_on_it_since_are_told_each_once_about_each_thing(
    contacts, link, priya, ravi, dina
):
    alert = Alert.objects.get()
    alerts.acknowledge(alert=alert, by=priya, at=now())
    alerts.give_guidance(alert=alert, text="Visit today.", by=priya, at=now())
    alerts.decide(alert=alert, choice="assessment", why="So.", **everything_said(alert), by=priya, at=now())
    decides(contacts[0], ravi)
    records(link.other, ravi)
    decides(contacts[2], dina)

    undo(link, dina)

    assert told() == {
        (priya.id, "alert", alert.ref),
        (ravi.id, "contact", contacts[0].ref),
        (ravi.id, "family", link.other.ref),
    }
    text = Note.objects.get(about_kind="alert").text
    assert "You acknowledged this alert on" in text
    assert "gave guidance on this alert on" in text
    assert "decided on this alert on" in text
    assert not [note.text for note in Note.objects.all() if any(name in note.text for name in NAMES)]
    assert Entry.objects.filter(verb="sent a note", actor_id=dina.id).count() == 3


def test_nobody_is_told_of_what_was_done_before_the_link_or_about_another_family(contacts, ravi, dina):
    decides(contacts[0], ravi)
    other = told_by("police", 3, "1985-01-01", "2016-01-01", "B1 1AA")
    link = steps.link_is_judged(
        person_in(contacts[0], 2),
        person_in(contacts[2], 2),
        verdict="same",
        why="The name.",
        by=dina,
        at=now() + timedelta(seconds=1),
    )
    decides(other, ravi)

    steps.link_is_undone(link, why="Two girls.", by=dina, at=now() + timedelta(seconds=2))

    assert told() == set()


def test_family_chronology_and_alert_are_what_they_were(contacts, dina):
    one, other = person_in(contacts[0], 2), person_in(contacts[2], 2)
    client = signed_in(User.objects.get(pk=dina.id))

    def stands() -> tuple:
        pages = [text_of(client.get(f"/families/{each.ref}/")) for each in (one, other)]
        entries = [re.findall(r"(\d+) entr", page) for page in pages]
        people = [len(known_on([each.pk], day_before(0)).family_of([each.pk])) for each in (one, other)]
        return entries, people, standing()

    run_due(at=now())  # the agencies were expected to speak by now
    before = stands()
    link = steps.link_is_judged(one, other, verdict="same", why="The name.", by=dina, at=now())
    joined = stands()
    undo(link, dina)

    assert joined[0] != before[0]
    assert joined[1] != before[1]
    assert {signal for signal, *_ in joined[2] - before[2]} >= {"S01"}
    after = stands()
    assert after[1:] == before[1:]
    # The alert that the link raised stays in the chronology: it was raised, and managers saw it.
    assert "was undone" in Finding.objects.filter(signal="S01").first().end.because


def test_a_judgement_to_the_contrary_takes_the_link_back_and_tells_them_too(contacts, link, ravi, dina):
    decides(contacts[0], ravi)

    steps.link_is_judged(link.one, link.other, verdict="not_same", why="Two girls.", by=dina, at=now())

    assert told() == {(ravi.id, "contact", contacts[0].ref)}


def test_taking_back_not_the_same_tells_nobody(contacts, ravi, dina):
    one, other = person_in(contacts[0], 2), person_in(contacts[2], 2)
    link = steps.link_is_judged(one, other, verdict="not_same", why="Two girls.", by=dina, at=now())
    decides(contacts[0], ravi)

    undo(link, dina)

    assert told() == set()


def test_if_a_note_cannot_be_written_nothing_of_the_undo_is_left_behind(
    contacts, link, ravi, dina, monkeypatch
):
    decides(contacts[0], ravi)
    before = standing()

    def broken(*args, **given):
        raise RuntimeError("no notes")

    monkeypatch.setattr("frontdoor.journey.notes.actions.audit.record", broken)

    with pytest.raises(RuntimeError):
        undo(link, dina)
    assert not Note.objects.exists()
    assert not LinkEnd.objects.exists()
    assert standing() == before


@pytest.fixture
def note(contacts, link, ravi, dina) -> Note:
    """A note to Ravi about a contact."""
    decides(contacts[0], ravi)
    undo(link, dina)
    return Note.objects.get()


def test_a_note_is_counted_in_the_bar_read_and_then_no_longer_counted(note, ravi):
    client = signed_in(User.objects.get(pk=ravi.id))

    page = text_of(client.get("/notes/"))
    after = text_of(client.post(f"/notes/{note.pk}/read/", follow=True))

    assert "Notes for you 1(1 waiting)" in page
    assert "A judgement it rested on was taken back." in page
    assert "Taken back by Dina Osei" in page
    assert f"/contacts/{note.about_ref}/" in client.get("/notes/").content.decode()
    assert "No note waits for you." in after
    assert "Read before" in after
    assert NoteRead.objects.get().note == note
    assert Entry.objects.filter(verb="read a note", actor_id=ravi.id).count() == 1


def test_read_twice_is_kept_once(note, ravi):
    for _ in range(2):
        notes.say_it_was_read(note=note, by=ravi, at=now())

    assert NoteRead.objects.count() == 1
    assert Entry.objects.filter(verb="read a note").count() == 1


def test_anothers_note_is_not_there(note, dina):
    client = signed_in(User.objects.get(pk=dina.id))

    assert "No note waits for you." in text_of(client.get("/notes/"))
    assert client.post(f"/notes/{note.pk}/read/").status_code == 404
    assert client.post(f"/notes/{10**15}/read/").status_code == 404
    with pytest.raises(ValueError, match="somebody else"):
        notes.say_it_was_read(note=note, by=dina, at=now())
    assert not NoteRead.objects.exists()


def test_a_referrer_has_no_notes():
    client = signed_in(a_worker("ines"))

    assert client.get("/notes/").status_code == 403
    assert client.post("/notes/1/read/").status_code == 403
