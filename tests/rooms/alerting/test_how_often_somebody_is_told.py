"""The number of messages is what counts: a case replayed through the service with nobody acting, a clock every day."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from frontdoor.accounts.actor import system
from frontdoor.agencies.models import Deputy, Membership
from frontdoor.alerts.actions import escalate_overdue
from frontdoor.alerts.evaluation import run_due
from frontdoor.alerts.life.telling import push_all_due
from frontdoor.alerts.models import Alert, Finding, Push, Recheck
from frontdoor.journey import case_loading
from frontdoor.outbox.models import Message
from kinfold.replay.case_file import load
from kinfold.timeline.changes import change_days
from tests.rooms.alert_stories import a_manager

CASES = {case.id: case for case in load(Path(__file__).parents[2] / "cases" / "public.yaml")}
MOST = 14

pytestmark = pytest.mark.django_db


def lived_through(name: str) -> None:
    """Let a case come in on its own days, and the clocks run at one and at five whenever there may be work for them."""
    case = CASES[name]
    days = sorted(change_days(case.ledger))
    last = days[-1] + timedelta(days=1)
    ends = dict(zip(days, [*days[1:], last], strict=True))

    def then(day: date, touched: list[Alert]) -> None:
        end = ends.get(day, day + timedelta(days=1))
        while day < end:
            for hour in (13, 17):
                the_clocks_run(timezone.make_aware(datetime.combine(day, time(hour))))
            day = day + timedelta(days=1) if Alert.objects.exists() else next_day_due(after=day, end=end)

    case_loading.load(case, until=last, then=then, by=system("test"))


def the_clocks_run(at: datetime) -> None:
    run_due(at=at)
    push_all_due(at=at)
    escalate_overdue(at=at)


def next_day_due(*, after: date, end: date) -> date:
    """While no alert waits, the clocks have work only on a day on which time alone may change something."""
    due = Recheck.objects.filter(due_on__gt=after).order_by("due_on").values_list("due_on", flat=True).first()
    return min(due or end, end)


@pytest.fixture
def desk():
    priya, owen = a_manager("priya", "Priya Nair"), a_manager("owen", "Owen Hughes")
    a_manager("grace", "Grace Adeyemi", role="head_of_service")
    Membership.objects.update(from_on=date(2014, 1, 1))
    named = {"at": timezone.now(), "by_name": "Priya Nair"}
    for user, deputy in ((priya, owen), (owen, priya)):
        Deputy.objects.create(
            user=user, deputy=deputy, from_on=date(2014, 1, 1), until_on=date(2017, 1, 1), **named
        )


def test_in_the_rowan_case_with_nobody_acting_at_most_14_messages_are_sent_in_seven_months(desk):
    lived_through("rowan")

    pushes = list(Push.objects.order_by("at").values_list("at", "kind", "role"))
    assert len(pushes) == Message.objects.count()
    assert 0 < len(pushes) <= MOST, pushes
    assert Alert.objects.count() == 1
    reds = set(Finding.objects.filter(severity="red").values_list("found_at", flat=True))
    assert reds, "the case has red findings"
    assert reds <= {at for at, kind, _ in pushes if kind in ("alert_raised", "alert_red_joined")}
    assert {"alert_deputy", "alert_escalated"} <= {kind for _, kind, _ in pushes}


def test_the_busy_but_safe_family_is_never_pushed_to_anybody(desk):
    (name,) = [name for name in CASES if "safe" in name or "busy" in CASES[name].title.casefold()]

    lived_through(name)

    assert not Push.objects.exists()
    assert not Message.objects.exists()
