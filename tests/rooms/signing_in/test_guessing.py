"""Guessing is stopped before any password is summed, by all processes together, and never tells who has an account."""

import time
from types import SimpleNamespace

import pytest
from django.contrib.auth import hashers
from django.core.cache import cache
from django.db import connection
from django.test import Client

from .at_once import at_once
from .people import PASSWORD, gives_password, somebody, words

pytestmark = pytest.mark.promise(16)


@pytest.fixture(autouse=True)
def tries_are_counted(settings) -> None:
    """As in use: the limits that allauth brings."""
    settings.ACCOUNT_RATE_LIMITS = {}


@pytest.fixture
def sums(monkeypatch) -> list[str]:
    """Every time that a password is summed."""
    made: list[str] = []
    real = hashers.MD5PasswordHasher.encode

    def counted(hasher, password, salt):
        made.append(password)
        return real(hasher, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counted)
    return made


@pytest.mark.parametrize("username", ["ruth", "nobody-of-that-name"])
def test_the_sixth_try_for_one_name_is_refused_before_any_sum_is_made(username, sums):
    somebody("ruth")
    for _ in range(5):
        gives_password(Client(), username, "a wrong one of some length")
    after_five = len(sums)

    answer = gives_password(Client(), username)

    assert "There have been too many tries. Wait five minutes" in words(answer)
    assert after_five >= 5
    assert len(sums) == after_five


def test_many_names_from_one_address_are_refused_before_any_sum_is_made(sums):
    somebody("ruth")
    for number in range(10):
        gives_password(Client(), f"name-{number}", "a wrong one of some length")
    after_ten = len(sums)

    answer = gives_password(Client(), "ruth")

    assert "too many tries" in words(answer)
    assert len(sums) == after_ten


def test_who_is_refused_may_try_again_five_minutes_later(clock, monkeypatch):
    stands = SimpleNamespace(time=clock.time, monotonic=time.monotonic, sleep=time.sleep)
    monkeypatch.setattr("allauth.core.internal.ratelimit.time", stands)
    somebody("ruth")
    for _ in range(5):
        gives_password(Client(), "ruth", "a wrong one of some length")

    clock.passes(minutes=5, seconds=1)

    assert gives_password(Client(), "ruth").status_code == 302


TRIES = """
from django.test import Client
from tests.rooms.signing_in.people import gives_password
gives_password(Client(), "ruth", "a wrong one of some length")
"""


def test_tries_in_several_processes_are_counted_together():
    somebody("ruth")
    at_once(TRIES, times=5)

    assert "too many tries" in words(gives_password(Client(), "ruth"))


def test_the_count_is_kept_in_the_database():
    cache.set("a-count", 1)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_tally WHERE cache_key LIKE %s", ["%a-count"])
        assert cursor.fetchone()[0] == 1


def test_an_unknown_name_and_a_wrong_password_are_answered_alike_at_the_same_cost(sums):
    somebody("ruth")
    sums.clear()
    known = gives_password(Client(), "ruth", "a wrong one of some length")
    unknown = gives_password(Client(), "mary", "a wrong one of some length")

    assert known.status_code == unknown.status_code
    assert words(known).replace("ruth", "…") == words(unknown).replace("mary", "…")
    assert sums == ["a wrong one of some length"] * 2


def test_a_closed_account_with_a_wrong_password_is_answered_alike():
    user = somebody("ruth")
    user.is_active = False
    user.save()

    closed = gives_password(Client(), "ruth", "a wrong one of some length")
    unknown = gives_password(Client(), "mary", "a wrong one of some length")

    assert (closed.status_code, words(closed)) == (unknown.status_code, words(unknown))


def test_nobody_resets_a_password_alone_and_the_page_says_so_for_every_name():
    somebody("ruth")
    answers = [
        Client().post("/accounts/password/reset/", {"email": f"{name}@example.test"})
        for name in ("ruth", "mary")
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert words(answers[0]) == words(answers[1])
    assert "given new passwords by the administrator" in words(answers[0])


def test_a_right_password_after_four_wrong_ones_is_still_taken():
    somebody("ruth")
    for _ in range(4):
        gives_password(Client(), "ruth", "a wrong one of some length")

    assert gives_password(Client(), "ruth", PASSWORD).status_code == 302
