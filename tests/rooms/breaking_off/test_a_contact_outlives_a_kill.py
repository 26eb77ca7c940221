"""What was acknowledged is there, whole, however the process that took it in ended; sent again, it is there once."""

import random
import signal
import time

import pytest

from frontdoor.audit.models import Entry
from frontdoor.intake.models import Mention, Received
from frontdoor.people.models import Person
from tests.rooms.breaking_off.processes import begun

pytestmark = pytest.mark.django_db(transaction=True)
KILLS, PEOPLE = 10, 2
# Says that it begins before it sends, and that it was told so after: what lies between is not known to the sender.
SENDER = """
import sys
import django
django.setup()
from datetime import date
from frontdoor.access.sight import this_process_is
from tests.rooms.stories import contact, said, send
this_process_is("tests")
for number in range(int(sys.argv[1]), int(sys.argv[2])):
    people = (said(1, "mother", f"Ada Marsh{number}", "1990-02-11"), said(2, "child", f"Bo Marsh{number}", "2020-03-04"))
    told = contact(*people, ties=[(1, 2, "mother")], on=date(2025, 9, 1))
    print("begins", number, flush=True)
    send("midwifery", told, message=f"message {number}")
    print("told", number, flush=True)
"""


def killed_while_sending(first: int, enough: int, chance: random.Random) -> tuple[set[int], set[int]]:
    """Send until so many were acknowledged, then kill; give what the sender began, and what it was told of."""
    sender = begun(SENDER, first, first + 10_000)
    assert sender.stdout
    said: list[str] = []
    while sum(line.startswith("told") for line in said) < enough and (line := sender.stdout.readline()):
        said.append(line)
    time.sleep(chance.random() * 0.05)
    sender.send_signal(signal.SIGKILL)
    said += sender.communicate()[0].splitlines()
    words = [line.split() for line in said]
    return tuple({int(number) for word, number in words if word == asked} for asked in ("begins", "told"))


def messages() -> dict[str, int]:
    """Give every contact that is there, with its row."""
    return dict(Received.objects.values_list("message_id", "pk"))


def test_promise_01_ten_kills_lose_nothing_that_was_acknowledged_and_leave_nothing_half_written():
    chance, began, told = random.Random(1), set(), set()

    for _ in range(KILLS):
        some, acknowledged = killed_while_sending(max(began, default=-1) + 1, chance.randrange(1, 5), chance)
        began |= some
        told |= acknowledged

    there = messages()
    assert len(told) >= KILLS
    assert [number for number in told if f"message {number}" not in there] == []
    assert set(there) <= {f"message {number}" for number in began}
    assert Mention.objects.count() == Person.objects.count() == len(there) * PEOPLE
    assert Entry.objects.filter(verb="received").count() == len(there)


def test_promise_02_what_the_sender_cannot_know_is_sent_again_and_is_there_once():
    chance, unknown = random.Random(2), set()
    for turn in range(5):
        some, told = killed_while_sending(100_000 * turn, 1, chance)
        unknown |= some - told
    before = messages()
    assert unknown, "Every kill came between two contacts: nothing was tried."

    for number in sorted(unknown):
        again = begun(SENDER, number, number + 1)
        assert f"told {number}" in again.communicate()[0]

    assert before.items() <= messages().items()
    assert Received.objects.count() == len(messages())
    assert Mention.objects.count() == Received.objects.count() * PEOPLE
