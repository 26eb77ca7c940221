"""A caseload given back by the reader is the one that was written, family by family and in any range."""

from datetime import date

import pyarrow.parquet as pq
import pytest

from kinfold.caseload import COLUMNS, NotACaseload, Writer, blocks, families, family_range
from kinfold.records import Event, Ledger, Person, Tie

KAYLA = Person("kayla", "Kayla Merrin", date(1998, 2, 11), "F")
ISLA = Person("isla", "Isla Merrin", date(2015, 6, 8), "F")
SOMEBODY = Person("father", taken_as_child=True)
MOTHER = Tie("kayla", "isla", "mother", date(2015, 3, 10), id="t1")
UNDONE = Tie("father", "isla", "father", date(2015, 3, 10), date(2015, 4, 1))
TOLD = Event(
    "e1",
    "contact",
    "police",
    date(2015, 5, 21),
    date(2015, 5, 22),
    subtype="domestic_abuse",
    withdrawn=date(2015, 6, 1),
    order=2,
    about=("isla",),
    named=("kayla", "father"),
    seen=("kayla",),
    looked_at=("isla",),
    assessed=("isla", "kayla"),
    victim="kayla",
    suspect="father",
    attended=("police", "cass"),
    with_agencies=("midwifery",),
    referral="R1",
    concern="domestic_abuse",
    text="Pushed – “31 weeks pregnant”",
)
BEFORE = Event("e0", "birth", "midwifery", date(2015, 6, 8), date(2015, 6, 8), order=1)
FAMILY = ((KAYLA, ISLA, SOMEBODY), (MOTHER, UNDONE), (TOLD, BEFORE))


def alone(number):
    return (Person(f"p{number}", f"Ava {number}", date(1980, 1, 1)),), (), ()


def written(folder, several):
    with Writer(folder) as writer:
        for number, family in several.items():
            writer.add(number, *family)
    return folder


def test_what_was_written_is_given_back(tmp_path):
    folder = written(tmp_path, {3: FAMILY, 4: alone(4)})

    assert dict(families(folder)) == {3: Ledger.of(*FAMILY), 4: Ledger.of(*alone(4))}


def test_the_columns_are_those_of_the_layout_and_rows_are_sorted_by_family(tmp_path):
    folder = written(tmp_path, {number: alone(number) for number in range(30)})

    for name, schema in COLUMNS.items():
        rows = pq.read_table(folder / f"{name}.parquet")
        assert rows.schema == schema
        assert rows["family"].to_pylist() == sorted(rows["family"].to_pylist())


@pytest.mark.parametrize("rows", [3, 7])
def test_a_range_gives_whole_families_whatever_the_row_groups(tmp_path, monkeypatch, rows):
    monkeypatch.setattr("kinfold.caseload.tables.ROW_GROUP", rows)
    monkeypatch.setattr("kinfold.caseload.writing.BATCH", 2)
    folder = written(tmp_path, {number: FAMILY if number % 3 == 0 else alone(number) for number in range(40)})

    assert [number for number, _ in families(folder)] == list(range(40))
    assert [number for number, _ in families(folder, 11, 17)] == list(range(11, 18))
    assert all(len(ledger.events) == (2 if number % 3 == 0 else 0) for number, ledger in families(folder))
    assert family_range(folder) == (0, 39)


def test_a_block_gives_ledgers_of_chosen_families_only(tmp_path):
    folder = written(tmp_path, {number: FAMILY for number in range(10)})
    (block,) = blocks(folder)

    assert [number for number, _ in block.ledgers(only=[2, 7])] == [2, 7]
    assert [part.first for part in block.parts(people=9)] == [0, 3, 6, 9]
    assert sum(part.events.num_rows for part in block.parts(people=4)) == block.events.num_rows == 20


def test_families_out_of_order_are_refused_and_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("kinfold.caseload.writing.BATCH", 1)

    with pytest.raises(ValueError, match="Family 1 comes after family 2"):
        written(tmp_path, {2: alone(2), 1: alone(1)})

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_lacks_a_column_is_refused(tmp_path):
    folder = written(tmp_path, {1: FAMILY})
    ties = pq.read_table(folder / "ties.parquet").drop_columns("known_to")
    pq.write_table(ties, folder / "ties.parquet")

    with pytest.raises(NotACaseload, match="lacks the column known_to"):
        list(families(folder))


def test_tables_are_written_beside_families(tmp_path):
    whole = written(tmp_path / "one", {1: FAMILY, 2: alone(2)})
    held = {name: pq.read_table(whole / f"{name}.parquet") for name in COLUMNS}

    with Writer(tmp_path / "two") as writer:
        writer.add(0, *alone(0))
        writer.write(**held)
        writer.write(people=held["people"].slice(0, 0))

    assert [number for number, _ in families(tmp_path / "two")] == [0, 1, 2]


def test_an_empty_caseload_and_a_folder_that_is_none(tmp_path):
    assert list(families(written(tmp_path / "empty", {}))) == []
    assert family_range(tmp_path / "empty") == (0, -1)
    with pytest.raises(NotACaseload, match=r"no people\.parquet"):
        list(families(tmp_path))
