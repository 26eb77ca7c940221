"""A small made-up city: the same for a seed, whole, in the vocabulary of the signals, and with its truth beside it."""

from collections import defaultdict
from datetime import date

import pyarrow.parquet as pq
import pytest

from kinfold.caseload import COLUMNS, families
from kinfold.caseload.layout import MENTIONS, TRUTH
from kinfold.replay import replay
from kinfold.synthetic.city import streaming
from kinfold.synthetic.city.kin import Kin
from kinfold.synthetic.city.planted.shapes import SHAPES
from kinfold.synthetic.city.streaming import City, write_city
from kinfold.synthetic.people import Person

SMALL = City(children=300)
FILES = {**COLUMNS, "mentions": MENTIONS, "truth": TRUTH}
FIRST, END = date(2022, 7, 5), date(2026, 1, 1)


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    folder = tmp_path_factory.mktemp("city")
    write_city(SMALL, folder)
    return folder


def rows(folder, name):
    return pq.read_table(folder / f"{name}.parquet").to_pylist()


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_same_seed_gives_the_same_files_and_another_seed_others(city, tmp_path):
    write_city(SMALL, tmp_path / "again")
    write_city(City(children=300, seed=2), tmp_path / "other")

    assert contents(tmp_path / "again") == contents(city)
    assert contents(tmp_path / "other")["people.parquet"] != contents(city)["people.parquet"]


def test_the_number_of_processes_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(streaming, "CHILDREN_PER_BLOCK", 110)

    told = []
    for workers in (1, 2):
        write_city(SMALL, tmp_path / str(workers), workers=workers, tell=lambda done, of: told.append(done))

    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    assert told == [1, 2, 3, 1, 2, 3]


def test_a_small_rest_of_a_city_joins_its_last_part():
    assert [part.children for part in City(7_000).parts()] == [3_000, 4_000]
    assert [part.children for part in City(8_000).parts()] == [3_000, 3_000, 2_000]
    assert [part.children for part in City(200).parts()] == [200]


def test_there_are_as_many_children_as_asked_and_everybody_else(city):
    people = rows(city, "people")
    on = date(2023, 1, 1)
    children = [p for p in people if p["born"] and date(2005, 1, 1) < p["born"] <= on]

    assert 295 <= len(children) <= 320
    assert 1_230 <= len(people) <= 1_300
    assert len({person["id"] for person in people}) == len(people)


def test_the_files_have_their_columns_and_are_sorted_by_family(city):
    for name, schema in FILES.items():
        held = pq.read_table(city / f"{name}.parquet")
        assert held.schema == schema
        numbers = held["family"].to_pylist()
        assert numbers == sorted(numbers)


def test_a_family_is_everybody_whom_any_link_joins(city):
    family_of = {person["id"]: person["family"] for person in rows(city, "people")}
    joined = {family: {family} for family in family_of.values()}

    for tie in rows(city, "ties"):
        assert family_of[tie["a"]] == family_of[tie["b"]] == tie["family"]
    assert sorted(joined) == list(range(len(joined)))
    for _, ledger in families(city):
        assert reached(ledger) == set(ledger.by_id)


def reached(ledger):
    start = ledger.people[0].id
    found, waiting = {start}, [start]
    while waiting:
        for tie in ledger.ties_of.get(waiting.pop(), ()):
            new = {tie.a, tie.b} - found
            found |= new
            waiting.extend(new)
    return found


def test_a_record_stands_once_in_every_family_of_its_people(city):
    family_of = {person["id"]: person["family"] for person in rows(city, "people")}
    stands = defaultdict(list)
    for number, ledger in families(city):
        for event in ledger.events:
            stands[event.id].append(number)
            people = set(event.everyone)

            assert people <= set(family_of)
            assert number in {family_of[person] for person in people}
    for _, ledger in families(city):
        for event in ledger.events:
            assert sorted(stands[event.id]) == sorted({family_of[person] for person in event.everyone})


KINDS = {
    "contact": {"concern", "domestic_abuse", "support_request"},
    "disclosure": {"domestic_abuse"},
    "decision": {
        "advice_only",
        "signposted",
        "no_further_action",
        "early_help",
        "assessment",
        "family_group_conference",
        "mash",
    },
    "visit": {""},
    "health": {"booking", "antenatal", "emergency", "gp", "other"},
    "attempt": {"was_not_brought", "no_access", "parent_absent"},
    "birth": {""},
    "injury": {""},
    "admission": {"neonatal", "other"},
    "discharge": {"neonatal", "other"},
    "meeting": {"discharge_planning", "other"},
    "booking": {"discharge_planning"},
    "conversation": {""},
    "consideration": {
        "child_in_own_right",
        "not_safe_to_see",
        "no_contact_order",
        "abroad",
        "asked_not_known",
        "other_parent_asked",
        "lives_elsewhere_checked",
        "safety_plan",
        "victim_support",
        "dash",
        "history_considered",
    },
    "assessment": {"completed", "paediatric_opinion", "dash"},
    "episode_open": {""},
    "episode_close": {""},
}


