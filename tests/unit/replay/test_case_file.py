"""Reading case files: the whole vocabulary is kept, and whatever is wrong is said kindly, with its place."""

from datetime import date

import pytest

from kinfold.records import Event, Person, Tie
from kinfold.replay import CaseFileError, load
from kinfold.replay.expectations import ExpectedEdge, ExpectedNever

WHOLE = """
scenarios:
  - id: one
    title: A title
    network_root: no
    people:
      - {id: no, name: Null, born: 2012-02-29, sex: F}
      - {id: 007, name: "Mum", taken_as_child: true}
      - {id: dad}
    links:
      - {a: 007, b: no, type: mother, known_from: "2015-01-01", known_to: 2015-02-01, id: t1}
      - {a: dad, b: no, type: bees, known_from: 2015-01-01}
    history:
      - {id: h1, kind: note, subtype: odd_history, agency: gp, occurred: 2010-01-01, about: no}
    events:
      - id: e1
        kind: juggling
        subtype: with_knives
        agency: police
        occurred: 2015-01-02
        recorded: 2015-01-04
        withdrawn: 2015-01-05
        about: [no]
        named: [007]
        seen: [dad]
        looked_at: [no]
        assessed: [no]
        victim: 007
        suspect: dad
        attended: [gp, cass]
        with: [school]
        referral: R1
        concern: neglect
        text: "No, said he."
      - {id: e2, kind: birth, occurred: 2015-01-02, seen: null, victim: ~}
    expect: {S01: 2015-01-01, S02: null}
    expect_cleared: {S01: "2015-02-01"}
    expect_edges:
      - {signal: S01, day: 2015-01-01, edge: up}
      - {signal: S05, day: 2015-01-01, edge: down, who: dad}
      - {signal: S11, day: 2015-01-01, edge: up, who: [dad, no]}
    expect_not:
      - {signal: S05, who: dad}
      - {signal: S06}
    expect_roots: {dad: {S01: null, S04: 2015-01-01}}
    expect_without_links: [same_person]
    expect_then: {}
    expect_injury: 2015-10-19
"""
SMALL = """
scenarios:
  - id: one
    network_root: ava
    people: [{id: ava}, {id: ben}]
"""


@pytest.fixture
def read(tmp_path):
    def written(text: str | bytes):
        path = tmp_path / "case.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(path)

    return written


def test_everything_of_the_vocabulary_is_kept_as_written(read):
    (case,) = read(WHOLE)

    assert (case.id, case.title, case.root) == ("one", "A title", "no")
    assert case.people == (
        Person("no", "Null", date(2012, 2, 29), "F"),
        Person("007", "Mum", taken_as_child=True),
        Person("dad"),
    )
    assert case.ledger.ties == (
        Tie("007", "no", "mother", date(2015, 1, 1), date(2015, 2, 1), "t1"),
        Tie("dad", "no", "bees", date(2015, 1, 1)),
    )
    assert case.ledger.events[0].order == 0
    assert case.ledger.events[0].about == ("no",)
    assert case.ledger.events[1] == Event(
        id="e1",
        kind="juggling",
        subtype="with_knives",
        agency="police",
        occurred=date(2015, 1, 2),
        recorded=date(2015, 1, 4),
        withdrawn=date(2015, 1, 5),
        order=1,
        about=("no",),
        named=("007",),
        seen=("dad",),
        looked_at=("no",),
        assessed=("no",),
        victim="007",
        suspect="dad",
        attended=("gp", "cass"),
        with_agencies=("school",),
        referral="R1",
        concern="neglect",
        text="No, said he.",
    )
    assert case.ledger.events[2] == Event("e2", "birth", "", date(2015, 1, 2), date(2015, 1, 2), order=2)
    assert case.remarks == ()


