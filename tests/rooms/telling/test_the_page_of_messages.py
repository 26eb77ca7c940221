"""Each person finds their messages on a page, with a number in the bar, and nobody else's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from frontdoor.access.queries import actor_for
from frontdoor.audit.models import Entry
from frontdoor.outbox import queries
from frontdoor.outbox.actions import tell
from frontdoor.outbox.models import MailEnd, MailWaiting, MailWish, Message, MessageSeen
from frontdoor.outbox.sentences import About
from frontdoor.people.models import Person
from frontdoor.sealing import actions as sealing
from tests.rooms.alert_stories import a_family, a_manager, actor, an_alert
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db
REF = "A-7K3M-9QXD"


def raised(to: int | None, **more) -> Message:
    given = {"about": About.ALERT_RAISED, "ref": REF, "kind": "alert_raised", "at": now()}
    return tell(to=to, **{**given, **more})


def page(browser, path: str = "/messages/") -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_has_none_is_told_what_that_means(ines):
    shown = page(signed_in(ines))

    assert "No message waits for you." in shown
    assert "It does not mean that a child is safe." in shown


def test_a_message_is_counted_in_the_bar_until_it_is_opened_and_leads_to_what_it_is_about(ines):
    browser = signed_in(ines)
    alert = an_alert(a_family(), manager=ines)
    message = raised(ines.pk, ref=alert.ref)
    assert "(1 waiting)" in page(browser)

    answer = browser.get(f"/messages/{message.pk}/")

    assert answer.headers["Location"] == f"/alerts/{alert.ref}/"
    assert queries.unseen(actor(ines), now()) == 0
    assert "Seen before" in page(browser)
    assert Entry.objects.filter(verb="saw a message", subject_ref=message.ref).count() == 1


def test_a_message_can_be_seen_without_opening_anything_and_twice_is_once(ines):
    browser, message = signed_in(ines), raised(ines.pk)

    for _ in range(2):
        browser.post(f"/messages/{message.pk}/seen/")

    assert MessageSeen.objects.count() == 1


def test_anothers_message_is_a_page_that_is_not_there(ines):
    message = raised(ines.pk)
    other = signed_in(a_manager("tom", "Tom Okafor"))

    assert other.get(f"/messages/{message.pk}/").status_code == 404
    assert other.post(f"/messages/{message.pk}/seen/").status_code == 404
    assert REF not in page(other)
    assert not MessageSeen.objects.exists()


def test_what_is_told_to_a_role_is_seen_by_each_who_holds_it_for_themselves(ines):
    hana, ruth = (a_manager(name, name.title(), role="head_of_service") for name in ("hana", "ruth"))
    message = raised(None, role="head_of_service", about=About.ALERT_ESCALATED)
    signed_in(hana).post(f"/messages/{message.pk}/seen/")

    counts = [queries.unseen(actor(each), now()) for each in (hana, ruth, ines)]

    assert counts == [0, 1, 0]


def test_urgent_ones_stand_first(ines):
    raised(ines.pk, ref="A-0000-0001", urgent=True, about=About.ALERT_RED)
    raised(ines.pk, ref="A-0000-0002")

    shown = page(signed_in(ines))

    assert shown.index("A-0000-0001") < shown.index("A-0000-0002")
    assert "Urgent" in shown


def test_the_number_in_the_bar_is_one_question_of_the_database(ines):
    for number in range(30):
        raised(ines.pk, ref=f"A-0000-00{number:02}")
    who, at = actor_for(ines.pk, now().date()), now()

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert queries.unseen(who, at) == 30

    assert len(asked) == 1


def test_promise_10_a_message_about_what_is_sealed_since_is_not_there_and_not_counted(ines):
    child = a_family()
    message = raised(ines.pk, ref=an_alert(child, manager=ines).ref)
    browser, head = signed_in(ines), a_manager("hana", "Hana Osei", role="head_of_service")
    family = list(Person.objects.values_list("pk", flat=True))
    sealing.seal(persons=family, why="At risk.", readers=(), by=actor(head), at=now())

    shown = page(browser)

    assert "No message waits for you." in shown
    assert "waiting)" not in shown
    assert message.about_ref not in shown
    assert browser.get(f"/messages/{message.pk}/").status_code == 404


def test_opening_one_message_is_having_seen_all_about_the_same_thing_and_nothing_else(ines):
    first = raised(ines.pk)
    raised(ines.pk, about=About.ALERT_JOINED, kind="alert_joined")
    raised(ines.pk, ref="A-0000-0001")

    signed_in(ines).get(f"/messages/{first.pk}/")

    assert queries.unseen(actor(ines), now()) == 1


def test_a_message_that_leads_nowhere_and_one_that_lists_several_are_shown_and_counted(ines):
    raised(ines.pk, about=About.COVER, kind="cover", ref="")
    raised(ines.pk, about=About.DIGEST, kind="digest", ref="", also=["A-0000-0001", "C-0000-0002"])

    shown = page(signed_in(ines))

    assert "(2 waiting)" in shown
    assert About.COVER.label in shown
    assert 'href="/alerts/A-0000-0001/"' in shown
    assert 'href="/contacts/C-0000-0002/"' in shown


def test_whoever_wants_no_mail_says_so_on_a_page(ines):
    browser = signed_in(ines)

    answer = browser.post("/messages/mail/", {"wanted": "no"}, follow=True)

    assert "Saved." in answer.content.decode()
    assert not MailWish.objects.get().wanted
    assert "There is a problem" in browser.post("/messages/mail/", {"wanted": "maybe"}).content.decode()


@pytest.mark.parametrize("role", ["referrer", "team_manager", "auditor"])
def test_whether_mail_goes_out_is_for_those_who_mend_it(role):
    browser = signed_in(a_worker("some", role=role, agency="cass"))

    assert browser.get("/messages/sending/").status_code == 403
    assert browser.post("/messages/sending/1/again/").status_code == 403


def test_the_administrator_sees_a_silent_worker_what_could_not_be_told_and_tries_it_again(ines):
    browser = signed_in(a_manager("dee", "Dee Walsh", role="administrator"))
    a_manager("tom", "Tom Okafor")
    mail = raised(ines.pk).mails.get()
    MailWaiting.objects.all().delete()
    MailEnd.objects.create(mail=mail, at=now(), sent=False)

    shown = page(browser, "/messages/sending/")
    answer = browser.post(f"/messages/sending/{mail.pk}/again/", follow=True).content.decode()

    assert "The worker has never been heard" in shown
    assert REF in shown
    assert "Tom Okafor" in shown.split("Told on their page alone")[1]
    assert "It is tried again." in answer
    assert "Every mail that was tried has gone" in answer
    assert MailWaiting.objects.get().mail.mark == mail.mark


def test_who_can_mend_it_is_told_on_their_messages_that_the_worker_is_silent_and_nobody_else(ines):
    dee = a_manager("dee", "Dee Walsh", role="administrator")

    assert "The worker has never been heard" in page(signed_in(dee))
    assert "The worker has never been heard" not in page(signed_in(ines))


def test_what_waited_longer_than_ninety_days_is_not_counted_any_more(ines):
    raised(ines.pk, at=now() - timedelta(days=91))

    assert queries.unseen(actor(ines), now()) == 0
