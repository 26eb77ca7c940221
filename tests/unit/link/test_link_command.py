"""The command as an analyst runs it: with the real engine, without Django, and with a sentence when it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from kinfold.cli import main

HERE = Path(__file__).parents[3]
WITHOUT = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {absent}:
            raise ModuleNotFoundError("no " + name + " here", name=name)

sys.meta_path.insert(0, Absent())
from kinfold.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def kinfold():
    """Run the command in a process of its own, where some modules are not installed."""

    def run(*arguments, absent=("django", "frontdoor")):
        env = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO", "COVERAGE"))}
        command = [sys.executable, "-W", "error", "-c", WITHOUT.format(absent=absent), *map(str, arguments)]
        return subprocess.run(command, cwd=HERE, env=env, capture_output=True, text=True)

    return run


def test_two_extracts_are_linked_where_there_is_no_django(kinfold, school, health, tmp_path):
    done = kinfold("link", school, health, "--out", tmp_path / "out", "--workers", 1)

    assert done.returncode == 0, done.stderr
    people = {
        (row["source"], row["record_id"]): row["person_id"]
        for row in pq.read_table(tmp_path / "out/people.parquet").to_pylist()
    }
    assert people["school", "S1"] == people["health", "H1"]
    assert people["school", "S2"] != people["health", "H2"], "Twins are two people."
    pairs = pq.read_table(tmp_path / "out/pairs.parquet").to_pylist()
    assert [(pair["left_id"], pair["right_id"], pair["outcome"]) for pair in pairs] == [
        ("S1", "H1", "same"),
        ("S2", "H2", "relative"),
    ]
    assert "Same NHS number." in pairs[0]["evidence"]
    assert "<td>Same NHS number.</td>" not in done.stdout
    assert "Same NHS number." in (tmp_path / "out/report.html").read_text(encoding="utf-8")


def test_what_was_read_is_told_on_one_side_and_what_came_of_it_on_the_other(
    kinfold, school, health, tmp_path
):
    done = kinfold("link", school, health, "--out", tmp_path / "out")

    assert (
        "school.csv: 2 records (CSV, UTF-8, columns parted by commas)\n  record id: Pupil ID\n" in done.stderr
    )
    assert "  Note: It has no column of sources, so its records are called 'school'.\n" in done.stderr
    assert done.stdout.startswith("4 records of 3 people.\n  same: 1 (one person beyond reasonable doubt)\n")
    assert done.stdout.endswith(
        f"Written to {tmp_path / 'out'}: pairs.parquet, people.parquet, report.html.\n"
        "These files hold personal data. Begin with report.html.\n"
    )


def test_quiet_says_nothing(school, tmp_path, capfd):
    assert main(["link", str(school), "--out", str(tmp_path / "out"), "--quiet", "--workers", "1"]) == 0

    assert capfd.readouterr() == ("", "")


def test_a_map_and_a_sheet_may_be_given(written, tmp_path, capfd):
    book = Workbook()
    page = book.create_sheet("Pupils")
    for row in (["No", "Called", "Last"], [1, "Kayla", "Merrin"], [2, "Oliver", "Smith"]):
        page.append(row)
    book.save(tmp_path / "a.xlsx")
    said = written("map.toml", 'record_id = "No"\nforename = "Called"\nsurname = "Last"\n')

    status = main(
        ["link", str(tmp_path / "a.xlsx"), "--out", str(tmp_path / "out"), "--map", str(said), "--sheet", "Pupils",
         "--joined-when", "same", "--workers", "1"]
    )  # fmt: skip

    assert status == 0
    assert "  forename: Called (in the map file)\n" in capfd.readouterr().err
    assert pq.read_table(tmp_path / "out/people.parquet")["record_id"].to_pylist() == ["1", "2"]


def test_columns_without_a_use_and_rows_without_ids_are_told(written, tmp_path, capfd):
    path = written("a.csv", "Forename,Surname,Shoe size\nKayla,Merrin,4\nOliver,Smith,5\n")

    assert main(["link", str(path), "--out", str(tmp_path / "out"), "--workers", "1"]) == 0

    said = capfd.readouterr().err
    assert "  Not used: Shoe size\n" in said
    assert (
        "  Note: It has no column of record ids, so its rows are numbered: 1 is the first under the headings.\n"
        in said
    )


def test_a_refusal_is_one_sentence_and_the_status_is_2(tmp_path, capfd):
    assert main(["link", "none.csv", "--out", str(tmp_path / "out")]) == 2

    said = capfd.readouterr()
    assert said.err == "kinfold: There is no file none.csv. Check the spelling and the folder you are in.\n"
    assert said.out == ""
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("missing", ["duckdb", "pyarrow", "rich"])
def test_where_something_is_not_installed_it_says_how_to_install_it(kinfold, school, tmp_path, missing):
    done = kinfold("link", school, "--out", tmp_path / "out", absent=("django", missing))

    assert done.returncode == 2
    assert done.stderr == (
        f"kinfold: {missing} is not installed, and this command needs it. "
        "Install it with: pip install 'kinfold[link]'\n"
    )


def test_a_missing_module_is_told_in_one_sentence(school, monkeypatch, capfd):
    def absent(request, terminal):
        raise ModuleNotFoundError("no duckdb.typing here", name="duckdb.typing")

    monkeypatch.setattr("kinfold.link.command._link", absent)

    assert main(["link", str(school), "--out", "out"]) == 2
    assert "kinfold: duckdb is not installed" in capfd.readouterr().err


def test_without_openpyxl_csv_files_are_linked_and_excel_files_are_not(kinfold, school, written, tmp_path):
    excel = written("a.xlsx", "any")

    assert kinfold("link", school, "--out", tmp_path / "out", "--quiet", absent=("openpyxl",)).returncode == 0
    assert (
        "openpyxl is not installed"
        in kinfold("link", excel, "--out", tmp_path / "two", absent=("openpyxl",)).stderr
    )


def test_a_module_of_our_own_that_is_missing_is_not_blamed_on_the_installation(school, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "kinfold.link.terminal", None)

    with pytest.raises(ModuleNotFoundError):
        main(["link", str(school), "--out", str(tmp_path / "out")])


def test_other_commands_need_nothing_of_it(kinfold):
    done = kinfold(
        "replay", "tests/cases/public.yaml", absent=("django", "pyarrow", "duckdb", "rich", "openpyxl")
    )

    assert done.returncode == 0, done.stderr


def test_stopped_by_the_analyst_it_writes_nothing(school, tmp_path, monkeypatch, capfd):
    def stopped(*given, **how):
        raise KeyboardInterrupt

    monkeypatch.setattr("kinfold.matching.engines.duck.link", stopped)

    assert main(["link", str(school), "--out", str(tmp_path / "out"), "--quiet"]) == 130
    assert capfd.readouterr().err == "kinfold: stopped. Nothing was written.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["school.csv"]


@pytest.mark.parametrize("workers", ["0", "-1", "many"])
def test_a_number_of_workers_that_is_none_is_explained(school, tmp_path, capfd, workers):
    with pytest.raises(SystemExit) as ended:
        main(["link", str(school), "--out", str(tmp_path), f"--workers={workers}"])

    assert ended.value.code == 2
    assert "is not a number of processors" in capfd.readouterr().err
