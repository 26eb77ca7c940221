"""Where somebody watches there are bars and tables; where a program reads there are plain lines."""

import io

import pytest
from rich.console import Console

from kinfold.link.terminal import Terminal


@pytest.fixture
def watched():
    """Give a terminal that somebody watches, with what they see."""
    terminal = Terminal()
    terminal._out = terminal._aside = Console(
        file=io.StringIO(), force_terminal=True, width=100, highlight=False, markup=False, color_system=None
    )
    return terminal, terminal._out.file


def test_somebody_who_watches_sees_bars_tables_and_a_summary(linked, school, health, watched):
    terminal, seen = watched

    with terminal.watching():
        terminal.stage("reading [names]", 0.0)
        terminal.stage("reading [names]", 1.0)
        done = linked(school, health)
        terminal.read(done.account.files[0])
    terminal.summary(done)

    said = seen.getvalue()
    assert "Reading [names]" in said
    assert "100%" in said
    assert "school.csv: 2 records" in said
    assert "┃" in said
    assert "likelier one person than not; worth a look" in said


def test_a_stage_is_told_once_in_plain_lines(capsys):
    terminal = Terminal()

    with terminal.watching():
        terminal.stage("weighing", 0.0)
        terminal.stage("weighing", 0.5)

    assert capsys.readouterr().err == "Weighing …\n"


def test_quiet_tells_nothing_but_a_refusal(linked, school, capsys):
    terminal = Terminal(quiet=True)

    with terminal.watching():
        terminal.stage("weighing", 0.0)
        done = linked(school)
        terminal.read(done.account.files[0])
    terminal.summary(done)
    terminal.refuse("no.")

    assert capsys.readouterr() == ("", "kinfold: no.\n")
