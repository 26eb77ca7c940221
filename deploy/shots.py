"""Takes the README's screenshots (`make shots`): the demonstration in a database of its own, seen in a real browser.

The service runs as `make run` runs it, on a free port; the pictures are the pages and nothing else, so that
nothing of the machine gets into them.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import QUIET, chromium

HERE = Path(__file__).resolve().parent.parent
PICTURES = HERE / "docs" / "pictures"
WIDE, BROAD, PATIENCE, AT_MOST = 1100, 1280, 60.0, 250_000
_folder: list[str] = []
GIRL = "Megan"

os.environ["DJANGO_SETTINGS_MODULE"] = "frontdoor.settings.dev"


def free_port() -> int:
    """Ask the machine for a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def service() -> Iterator[str]:
    """Load the demonstration into a new database, serve it, and give the address."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        _folder[:] = [folder]
        env = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/shots.sqlite3"}
        for command in (["migrate", "--verbosity", "0"], ["load_demo"]):
            subprocess.run(
                [sys.executable, "manage.py", *command],
                cwd=HERE,
                env=env,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        serve = [
            "-m",
            "gunicorn",
            "frontdoor.wsgi",
            "--bind",
            f"127.0.0.1:{port}",
            "--threads",
            "4",
            "--no-control-socket",
        ]
        server = subprocess.Popen([sys.executable, *serve, "--log-level", "warning"], cwd=HERE, env=env)
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=10)


def wait_for(port: int) -> None:
    """Wait until the service answers."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("The service did not start within a minute: what it said is above.")


def signed_in(browser: Browser, home: str, username: str) -> Page:
    """Open a browser of somebody's own."""
    from frontdoor.journey.demonstration import PASSWORD

    page = browser.new_context(
        viewport={"width": WIDE, "height": 900}, locale="en-GB", timezone_id="Europe/London"
    ).new_page()
    page.goto(f"{home}/accounts/login/")
    page.get_by_role("textbox", name="Username").fill(username)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()
    return page


def of_the_young_mother() -> str:
    """The reference of the mother of 17 in the rowan case, whose pattern the page must show without scrolling."""
    address = f"sqlite:///{_folder[0]}/shots.sqlite3"
    ask = (
        "import django; django.setup();"
        "from frontdoor.access.sight import this_process_is; this_process_is('the screenshots');"
        "from frontdoor.people.models import Person;"
        "print(Person.objects.filter(mention__description__forenames='Kayla').earliest('id').ref)"
    )
    env = {**os.environ, "DATABASE_URL": address}
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=HERE, env=env, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def picture(page: Page, name: str, *, height: int, width: int = WIDE) -> None:
    """Save the top of a page, at most so high, and refuse one that is too big for a README."""
    page.wait_for_load_state()
    full = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": min(full, height)})
    page.mouse.move(0, 0)
    file = PICTURES / f"{name}.png"
    page.screenshot(path=str(file), animations="disabled", caret="hide")
    size = file.stat().st_size
    print(f"{file.relative_to(HERE)}: {size // 1000} kB")
    if size > AT_MOST:
        sys.exit(f"{file.name} is bigger than {AT_MOST // 1000} kB. Crop it lower.")


def take(browser: Browser, home: str) -> None:
    """Walk the way a contact goes, and take a picture at each stop."""
    worker = signed_in(browser, home, "worker")
    worker.goto(f"{home}/queue/")
    picture(worker, "queue", height=900)
    worker.get_by_role("row").filter(has_text=GIRL).get_by_role("link").first.click()
    picture(worker, "contact", height=1250)
    rowan = f"{home}/families/{of_the_young_mother()}/"
    worker.set_viewport_size({"width": BROAD, "height": 900})
    worker.goto(rowan)
    picture(worker, "family", height=900, width=BROAD)
    worker.locator(".kf-lanes").first.screenshot(path=str(PICTURES / "lanes.png"), animations="disabled")
    manager = signed_in(browser, home, "manager")
    manager.goto(f"{home}/alerts/")
    manager.get_by_role("row").filter(has_text="midwifery, the police and school").get_by_role(
        "link"
    ).first.click()
    picture(manager, "alert", height=1300)


def main() -> None:
    """Start the service and the browser, take the pictures, stop both."""
    found = chromium()
    if found is None:
        sys.exit("No chromium was found. Install it, or name one: CHROMIUM=/path make shots")
    django.setup()
    from frontdoor.access.sight import this_process_is

    this_process_is("the screenshots")
    PICTURES.mkdir(parents=True, exist_ok=True)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with service() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*QUIET, *sandbox])
        try:
            take(browser, home)
        finally:
            browser.close()


if __name__ == "__main__":
    main()
