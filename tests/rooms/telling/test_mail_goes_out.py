"""A mail goes to a real mail server: by reference only, tried again with patience, and ended so that somebody sees it."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.outbox import health, sending
from frontdoor.outbox.actions import choose_mail, tell, try_again
from frontdoor.outbox.models import Mail, MailEnd, MailTry, MailWaiting
from frontdoor.outbox.sending import AGAIN_AFTER, ask_again, send_one
from frontdoor.outbox.sentences import About
from tests.rooms.alert_stories import a_manager, actor

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
SATURDAY_NIGHT = datetime(2026, 11, 14, 23, 0, tzinfo=UTC)
REF = "A-7K3M-9QXD"


def told(user, *, at=MONDAY, **more) -> Mail | None:
    """Somebody was told of an alert; their mail, where there is one."""
    message = tell(to=user.pk, about=About.ALERT_RAISED, ref=REF, kind="alert_raised", at=at, **more)
    return message.mails.first()


def sent(mail: Mail, at=MONDAY) -> str:
    return send_one(mail.pk, clock=lambda: at)


def test_promise_20_a_mail_holds_a_sentence_and_a_reference_and_nothing_of_anybody(office, ines):
    sent(told(ines))

    [mail], [raw] = office.mails, office.raw
    assert office.to == [["ines.carver@front-door.example"]]
    assert mail["Subject"] == "A message for you"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert REF in raw
    assert About.ALERT_RAISED.label in mail.get_content()
    assert "Carver" not in raw.replace("ines.carver@front-door.example", "")
    assert "ines" not in mail["From"]


def test_it_goes_once_however_often_the_worker_is_asked(office, ines):
    mail = told(ines)

    outcomes = [sent(mail), sent(mail), sent(mail)]

    assert outcomes == ["sent", "", ""]
    assert len(office.mails) == 1
    assert MailEnd.objects.get().sent
    assert not MailWaiting.objects.exists()


def test_every_subject_is_the_same_so_that_nobody_reads_anything_from_it(office, ines):
    for urgent, about in ((True, About.ALERT_RED), (False, About.LOOK)):
        sent(tell(to=ines.pk, about=about, ref=REF, kind=about.value, urgent=urgent, at=MONDAY).mails.get())

    assert len({mail["Subject"] for mail in office.mails}) == 1
    assert len({mail["From"] for mail in office.mails}) == 1


@pytest.mark.parametrize("away", ["451 later", "421 too many"])
def test_what_is_not_taken_now_is_tried_again_later_and_later_and_then_a_person_sees_it(office, ines, away):
    office.answer, mail, at = away, told(ines), MONDAY

    for wait in (*AGAIN_AFTER, timedelta()):
        assert sent(mail, at) == "later"
        assert sent(mail, at + wait - timedelta(seconds=1)) == ""
        at += wait

    assert not MailEnd.objects.get().sent
    assert health.not_told() == 1
    assert {row.code for row in MailTry.objects.all()} == {away[:3]}


def test_a_server_that_is_not_there_is_tried_again(settings, ines):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert sent(told(ines)) == "later"
    assert MailTry.objects.get().code == "ConnectionRefusedError"


def test_a_server_that_does_not_answer_in_time_is_left(office, settings, ines):
    settings.EMAIL_TIMEOUT, office.takes_seconds = 0.2, 2.0

    assert sent(told(ines)) == "later"
    assert MailTry.objects.get().code in ("TimeoutError", "SMTPServerDisconnected")


def test_an_address_that_does_not_exist_ends_it_at_once_and_by_hand_it_goes_with_the_same_mark(office, ines):
    office.refuses, mail = "550 no such user", told(ines)
    assert sent(mail) == "never"
    office.refuses, admin = "", actor(a_manager("dee", "Dee Walsh", role="administrator"))

    again = try_again(mail=mail, by=admin, at=MONDAY)
    twice = try_again(mail=mail, by=admin, at=MONDAY)

    assert again == twice
    assert sent(again) == "sent"
    assert again.mark == mail.mark
    assert health.not_told() == 0
    assert Entry.objects.filter(verb="tried mail again").count() == 1


def test_who_may_not_try_mail_again_is_told_so(office, ines):
    office.refuses, mail = "550 no such user", told(ines)
    sent(mail)

    with pytest.raises(MayNot, match="Your role does not let you"):
        try_again(mail=mail, by=actor(ines), at=MONDAY)


def test_by_night_and_at_the_weekend_urgent_mail_alone_goes(ines):
    waits = told(ines, at=SATURDAY_NIGHT)
    goes = told(ines, at=SATURDAY_NIGHT, urgent=True, window="1")

    assert waits.due_at == datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
    assert goes.due_at == SATURDAY_NIGHT


def test_whoever_wants_no_mail_has_none_but_for_what_is_urgent(ines):
    choose_mail(wanted=False, by=actor(ines), at=MONDAY)

    assert told(ines) is None
    assert told(ines, urgent=True, window="1") is not None

    choose_mail(wanted=True, by=actor(ines), at=MONDAY)
    assert told(ines, window="2") is not None


def test_a_worker_that_ended_with_a_mail_in_hand_gives_it_up_after_a_while_and_it_says_so(
    office, ines, settings
):
    mail = told(ines)
    MailWaiting.objects.update(leased_until=MONDAY + timedelta(seconds=settings.MAIL_LEASE_SECONDS), claims=1)
    DBTaskResult.objects.update(status="RUNNING")  # its task went with it
    later = MONDAY + timedelta(seconds=settings.MAIL_LEASE_SECONDS)

    assert sent(mail, MONDAY + timedelta(seconds=10)) == ""
    assert ask_again(at=later) == 1
    assert ask_again(at=later) == 0
    assert sent(mail, later) == "sent"
    assert MailEnd.objects.get().perhaps_twice


def test_a_mail_of_which_nobody_wrote_that_it_went_goes_again_with_the_same_message_id(
    office, ines, settings, monkeypatch
):
    mail, later = told(ines), MONDAY + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    with monkeypatch.context() as dying:
        dying.setattr(sending, "_written", dies)
        with pytest.raises(KeyboardInterrupt):
            sent(mail)

    assert sent(mail, later) == "sent"
    assert list(office.by_mark().values()) == [2]
    assert MailEnd.objects.get().perhaps_twice


def dies(*_, **__):
    """The worker ends between the server's word and ours."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("address", ["ines@a.example\nBcc: all@b.example", "ines@a.example\r\n\r\nHello"])
def test_an_address_with_a_line_break_in_it_is_no_address_and_nothing_goes(office, ines, address):
    ines.email = address
    ines.save()

    assert sent(told(ines)) == "later"
    assert office.mails == []


def test_promise_20_an_error_nobody_thought_of_leaves_no_address_behind(ines, monkeypatch):
    from frontdoor.outbox.carriers import smtp

    def breaks(*_, **__):
        raise RuntimeError("ines.carver@front-door.example is Barnabus Quillfeather's mother")

    monkeypatch.setattr(smtp, "EmailMessage", breaks)

    assert sent(told(ines)) == "later"
    assert MailTry.objects.get().code == "RuntimeError"
