"""Opens an extract of any kind that is known, and says what to do about any that is not."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kinfold.link.trouble import CannotLink

from .csv_file import read_csv
from .excel_file import read_excel
from .extract import Extract
from .parquet_file import read_parquet

_TEXT = {".csv", ".txt", ".tsv", ".psv", ".dat"}
_PARQUET = {".parquet", ".pq"}
_EXCEL = {".xlsx", ".xlsm"}


def check_files(paths: Sequence[Path]) -> None:
    """Refuse what cannot be read before any time is spent on what can."""
    for path in paths:
        _check_file(path)
    twice = [name for name, times in Counter(path.name.casefold() for path in paths).items() if times > 1]
    if twice:
        raise CannotLink(
            f"Two of the files are called {twice[0]}. Rename one: the report and the results name files. To link "
            "an extract with itself, give it once."
        )


def read_extract(path: Path, sheet: str = "") -> Extract:
    """Read one extract: CSV, Parquet or Excel, told by how its name ends."""
    ending = path.suffix.lower()
    try:
        if ending in _PARQUET:
            return read_parquet(path)
        return read_excel(path, sheet) if ending in _EXCEL else read_csv(path)
    except PermissionError:
        raise CannotLink(
            f"{path.name} may not be opened. Close it in other programs, or ask whoever owns it for access."
        ) from None


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise CannotLink(f"{path} is a folder. Name the files in it, such as {path / 'school.csv'}.")
    if not path.exists():
        raise CannotLink(f"There is no file {path}. Check the spelling and the folder you are in.")
    ending = path.suffix.lower()
    if ending in {".xls", ".xlsb", ".ods"}:
        raise CannotLink(
            f"{path.name} is in a format ({ending}) that cannot be read here. Open it and save it as .xlsx or "
            "as 'CSV UTF-8'."
        )
    if ending not in _TEXT | _PARQUET | _EXCEL:
        raise CannotLink(
            f"{path.name} is not a kind of file that is known here ('{ending or 'no ending'}'). Give a .csv, "
            ".parquet or .xlsx file; a text file with columns may end in .txt or .tsv."
        )
