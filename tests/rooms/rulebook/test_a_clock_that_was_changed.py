"""A deadline that two people of the partnership changed holds wherever it is shown, from the day on which it begins."""

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from frontdoor.alerts import clocks
from frontdoor.alerts.models import Alert
from frontdoor.people.models import Person
from frontdoor.rulebook.models import Answer, Proposal
from frontdoor.rulebook.queries import one_rulebook, read_anew, rules_on
from tests.rooms.front_door import from_midwifery

pytestmark = pytest.mark.django_db
HOURS = "red.acknowledge_hours"


def approved(name: str, value: int) -> None:
    """A value that one person proposed and another approved, from today."""
    now = timezone.now()
    proposal = Proposal.objects.create(
        name=name,
        value=value,
        holds_from=localdate(),
        why="Nights are covered now.",
        report="None.",
        report_sha256="0" * 64,
        at=now,
        by_id=1,
        by_name="Learning lead",
    )
    Answer.objects.create(
        proposal=proposal, choice="approved", why="Yes.", at=now, by_id=2, by_name="Head", proposed_by_id=1
    )


def test_an_alert_raised_today_is_due_by_the_hours_that_were_approved():
    from_midwifery()
    alert = Alert.objects.create(
        root=Person.objects.order_by("id").first(), raised_at=timezone.now(), severity="red"
    )
    before = clocks.acknowledge_by(alert)

    approved(HOURS, rules_on(localdate()).number(HOURS) - 1)

    assert clocks.acknowledge_by(alert) < before


def test_a_request_reads_the_rulebook_once_and_anew_after_an_approval(django_assert_num_queries):
    with one_rulebook():
        with django_assert_num_queries(1):
            rules_on(localdate())
            first = rules_on(localdate()).number(HOURS)

        approved(HOURS, first - 1)
        read_anew()

        assert rules_on(localdate()).number(HOURS) == first - 1
