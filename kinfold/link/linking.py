"""Links extracts from files to results: read, map, describe, match, report, write; nothing is kept half-done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from kinfold.matching.model import Model, read_model, standing_model

from .births import latest_written, needs_a_century
from .described import Described
from .engine import Engine, Linked
from .folder import check_folder, write_results
from .map_file import Said, read_map
from .mapping import Mapping, map_columns
from .reading import Extract, SetAside, check_files, read_extract
from .records import all_records, check_ids
from .report import Account, FileRead, write_report
from .trouble import CannotLink, counted, some
from .values import Values, values


@dataclass(frozen=True)
class Request:
    """What an analyst asks for."""

    files: tuple[Path, ...]
    out: Path
    map_file: Path | None = None
    sheet: str = ""
    joined_when: str = "probable"
    model_file: Path | None = None
    workers: int = 1
    force: bool = False


class Teller(Protocol):
    """Whoever tells the analyst how far it is."""

    def stage(self, said: str, done: float) -> None:
        """Say what is being done, and how much of it is done, from 0 to 1."""

    def read(self, file: FileRead) -> None:
        """Show what a file was taken for, before anything is linked."""


@dataclass(frozen=True)
class Done:
    """What came of it."""

    account: Account
    written: Sequence[Path]


def link_extracts(request: Request, engine: Engine, tell: Teller) -> Done:
    """Link extracts and write the results, or refuse with a sentence and write nothing."""
    check_folder(request.out, request.force)
    model = _model(request.model_file)
    files, records, not_read = _records(request, tell)
    sources, ids = records["source"].to_pylist(), records["record_id"].to_pylist()
    linked = engine(
        sources,
        ids,
        Described(records),
        model=model,
        joined_when=request.joined_when,
        workers=request.workers,
        progress=tell.stage,
    )
    account = Account(files, records, linked, model or standing_model(), request.joined_when)
    tell.stage("Writing the report", 0.0)
    report = write_report(account)
    people, pairs = _results(linked)
    written = write_results(request.out, people, pairs, report, not_read)
    tell.stage("Writing the report", 1.0)
    return Done(account, written)


def _model(path: Path | None) -> Model | None:
    if path is None:
        return None
    try:
        return read_model(path.read_text(encoding="utf-8"))
    except OSError:
        raise CannotLink(f"The model file {path} cannot be opened. Check its name and place.") from None
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        said = str(error.args[0] if error.args else error).rstrip(".")
        raise CannotLink(
            f"{path.name} is not a matching model of this version ({said}). Leave out --model to use the one that "
            "comes with Kinfold."
        ) from None


def described_in(request: Request, tell: Teller) -> tuple[tuple[FileRead, ...], Described]:
    """Give the descriptions of every file, as linking reads them, for whoever wants to learn from them."""
    files, records, _ = _records(request, tell)
    return files, Described(records)


def _records(
    request: Request, tell: Teller
) -> tuple[tuple[FileRead, ...], pa.Table, list[tuple[object, ...]]]:
    """Read, map and describe every file; the columns as read are let go when this returns."""
    check_files(request.files)
    said = read_map(request.map_file, [path.name for path in request.files]) if request.map_file else Said()
    extracts = []
    for path in request.files:
        tell.stage(f"Reading {path.name}", 0.0)
        extracts.append(read_extract(path, request.sheet))
        tell.stage(f"Reading {path.name}", 1.0)
    mapped = [
        (extract, map_columns(extract.name, extract.columns, said.of(extract.name))) for extract in extracts
    ]
    latest, by_century = _latest(mapped, said.latest_date)
    made = []
    for extract, mapping in mapped:
        tell.stage(f"Understanding {extract.name}", 0.0)
        made.append((extract, mapping, values(extract, mapping, latest)))
        check_ids(*made[-1])
        tell.stage(f"Understanding {extract.name}", 1.0)
    records = all_records(made)
    if records.num_rows < 2:
        raise CannotLink(
            "There is only one record, so there is nothing to link it with. Give another extract."
        )
    files = tuple(_file_read(*one, by_century) for one in made)
    for file in files:
        tell.read(file)
    return files, records, [row for one in made for row in _not_read(*one)]


def _latest(
    mapped: Sequence[tuple[Extract, Mapping]], said: date | None
) -> tuple[date | None, dict[str, str]]:
    """Find the latest day there can be, and for each file that needs it, say how its short years were read."""
    short = {extract.name: needs_a_century(extract, mapping) for extract, mapping in mapped}
    short = {name: texts for name, texts in short.items() if texts}
    if not short:
        return said or latest_written(mapped), {}
    latest = said or latest_written(mapped)
    name, texts = next(iter(short.items()))
    if latest is None:
        raise CannotLink(
            f"Dates of birth in {name} have years of two digits, such as '{texts[0]}', and no date in the files has "
            "four, so nobody can tell the century. Say in a map file (--map) after which day nobody in the files was "
            "born, for example the day of the extract: latest_date = 2016-03-31."
        )
    why = "said in the map file" if said else "the latest day that the files write in full"
    told = f"{latest.day} {latest:%B %Y}, {why}"
    return latest, {
        name: f"Years of two digits in {name}, such as '{texts[0]}', were read so that no birth is after {told}. "
        "If that is wrong, set latest_date in a map file."
        for name, texts in short.items()
    }


def _file_read(extract: Extract, mapping: Mapping, made: Values, by_century: dict[str, str]) -> FileRead:
    notes = [*extract.notes, *made.notes]
    if extract.name in by_century:
        notes.append(by_century[extract.name])
    if not mapping.of("record_id"):
        notes.append(
            "It has no column of record ids, so its rows are numbered: 1 is the first under the headings."
        )
    if not mapping.of("source"):
        notes.append(f"It has no column of sources, so its records are called '{extract.path.stem}'.")
    if extract.set_aside:
        notes.append(_aside_note(extract))
    return FileRead(
        extract.name, extract.how, made.table.num_rows, mapping, len(extract.set_aside), tuple(notes)
    )


def _aside_note(extract: Extract) -> str:
    number = len(extract.set_aside)
    lines = some([row.line for row in extract.set_aside])
    kept = "is kept" if number == 1 else "are kept"
    return f"{counted(number, 'row')} could not be read and {kept} in not_read.csv (line {lines})."


def _not_read(extract: Extract, mapping: Mapping, made: Values) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [_row(extract, aside) for aside in extract.set_aside]
    reason = "not a day that can be read, so the date is treated as not known; the rest of the record is used"
    return rows + [
        (extract.name, "", row["record_id"], "date", reason, row["text"]) for row in made.not_read.to_pylist()
    ]


def _row(extract: Extract, aside: SetAside) -> tuple[object, ...]:
    return extract.name, aside.line, "", "row", aside.reason, aside.text


def _results(linked: Linked) -> tuple[pa.Table, pa.Table]:
    """Give both tables in the columns that were promised, in a steady order."""
    people = linked.people.select(["source", "record_id", "person_id"])
    pairs = linked.pairs.select(
        ["left_source", "left_id", "right_source", "right_id", "outcome", "weight", "evidence"]
    )
    order = pc.sort_indices(
        pairs, sort_keys=[("weight", "descending"), ("left_source", "ascending"), ("left_id", "ascending")]
    )
    return people, pairs.take(order)