def test_every_expectation_is_read(read):
    expected = read(WHOLE)[0].expectations
    new_year = date(2015, 1, 1)

    assert expected.first == {"S01": new_year, "S02": None}
    assert expected.cleared == {"S01": date(2015, 2, 1)}
    assert expected.edges == (
        ExpectedEdge("S01", new_year, True, None),
        ExpectedEdge("S05", new_year, False, ("dad",)),
        ExpectedEdge("S11", new_year, True, ("dad", "no")),
    )
    assert expected.never == (ExpectedNever("S05", ("dad",)), ExpectedNever("S06", None))
    assert expected.roots == {"dad": {"S01": None, "S04": new_year}}
    assert (expected.without_links, expected.then) == (("same_person",), {})
    assert expected.injury == date(2015, 10, 19)


def test_a_case_that_expects_nothing_is_not_one_that_expects_silence(read):
    expected = read(SMALL)[0].expectations

    assert (expected.first, expected.cleared, expected.roots, expected.then) == (None, None, None, None)


def test_several_scenarios_are_read_in_order(read):
    assert [case.id for case in read(SMALL + SMALL.replace("scenarios:", "").replace("one", "two"))] == [
        "one",
        "two",
    ]


def test_a_field_that_is_not_read_is_remarked_upon(read):
    (case,) = read(SMALL + "    events: [{id: e1, kind: visit, occurred: 2015-01-01, sen: [ava]}]\n")

    assert case.remarks == (
        "Scenario 'one', events 'e1': 'sen' is not a field that is read. Is it spelt as meant?",
    )


def test_fields_may_be_shared_between_entries(read):
    shared = (
        SMALL
        + """
    events:
      - &first {id: e1, kind: visit, occurred: 2015-01-01, about: [ava]}
      - {<<: *first, id: e2}
"""
    )

    assert [(event.id, event.about) for event in read(shared)[0].ledger.events] == [
        ("e1", ("ava",)),
        ("e2", ("ava",)),
    ]


EVENT = "    events: [{{id: e1, kind: visit, occurred: 2015-01-01, {0}}}]\n"
LINK = "    links: [{{a: ava, b: ben, type: sibling, {0}}}]\n"


