"""Reads a file in a process of its own, so that one which eats time or memory takes nothing from anybody else."""

import json
import subprocess
import sys
from pathlib import Path

from frontdoor.disclosure.files.kept import AT_MOST, CannotBeRead, Read

ROOT = Path(__file__).parents[3]
SECONDS_AT_MOST = 20  # by the clock on the wall, where the machine is busy; of its own work it gets five
TOO_LONG = (
    "The file took too long to read, so nobody can say what is in it. Print it to a new PDF and attach that."
)


def read(content: bytes) -> Read:
    """Read a DOCX or a PDF, told apart by what is in it and never by its name. Raises CannotBeRead."""
    if len(content) > AT_MOST:
        raise CannotBeRead(
            f"The file is larger than {AT_MOST // 1024 // 1024} MB. Part it, or make its pictures smaller."
        )
    form = _form(content)
    if form is None:
        raise CannotBeRead("This is neither a DOCX nor a PDF. Attach one of these, or paste the text.")
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter, our own module, and a word of two)
            [sys.executable, "-s", "-m", "frontdoor.disclosure.files.child", form],
            input=content,
            capture_output=True,
            timeout=SECONDS_AT_MOST,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise CannotBeRead(TOO_LONG) from None
    if "refused" in said:
        raise CannotBeRead(said["refused"])
    return Read(**said)


def _form(content: bytes) -> str | None:
    begins = {b"%PDF-": "pdf", b"PK\x03\x04": "docx"}
    return next((form for start, form in begins.items() if content.startswith(start)), None)
