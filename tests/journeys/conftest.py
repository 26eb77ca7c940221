"""What a journey begins with: the made-up partnership, a running service, and people who come with a browser each."""

from collections.abc import Callable, Iterator

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from frontdoor.journey import demonstration
from tests.journeys.visitor import Minutes, Visitor

# A page that is slow under a busy test run is not a page that is missing.
expect.set_options(timeout=10_000)


@pytest.fixture
def partnership(live_server):
    """The agencies and the accounts of the demonstration, with no family yet."""
    demonstration.make_partnership(localdate())
    return live_server


@pytest.fixture
def minutes() -> Iterator[Minutes]:
    """What the journey left behind; no page of it may have a fault."""
    kept = Minutes()
    yield kept
    assert kept.faults == [], "axe found these"
    assert kept.complaints == [], "the browser complained"


@pytest.fixture
def comes(partnership, browser, browser_context_args, minutes) -> Iterator[Callable[..., Visitor]]:
    """Let somebody come with a browser of their own, and sign in."""
    contexts = []

    def arrives(username: str, *, width: int = 1280, scripts: bool = True) -> Visitor:
        size = {"width": width, "height": 900}
        context = browser.new_context(
            **{**browser_context_args, "viewport": size, "java_script_enabled": scripts}
        )
        contexts.append(context)
        return Visitor(context, partnership.url, minutes, scripts=scripts).signs_in(username)

    yield arrives
    for context in contexts:
        context.close()
