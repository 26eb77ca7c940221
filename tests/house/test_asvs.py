"""Every claimed requirement of OWASP ASVS 5.0.0 has a verdict, and every verdict rests on something that is there."""

import pytest

from deploy.evidence import is_there
from deploy.security_pages import (
    NAMED_OF_LEVEL_3,
    VERDICTS,
    Verdict,
    asvs,
    counted,
    ids_of_the_standard,
    verdicts,
)
from tests.house.tree import text

EVERY = verdicts()


def test_the_standard_is_here_whole():
    levels = list(ids_of_the_standard().values())

    assert [levels.count(level) for level in (1, 2, 3)] == [70, 183, 92]


def test_promise_23_every_requirement_of_levels_1_and_2_and_those_named_of_3_has_a_verdict():
    claimed = {id for id, level in ids_of_the_standard().items() if level < 3} | NAMED_OF_LEVEL_3

    assert sorted(claimed - {each.id for each in EVERY}) == []
    assert sorted({each.id for each in EVERY} - claimed) == []
    assert len({each.id for each in EVERY}) == len(EVERY)


def test_promise_23_every_level_is_that_of_the_standard_and_every_verdict_one_of_three_words():
    standard = ids_of_the_standard()

    assert [each.id for each in EVERY if each.level != standard[each.id]] == []
    assert [each.id for each in EVERY if each.verdict not in VERDICTS] == []
    assert [each.id for each in EVERY if not each.topic] == []


def test_promise_23_evidence_is_a_test_or_a_section_that_is_there():
    lost = [f"{each.id}: {pointer}" for each in EVERY for pointer in each.evidence if not is_there(pointer)]

    assert lost == [], (
        "Renamed or gone: point the row of security/asvs.csv at what holds it now, or say not met."
    )


def test_promise_23_met_rests_on_evidence_and_the_others_say_why():
    bare = [each.id for each in EVERY if each.verdict == "met" and not each.evidence]
    silent = [each.id for each in EVERY if each.verdict != "met" and not each.note]

    assert (bare, silent) == ([], [])


def test_a_topic_is_our_own_few_words_and_no_sentence_of_the_standard():
    assert [each.id for each in EVERY if len(each.topic) > 60 or "verify" in each.topic.casefold()] == []


def test_what_is_not_met_is_counted_and_listed_on_the_page():
    page = text("docs/reference/asvs.md")
    open_ones = [each for each in EVERY if each.verdict == "not met"]

    assert counted(EVERY) in page
    assert [each.id for each in open_ones if f"- {each.id} (level {each.level})" not in page] == []


def test_the_page_counts_and_lists_what_it_is_given(monkeypatch):
    given = [
        Verdict("1.1.1", 2, "decode once", "met", ("tests/house/test_asvs.py::test_x",), ""),
        Verdict("9.1.1", 1, "tokens", "not applicable", (), "there are none"),
        Verdict("13.1.2", 3, "pools", "not met", (), "nobody wrote it down"),
    ]
    monkeypatch.setattr("deploy.security_pages.verdicts", lambda: given)

    page = asvs("")

    assert "| all | 1 | 1 | 1 | 3 |" in page
    assert "- 13.1.2 (level 3) pools: nobody wrote it down" in page
    assert "None of 1 applies: there are none." in page


@pytest.mark.parametrize(
    ("pointer", "there"),
    [
        ("tests/house/test_asvs.py::test_the_standard_is_here_whole", True),
        ("tests/house/test_asvs.py::test_that_nobody_wrote", False),
        ("tests/house/test_gone.py::test_the_standard_is_here_whole", False),
        ("deploy/evidence.py::tests_in", False),
        ("SECURITY.md#what-holds-today", True),
        ("SECURITY.md#what-never-was", False),
        ("SECURITY.md", False),
    ],
)
def test_a_pointer_leads_to_a_test_or_a_section_or_is_found_out(pointer, there):
    assert is_there(pointer) is there
