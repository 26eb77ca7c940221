"""Tells the analyst in the terminal what was read, how far it is, and what came of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from .linking import Done
from .mapping import FIELDS
from .report import FileRead
from .report.words import SHORT
from .trouble import counted, some

if TYPE_CHECKING:  # training needs more than linking does
    from .training import Trained


class Terminal:
    """Shows bars and tables where somebody watches, plain lines where a program reads, and nothing when quiet."""

    def __init__(self, quiet: bool = False) -> None:
        """Find out who is reading."""
        self._quiet = quiet
        self._out = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
        self._aside = Console(file=sys.stderr, highlight=False, emoji=False, markup=False)
        self._tasks: dict[str, TaskID] = {}
        self._progress: Progress | None = None

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Show bars for as long as the work goes on, where somebody watches."""
        if self._quiet or not self._aside.is_terminal:
            yield
            return
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self._aside) as self._progress:
            yield
        self._progress = None

    def stage(self, said: str, done: float) -> None:
        """Move the bar of a stage, or say once that it has begun."""
        said = said[:1].upper() + said[1:]
        known = said in self._tasks
        if self._progress is not None:
            if not known:
                self._tasks[said] = self._progress.add_task(said, total=1.0)
            self._progress.update(self._tasks[said], completed=done)
        elif not known and not self._quiet:
            self._tasks[said] = TaskID(0)
            self._line(self._aside, f"{said} …")

    def read(self, file: FileRead) -> None:
        """Show which column of a file was taken for what, and what is not used."""
        if self._quiet:
            return
        title = f"{file.name}: {counted(file.records, 'record')} ({file.how})"
        said = {field: "in the map file" if field in file.mapping.said else "" for field in FIELDS}
        rows = [
            (FIELDS[field], " + ".join(file.mapping.of(field)), said[field])
            for field in FIELDS
            if file.mapping.of(field)
        ]
        if self._aside.is_terminal:
            self._aside.print(_table(title, ("Taken for", "Column", "Said"), rows))
        else:
            self._line(self._aside, title)
            for field, columns, where in rows:
                self._line(self._aside, f"  {field}: {columns}{f' ({where})' if where else ''}")
        if file.mapping.unused:
            self._line(self._aside, f"  Not used: {some(file.mapping.unused, 30)}")
        for note in file.notes:
            self._line(self._aside, f"  Note: {note}")

    def summary(self, done: Done) -> None:
        """Say how many people there are, how many pairs of each outcome, and where to read on."""
        if self._quiet:
            return
        account = done.account
        records, people = (
            counted(account.records.num_rows, "record"),
            counted(account.people, "person", "people"),
        )
        self._line(self._out, f"{records} of {people}.")
        rows = [(outcome, f"{number:,}", SHORT[outcome]) for outcome, number in account.outcomes.items()]
        if self._out.is_terminal:
            self._out.print(_table("Pairs", ("Outcome", "Pairs", "Meaning"), rows))
        else:
            for outcome, number, meaning in rows:
                self._line(self._out, f"  {outcome}: {number} ({meaning})")
        self._line(
            self._out,
            f"Written to {done.written[0].parent}: {', '.join(path.name for path in done.written)}.",
        )
        self._line(self._out, "These files hold personal data. Begin with report.html.")

    def trained(self, trained: "Trained") -> None:
        """Say how well a new model does on pairs it did not learn from, and what weighs otherwise in it."""
        if self._quiet:
            return
        self._line(self._out, f"Model {trained.version}, written to {trained.path}.")
        for name, figure in trained.quality.items():
            self._line(self._out, f"  {name}: {figure:g}")
        self._line(self._out, "What weighs otherwise than before:")
        for change in trained.changes or ("nothing to speak of",):
            self._line(self._out, f"  {change}")
        self._line(self._out, f"Use it with: kinfold link --model {trained.path}")

    def refuse(self, said: str) -> None:
        """Say why nothing was done, also when quiet."""
        self._line(self._aside, f"kinfold: {said}")

    def _line(self, console: Console, said: str) -> None:
        console.print(said, soft_wrap=True)


def _table(title: str, headings: tuple[str, ...], rows: list[tuple[str, str, str]]) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