@pytest.mark.parametrize(
    "added, said",
    [
        (
            EVENT.format("about: [zoe]"),
            "Scenario 'one', events 'e1': 'about' names 'zoe', who is not in 'people'.",
        ),
        (EVENT.format("victim: zoe"), "Scenario 'one', events 'e1': 'victim' names 'zoe'"),
        (EVENT.format("victim: [ava]"), "'victim' must be one word or text, and is ['ava']."),
        (EVENT.format("seen: {ava: 1}"), "'seen' must be a list such as [kayla, isla], and is {'ava': '1'}."),
        (EVENT.format("seen: [[ava]]"), "'seen' must be a list"),
        (
            EVENT.format("recorded: yesterday"),
            "'recorded' is 'yesterday', which is not a date. Write it year first",
        ),
        (EVENT.format("recorded: 2015-02-30"), "'recorded' is '2015-02-30', which is not a date."),
        (
            EVENT.format("recorded: 2015-02-03T10:00"),
            "'recorded' is '2015-02-03T10:00', which is not a date.",
        ),
        (EVENT.format("recorded: 20150203"), "'recorded' is '20150203', which is not a date."),
        (EVENT.format("withdrawn: 9999-02-03"), "'withdrawn' is 9999-02-03, a year no case can be in."),
        (EVENT.format("text: 'x', text: 'y'"), "'text' is written twice in one entry"),
        ("    events: [{kind: visit, occurred: 2015-01-01}]\n", "events number 1: 'id' is missing."),
        ("    events: [{id: e1, occurred: 2015-01-01}]\n", "events 'e1': 'kind' is missing."),
        ("    events: [{id: e1, kind: visit}]\n", "events 'e1': 'occurred' is missing."),
        (
            "    events: [{id: e1, kind: visit, occurred: null}]\n",
            "events 'e1': 'occurred' is missing. Add a date",
        ),
        ("    events: [visit]\n", "events number 1: expected 'name: value' entries, and found 'visit'."),
        (
            "    events: visit\n",
            "'events' must be a list of entries, each beginning with a dash, and is 'visit'.",
        ),
        (
            "    history: [{id: e1, kind: note, occurred: 2015-01-01}]\n" + EVENT.format("about: [ava]"),
            "Scenario 'one': the record id 'e1' is used twice.",
        ),
        (LINK.format("known_to: 2015-01-01"), "links number 1: 'known_from' is missing."),
        (
            LINK.format("known_from: 2015-02-01, known_to: 2015-01-01"),
            "'known_to' (2015-01-01) is before 'known_from'",
        ),
        (
            LINK.format("known_from: 2015-02-01").replace("b: ben", "b: zoe"),
            "'b' names 'zoe', who is not in 'people'.",
        ),
        (LINK.format("known_from: 2015-02-01").replace("b: ben", "b: ava"), "links 'ava' to themselves."),
        (LINK.format("known_from: 2015-02-01").replace("type: sibling, ", ""), "'type' is missing."),
        ("    expect: {S1: 2015-01-01}\n", "expect: 'S1' is not the code of a signal. They are S01 to S20."),
        ("    expect: {S01: soon}\n", "expect: 'S01' is 'soon', which is not a date."),
        ("    expect: soon\n", "expect: expected 'name: value' entries, and found 'soon'."),
        ("    expect_edges: [{signal: S01, day: 2015-01-01, edge: left}]\n", "'edge' is 'left'. Write up"),
        ("    expect_edges: [{signal: S01}]\n", "'day' is missing."),
        ("    expect_not: [{who: ava}]\n", "'signal' is missing."),
        ("    expect_roots: {zoe: {S01: null}}\n", "expect_roots: 'zoe' is not in 'people'."),
        ("    expect_then: {}\n", "add 'expect_without_links'."),
        ("    people: []\n", "'people' is written twice in one entry"),
        ("   bad: [\n", "is not valid YAML at line"),
        ("    text: !!timestamp 2015-02-30\n", "is not valid YAML at line"),
        ("    text: !!python/object:os.system x\n", "is not valid YAML at line"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(read, added, said):
    with pytest.raises(CaseFileError) as refused:
        read(SMALL + added)

    assert said in refused.value.args[0]


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "expected 'name: value' entries, and found empty."),
        ("- a\n- b\n", "expected 'name: value' entries, and found ['a', 'b']."),
        ("people: []\n", "holds no scenarios. A case file begins with 'scenarios:'"),
        ("scenarios:\n", "holds no scenarios."),
        ("scenarios: [{title: x}]\n", "scenarios number 1: 'id' is missing."),
        ("scenarios: [{id: x}]\n", "Scenario 'x': 'network_root' is missing."),
        ("scenarios: [{id: x, network_root: y}]\n", "Scenario 'x': 'network_root' names 'y'"),
        ("scenarios: [{id: x, network_root: y, people: [{name: y}]}]\n", "people number 1: 'id' is missing."),
        ("scenarios: [{id: x, people: [{id: y, taken_as_child: maybe}]}]\n", "'taken_as_child' is 'maybe'."),
        ("scenarios: [{id: x, people: [{id: y}, {id: y}]}]\n", "the person id 'y' is used twice."),
        ("scenarios: [&x {id: x, people: [{id: y}], network_root: y}, *x]\n",
         "the scenario id 'x' is used twice."),
        ("scenarios: &a [*a]\n", "expected 'name: value' entries"),
        ("a: b\n---\nc: d\n", "is not valid YAML"),
        ("a: \x01\n", "is not valid YAML. Check indents"),
        (b"a: \xff\xfe\n", "is not text in UTF-8."),
        ("[" * 20000, "are nested too deeply"),
        ("x: " + "y" * 100, "holds no scenarios"),
        ("x" * 100, "found 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_case_file_is_refused_in_a_sentence(read, text, said):
    with pytest.raises(CaseFileError) as refused:
        read(text)

    assert said in refused.value.args[0]


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(CaseFileError, match="cannot be opened"):
        load(tmp_path / "none.yaml")
    with pytest.raises(CaseFileError, match="cannot be opened"):
        load(tmp_path)
