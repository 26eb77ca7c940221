"""The folder of results: checked before any work, written whole or not at all, never over anybody else's file."""

import csv
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from .trouble import CannotLink, some

PEOPLE, PAIRS, REPORT, NOT_READ = "people.parquet", "pairs.parquet", "report.html", "not_read.csv"
NOT_READ_HEADINGS = ("file", "line", "record_id", "what", "reason", "text")
# A spreadsheet takes a cell that begins so for something to work out; the last four are the same, typed wide.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
GENERATOR = '<meta name="generator" content="kinfold link">'
_MADE_BY = {b"made_by": b"kinfold link"}


def check_folder(folder: Path, force: bool) -> None:
    """Refuse a place that cannot be written to, or that holds files of these names which were not made here."""
    if folder.exists() and not folder.is_dir():
        raise CannotLink(f"{folder} is a file. Give the name of a folder after --out; it is made if need be.")
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not os.access(nearest, os.W_OK):
        raise CannotLink(f"Nothing may be written in {nearest}. Choose another folder after --out.")
    strange = [name for name, ours in _OURS.items() if (folder / name).exists() and not ours(folder / name)]
    if strange and not force:
        raise CannotLink(
            f"{folder} already holds {some(strange)}, and kinfold did not make it. Choose another folder, move it "
            "away, or write over it with --force."
        )


def write_results(
    folder: Path, people: pa.Table, pairs: pa.Table, report: str, not_read: Sequence[Iterable[object]]
) -> list[Path]:
    """Write everything beside the folder first, then move it in: whoever looks finds all of it or nothing new."""
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".kinfold-link-", dir=folder.absolute().parent))
        try:
            _write(made, people, pairs, report, not_read)
            return _move(made, folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise CannotLink(
            f"The results could not be written to {folder} ({error.strerror}). Check that there is room and that "
            "the files in it are not open in another program."
        ) from None


def _write(
    made: Path, people: pa.Table, pairs: pa.Table, report: str, not_read: Sequence[Iterable[object]]
) -> None:
    for name, table in ((PEOPLE, people), (PAIRS, pairs)):
        pq.write_table(table.replace_schema_metadata(_MADE_BY), made / name, compression="zstd")
    (made / REPORT).write_text(report, encoding="utf-8")
    if not_read:
        # The mark in front tells a spreadsheet that this is UTF-8.
        with (made / NOT_READ).open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([NOT_READ_HEADINGS, *(map(_as_text, row) for row in not_read)])


def _as_text(cell: object) -> str:
    """Write what stood in somebody's extract so that no spreadsheet runs it: with the mark that says "text" in front."""
    text = str(cell)
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text


def _move(made: Path, folder: Path) -> list[Path]:
    names = sorted(path.name for path in made.iterdir())
    if folder.exists():
        for name in names:
            os.replace(made / name, folder / name)
        if NOT_READ not in names and _our_list(folder / NOT_READ):
            (folder / NOT_READ).unlink()  # of an earlier run, and no longer true
    else:
        os.rename(made, folder)
    return [folder / name for name in names]


def _our_table(path: Path) -> bool:
    try:
        kept = pq.read_schema(path).metadata or {}
    except (pa.ArrowInvalid, OSError):
        return False
    return all(kept.get(name) == value for name, value in _MADE_BY.items())


def _our_report(path: Path) -> bool:
    return path.is_file() and GENERATOR.encode() in path.read_bytes()[:2000]


def _our_list(path: Path) -> bool:
    return path.is_file() and path.read_bytes()[:200].startswith(
        ",".join(NOT_READ_HEADINGS).encode("utf-8-sig")
    )


_OURS: dict[str, Callable[[Path], bool]] = {
    PEOPLE: _our_table,
    PAIRS: _our_table,
    REPORT: _our_report,
    NOT_READ: _our_list,
}
