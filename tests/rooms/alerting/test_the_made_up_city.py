"""The demonstration holds families of a made-up city: on record, found by name, and told by their alerts."""

from datetime import date, timedelta

import pytest

from frontdoor.alerts.models import Alert, Finding
from frontdoor.alerts.nightly.sweep import sweep
from frontdoor.chronology.models import Event
from frontdoor.intake.models import Received
from frontdoor.journey import made_up_city
from frontdoor.people.models import Person
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.stories import noon

pytestmark = pytest.mark.django_db
TODAY = date(2025, 9, 3)


@pytest.fixture
def city():
    families = made_up_city.load(TODAY, manager=actor(a_manager("priya", "Priya Nair")), children=120)
    assert families == Received.objects.count()
    return families


def test_every_family_that_an_agency_recorded_is_there_with_its_years(city):
    days = Event.objects.exclude(kind="alert").values_list("occurred_on", flat=True)

    assert city > 20
    assert max(days) <= TODAY
    assert min(days) < TODAY - timedelta(days=2 * 365)
    assert Person.objects.exclude(mention__description__postcode="").exists()


def test_a_record_that_two_families_share_is_written_once(city):
    texts = Event.objects.filter(kind="contact").values_list("referral", "occurred_on", "agency")

    assert len(set(texts)) == len(texts)


def test_old_alerts_were_decided_and_only_the_newest_wait(city):
    before = noon(TODAY - made_up_city.WAITING)

    assert Finding.objects.exists()
    assert Alert.objects.filter(decision__isnull=False).exists()
    assert not Alert.objects.filter(decision__isnull=True, raised_at__lt=before - timedelta(days=1)).exists()


def test_what_stands_is_what_the_records_say(city):
    assert sweep(at=noon(TODAY)).differing == 0
