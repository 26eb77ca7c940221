"""One alert's page: the sentence, what it rests on, the lesson, the family, and nothing personal where it may leak."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import now

from frontdoor.alerts import actions, queries
from frontdoor.alerts.models import Finding, Wording
from frontdoor.audit.models import Entry
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.models import Event
from frontdoor.people.models import Person
from tests.rooms.alert_stories import HEADLINE, a_family, a_finding, a_manager, actor, an_alert
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya():
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def alert(priya):
    return an_alert(a_family(), manager=priya)


def a_family_of_strangers():
    received = send("gp", contact(said(1, "child", "Amir Khan", "2015-03-03"), on=date(2025, 9, 2)))
    return Person.objects.get(mention__received=received)


def shown(user, alert, status=200):
    page = signed_in(user).get(reverse("alerts:alert", args=[alert.ref]))
    assert page.status_code == status
    return page.content.decode()


def test_it_says_the_sentence_and_what_each_reason_rests_on(priya, alert):
    page = shown(priya, alert)

    assert HEADLINE in page
    assert "Midwifery was worried about Isla and Noah." in page
    assert "Happened 1 September 2025. Known 1 September 2025." in page
    assert "Something was seen." in page
    assert "Kayla Merrin is recorded as mother of Isla Merrin." in page
    assert "What is held about Isla Merrin:" in page
    assert "born 8 June 2025" in page


def test_it_teaches_why_the_sign_exists_and_where_it_misleads(priya, alert):
    page = shown(priya, alert)

    assert "It counts being reported, not being harmed." in page
    assert "One incident reported by three agencies" in page


def test_it_says_how_much_later_a_record_became_known(priya, alert):
    late = chronology.write(
        kind="observation",
        agency="gp",
        occurred_on=alert.raised_at.date().replace(day=1),
        participants={"about": [alert.root_id]},
        text="Small mark on cheek.",
        by=actor(priya),
        at=alert.raised_at.replace(day=9),
    )
    reasons = [{"said": "A mark was seen.", "sources": [late.ref]}]
    finding = a_finding(alert, signal="S10", headline="A mark.")
    Wording.objects.create(
        finding=finding, said_at=now(), known_on=now().date(), headline="A mark.", reasons=reasons
    )

    assert "Happened 1 November 2025. Known 9 November 2025, 8 days later." in shown(priya, alert)


def test_a_record_taken_back_since_is_shown_as_taken_back(priya, alert):
    event = Event.objects.filter(kind="contact").get()
    chronology.withdraw(event=event, why="About another family.", by=actor(priya), at=now())

    page = shown(priya, alert)

    assert "Taken back on" in page
    assert "About another family." in page


def test_what_is_no_longer_true_stays_with_the_reason(priya, alert):
    a_finding(alert, signal="S05", headline="Deon has not been seen.", cleared="He was seen on Monday.")

    page = shown(priya, alert)

    assert "No longer true" in page
    assert "He was seen on Monday." in page


def test_what_is_only_shown_stands_with_it_although_it_raised_nothing(priya, alert):
    child = alert.root
    finding = Finding.objects.create(
        root=child,
        alert=None,
        signal="S04",
        key=str(child.pk),
        severity="info",
        since_on=now().date(),
        found_at=now(),
    )
    Wording.objects.create(
        finding=finding,
        said_at=now(),
        known_on=now().date(),
        headline="Kayla is a parent and is 17.",
        reasons=[{"said": "So it is.", "sources": [str(child.pk)]}],
    )

    page = shown(priya, alert)

    assert page.index("Also on record") < page.index("Kayla is a parent and is 17.")


def test_each_sentence_stands_once_though_every_child_of_the_family_raised_it(priya, alert):
    twin = Person.objects.get(mention__number=3)
    again = a_finding(alert, headline="Seen from the other twin.")
    assert again.root != twin
    other = Finding.objects.create(
        root=twin, alert=alert, signal="S01", severity="amber", since_on=now().date(), found_at=now()
    )
    Wording.objects.create(
        finding=other,
        said_at=now(),
        known_on=now().date(),
        headline="Seen from the other twin.",
        reasons=[{"said": "So.", "sources": [str(twin.pk)]}],
    )

    page = shown(priya, alert)

    assert "Seen from the other twin." not in page


def test_everybody_in_the_family_stands_on_a_card_of_their_own(priya, alert):
    page = shown(priya, alert)

    assert "3 people, as known today." in page
    for name in ("Kayla Merrin", "Isla Merrin", "Noah Merrin"):
        assert f'class="kf-card__title">{name}' in page or f">{name}</a></h3>" in page


def test_the_latest_guidance_and_what_was_done_are_on_it(priya, alert):
    actions.acknowledge(alert=alert, by=actor(priya), at=now())
    actions.give_guidance(alert=alert, text="Ring the midwife today.", by=actor(priya), at=now())

    page = shown(priya, alert)

    assert "Ring the midwife today." in page
    assert "Guidance given" in page
    assert "Raised to Priya Nair" in page
    assert ">Acknowledge<" not in page.replace("\n", "").replace(" ", "")


def test_what_a_person_wrote_is_shown_as_text_and_never_run(priya, alert):
    actions.give_guidance(alert=alert, text="<script>alert(1)</script>", by=actor(priya), at=now())

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown(priya, alert)


def test_looking_is_an_entry_for_each_person_shown(priya, alert):
    shown(priya, alert)

    entries = Entry.objects.filter(verb="looked at")
    assert set(entries.values_list("subject_ref", flat=True)) == set(
        Person.objects.values_list("ref", flat=True)
    )
    assert {entry.detail["page"] for entry in entries} == {f"alert {alert.ref}"}


@pytest.mark.promise(12)
def test_if_the_look_cannot_be_written_down_nothing_is_shown(priya, alert, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record_all", broken)

    with pytest.raises(RuntimeError):
        signed_in(priya).get(reverse("alerts:alert", args=[alert.ref]))


@pytest.mark.parametrize("page", ["alert", "guide", "decide", "acknowledge"])
def test_a_reference_that_is_not_there_is_not_found(priya, page):
    client = signed_in(priya)
    address = reverse(f"alerts:{page}", args=["A-0000-0000"])

    answer = client.post(address) if page == "acknowledge" else client.get(address)

    assert answer.status_code == 404


def test_a_reference_may_be_typed_in_small_letters(priya, alert):
    assert signed_in(priya).get(f"/alerts/{alert.ref.lower()}/").status_code == 200


@pytest.mark.parametrize("role", ["referrer", "front_door_worker", "auditor", "administrator"])
def test_nobody_but_managers_reaches_it(alert, role):
    shown(a_worker("sam", role=role, agency="cass"), alert, status=403)

    assert not Entry.objects.filter(verb="looked at").exists()


def test_no_name_stands_in_an_address_or_in_a_title(priya, alert):
    page = shown(priya, alert)

    title = page[page.index("<title>") : page.index("</title>")]
    assert title == f"<title>Alert {alert.ref} – Kinfold"
    addresses = [part.split('"')[0] for part in page.split('href="')[1:]]
    assert not [each for each in addresses if "Merrin" in each or "Isla" in each]


def test_a_worker_is_given_the_alerts_of_the_family_of_whomever_they_ask_about(alert):
    for person in Person.objects.all():
        assert [note.ref for note in queries.alerts_of_family([person.pk])] == [alert.ref]


def test_a_worker_is_not_given_the_alerts_of_another_family(alert):
    other = a_family_of_strangers()

    assert queries.alerts_of_family([other.pk]) == []
