"""Knows whether `make run` is going here, by a lock that the kernel gives up when the process ends."""

import fcntl
from pathlib import Path
from typing import IO

FILE = Path(__file__).resolve().parent.parent / "var" / "running.lock"


def hold() -> IO[str] | None:
    """Take the lock and give the open file, or None when another `make run` has it."""
    FILE.parent.mkdir(exist_ok=True)
    file = FILE.open("w", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def held() -> bool:
    """Tell whether a `make run` is going."""
    file = hold()
    if file is None:
        return True
    file.close()
    return False
