"""The table of names: which names stand for which, by community, and how a partnership adds its own."""

import os
import subprocess
import sys
from collections import Counter

import pytest

from kinfold.matching import names
from kinfold.matching.names import bases, canonical, family_canonical, fold, is_honorific, is_listed
from kinfold.matching.names_table import check_spellings, read_rows, rows

HEADINGS = "kind,name,of,source\n"


def test_every_name_is_folded():
    assert [row for row in rows() if fold(row.name) != row.name or fold(row.of) != row.of] == []
    assert all(row.name.isascii() and row.of.isascii() for row in rows())


def test_no_row_is_there_twice():
    counted = Counter((row.kind, row.name, row.of) for row in rows())

    assert [row for row, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("same", [canonical, family_canonical])
def test_what_stands_for_a_name_stands_for_itself(same):
    assert [row for row in rows() if same(same(row.name)) != same(row.name)] == []


def test_a_short_form_is_of_a_name_in_its_one_spelling():
    short = [row for row in rows() if row.kind == "nickname"]

    assert [row for row in short if canonical(row.of) != row.of or canonical(row.name) == row.of] == []


@pytest.mark.parametrize(
    "community, short, full",
    [
        ("English", "bex", "rebecca"),
        ("English", "gaz", "gareth"),
        ("English", "jez", "jeremy"),
        ("English", "lottie", "charlotte"),
        ("English", "shaz", "sharon"),
        ("English", "alfie", "alfred"),
        ("Irish", "paudie", "padraig"),
        ("Irish", "nuala", "fionnuala"),
        ("Scottish", "rab", "robert"),
        ("Scottish", "effie", "euphemia"),
        ("Welsh", "dai", "david"),
        ("Welsh", "guto", "gruffydd"),
        ("Pakistani", "immy", "imran"),
        ("Pakistani", "waz", "wasim"),
        ("Pakistani", "ash", "asif"),
        ("Bangladeshi", "mo", "muhammad"),
        ("Sikh", "harry", "harpreet"),
        ("Sikh", "gurps", "gurpreet"),
        ("Gujarati", "vik", "vikram"),
        ("Somali", "abdi", "abdirahman"),
        ("Yoruba", "femi", "oluwafemi"),
        ("Yoruba", "sade", "folasade"),
        ("Igbo", "emeka", "chukwuemeka"),
        ("Igbo", "ify", "ifeoma"),
        ("Polish", "gosia", "malgorzata"),
        ("Polish", "kuba", "jakub"),
        ("Polish", "bartek", "bartosz"),
        ("Romanian", "nicu", "nicolae"),
        ("Romanian", "vali", "valentin"),
        ("Russian", "misha", "mikhail"),
        ("Ukrainian", "vova", "volodymyr"),
        ("Bulgarian", "gosho", "georgi"),
        ("Czech", "honza", "jan"),
        ("Slovak", "katka", "katarina"),
        ("Hungarian", "pisti", "istvan"),
        ("Portuguese", "nando", "fernando"),
        ("Spanish", "pepe", "jose"),
        ("Turkish", "memo", "mehmet"),
    ],
)
def test_a_short_form_stands_for_the_full_name(community, short, full):
    assert canonical(full) in bases(short) | bases(canonical(short)) | {canonical(short)}


@pytest.mark.parametrize(
    "community, one, other",
    [
        ("English", "jayden", "jaydon"),
        ("English", "kathryn", "catherine"),
        ("English", "hayleigh", "hailey"),
        ("Irish", "keeva", "caoimhe"),
        ("Irish", "shaun", "sean"),
        ("Welsh", "huw", "hugh"),
        ("Arabic", "daoud", "dawood"),
        ("Arabic", "soliman", "suleiman"),
        ("Somali", "cabdiraxmaan", "abdurrahman"),
        ("Somali", "maxamuud", "mohamud"),
        ("Somali", "deeqa", "deqa"),
        ("Bengali", "shofiqul", "shafiqul"),
        ("Urdu", "naveed", "navid"),
        ("Punjabi", "kulvinder", "kulwinder"),
        ("Tamil", "laxmi", "lakshmi"),
        ("Tigrinya", "ghebre", "gebre"),
        ("Amharic", "tewodros", "tedros"),
        ("Akan", "kojo", "kwadwo"),
        ("Yoruba", "folashade", "folasade"),
        ("Slavic", "aleksandr", "oleksandr"),
    ],
)
def test_two_spellings_are_one_forename(community, one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("mckenzie", "mackenzie"),
        ("thomson", "thompson"),
        ("doherty", "dougherty"),
        ("chowdhury", "chaudhry"),
        ("mia", "miah"),
        ("siddiqui", "siddiqi"),
        ("haque", "hoque"),
        ("nowak", "novak"),
        ("rodrigues", "rodriguez"),
        ("kovalska", "kowalski"),
    ],
)
def test_two_spellings_are_one_last_name(one, other):
    assert family_canonical(one) == family_canonical(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("ella", "ellie"),
        ("jack", "jake"),
        ("alfie", "archie"),
        ("mia", "maya"),
        ("yasmin", "jasmine"),
        ("zara", "zahra"),
        ("mohamed", "mohamud"),
        ("gabriella", "gabrielle"),
        ("luke", "lucas"),
        ("sophie", "sophia"),
    ],
)
def test_two_names_that_siblings_may_have_are_no_spellings_of_each_other(one, other):
    assert canonical(one) != canonical(other)
    assert canonical(other) not in {
        canonical(row.of) for row in rows() if row.kind == "nickname" and row.name == one
    }


