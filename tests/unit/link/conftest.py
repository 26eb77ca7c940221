"""Files as agencies send them, and an engine simple enough to foresee, for the tests of linking extracts."""

from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pytest

from kinfold.link.linking import Request, link_extracts

PAIRS = pa.schema(
    [
        *((name, pa.string()) for name in ("left_source", "left_id", "right_source", "right_id", "outcome")),
        ("weight", pa.float64()),
        ("evidence", pa.list_(pa.string())),
    ]
)
SCHOOL = """Pupil ID,Forename,Surname,DOB,Gender,Postcode,NHS No
S1,Kayla,Merrin,03/05/2010,F,B29 6QX,943 476 5919
S2,Oliver,Smith,2011-02-03,M,B13 8AA,
"""
HEALTH = """patient_id;first name;last name;date of birth;sex;post code;nhs number
H1;Kaylah;Merrin;2010-05-03;Female;B296QX;9434765919
H2;Charlie;Smith;2011-02-03;Male;B13 8AA;
"""


@dataclass
class Told:
    """Remembers what would have been shown."""

    stages: list[str] = field(default_factory=list)
    files: list = field(default_factory=list)

    def stage(self, said, done):
        self.stages.append(said)

    def read(self, file):
        self.files.append(file)


@dataclass(frozen=True)
class Linked:
    people: pa.Table
    pairs: pa.Table
    counts: dict


class SurnameEngine:
    """Takes neighbours in the list with one surname for one person, the outcomes in turn; keeps what it was given."""

    def __init__(self):
        self.given = {}

    def __call__(self, sources, record_ids, descriptions, **how):
        self.given = {"sources": sources, "ids": record_ids, "descriptions": list(descriptions), **how}
        people, person = [], {}
        pairs = []
        for at, one in enumerate(self.given["descriptions"]):
            first = person.setdefault(one.surname, at)
            people.append((sources[at], record_ids[at], f"P{first}"))
            if first != at:
                outcome = ("same", "probable", "ambiguous", "relative")[len(pairs) % 4]
                pairs.append(
                    (sources[first], record_ids[first], sources[at], record_ids[at], outcome, 12.5, ["Said."])
                )
        return Linked(
            pa.table(list(zip(*people, strict=True)), names=["source", "record_id", "person_id"]),
            pa.Table.from_pylist([dict(zip(PAIRS.names, pair, strict=True)) for pair in pairs], PAIRS),
            {"records": len(people)},
        )


@pytest.fixture
def engine():
    return SurnameEngine()


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def written(tmp_path):
    """Write a file and give its path."""

    def write(name: str, text: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write


@pytest.fixture
def linked(tmp_path, engine, told):
    """Link files with the simple engine and give what came of it."""

    def link(*files: Path, **asked):
        return link_extracts(Request(files, tmp_path / "out", **asked), engine, told)

    return link


@pytest.fixture
def school(written):
    return written("school.csv", SCHOOL)


@pytest.fixture
def health(written):
    return written("health.csv", HEALTH)
