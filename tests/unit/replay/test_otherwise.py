"""A case replayed otherwise: other values, fewer links, only what a day knew; and its page."""

from datetime import date
from pathlib import Path

import pytest

from kinfold.cli import main
from kinfold.replay import CaseFileError, load, replay
from kinfold.replay.otherwise import as_known, full_name, with_values
from kinfold.replay.per_child import per_child
from kinfold.replay.review import load_review
from kinfold.rulebook import RULEBOOK

HERE = Path(__file__).parents[3]
PUBLIC = HERE / "tests" / "cases" / "public.yaml"
LEARNING = HERE / "learning" / "2020-two-babies"
RULES = RULEBOOK.latest()
ROWAN = load(PUBLIC)[0]


@pytest.mark.parametrize(
    "written, name, value",
    [
        ("S01.contacts=4", "S01.contacts", 4),
        ("repeat_contacts.n=4", "S01.contacts", 4),
        ("not_brought.n = 2", "S12.times", 2),
        ("unseen_adult.days=14", "S05.days", 14),
        ("s17.days=10", "S17.days", 10),
        ("S08.criteria=parent_under_18", "S08.criteria", ("parent_under_18",)),
    ],
)
def test_a_value_is_named_as_the_rulebook_or_as_people_do(written, name, value):
    assert with_values(RULES, [written]).row(name).value == value


@pytest.mark.parametrize(
    "written, said",
    [
        ("S01.contacts", "changes nothing"),
        ("S01.contacts=many", "is a number of distinct contacts"),
        ("S01.contacts=1", "must lie between 2 and 20"),
        ("S01.weeks=3", "S01 has S01.absorbs_days"),
        ("weather.days=3", "Names are repeat_contacts"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_to_write(written, said):
    with pytest.raises(CaseFileError, match=said):
        with_values(RULES, [written])


def test_every_short_name_leads_to_a_value():
    assert full_name(RULES, "slow_neglect.n") == "S18.contacts"


def test_as_known_forgets_what_came_later_also_that_something_was_taken_back():
    namesakes = load(PUBLIC)[2]

    known = as_known(namesakes.ledger, date(2015, 4, 3))

    assert known.ties[-1].known_to is None
    assert max(event.known for event in known.events) <= date(2015, 4, 3)
    assert as_known(namesakes.ledger, date(2030, 1, 1)) == namesakes.ledger


def test_what_was_known_by_a_day_is_replayed_up_to_it_and_no_further(capsys):
    assert main(["replay", str(PUBLIC), "--case", "rowan", "--as-known", "2015-05-05"]) == 0

    said = capsys.readouterr().out
    assert "S01 Many contacts about one family: never fires." in said
    assert "2015-04-19  fires" in said
    assert "so not compared" in said


def test_another_value_gives_another_day_and_is_not_compared(capsys):
    assert main(["replay", str(PUBLIC), "--case", "rowan", "--set", "repeat_contacts.n=4"]) == 0

    assert "2015-05-22  fires, 150 days before the injury: 4 contacts" in capsys.readouterr().out


def test_without_the_wrong_link_nothing_fires(capsys):
    assert main(["replay", str(PUBLIC), "--case", "namesakes", "--without-links", "same_person"]) == 0

    assert " fires:" not in capsys.readouterr().out


def test_a_count_for_each_child_would_have_seen_nothing_until_the_end():
    first = per_child(ROWAN.ledger, "isla", RULES)

    assert set(first) >= {"isla", "noah", "tia", "kayla"}
    assert first["tia"] is None
    assert replay(ROWAN).first("S01") < min(day for day in first.values() if day)


def test_the_page_holds_the_days_the_reasons_what_was_known_when_and_its_limits(tmp_path):
    page = tmp_path / "rowan.html"
    assert main(["replay", str(LEARNING), "--html", str(page), "--rulebook", "2015-03-31"]) == 0

    html = page.read_text()
    assert "Would have alerted is not would have prevented." in html
    assert "166 days before the injury" in html
    assert "known 8 days later" in html
    assert "Counted for Tia Merrin alone: never." in html
    assert "<svg" in html
    assert "<script" not in html
    assert "http" not in html


def test_a_case_in_which_nothing_fires_has_a_page_too(tmp_path):
    page = tmp_path / "willow.html"

    assert main(["replay", str(PUBLIC), "--case", "willow", "--html", str(page)]) == 0
    assert "That does not mean safe." in page.read_text()


def test_a_page_that_cannot_be_written_is_said_in_one_sentence(tmp_path, capsys):
    assert main(["replay", str(PUBLIC), "--html", str(tmp_path / "none" / "page.html")]) == 2

    assert "cannot be written" in capsys.readouterr().err


def review(folder, **files):
    for name in ("review", "case", "expect"):
        (folder / f"{name}.yaml").write_text(files.get(name) or (LEARNING / f"{name}.yaml").read_text())
    return folder


@pytest.mark.parametrize(
    "files, said",
    [
        ({"review": "title: A\nfindings: []\n"}, "holds no findings"),
        ({"review": "title: A\nfindings: [{id: F1, said: So}]\n"}, "names no signal"),
        ({"review": "title: A\nfindings: [{id: F1, said: So, signals: [S99]}]\n"}, "which is no signal"),
        ({"expect": "scenarios: [{id: other, expect: {}}]\n"}, "which case.yaml does not tell"),
        ({"expect": "scenarios: [{id: two-babies, network_root: isla}]\n"}, "says network_root again"),
    ],
)
def test_a_review_that_is_not_whole_is_refused_with_what_to_mend(tmp_path, files, said):
    with pytest.raises(CaseFileError, match=said):
        load_review(review(tmp_path, **files))