def test_a_spelling_of_a_last_name_says_nothing_of_forenames():
    assert not is_honorific("mia")
    assert is_honorific(family_canonical("mia"))
    assert not is_listed("smyth")
    assert names.is_common_surname("smyth")


@pytest.mark.parametrize(
    "text, problem",
    [
        ("name,of\n", "line 1: the headings must be"),
        ("", "line 1: the headings must be"),
        (HEADINGS + "nickname,kaz\n", "line 2: a row has 4 cells"),
        (HEADINGS + "\nshort,kaz,karen,us\n", "line 3: 'short' is no kind of row"),
        (HEADINGS + "nickname,Kaz,karen,us\n", "line 2: 'Kaz' must be one word in small letters"),
        (HEADINGS + "nickname,,karen,us\n", "line 2: the name is missing"),
        (HEADINGS + "nickname,kaz,,us\n", "line 2: a nickname needs another name"),
        (HEADINGS + "prefix,haji,hajji,us\n", "line 2: a prefix leaves column 'of' empty"),
        (HEADINGS + "nickname,kaz,karen,\n", "line 2: column 'source' must say"),
        (
            HEADINGS + "spelling,kaz,karen,us\nspelling,kaz,carol,us\n",
            "line 3: 'kaz' is a spelling of 'karen' already",
        ),
        (
            HEADINGS + "spelling,kaz,karen,us\nspelling,karen,caren,us\n",
            "line 2: 'karen' is itself a spelling of 'caren'",
        ),
    ],
)
def test_a_row_that_says_nothing_clear_is_refused_with_its_line(text, problem):
    with pytest.raises(ValueError, match=problem):
        check_spellings(read_rows(text, "ours.csv"))


def asked(code: str, added) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"from kinfold.matching.names import *\n{code}"],
        env={**os.environ, "KINFOLD_NAMES": str(added)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_partnership_adds_names_of_its_own(tmp_path):
    ours = tmp_path / "ours.csv"
    ours.write_text(HEADINGS + "nickname,moonbeam,rebecca,a worker told us\n", encoding="utf-8")

    assert asked("print(*bases('moonbeam'), canonical('md'))", ours).stdout == "rebecca muhammad\n"


def test_a_file_of_names_that_cannot_be_read_is_said_to_be_so(tmp_path):
    ours = tmp_path / "ours.csv"
    ours.write_text(HEADINGS + "spelling,mohammed,moses,a mistake\n", encoding="utf-8")

    assert "ours.csv, line 2: 'mohammed' is a spelling of 'muhammad' already" in (
        asked("canonical('kayla')", ours).stderr
    )
    assert "which cannot be read" in asked("canonical('kayla')", tmp_path / "none.csv").stderr
