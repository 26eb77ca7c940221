"""From files to results: what the engine is given, what is written, and what is refused with nothing written."""

import csv
from datetime import date

import pyarrow.parquet as pq
import pytest

from kinfold.link.linking import Request, link_extracts
from kinfold.link.trouble import CannotLink


def refusal(linked, *files, **asked) -> str:
    """Link what cannot be linked, and give the sentence."""
    with pytest.raises(CannotLink) as refused:
        linked(*files, **asked)
    return str(refused.value)


def test_two_extracts_become_people_pairs_and_a_report(linked, school, health, engine):
    done = linked(school, health, joined_when="same", workers=2)

    assert [path.name for path in done.written] == ["pairs.parquet", "people.parquet", "report.html"]
    people = pq.read_table(done.written[1])
    assert people.column_names == ["source", "record_id", "person_id"]
    assert people.to_pylist()[2] == {"source": "health", "record_id": "H1", "person_id": "P0"}
    pairs = pq.read_table(done.written[0])
    assert pairs.column_names == [
        "left_source", "left_id", "right_source", "right_id", "outcome", "weight", "evidence",
    ]  # fmt: skip
    assert pairs.to_pylist()[0]["evidence"] == ["Said."]
    assert (engine.given["joined_when"], engine.given["workers"]) == ("same", 2)
    assert engine.given["sources"] == ["school", "school", "health", "health"]
    assert engine.given["ids"] == ["S1", "S2", "H1", "H2"]
    assert {one.born for one in engine.given["descriptions"]} == {date(2010, 5, 3), date(2011, 2, 3)}


def test_one_extract_is_linked_with_itself(linked, school):
    assert linked(school).account.people == 2


def test_what_every_file_was_taken_for_is_told_before_anything_is_linked(
    linked, school, health, told, engine
):
    linked(school, health)

    assert [file.name for file in told.files] == ["school.csv", "health.csv"]
    assert told.files[0].mapping.of("nhs_number") == ("NHS No",)
    assert told.files[0].notes == ("It has no column of sources, so its records are called 'school'.",)
    assert told.stages[0] == "Reading school.csv"


def test_rows_and_dates_that_could_not_be_read_are_kept_in_a_list(linked, written):
    path = written("a.csv", "id,surname,dob\n1,Khan,31/02/2015\n2,Smith\n3,Khan,\n")

    done = linked(path)

    with (done.written[0].parent / "not_read.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["line"], row["record_id"], row["what"], row["text"]) for row in rows] == [
        ("3", "", "row", "2,Smith"),
        ("", "1", "date", "31/02/2015"),
    ]
    assert any(
        "1 row could not be read and is kept in not_read.csv (line 3)." in note
        for note in done.account.files[0].notes
    )


def test_results_of_an_earlier_run_are_replaced_and_other_files_stay(linked, written, school, tmp_path):
    linked(written("a.csv", "id,surname\n1,Khan\n2\n3,Khan\n"))
    (tmp_path / "out" / "notes.txt").write_text("mine")

    linked(school)

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "notes.txt", "pairs.parquet", "people.parquet", "report.html",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["people.parquet", "report.html", "not_read.csv"])
def test_a_file_that_kinfold_did_not_make_is_not_written_over_unless_forced(linked, written, school, name):
    theirs = written(f"out/{name}", "theirs")

    said = refusal(linked, school)

    assert f"already holds {name}, and kinfold did not make it." in said
    assert theirs.read_text() == "theirs"
    assert [path.name for path in theirs.parent.iterdir()] == [name]
    linked(school, force=True)
    # A list of what was not read is only written when there is something to list; theirs is not thrown away.
    assert (theirs.read_bytes() == b"theirs") is (name == "not_read.csv")


def test_when_the_engine_fails_or_is_stopped_nothing_is_left_behind(school, told, tmp_path):
    def stopped(*given, **how):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        link_extracts(Request((school,), tmp_path / "out"), stopped, told)

    assert [path.name for path in tmp_path.iterdir()] == ["school.csv"]


