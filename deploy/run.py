"""Starts the service for one machine (`make run`): database, demonstration, web server, clock and worker.

The three are children of this process and stop together: a front door whose clock has died would take contacts in and
never escalate an alert, and one whose worker has died would tell nobody. That ends with a sentence, never half a service.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import django

from deploy import running

HERE = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
ASKED = os.environ.get("PORT", "8000")
PORT = int(ASKED) if ASKED.isdecimal() else 0
PATIENCE = 60.0

os.chdir(HERE)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.settings.dev")


def stop_if_taken() -> None:
    """End with a sentence when the port is none, or something else already answers on it."""
    if not 0 < PORT < 65_536:
        sys.exit(f"PORT is '{ASKED}'. Give a number such as 8001: make run PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError:
            sys.exit(
                f"Something already listens on {HOST}:{PORT}, perhaps another `make run`. "
                f"Stop it, or choose another port: make run PORT={PORT + 1}"
            )


def prepare() -> None:
    """Bring the tables up to date and load the made-up families, where that has not been done."""
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_demo")
    call_command("file_people_again", if_needed=True)
    connections.close_all()


def start() -> dict[str, subprocess.Popen[bytes]]:
    """Start the clock, the worker and the web server. Ctrl-C reaches them from here, in order, not from the terminal."""
    threads = os.environ.get("KINFOLD_THREADS", "8")
    workers = os.environ.get("KINFOLD_WORKERS", "1")
    serve = ["-m", "gunicorn", "frontdoor.wsgi", "--bind", f"{HOST}:{PORT}", "--no-control-socket"]
    serve += ["--workers", workers, "--threads", threads, "--log-level", "warning"]
    commands = {
        "clock": ["manage.py", "run_clocks", "--loop"],
        "worker": ["manage.py", "run_worker"],
        "web server": serve,
    }
    # An ignored signal stays ignored in a child unless it says otherwise.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    children = {name: subprocess.Popen([sys.executable, *command]) for name, command in commands.items()}
    signal.signal(signal.SIGINT, before)
    return children


def answers() -> bool:
    """Tell whether the web server takes connections."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, PORT)) == 0


def ended(children: dict[str, subprocess.Popen[bytes]]) -> str:
    """Name the first part that has ended, or give nothing."""
    return next((name for name, child in children.items() if child.poll() is not None), "")


def watch(children: dict[str, subprocess.Popen[bytes]]) -> str:
    """Announce the service once it answers, then wait until one of its parts ends; name that part."""
    from django.core.management import call_command

    give_up = time.monotonic() + PATIENCE
    while not answers():
        if ended(children) or time.monotonic() > give_up:
            return ended(children) or "web server"
        time.sleep(0.1)
    print(f"\nKinfold is open at http://{HOST}:{PORT}/ (Ctrl-C stops it; the data stay)\n")
    call_command("demo_accounts")
    sys.stdout.flush()
    while not ended(children):
        time.sleep(0.5)
    return ended(children)


def stop(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask every part to finish what it is doing, and insist after ten seconds."""
    for child in children.values():
        child.terminate()
    for child in children.values():
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


def interrupted(*_: object) -> None:
    """Turn a request to stop, from whoever, into what Ctrl-C does."""
    raise KeyboardInterrupt


def main() -> None:
    """Prepare, start, wait, stop."""
    stop_if_taken()
    lock = running.hold()
    signal.signal(signal.SIGTERM, interrupted)
    children: dict[str, subprocess.Popen[bytes]] = {}
    failed = ""
    try:
        django.setup()
        from frontdoor.access.sight import this_process_is

        this_process_is("make run")
        prepare()
        children = start()
        failed = watch(children)
    except KeyboardInterrupt:
        print("\nStopping.")
    finally:
        stop(children)
        if lock:
            lock.close()
    if failed:
        sys.exit(f"The {failed} ended, so everything was stopped. What it said is above.")


if __name__ == "__main__":
    main()
