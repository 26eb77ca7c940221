"""A sweep: all signals over a whole caseload at the end of one day, block by block, over a pool, and resumable."""

import gc
import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from importlib import resources
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kinfold import caseload
from kinfold.rulebook import RULEBOOK, Rules
from kinfold.sweep.blocks import NAMES, Span, spans
from kinfold.sweep.cutting import PEOPLE_AT_MOST
from kinfold.sweep.families import with_families
from kinfold.sweep.findings import about, as_table, write_whole
from kinfold.sweep.working import Task, sweep_block, together

FINDINGS, ASKED, REPORT = "findings", "asked.json", "report.json"
# What is found depends on the code too: a later version does not carry on with what an earlier one found.
CODE = ("records", "finding", "kinship", "timeline", "rulebook", "signals", "sweep")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep came to: where its findings are, and the report on them."""

    findings: Path
    report: dict[str, Any]


def silent(done: int, of: int) -> None:
    """Tell nobody how many blocks have been swept."""


def sweep(
    folder: Path,
    day: date,
    out: Path,
    *,
    rules: Rules | None = None,
    processes: int = 1,
    prefilter: bool = True,
    people_at_most: int = PEOPLE_AT_MOST,
    progress: Progress = silent,
) -> Sweep:
    """Ask every signal of every family of a caseload at the end of a day, and write what is found as Parquet.

    `out` is given findings/part-*.parquet and report.json. A run that was stopped is carried on where day, rules,
    code and files are the same. Without rules, those of the rulebook on that day.
    """
    _refuse_what_is_no_caseload(folder)
    task = Task(day, rules or RULEBOOK.on(day), prefilter, people_at_most)
    (out / FINDINGS).mkdir(parents=True, exist_ok=True)
    asked = {**task.asks(), "caseload": digest(folder), "code": code_mark()}
    _begin_or_carry_on(out, asked)
    source = with_families(folder, out)
    todo = [(source, span, task, _part(out, span)) for span in spans(source)]
    waiting = [each for each in todo if not each[3].exists()]
    for done in _worked_off(waiting, processes):
        progress(len(todo) - len(waiting) + done, len(todo))
    report = _report(asked, [about(each[3]) for each in todo], out)
    return Sweep(out / FINDINGS, report)


def _refuse_what_is_no_caseload(folder: Path) -> None:
    if missing := [f"{name}.parquet" for name in NAMES if not (folder / f"{name}.parquet").is_file()]:
        raise caseload.NotACaseload(
            f"There is no {' and no '.join(missing)} in {folder}. A caseload is a folder with people.parquet, "
            "ties.parquet and events.parquet; 'kinfold city' makes one."
        )


def digest(folder: Path) -> str:
    """Give a mark of what stands in the files of a caseload, so that a change to any of them is seen."""
    marks = hashlib.sha256()
    for name in NAMES:
        with (folder / f"{name}.parquet").open("rb") as file:
            marks.update(hashlib.file_digest(file, "sha256").digest())
    return marks.hexdigest()[:16]


def code_mark() -> str:
    """Give a mark of the code that findings rest on, so that a new version begins a sweep anew."""
    marks = hashlib.sha256()
    root = Path(str(resources.files("kinfold")))
    for path in sorted(
        path for name in CODE for path in (root / f"{name}.py", *root.glob(f"{name}/**/*.py"))
    ):
        if path.exists():
            marks.update(path.read_bytes())
    return marks.hexdigest()[:16]


def _begin_or_carry_on(out: Path, asked: dict[str, Any]) -> None:
    held = out / ASKED
    if not held.exists() or json.loads(held.read_text("utf-8")) != asked:
        for part in (out / FINDINGS).glob("part-*"):
            part.unlink()
        _write(held, asked)


def _part(out: Path, span: Span) -> Path:
    return out / FINDINGS / f"part-{span.number:05}.parquet"


Job = tuple[Path, Span, Task, Path]


def _worked_off(jobs: list[Job], processes: int) -> Iterator[int]:
    if processes <= 1 or len(jobs) <= 1:
        for done, job in enumerate(jobs, start=1):
            work(*job)
            yield done
        return
    # Started afresh, not forked: a fork would carry Arrow's threads along, and may hang.
    with ProcessPoolExecutor(min(processes, len(jobs)), get_context("spawn"), initializer=_alone) as pool:
        for done, job_done in enumerate(as_completed([pool.submit(work, *job) for job in jobs]), start=1):
            job_done.result()
            yield done


def _alone() -> None:
    # Records and views hold no rings, so looking for them would only cost time; each process has one core.
    gc.disable()
    pa.set_cpu_count(1)


def work(folder: Path, span: Span, task: Task, part: Path) -> None:
    """Sweep a span of families and write what was found; the file is there only when it is whole."""
    swept = [sweep_block(block, task) for block in caseload.blocks(folder, span.first, span.last)]
    found = [each for one in swept for each in one.found]
    write_whole(as_table(found, task.rules.version), part, together(swept))


def _report(asked: dict[str, Any], blocks: list[dict[str, Any]], out: Path) -> dict[str, Any]:
    counted: Counter[str] = Counter()
    for part in sorted((out / FINDINGS).glob("part-*.parquet")):
        for each in pc.value_counts(pq.read_table(part, columns=["signal"])["signal"]).to_pylist():
            counted[each["values"]] += each["counts"]
    report = {
        **asked,
        "blocks": len(blocks),
        "families": sum(each["families"] for each in blocks),
        "asked": sum(each["asked"] for each in blocks),
        "findings": dict(sorted(counted.items())),
        "cut": [cut for each in blocks for cut in each["cuts"]],
    }
    _write(out / REPORT, report)
    return report


def _write(path: Path, what: dict[str, Any]) -> None:
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(what, indent=1, ensure_ascii=False) + "\n", "utf-8")
    os.replace(unfinished, path)
