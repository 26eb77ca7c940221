"""What is counted is counted once, for every process, until its time is over; and what is kept there is only words."""

import pytest
from django.core.cache import cache
from django.db import connection

from .at_once import at_once


def test_what_is_set_is_read_until_its_time_is_over():
    cache.set("a", [1.5, 2.5], 60)
    cache.set("b", "kept", None)
    cache.set("c", "past", -1)

    assert cache.get("a") == [1.5, 2.5]
    assert cache.get("b") == "kept"
    assert cache.get("c", "nothing") == "nothing"


def test_what_is_there_is_not_added_again_and_what_is_past_is():
    assert cache.add("a", "first", 60)
    assert not cache.add("a", "second", 60)
    assert cache.get("a") == "first"
    cache.set("a", "past", -1)

    assert cache.add("a", "third", 60)
    assert cache.get("a") == "third"


def test_what_is_removed_or_cleared_is_gone():
    cache.set("a", True)
    cache.set("b", True)

    assert cache.delete("a")
    assert not cache.delete("a")
    cache.clear()

    assert cache.get("b") is None


def test_what_is_past_does_not_pile_up():
    for number in range(20):
        cache.set(f"past-{number}", True, -1)
    cache.set("now", True)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_tally")
        assert cursor.fetchone()[0] == 1


def test_only_json_is_kept():
    with pytest.raises(TypeError):
        cache.set("a", object())


WINS = """
from django.core.cache import cache
print(cache.add("the-code", "y", 30))
"""


def test_of_many_processes_that_give_one_code_at_once_one_wins():
    assert at_once(WINS, times=8).count("True") == 1
