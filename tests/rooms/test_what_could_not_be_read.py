"""What could not be read waits on a page for those who can have it mended; looking at it is audited."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from frontdoor.accounts.actor import Actor, system
from frontdoor.audit.models import Entry
from frontdoor.intake.models import Quarantine, Settled
from frontdoor.intake.quarantine.keeping import page_of_unread, put_aside, settle, waiting_items
from frontdoor.intake.quarantine.views import quarantine

pytestmark = pytest.mark.django_db

BY = system("test")
AT = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
ITEMS = [("330:A1/child/UPN", "UPN is odd.", "<UPN>1</UPN>"), ("330:A2/child/UPN", "UPN is odd.", "<UPN/>")]


def actor(*permissions: str) -> Actor:
    return Actor(
        7, "Sam Reed", "administrator", "Administrator", "council", "Council", frozenset(permissions)
    )


def test_what_is_put_aside_is_kept_once_and_logged():
    first = put_aside(ITEMS, source="cin 330", by=BY, at=AT)
    second = put_aside(ITEMS, source="cin 330", by=BY, at=AT)

    assert (len(first), len(second), Quarantine.objects.count()) == (2, 0, 2)
    assert Entry.objects.filter(verb="set aside").count() == 2


def test_settling_leaves_what_was_put_aside_on_record():
    put_aside(ITEMS, source="cin 330", by=BY, at=AT)

    settled = settle(["330:A1/child/UPN", "never heard of"], source="cin 330", by=BY, at=AT)
    again = settle(["330:A1/child/UPN"], source="cin 330", by=BY, at=AT)

    assert (settled, again, Settled.objects.count(), Quarantine.objects.count()) == (1, 0, 1, 2)
    assert waiting_items("cin 330") == {"330:A2/child/UPN"}
    assert Entry.objects.filter(verb="settled").count() == 1


def test_one_source_settles_nothing_of_another():
    put_aside(ITEMS, source="cin 330", by=BY, at=AT)

    assert settle(["330:A1/child/UPN"], source="cin 331", by=BY, at=AT) == 0


def test_the_page_shows_what_waits_and_looking_is_logged():
    put_aside(ITEMS, source="cin 330", by=BY, at=AT)
    settle(["330:A2/child/UPN"], source="cin 330", by=BY, at=AT)

    page = page_of_unread(1, by=actor("see quarantine"), at=AT)

    assert [item.item for item in page.items] == ["330:A1/child/UPN"]
    assert (page.reasons, page.waiting) == ((("UPN is odd.", 1),), 1)
    assert Entry.objects.get(verb="looked at").actor_name == "Sam Reed"


def test_without_the_permission_the_page_is_refused():
    with pytest.raises(PermissionDenied):
        page_of_unread(1, by=actor("see the queue"), at=AT)


@pytest.mark.parametrize("number", ["", "2", "x", "-1", "9" * 50, "²"])
def test_any_page_number_gives_a_page(rf, number):
    put_aside(ITEMS, source="cin 330", by=BY, at=AT)
    request = rf.get("/", {"page": number})
    request.actor, request.user = actor("see quarantine"), AnonymousUser()

    shown = quarantine(request).content.decode()

    assert "UPN is odd." in shown
    assert "&lt;UPN&gt;1&lt;/UPN&gt;" in shown


def test_an_empty_quarantine_says_so(rf):
    request = rf.get("/")
    request.actor, request.user = actor("see quarantine"), AnonymousUser()

    assert "Nothing is waiting." in quarantine(request).content.decode()