def test_records_keep_to_the_vocabulary_and_to_the_days_covered(city):
    for event in rows(city, "events"):
        if event["kind"] == "note":
            assert event["subtype"].endswith("_history")
            assert event["occurred"] < event["recorded"] == FIRST
            continue
        assert event["subtype"] in KINDS[event["kind"]]
        assert FIRST <= event["occurred"] <= event["recorded"] < END
        assert event["withdrawn"] is None or event["withdrawn"] > event["recorded"]


def test_every_shape_is_planted_and_its_harm_is_on_record(city):
    truth = {row["family"]: row for row in rows(city, "truth")}
    harmed = {row["harmed"]: row["harm_on"] for row in truth.values() if row["harmed"]}
    injured = {
        event["about"][0]: event["occurred"] for event in rows(city, "events") if event["kind"] == "injury"
    }

    assert {row["shape"] for row in truth.values()} == {"", *(shape.__name__ for shape in SHAPES)}
    assert harmed == injured
    assert all(row["harm_on"] is None for row in truth.values() if row["shape"] == "busy_but_safe")
    assert set(truth) == {person["family"] for person in rows(city, "people")}


def test_what_could_have_been_seen_before_the_harm_is_seen_and_the_sudden_is_not(city):
    truth = {row["shape"]: row for row in rows(city, "truth")}

    assert "S01" in before_harm(city, truth["each_contact_about_one_person"])
    assert "S18" in before_harm(city, truth["chronic"])
    assert before_harm(city, truth["quiet_then_sudden"]) <= {"S06", "S12"}


def before_harm(city, truth):
    number = truth["family"]
    ((_, ledger),) = families(city, number, number)
    edges = replay(ledger, truth["harmed"]).edges
    return {edge.signal for edge in edges if edge.up and edge.day < truth["harm_on"]}


def test_who_is_home_changes_as_partnerships_end_and_begin():
    mother, father, new, child = (
        Person(number, 0, None, role, "Ava", "", "Merrin", sex, born, None, None, "", "")
        for number, (role, sex, born) in enumerate(
            [
                ("mother", "F", date(1998, 2, 11)),
                ("father", "M", date(1997, 9, 3)),
                ("adult", "M", date(1990, 1, 1)),
                ("child", "F", date(2020, 6, 8)),
            ]
        )
    )
    kin = Kin(None, 1, [mother, father, new, child], mother, father, [child])
    kin.apart_on, kin.partner, kin.partner_from = date(2021, 1, 1), new, date(2022, 1, 1)

    assert kin.household_on(date(2020, 12, 31)) == [mother, father, child]
    assert kin.household_on(date(2021, 1, 1)) == [mother, child]
    assert kin.household_on(date(2022, 1, 1)) == [mother, new, child]
    assert kin.whole_on(date(2022, 1, 1)) == [mother, new, child, father]
    assert kin.man_on(date(2021, 6, 1)) is father
    assert kin.children_on(date(2020, 1, 9)) == []
    assert kin.children_on(date(2020, 1, 10)) == [child]
    assert Kin(None, 1, [mother], mother).whole_on(date(2022, 1, 1)) == [mother]


def test_agencies_describe_people_with_their_slips_and_the_truth_says_of_whom(city):
    people = {person["id"]: person for person in rows(city, "people")}
    records = {event["id"]: event for event in rows(city, "events")}
    mentions = rows(city, "mentions")

    assert all(mention["person"] in people for mention in mentions)
    assert all(mention["agency"] == records[mention["record"]]["agency"] for mention in mentions)
    slips = {slip for mention in mentions for slip in mention["errors"]}
    assert {"baddob", "nick", "typo", "unborn", "moved"} <= slips
    right = [m for m in mentions if not m["errors"] and m["born"] and people[m["person"]]["born"]]
    assert all(mention["born"] == people[mention["person"]]["born"] for mention in right)


def test_records_about_one_contact_share_a_number_and_no_family_shares_another_s(city):
    told = defaultdict(set)
    for event in rows(city, "events"):
        if event["kind"] == "contact":
            told[event["referral"]].add(event["text"])

    assert "" not in told
    assert all(len(texts) == 1 for texts in told.values())


def test_a_child_who_is_only_looked_at_before_the_last_day_is_on_record_too(city):
    family_of = {person["id"]: person["family"] for person in rows(city, "people")}
    expected = [p["id"] for p in rows(city, "people") if p["born"] and p["born"] >= END]
    tied = {tie["b"] for tie in rows(city, "ties") if tie["type"] == "mother" and tie["known_from"] < END}

    assert expected
    assert set(expected) <= tied
    assert all(
        person in family_of
        for event in rows(city, "events")
        for person in [*event["looked_at"], *event["seen"]]
    )
