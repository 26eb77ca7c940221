"""The worker is a part of `make run`: it stops when asked, and where it ends by itself all is stopped, and said."""

import signal
import subprocess
import sys
import time

import pytest

from deploy import run
from frontdoor.outbox.health import WORKER, last_beat
from frontdoor.outbox.tasks import beat
from tests.rooms.breaking_off.processes import begun

PART = """
import sys
sys.argv = ["manage.py", "run_worker"]
import manage
manage.main()
"""


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_what_is_asked_and_stops_when_it_is_told_to():
    beat.enqueue()
    worker = begun(PART)

    give_up = time.monotonic() + 60
    while last_beat(WORKER) is None and time.monotonic() < give_up:
        time.sleep(0.05)
    worker.send_signal(signal.SIGTERM)

    assert last_beat(WORKER) is not None, "It did nothing."
    assert worker.wait(timeout=30) == 0


def test_a_worker_that_ended_is_named_by_make_run_and_not_started_again():
    going = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()

    try:
        assert run.ended({"clock": going, "worker": gone}) == "worker"
    finally:
        going.kill()
        going.wait()
