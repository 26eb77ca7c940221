"""Messages through a real browser: told, counted, opened with one link, without JavaScript too; no page has a fault."""

import pytest
from django.utils.timezone import now

from frontdoor.accounts.models import User
from frontdoor.outbox.actions import tell
from frontdoor.outbox.models import MailEnd, MailWaiting
from frontdoor.outbox.sentences import About
from frontdoor.people.models import Person
from tests.journeys.conftest import comes, minutes, partnership  # noqa: F401  (the browser and its visitor)
from tests.rooms.alert_stories import a_family, an_alert

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),
]


def told(username: str, ref: str, *, urgent: bool = False) -> None:
    """Somebody with an address is told of an alert."""
    user = User.objects.get(username=username)
    user.email = f"{username}@front-door.example"
    user.save()
    about = About.ALERT_RED if urgent else About.ALERT_RAISED
    tell(to=user.pk, about=about, ref=ref, kind=about.value, at=now(), urgent=urgent)


def test_a_manager_is_told_opens_the_alert_and_the_number_goes(partnership, comes, minutes):  # noqa: F811
    manager, admin = comes("manager"), comes("admin")
    manager.opens("/messages/").reads("No message waits for you.")
    alert = an_alert(a_family(), manager=User.objects.get(username="manager"))
    told("manager", alert.ref)
    told("manager", alert.ref, urgent=True)

    manager.opens("/messages/").reads("Urgent", "An alert of yours is red.", "An alert was raised to you.")
    manager.follows(f"Open alert {alert.ref}").reads(alert.ref)
    manager.opens("/messages/").reads("No message waits for you.", "Seen before")
    manager.follows("Choose what comes by mail").answers(
        "Do you want mail for messages that are not urgent?", "No, I read my messages here"
    )
    manager.presses("Save").reads("Saved.")

    ended = MailWaiting.objects.order_by("id").first().mail
    MailWaiting.objects.all().delete()
    MailEnd.objects.create(mail=ended, at=now(), sent=False)
    admin.opens("/messages/").follows("Whether mail goes out").reads("Could not be told", alert.ref)
    admin.presses("Try again").reads("It is tried again.")

    names = {each.mention.description["surname"] for each in Person.objects.select_related("mention")}
    assert minutes.gives_away(*names, "Ines", "Carver") == []


def test_at_320_pixels_nothing_of_it_runs_off_the_page(partnership, comes):  # noqa: F811
    told("manager", "A-7K3M-9QXD", urgent=True)
    manager, admin = comes("manager"), comes("admin")

    for visitor, pages in ((manager, ("/messages/", "/messages/mail/")), (admin, ("/messages/sending/",))):
        visitor.page.set_viewport_size({"width": 320, "height": 800})
        for page in pages:
            visitor.opens(page)
            assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320
