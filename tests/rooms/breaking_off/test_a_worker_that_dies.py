"""A worker that is killed at any moment neither loses what it was doing nor does it twice, with another beside it."""

import random
import signal
import time

import pytest

from frontdoor.alerts.models import Escalation
from frontdoor.audit.models import Entry
from frontdoor.chronology.models import Event
from tests.rooms.alert_stories import a_family, a_manager, an_alert
from tests.rooms.breaking_off.processes import begun

pytestmark = pytest.mark.django_db(transaction=True)
ALERTS, KILLS, WORKERS = 300, 10, 2
WORKER = """
import django
django.setup()
from django.utils.timezone import now
from frontdoor.access.sight import this_process_is
from frontdoor.alerts.actions import escalate_overdue
this_process_is("the clock")
escalate_overdue(at=now())
"""


def killed_after(more: int) -> int:
    """Let the workers pass on so many alerts more, then kill them; count those that were still at it."""
    enough = Escalation.objects.count() + more
    workers = [begun(WORKER) for _ in range(WORKERS)]
    while Escalation.objects.count() < enough and any(worker.poll() is None for worker in workers):
        time.sleep(0.002)
    killed = sum(worker.poll() is None for worker in workers)
    for worker in workers:
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
    return killed


def test_promise_04_what_killed_workers_left_is_done_once_and_whole():
    chance, root, priya = random.Random(4), a_family(), a_manager("priya", "Priya Nair")
    alerts = [an_alert(root, manager=priya) for _ in range(ALERTS)]

    killed = 0
    while killed < KILLS:
        killed += killed_after(chance.randrange(5, 30))
        assert Escalation.objects.count() == Entry.objects.filter(verb="escalated").count()
    left = ALERTS - Escalation.objects.count()
    last = begun(WORKER)

    assert left > 0, "There was nothing left to lose."
    assert last.wait() == 0, last.communicate()[1]
    assert set(Escalation.objects.values_list("alert_id", flat=True)) == {alert.pk for alert in alerts}
    assert Escalation.objects.count() == ALERTS
    assert Entry.objects.filter(verb="escalated").count() == ALERTS
    assert Event.objects.filter(subtype="escalated").count() == ALERTS
