"""How findings are worded: plain sentences that blame nobody, each with the records, links or people it rests on."""

import re

import pytest

from kinfold.replay import replay
from kinfold.signals import CATALOGUE
from tests.builders import ask, family
from tests.spec.test_the_public_cases import CASES

PEOPLE = """
    id  | name | born
    ----+------+-----------
    mum | Mum  | 1990-01-01
    ava | Ava  | 2015-06-01
"""
TIES = """
    a   | is     | of  | from
    ----+--------+-----+-----------
    mum | mother | ava | 2015-01-01
"""
TOLD = """
    what            | from     | day        | about | named | concern
    ----------------+----------+------------+-------+-------+---------
    episode_open    |          | 2015-06-01 | ava   |       |
    contact concern | gp       | 2015-06-05 | ava   | mum   | worry
    contact concern | school   | 2015-06-10 | ava   | mum   | worry
    contact concern | gp       | 2015-06-15 | ava   | mum   | worry
    contact concern | school   | 2015-06-20 | ava   | mum   | worry
    admission other | hospital | 2015-06-21 | ava   |       |
    discharge other | hospital | 2015-06-25 | ava   |       |
    episode_close   |          | 2015-06-30 | ava   |       |
"""
BLAME = re.compile(r"\b(fail|refus|non-complian|risk|neglectful|disengag|chaotic|allegedly)", re.IGNORECASE)


def of_cases():
    return [
        (CASES[case].ledger, edge.finding) for case in CASES for edge in replay(CASES[case]).edges if edge.up
    ]


def test_the_cases_show_findings_of_every_signal():
    assert {finding.signal for _, finding in of_cases()} == set(CATALOGUE)


def test_every_reason_names_records_links_or_people_that_are_on_record_each_once():
    for ledger, finding in of_cases():
        held = {*ledger.by_id, *(event.id for event in ledger.events), *(tie.label for tie in ledger.ties)}

        for reason in finding.reasons:
            assert reason.sources
            assert set(reason.sources) <= held
            assert len(set(reason.sources)) == len(reason.sources)


def test_every_headline_and_reason_is_a_whole_sentence_that_blames_nobody():
    for _, finding in of_cases():
        for said in (finding.headline, *(reason.said for reason in finding.reasons)):
            assert said.endswith(".")
            assert said[0].isupper() or said[0].isdigit()
            assert ".." not in said
            assert not BLAME.search(said)


@pytest.mark.parametrize(
    "signal, day, worry",
    [
        ("S01", "2015-06-29", "worry"),
        ("S08", "2015-06-29", "worry"),
        ("S09", "2015-06-29", "worry"),
        ("S13", "2015-06-29", "worry"),
        ("S16", "2015-06-24", "worry"),
        ("S17", "2015-06-30", "worry"),
        ("S18", "2015-06-29", "neglect"),
        ("S19", "2015-06-29", "homelessness"),
    ],
)
def test_a_contact_is_told_with_everybody_it_is_of(signal, day, worry):
    (finding,) = ask(signal, family(PEOPLE, TIES, TOLD.replace("worry", worry)), "ava", day)

    assert f"20 June 2015, school ({worry}): about Ava and Mum; known on 20 June 2015." in [
        reason.said for reason in finding.reasons
    ]
