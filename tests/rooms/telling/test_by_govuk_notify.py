"""A partnership may send by GOV.UK Notify: by its library, by reference only, and never twice where it can be asked."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from frontdoor.outbox import sending
from frontdoor.outbox.actions import tell
from frontdoor.outbox.models import Mail, MailEnd, MailTry
from frontdoor.outbox.sending import send_one
from frontdoor.outbox.sentences import About
from tests.rooms.telling.a_notify import KEY, TEMPLATE, Notify, open_notify

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
REF = "A-7K3M-9QXD"


@pytest.fixture
def notify(settings) -> Iterator[Notify]:
    with open_notify() as (kept, address):
        settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE, settings.NOTIFY_ADDRESS = KEY, TEMPLATE, address
        yield kept


@pytest.fixture
def mail(ines) -> Mail:
    message = tell(to=ines.pk, about=About.ALERT_RAISED, ref=REF, kind="alert_raised", at=MONDAY)
    return message.mails.get()


def sent(mail: Mail, at=MONDAY) -> str:
    return send_one(mail.pk, clock=lambda: at)


def test_promise_20_notify_is_given_a_sentence_a_reference_and_an_address_and_nothing_else(notify, mail):
    assert sent(mail) == "sent"

    [given] = notify.taken
    assert given == {
        "path": "/v2/notifications/email",
        "email_address": "ines.carver@front-door.example",
        "template_id": TEMPLATE,
        "personalisation": {"sentence": About.ALERT_RAISED.label, "references": f"Reference: {REF}"},
        "reference": mail.mark,
    }
    assert notify.refused_tokens == 0


def test_what_notify_took_and_nobody_wrote_down_is_asked_for_and_does_not_go_twice(
    notify, mail, settings, monkeypatch
):
    with monkeypatch.context() as dying:
        dying.setattr(sending, "_written", dies)
        with pytest.raises(KeyboardInterrupt):
            sent(mail)

    assert sent(mail, MONDAY + timedelta(seconds=settings.MAIL_LEASE_SECONDS)) == "sent"
    assert len(notify.taken) == 1
    assert not MailEnd.objects.get().perhaps_twice


def dies(*_, **__):
    """The worker ends between Notify's word and ours."""
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("status", "outcome"), [(400, "never"), (403, "later"), (429, "later"), (500, "later")]
)
def test_what_will_never_be_taken_ends_and_the_rest_is_tried_again_and_no_words_of_it_are_kept(
    notify, mail, status, outcome
):
    notify.answer = status

    assert sent(mail) == outcome
    assert MailTry.objects.get().code == str(status)


def test_a_notify_that_is_away_is_tried_again(mail, settings):
    settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE = KEY, TEMPLATE
    settings.NOTIFY_ADDRESS = "http://127.0.0.1:9"

    assert sent(mail) == "later"
    assert MailTry.objects.get().code == "503"


def test_a_wrong_key_is_ours_to_mend_and_loses_nothing(notify, mail, settings):
    settings.NOTIFY_KEY = KEY[:-1] + "9"

    assert sent(mail) == "later"
    assert notify.taken == []
