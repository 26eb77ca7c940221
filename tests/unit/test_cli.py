"""The command line: a replay told in words, its exit status, and mistakes met with a sentence."""

import runpy
import sys
from pathlib import Path

import pytest

import kinfold.cli
from kinfold.cli import main

PUBLIC = Path(__file__).parents[1] / "cases" / "public.yaml"
CROWD = "".join(f"      - {{id: c{n}, name: C{n}, born: 1970-01-01}}\n" for n in range(26))
LINKS = "".join(f"      - {{a: c{n}, b: baby, type: household, known_from: 2015-01-01}}\n" for n in range(26))
CASE = f"""
scenarios:
  - id: one
    network_root: baby
    people:
      - {{id: mum, name: Mum, born: 1998-06-01}}
      - {{id: baby, born: 2015-01-01}}
{CROWD}
    links:
      - {{a: mum, b: baby, type: mother, known_from: 2015-01-01}}
{LINKS}
    events:
      - {{id: e1, kind: injury, agency: hospital, occurred: 2015-02-01, about: [baby], sen: [mum]}}
"""


@pytest.fixture
def case(tmp_path):
    def written(expectations: str = "", text: str = CASE) -> str:
        path = tmp_path / "case.yaml"
        path.write_text(text + expectations)
        return str(path)

    return written


def test_every_public_case_is_told_and_as_expected(capsys):
    assert main(["replay", str(PUBLIC)]) == 0

    said = capsys.readouterr().out
    assert "rowan: Two babies, two young parents: spring to autumn 2015 (synthetic)" in said
    assert "Harm was found on 19 October 2015." in said
    assert (
        "  2015-05-06  fires, 166 days before the injury: 3 contacts in 90 days about 4 people in this "
        "family, from housing, midwifery and the youth service." in said
    )
    assert (
        "- 6 May 2015, housing (homelessness): about Kayla Merrin and Tia Merrin; known on 6 May 2015. [e08]"
        in said
    )
    assert "  2015-08-04  no longer true.\n            - Time alone changed it" in said
    assert "  2015-09-15  no longer true for tia.\n            - A record (episode close, social care" in said
    assert "The link between Mia Hassan and Mia Hassan (same person) was undone." in said
    assert "never fires. That does not mean safe." in said
    assert said.endswith("4 of 4 cases as expected.\n")


def test_one_case_and_another_root_may_be_chosen(capsys):
    assert main(["replay", str(PUBLIC), "--case", "rowan", "--root", "tia"]) == 0

    said = capsys.readouterr().out
    assert "Seen from the network of Tia Merrin (tia)." in said
    assert "The file expects nothing of tia, so there is nothing to compare." in said
    assert "1 of 1 cases" in said


def test_a_root_chooses_the_cases_that_hold_that_person(capsys):
    assert main(["replay", str(PUBLIC), "--root", "bo"]) == 0
    assert "1 of 1 cases" in capsys.readouterr().out


def test_differences_are_told_and_the_status_is_1(case, capsys):
    assert main(["replay", case("    expect: {}\n")]) == 1

    said = capsys.readouterr().out
    assert "Differs: S04 fires first on 2015-01-01; the file expects no day." in said
    assert said.endswith("1 of 1 cases differ from what the file expects: one.\n")


@pytest.mark.parametrize(
    "injury, said",
    [
        ("2015-01-02", "fires, 1 day before the injury:"),
        ("2015-01-01", "fires, the day of the injury:"),
        ("2014-12-30", "fires, 2 days after the injury:"),
    ],
)
def test_the_lead_is_told_from_the_day_harm_was_found(case, capsys, injury, said):
    main(["replay", case(f"    expect_injury: {injury}\n")])

    assert said in capsys.readouterr().out


def test_those_left_out_and_fields_not_read_are_told(case, capsys):
    main(["replay", case()])

    said = capsys.readouterr().out
    assert said.startswith(
        "one\nSeen from the network of someone not yet named (baby).\nPlease check: Scenario 'one'"
    )
    assert "- Left out, because the network is full: c24, c25, c23." not in said
    assert "- Left out, because the network is full: c23, c24, c25." in said


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["replay", "none.yaml"], "kinfold: none.yaml: cannot be opened"),
        (
            ["replay", str(PUBLIC), "--case", "oak"],
            "holds no case 'oak'. It holds: rowan, willow, namesakes, juniper.",
        ),
        (
            ["replay", str(PUBLIC), "--root", "zoe"],
            "Nobody there has the id 'zoe'. The people are: kayla, deon",
        ),
        (["replay", str(PUBLIC), "--rules-on", "1980-01-01"], "The rulebook of 01 January 1980 has no value"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence_and_the_status_is_2(arguments, said, capsys):
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_the_rulebook_of_a_day_may_be_chosen(capsys):
    assert main(["replay", str(PUBLIC), "--rules-on", "2015-01-01"]) == 0


@pytest.mark.parametrize("arguments", [[], ["replay"], ["replay", str(PUBLIC), "--rules-on", "soon"]])
def test_a_command_that_is_not_whole_is_explained(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert "usage: kinfold" in capsys.readouterr().err


def test_help_says_what_it_does_and_gives_an_example(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])

    assert stopped.value.code == 0
    assert "kinfold replay tests/cases/public.yaml --case rowan" in capsys.readouterr().out


def test_python_m_kinfold_does_the_same(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["kinfold", "replay", str(PUBLIC), "--case", "willow"])

    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(kinfold.cli.__file__.replace("cli.py", "__main__.py"), run_name="__main__")

    assert stopped.value.code == 0
    assert capsys.readouterr().out.endswith("1 of 1 cases as expected.\n")


def test_a_reader_who_has_read_enough_ends_it_quietly(monkeypatch, capsys):
    def closed(*args, **kwargs):
        raise BrokenPipeError

    monkeypatch.setattr("kinfold.replay.command._replay", closed)
    monkeypatch.setattr("sys.stdout", sys.stdout)

    assert main(["replay", str(PUBLIC)]) == 2
    assert capsys.readouterr().err == ""
