"""The sweep command says what was found, what was passed over and what was cut, and refuses with a sentence."""

import builtins
import sys

import pyarrow.parquet as pq
import pytest

from kinfold.cli import main
from tests.unit.sweep.made_up import DAY, write
from tests.unit.sweep.test_families_that_are_too_large import hostel
from tests.unit.sweep.test_sweeping_a_caseload import made


@pytest.fixture
def caseload(tmp_path):
    return write([*made(30), hostel(30)], tmp_path / "caseload", group=40)


def swept(caseload, out, *more):
    return main(["sweep", str(caseload), "--on", DAY.isoformat(), "--out", str(out), *more])


def test_it_says_what_was_found_and_where_it_is(caseload, tmp_path, capsys):
    status = swept(caseload, tmp_path / "out", "--processes", "1", "--people-at-most", "20")

    said = capsys.readouterr().out
    rows = pq.read_table(tmp_path / "out" / "findings").num_rows
    assert status == 0
    assert f"{rows:,} findings in 31 families, as known at the end of 2016-03-01" in said
    assert "No finding never means safe." in said
    assert "Family 30 was cut: 31 people, 30 links, 0 records." in said


def test_without_passing_over_any_family_it_finds_the_same(caseload, tmp_path, capsys):
    swept(caseload, tmp_path / "one", "--processes", "1")
    swept(caseload, tmp_path / "other", "--processes", "1", "--no-prefilter")

    one, other = (pq.read_table(tmp_path / name / "findings") for name in ("one", "other"))
    assert one.equals(other)
    assert "31 families were asked" in capsys.readouterr().out.splitlines()[-2]


def test_a_folder_that_is_no_caseload_is_refused_with_what_to_do(tmp_path, capsys):
    assert swept(tmp_path, tmp_path / "out") == 2
    assert "There is no people.parquet" in capsys.readouterr().err


def test_a_day_that_is_none_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["sweep", str(tmp_path), "--on", "1 March", "--out", str(tmp_path)])

    assert "Write it year first" in capsys.readouterr().err


def test_without_what_reads_parquet_it_says_what_to_install(tmp_path, capsys, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "kinfold.sweep.run":
            raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)

    assert swept(tmp_path, tmp_path / "out") == 2
    assert "pip install 'kinfold[sweep]'" in capsys.readouterr().err


def test_without_a_bar_it_still_says_how_far_it_is(caseload, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "rich.console", None)

    swept(caseload, tmp_path / "out", "--processes", "1")

    assert "blocks swept" in capsys.readouterr().err