def test_when_writing_is_stopped_halfway_nothing_is_left_behind(linked, school, tmp_path, monkeypatch):
    def full(*given, **how):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pyarrow.parquet.write_table", full)

    assert "could not be written" in refusal(linked, school)
    assert [path.name for path in tmp_path.iterdir()] == ["school.csv"]


def test_a_place_that_is_a_file_is_refused(linked, school, written):
    written("out", "a file")

    assert "out is a file. Give the name of a folder after --out" in refusal(linked, school)


def test_a_place_where_nothing_may_be_written_is_refused(linked, school, monkeypatch):
    monkeypatch.setattr("os.access", lambda place, mode: False)

    assert "Nothing may be written in" in refusal(linked, school)


@pytest.mark.parametrize(
    "name, text, said",
    [
        ("a.xls", "x", "a.xls is in a format (.xls) that cannot be read here. Open it and save it as .xlsx"),
        (
            "a.pdf",
            "x",
            "a.pdf is not a kind of file that is known here ('.pdf'). Give a .csv, .parquet or .xlsx file",
        ),
        ("a", "x", "('no ending')"),
        ("a.csv", "id,surname\n1,Khan\n", "There is only one record, so there is nothing to link it with."),
        (
            "a.csv",
            "id,shoe size\n1,4\n",
            "No column of a.csv is known to hold a name or a number of a person.",
        ),
    ],
)
def test_files_that_cannot_be_linked_are_refused_and_nothing_is_written(
    linked, written, tmp_path, name, text, said
):
    assert said in refusal(linked, written(name, text))
    assert not (tmp_path / "out").exists()


def test_a_folder_a_missing_file_and_two_files_of_one_name_are_refused(linked, school, tmp_path, written):
    assert "is a folder. Name the files in it" in refusal(linked, tmp_path)
    assert "There is no file" in refusal(linked, tmp_path / "none.csv")
    assert "Two of the files are called school.csv." in refusal(
        linked, school, written("other/school.csv", "x")
    )
    assert "To link an extract with itself, give it once." in refusal(linked, school, school)


def test_years_of_two_digits_are_told_and_without_a_full_year_refused(linked, written):
    short = written("a.csv", "id,surname,dob\n1,Khan,08-Jun-15\n2,Smith,\n")
    full = written("b.csv", "id,surname,dob\n1,Khan,2016-03-31\n")

    assert "have years of two digits, such as '08-Jun-15'" in refusal(linked, short)
    assert "latest_date = 2016-03-31" in refusal(linked, short)
    done = linked(short, full)
    assert (
        "no birth is after 31 March 2016, the latest day that the files write in full"
        in done.account.files[0].notes[0]
    )


def test_a_map_file_may_say_how_late_births_can_be(linked, written, engine):
    short = written("a.csv", "id,surname,dob\n1,Khan,08-Jun-15\n2,Smith,08-Jun-17\n")

    done = linked(short, map_file=written("map.toml", "latest_date = 2016-03-31\n"))

    assert [one.born.year for one in engine.given["descriptions"]] == [2015, 1917]
    assert "31 March 2016, said in the map file" in done.account.files[0].notes[0]


@pytest.mark.parametrize("text", ["version = ", "version = 'x'", "", "[prior]\nx = 1"])
def test_a_model_that_is_none_is_refused(linked, school, written, text):
    assert "is not a matching model of this version" in refusal(
        linked, school, model_file=written("m.toml", text)
    )


def test_a_model_that_is_not_there_is_refused(linked, school, tmp_path):
    assert "cannot be opened" in refusal(linked, school, model_file=tmp_path / "none.toml")


def test_a_model_of_ones_own_is_given_to_the_engine(linked, school, written, engine):
    from importlib import resources

    text = resources.files("kinfold.matching").joinpath("model.toml").read_text(encoding="utf-8")

    linked(school, model_file=written("m.toml", text))

    assert engine.given["model"].version
