"""How long do a copy and its restore take, and how large is it? Run: `python benchmarks/backup_and_restore.py [ROWS]`.

As many entries of the audit as asked (200,000 without a number), copied while another process writes one after the
other, then restored into an empty database. SQLite in a folder of its own; or an empty PostgreSQL:
`python tests/with_postgres.py .venv/bin/python benchmarks/backup_and_restore.py`.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

WRITER = """
import time, django
django.setup()
from django.db import transaction
from django.utils import timezone
from frontdoor.accounts.actor import system
from frontdoor.audit.actions import record
while True:
    began = time.monotonic()
    with transaction.atomic():
        record("looked at", kind="person", ref="P-0000-0001", by=system("benchmark"), at=timezone.now())
    print(f"{1000 * (time.monotonic() - began):.1f}", flush=True)
    time.sleep(0.02)
"""


def begun(*words: str, address: str) -> subprocess.Popen[str]:
    """Start Python on a database."""
    env = {**os.environ, "DATABASE_URL": address, "PYTHONPATH": str(HERE)}
    return subprocess.Popen([sys.executable, *words], cwd=HERE, env=env, stdout=subprocess.PIPE, text=True)


def timed(*words: str, address: str) -> tuple[float, str]:
    """Run a command to its end; give the seconds and what it said."""
    began = time.monotonic()
    process = begun("manage.py", *words, address=address)
    said = process.communicate()[0]
    if process.returncode:
        sys.exit(f"{words[0]} failed.")
    return time.monotonic() - began, said.strip()


def main(rows: int) -> None:
    """Print the table."""
    folder = Path(tempfile.mkdtemp(prefix="kinfold-copies-"))
    postgres = (
        os.environ.get("DATABASE_URL", "")
        if os.environ.get("DATABASE_URL", "").startswith("postgres")
        else ""
    )
    address = postgres or f"sqlite:///{folder / 'kinfold.sqlite3'}"
    os.environ.update(DATABASE_URL=address, DJANGO_SETTINGS_MODULE="frontdoor.settings.dev")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.audit_questions import fill
    from frontdoor.access.sight import this_process_is

    this_process_is("benchmark")
    call_command("migrate", verbosity=0)
    fill(rows)
    key = folder / "key"
    key.write_text("the passphrase of this benchmark alone")
    key.chmod(0o600)
    empty = f"sqlite:///{folder / 'restored' / 'kinfold.sqlite3'}"
    if postgres:
        with connection.cursor() as cursor:
            cursor.execute("CREATE DATABASE restored")
        empty = urlsplit(postgres)._replace(path="/restored").geturl()
    measure(folder, key, address, empty)
    print(
        f"{connection.vendor}, {rows:,} entries, {os.cpu_count()} cores, Python {platform.python_version()}"
    )


def measure(folder: Path, key: Path, address: str, empty: str) -> None:
    """Copy while another writes, read the copy through, restore it, and print what it took."""
    writer = begun("-c", WRITER, address=address)
    time.sleep(4)
    copied, _ = timed("back_up", "--to", str(folder), "--key-file", str(key), address=address)
    writer.terminate()
    waits = sorted(float(line) for line in (writer.communicate()[0] or "").split())
    file = next(folder.glob("*.backup"))
    checked, _ = timed("restore_back_up", str(file), "--check", "--key-file", str(key), address=address)
    restored, said = timed("restore_back_up", str(file), "--key-file", str(key), address=empty)
    print(f"copied in {copied:.1f} s, {file.stat().st_size / 1e6:.1f} MB; read through in {checked:.1f} s")
    print(f"restored and verified in {restored:.1f} s")
    print(f"{len(waits)} writes meanwhile, the slowest {waits[-1] if waits else 0:.0f} ms")
    print(said)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
