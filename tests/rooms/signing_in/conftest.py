"""Signing in as in use: the second factor is asked for, tries are counted, and the clock is the test's own."""

import time
from types import SimpleNamespace

import pytest
from django.core.cache import cache


class Clock:
    """What allauth, and our own limits, read instead of the time."""

    def __init__(self) -> None:
        self.now = 1_764_000_000.0

    def passes(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0) -> None:
        """Let some time pass."""
        self.now += seconds + 60 * minutes + 3600 * hours

    def time(self) -> float:
        """Seconds since 1970."""
        return self.now


@pytest.fixture
def clock(monkeypatch) -> Clock:
    """A clock that stands until the test moves it."""
    made = Clock()
    modules = (
        "allauth.mfa.totp.internal.auth",
        "allauth.account.internal.flows.login",
        "allauth.account.internal.flows.reauthentication",
        "frontdoor.accounts.fresh",
        "frontdoor.accounts.limits",
    )
    for module in modules:
        monkeypatch.setattr(f"{module}.time", SimpleNamespace(time=made.time, monotonic=time.monotonic))
    return made


@pytest.fixture(autouse=True)
def as_in_use(settings, transactional_db) -> None:
    """Two factors for everybody; and no count of an earlier test."""
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()
