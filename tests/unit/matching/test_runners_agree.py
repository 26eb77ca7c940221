"""One model, several runners: Python and DuckDB find the same levels and the same sum for any two descriptions."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinfold.matching import sql
from kinfold.matching.commonness import Commonness
from kinfold.matching.describe import Description, Standard
from kinfold.matching.engines.duck import Duck
from kinfold.matching.engines.table import SCHEMA, batch
from kinfold.matching.explain import sentences
from kinfold.matching.features import features_of
from kinfold.matching.keys import keys
from kinfold.matching.model import STOPS, standing_model
from kinfold.matching.standardise import standardise
from kinfold.matching.weigh import weigh_features

FORENAMES = [
    *(
        "Kayla",
        "Kaylah",
        "Kyla",
        "Mohammed",
        "Md",
        "Mohammed Yusuf",
        "Joseph",
        "Kate",
        "Katherine",
        "Katerine",
        "K",
    ),
    *(
        "Baby",
        "Baby Boy Twin 2",
        "Elsa",
        "Ella",
        "Łukasz",
        "Lukas",
        "Зоя",
        "Zoë",
        "Isla Rose",
        "Rose",
        "Unknown",
    ),
    *("Unborn", "Ells", "Ellsworth", "Hassan", "Brian", "Brain", "O'Neil"),
]
SURNAMES = [
    *(
        "Merrin",
        "Merin",
        "Merrin-Ash",
        "Ash",
        "Khan",
        "Begum",
        "Bibi",
        "Kowalska",
        "Kowalski",
        "Hassan",
        "Kayla",
    ),
    *(
        "Smith jnr",
        "Smith senior",
        "Farah Warsame",
        "Farah",
        "Петрова",
        "Østergård",
        "de la Cruz",
        "Oakes",
        "Oakey",
    ),
]
WORDS = st.text(alphabet="abcdeéßłЖ'- ", max_size=7)

descriptions = st.builds(
    Description,
    forenames=st.sampled_from(["", *FORENAMES]) | WORDS,
    surname=st.sampled_from(["", *SURNAMES]) | WORDS,
    born=st.none()
    | st.sampled_from(
        [date(1998, 2, 11), date(1998, 11, 2), date(1998, 1, 1), date(1998, 2, 15), date(1968, 2, 11)]
    )
    | st.dates(date(1997, 12, 1), date(1999, 1, 31)),
    born_precision=st.sampled_from(["", "exact", "approximate", "expected"]),
    sex=st.sampled_from(["", "F", "M"]),
    address=st.sampled_from(
        [
            "",
            "12 Elm Road",
            "12 Elm Rd, Selly Oak",
            "Flat 2, 14 Elm Road",
            "Elm House",
            "Women's hostel, 3 Oak Lane",
        ]
    ),
    postcode=st.sampled_from(["", "B29 6QX", "B29 7AA", "B29 6QY", "B10 1AA"]),
    phone=st.sampled_from(["", "07700 900123"]),
    nhs_number=st.sampled_from(["", "943 476 5919", "900 000 0009"]),
    upn=st.sampled_from(["", "B801200005001", "A801200005001", "L80120000500A"]),
    former_upn=st.sampled_from(["", "B801200005001"]),
    local_id=st.sampled_from(["", "330:1", "330:2", "331:1"]),
    mother_key=st.sampled_from(["", "kayla", "amy"]),
    mother_name=st.sampled_from(["", "Kayla Merrin", "Kaylah Merrin"]),
    birth_order=st.sampled_from([0, 1, 2]),
)
COUNTED = Commonness({"kayla": 3, "kate": 2, "elsa": 1}, {"khan": 3, "smith": 2, "ash": 1}, counted=True)


def in_duckdb(standards: list[Standard], folder, common: Commonness, size: int) -> dict:
    """Weigh every two of some descriptions in DuckDB: their levels, weight, stops, relation and sentences."""
    model = standing_model()
    path = folder / "features.arrow"
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, SCHEMA) as writer:
        writer.write_batch(batch(standards, 0, common))
    engine = Duck(folder, model, threads=1)
    engine.load([path])
    engine.db.execute(
        "CREATE TABLE pairs AS SELECT x.n AS a, y.n AS b FROM features x JOIN features y ON x.n < y.n"
    )
    query = sql.scored(model, sql.DUCKDB, register_size=size, features=engine.there)
    names = ", ".join(f"s.{theme.name}" for theme in model.themes)
    rows = engine.db.execute(
        f"SELECT s.a, s.b, [{names}], s.weight, s.stops, s.related, s.identified, {sql.evidence(model)} "
        f"FROM ({query}) s JOIN said sl ON s.a = sl.n JOIN said sr ON s.b = sr.n"
    ).fetchall()
    engine.db.close()
    return {(a, b): tuple(rest) for a, b, *rest in rows}


def in_python(standards: list[Standard], common: Commonness, size: int) -> dict:
    """Weigh every two of some descriptions in Python, in the same shape."""
    model = standing_model()
    made = [(one, features_of(one, common)) for one in standards]
    found = {}
    for a, b in combinations(range(len(made)), 2):
        weight = weigh_features(made[a], [made[b]], register_size=size, model=model)
        by_theme = {part.theme: part.level for part in weight.parts}
        levels = [theme.place(by_theme[theme.name]) for theme in model.themes]
        found[a, b] = (
            levels,
            round(weight.total * 100),
            STOPS.index(weight.stops),
            weight.related,
            weight.identified,
            list(sentences(weight)),
        )
    return found


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(descriptions, min_size=2, max_size=12), st.sampled_from([1, 100_000, 1_234_567]), st.booleans()
)
def test_python_and_duckdb_say_the_same_of_any_two_descriptions(tmp_path_factory, some, size, counted):
    standards = [standardise(one) for one in some]
    common = COUNTED if counted else Commonness()

    found = in_duckdb(standards, tmp_path_factory.mktemp("register"), common, size)

    assert found == in_python(standards, common, size)


@pytest.mark.parametrize("said", ["", "Kayla"])
def test_a_column_that_nobody_filled_is_read_as_not_given(tmp_path, said):
    some = [standardise(Description(forenames=said, sex="F")), standardise(Description(forenames=said))]

    assert in_duckdb(some, tmp_path, Commonness(), 1) == in_python(some, Commonness(), 1)


def test_descriptions_share_a_key_in_duckdb_just_when_they_do_in_python(tmp_path):
    some = [
        Description(
            forenames=forename, surname=surname, born=date(1998, 2, day), postcode=postcode, phone=phone
        )
        for forename, surname in zip(FORENAMES, [*SURNAMES, *SURNAMES], strict=False)
        for day, postcode, phone in ((11, "B29 6QX", ""), (12, "", "07700 900123"))
    ]
    some += [replace(some[0], born=None, born_precision=""), replace(some[1], born_precision="expected")]
    standards = [standardise(one) for one in some]
    path = tmp_path / "features.arrow"
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, SCHEMA) as writer:
        writer.write_batch(batch(standards, 0, Commonness()))
    engine = Duck(tmp_path, standing_model(), threads=1)
    engine.load([path])
    engine.db.execute(f"CREATE TABLE keys AS {sql.keys(standing_model(), sql.DUCKDB, features=engine.there)}")
    found = set(engine.db.execute(sql.pairs(10_000)).fetchall())

    filed = [keys(one) for one in standards]
    assert found == {(a, b) for a, b in combinations(range(len(filed)), 2) if filed[a] & filed[b]}
