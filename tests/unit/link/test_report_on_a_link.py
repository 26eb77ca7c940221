"""The report is one page that a person can read: how many, how sure, why, and what to look at first."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from kinfold.link.report.examples import Example, Side, choose
from kinfold.link.report.reasons import reasons
from kinfold.link.report.words import odds
from kinfold.matching.explain import sentences
from kinfold.matching.model import standing_model
from kinfold.matching.standardise import standardise
from kinfold.matching.weigh import weigh

ROWS = """id,forename,surname,dob,sex,postcode,nhs no
1,Kayla,Merrin,2010-05-03,F,B29 6QX,9434765919
2,Kaylah,Merrin,2010-05-03,F,B29 6QX,9434765919
3,Oliver,Merrin,2011-02-03,M,B13 8AA,
4,Ollie,Merrin,2011-02-03,M,B13 8AA,
5,<script>alert(1)</script>,Merrin,2011-02-03,M,B13 & "co",
6,Zoë,Łukasz,,,,
"""


class Outline(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def of(self, *names):
        return [attrs for tag, attrs in self.tags if tag in names]


@pytest.fixture
def report(linked, written):
    return linked(written("a.csv", ROWS)).written[-1].read_text(encoding="utf-8")


def said(page: str) -> str:
    """Give the words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<body>")[2]).split())


def test_it_says_how_many_and_how_sure(report):
    words = said(report)

    assert "Linked extracts: 6 records, 2 people" in words
    assert "The 6 records are of 2 people" in words
    assert "same 1 joined into one person" in words
    assert "ambiguous 1 not joined" in words
    assert "ambiguous The record fits two or more people about equally well" in words
    assert "This report holds personal data of real people." in words


def test_it_says_what_was_read_and_which_columns_were_taken_for_what(report):
    assert "a.csv 6 0" in said(report)
    assert "CSV, UTF-8, columns parted by commas." in said(report)
    assert "date of birth dob guessed" in said(report)
    assert "Every column was used." in said(report)


def test_each_outcome_has_an_example_side_by_side_with_its_reasons_and_their_weights(report):
    words = said(report)

    assert "Pair 1: same Weight 12.5 bits: about 5,800 to 1 that they are one person." in words
    assert "Name differs Kayla Merrin Kaylah Merrin" in words
    assert "Born 3 May 2010 3 May 2010" in words
    assert re.search(
        r"Said\. 0\.0 Everything else together\. \+[\d.]+ To begin with: two records taken at random", words
    )
    assert "Together +12.5" in words
    assert "No pair is only probable." not in words


def test_a_sentence_that_only_the_engine_could_know_has_the_weight_of_its_level():
    left = Side("a", "1", {"forenames": "Kayla", "surname": "Merrin"})
    right = Side("b", "1", {"forenames": "Kayla", "surname": "Merrin"})
    model = standing_model()
    common = model.levels["forename", "same_common"]
    sentence = common.says.format(a="Kayla", b="Kayla")

    told = reasons(Example(left, right, "probable", 3.0, (sentence,)), model, 1_000_000)

    assert told[0] == (sentence, common.bits)
    assert round(sum(bits for _, bits in told), 2) == 3.0


def test_reasons_are_worked_out_where_the_engine_gives_none():
    side = Side("a", "1", {"forenames": "Kayla", "surname": "Merrin"})
    weighed = weigh(standardise(side.description), standardise(side.description), register_size=10)

    told = reasons(Example(side, side, "probable", weighed.total, ()), standing_model(), 10)

    assert [sentence for sentence, _ in told[:-1]] == list(sentences(weighed))


def test_the_hardest_pairs_come_with_advice(report):
    assert "If you check only a few, check these." in said(report)


def test_the_hardest_pairs_are_those_that_fit_two_people_and_those_near_a_threshold(linked, written):
    rows = "".join(f"{number},Khan\n" for number in range(60))

    account = linked(written("a.csv", f"id,surname\n{rows}")).account
    hardest = [example.outcome for example in choose(account).hardest]

    assert hardest[:5] == ["ambiguous"] * 5
    assert set(hardest[5:]) == {"same", "probable"}
    assert len(hardest) == 10


def test_what_stands_in_a_file_cannot_become_part_of_the_page(report):
    assert "<script" not in report
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in report
    assert "B13 &amp; &quot;co&quot;" in report


def test_it_needs_nothing_from_anywhere_and_is_well_formed(report):
    outline = Outline(report)

    assert not outline.open
    assert not outline.of("script", "link", "img", "iframe")
    assert not re.search(r"https?://|url\(|@import", report)
    assert all(attrs["href"].startswith("#") for attrs in outline.of("a"))
    assert len(outline.of("table")) == len(outline.of("caption"))
    assert all("scope" in attrs for attrs in outline.of("th"))
    assert outline.of("svg")[0]["role"] == "img"


def test_headings_do_not_skip_a_level_and_places_are_named_once(report):
    outline = Outline(report)
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h\d", tag)]
    ids = [attrs["id"] for _, attrs in outline.tags if "id" in attrs]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert {attrs["href"][1:] for attrs in outline.of("a")} == set(ids)


def test_where_nothing_was_found_it_says_so(linked, written):
    report = linked(written("a.csv", "id,surname\n1,Khan\n2,Smith\n")).written[-1].read_text(encoding="utf-8")

    assert "No record fits more than one person." in report
    assert "No pair is near a threshold, and none is ambiguous." in report
    assert not Outline(report).of("svg")


def test_it_counts_whom_two_sources_have_in_common(linked, school, health):
    account = linked(school, health).account

    assert account.overlap.sources == ("health", "school")
    assert account.overlap.people == {
        ("school", "school"): 2, ("health", "health"): 2, ("school", "health"): 2, ("health", "school"): 2,
    }  # fmt: skip
    assert account.records_per_person == {2: 2}
    assert account.outcomes == {"same": 1, "probable": 1, "ambiguous": 0, "relative": 0}


def test_many_sources_and_many_records_of_a_person_still_fit_on_the_page(linked, written):
    rows = "".join(f"s{number % 14},{number},Khan{number // 80}\n" for number in range(130))
    each = "".join(f"t,{size}-{at},Name{size}\n" for size in range(1, 16) for at in range(size))

    report = (
        linked(written("a.csv", f"source,id,surname\n{rows}{each}")).written[-1].read_text(encoding="utf-8")
    )

    assert "Smaller sources not shown: 3." in report
    assert "or more" in report


@pytest.mark.parametrize(
    "weight, words",
    [
        (0.2, "even odds"),
        (1, "about 2 to 1 that they are one person"),
        (-30, "more than a million to 1 that they are not"),
    ],
)
def test_a_weight_is_said_as_odds(weight, words):
    assert odds(weight) == words
