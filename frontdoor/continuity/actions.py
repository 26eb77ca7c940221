"""Makes a copy, restores one into an empty database, and makes the pack: each of them an entry of the audit."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.contrib.sessions.models import Session
from django.db import transaction

from frontdoor.access.sight import system_access
from frontdoor.accounts.actor import system
from frontdoor.audit.actions import record
from frontdoor.continuity import box, dumping
from frontdoor.continuity.manifest import Manifest, differences, read

ENDING = ".backup"
BY = system("back-ups")
LONGEST_LINE = 10 * 1024 * 1024


class NotRestored(RuntimeError):
    """Nothing was restored, or what was restored is not what was copied; the sentence says which."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made, with its sum."""

    file: Path
    sha256: str
    size: int
    manifest: Manifest


def back_up(folder: Path, *, passphrase: str, at: datetime) -> Made:
    """Copy this moment into a closed file of this folder, with its sum beside it; where anything fails, no file stays."""
    box.check_passphrase(passphrase)
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%S-%f")
    file = folder / f"kinfold-{stamp}{ENDING}"
    unfinished = file.with_suffix(".unfinished")
    try:
        made = _written(unfinished, file, passphrase, at)
        _sum_beside(made)
        with transaction.atomic():
            record(
                "made a copy",
                kind="copy",
                ref=stamp,
                by=BY,
                at=at,
                sha256=made.sha256,
                rows=made.manifest.total,
            )
            os.replace(unfinished, file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        if not file.exists():
            _sum_of(file).unlink(missing_ok=True)
        raise
    return made


def _written(unfinished: Path, file: Path, passphrase: str, at: datetime) -> Made:
    made_at = at.astimezone(UTC).isoformat(timespec="seconds")
    with dumping.a_moment(made_at=made_at) as (manifest, parts), open(unfinished, "xb", opener=_ours) as out:
        closed = box.close(
            _with(manifest, parts), out, passphrase=passphrase, made_at=made_at, vendor=manifest.vendor
        )
        out.flush()
        os.fsync(out.fileno())
    return Made(file, closed.sha256.hexdigest(), closed.size, manifest)


def _ours(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _with(manifest: Manifest, parts: Iterator[bytes]) -> Iterator[bytes]:
    yield manifest.line()
    yield from parts


def _sum_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.sha256")


def _sum_beside(made: Made) -> None:
    """As sha256sum writes and reads it."""
    _sum_of(made.file).write_text(f"{made.sha256}  {made.file.name}\n", encoding="ascii")


def let_go(folder: Path, *, keep: int) -> list[Path]:
    """Remove all copies but the newest so many; gives what went."""
    made = sorted(folder.glob(f"kinfold-*{ENDING}"))
    gone = made[:-keep] if keep > 0 else []
    for file in gone:
        file.unlink()
        _sum_of(file).unlink(missing_ok=True)
    return gone


def look_into(file: Path, *, passphrase: str) -> Manifest:
    """Read a copy from end to end without restoring it: its sum, every piece; of SQLite its rows as well."""
    _check_sum(file)
    with file.open("rb") as closed:
        manifest, parts = _parted(box.opened(closed, passphrase=passphrase))
        if manifest.vendor == "sqlite":
            _check_file(manifest, parts, beside=file)
        else:
            for _ in parts:
                pass
    return manifest


def _check_file(manifest: Manifest, parts: Iterator[bytes], *, beside: Path) -> None:
    opened = beside.with_name(f".{beside.name}.opened")
    try:
        with open(opened, "xb", opener=_ours) as out:
            dumping.write_all(parts, out)
        _agree(manifest, dumping.of_file(opened, made_at=manifest.made_at))
    finally:
        opened.unlink(missing_ok=True)


def restore(file: Path, *, passphrase: str, at: datetime) -> Manifest:
    """Put a copy into this database, which must be empty, and hold it against what it said when it was made.

    Whoever was signed in when it was made signs in anew.
    """
    if not dumping.is_empty():
        raise NotRestored(
            "This database is not empty. Nothing was touched: name an empty one in DATABASE_URL."
        )
    _check_sum(file)
    with file.open("rb") as closed:
        manifest, parts = _parted(box.opened(closed, passphrase=passphrase))
        if manifest.vendor != dumping.connection.vendor:
            raise NotRestored(
                f"This is a copy of {manifest.vendor}, and cannot go into {dumping.connection.vendor}."
            )
        dumping.put_back(parts)
    _agree(manifest, dumping.here())
    with system_access("back up"), transaction.atomic():
        Session.objects.all().delete()
        record("restored a copy", kind="copy", ref=manifest.made_at[:19], by=BY, at=at, rows=manifest.total)
    return manifest


def _agree(said: Manifest, found: Manifest) -> None:
    if wrong := differences(said, found):
        raise NotRestored(f"WHAT WAS RESTORED IS NOT WHAT WAS COPIED: {'; '.join(wrong)}.")


def _check_sum(file: Path) -> None:
    """Hold the file against the sum beside it, where that is there: a copy damaged on its way is told at once."""
    if not _sum_of(file).exists():
        return
    said = _sum_of(file).read_text(encoding="ascii").split()[0]
    with file.open("rb") as whole:
        found = hashlib.file_digest(whole, "sha256").hexdigest()
    if found != said:
        raise NotRestored(
            f"{file.name} is not what was written: its sum is another. Take the copy before it."
        )


def _parted(pieces: Iterator[bytes]) -> tuple[Manifest, Iterator[bytes]]:
    """The manifest at the beginning, and all that follows it."""
    start = b""
    while b"\n" not in start:
        if len(start) > LONGEST_LINE:
            raise box.WillNotOpen("This box holds something else than a copy.")
        start += next(pieces)
    line, _, rest = start.partition(b"\n")

    def remaining() -> Iterator[bytes]:
        yield rest
        yield from pieces

    return read(line), remaining()
