"""What every test stands on: a database in a file, no network, a browser if there is one, loud skips."""

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.emptying import emptying_allowed

# The browser's library keeps an event loop in the test's thread, where Django refuses to use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

HERE = Path(__file__).resolve().parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


# --- Which tests run here -----------------------------------------------------------------------------------


def chromium() -> str | None:
    """Find the browser that journeys run in: the one CHROMIUM names, else the machine's own."""
    named = os.environ.get("CHROMIUM")
    found = [shutil.which(name) for name in ([named] if named else CHROMIUMS)]
    return next((path for path in found if path), None)


def on_postgresql() -> bool:
    """Tell whether this run is against PostgreSQL."""
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses a browser, skip it aloud where there is none, leave the other database's tests out."""
    no_browser = pytest.mark.skip(reason="NO BROWSER: install chromium, or name one in CHROMIUM")
    without = chromium() is None
    for item in items:
        if HERE / "journeys" in item.path.parents or "browser" in getattr(item, "fixturenames", []):
            item.add_marker("journey")
        if without and item.get_closest_marker("journey"):
            item.add_marker(no_browser)
    other = "sqlite" if on_postgresql() else "postgresql"
    elsewhere = [item for item in items if item.get_closest_marker(other)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers for tests that one database alone can answer."""
    config.addinivalue_line("markers", "sqlite: is about SQLite, and left out on PostgreSQL")
    config.addinivalue_line("markers", "postgresql: is about PostgreSQL, and left out on SQLite")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Hand each reason for skipping to `make test`, which says them again at its very end."""
    reasons = sorted({report.longrepr[2] for report in terminalreporter.stats.get("skipped", [])})
    file = os.environ.get("KINFOLD_SKIPS")
    if file and reasons:
        with Path(file).open("a", encoding="utf-8") as lines:
            lines.writelines(f"{reason}\n" for reason in reasons)


# --- The database -------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep SQLite's test database in a file: threads and processes that race need one to race for."""
    from django.conf import settings

    default = settings.DATABASES["default"]
    default["CONN_MAX_AGE"] = (
        None  # a run lasts longer than a connection may; a test must not lose its own half-way
    )
    if not on_postgresql():
        default.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True, scope="session")
def these_are_tests() -> None:
    """Let a test that asks the database itself see everybody; every request of a page still has its own eyes."""
    from frontdoor.access.sight import this_process_is

    this_process_is("tests")


@pytest.fixture(autouse=True)
def nobody_has_opened_pages() -> None:
    """Forget which pages an earlier test asked for: accounts have the same numbers in each, and a process counts on."""
    from frontdoor.reasons.pace import counting

    counting._here.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Let the tests, and only the tests, empty tables whose rows can never be removed."""
    with emptying_allowed():
        yield


# --- No network but this machine ----------------------------------------------------------------------------


def is_here(host: str) -> bool:
    """Tell whether an address is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("localhost", "")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that would leave this machine: a test that needs one is not a test of ours."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def refuse(sock: socket.socket, address: Any) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6) and not is_here(address[0]):
            raise PermissionError(f"A test tried to reach {address[0]}: tests use no network.")

    def guarded(sock: socket.socket, address: Any) -> None:
        refuse(sock, address)
        connect(sock, address)

    def guarded_ex(sock: socket.socket, address: Any) -> int:
        refuse(sock, address)
        return connect_ex(sock, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        patch.setattr(socket.socket, "connect_ex", guarded_ex)
        yield


# --- The browser --------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's own chromium, quietly, and unable to reach any other machine."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium(), "args": [*QUIET, *sandbox]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Show pages as somebody in England sees them."""
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}
