"""Links a whole register on one machine: the model as SQL in DuckDB, then persons from the weighed pairs."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from kinfold.matching import sql
from kinfold.matching.describe import Description
from kinfold.matching.features import FEATURES, SAID
from kinfold.matching.model import STOPS, Model, standing_model
from kinfold.matching.persons import Joined, Weighed, joined, within_reach

from .table import write_features

# A drawer with more descriptions than this says too little to compare all of them with one another.
DRAWER_AT_MOST = 50
# In a register linked as a whole, the best must fit this many bits better than the next who is somebody else.
MARGIN = 3.0
Progress = Callable[[str, float], None]
_DOUBT, _NEVER, _APART = (STOPS.index(name) for name in ("doubt", "never", "apart"))
_TOLD_APART = f"s.stops = {_APART} AND NOT s.identified"
_FREE = f"(stops < {_DOUBT} OR (stops = {_DOUBT} AND identified))"


def silent(step: str, share: float) -> None:
    """Tell nobody how far linking has come."""


@dataclass(frozen=True)
class Linked:
    """What linking came to.

    `people` has source, record_id and person_id, a row for each description; `pairs` has left_source, left_id,
    right_source, right_id, outcome, weight (bits) and evidence (sentences); `counts` says how many of each.
    """

    people: pa.Table
    pairs: pa.Table
    counts: Mapping[str, int]


def link(
    sources: Sequence[str],
    record_ids: Sequence[str],
    descriptions: Sequence[Description],
    *,
    model: Model | None = None,
    joined_when: str = "probable",
    workers: int = 1,
    progress: Progress | None = None,
) -> Linked:
    """Link descriptions of one or several sources: who is one person, and what every likely pair rests on.

    With joined_when="same" only what is beyond reasonable doubt is joined; with "probable" also what is
    likelier than not. Nothing ambiguous is joined.
    """
    tell = progress or silent
    with tempfile.TemporaryDirectory(prefix="kinfold-") as folder:
        paths, _ = write_features(descriptions, Path(folder), workers=workers, progress=tell)
        engine = Duck(Path(folder), model or standing_model(), threads=workers)
        engine.load(paths)
        engine.score(tell)
        engine.join(joined_when, tell)
        return engine.linked(sources, record_ids, tell)


class Duck:
    """One register in one DuckDB: load its features, score its pairs, join its persons."""

    def __init__(self, folder: Path, model: Model, *, threads: int = 2, memory: str = "1400MB") -> None:
        self.model = model
        self.size = 0
        self.counts: dict[str, int] = {}
        self.there: list[str] = []
        self.db = duckdb.connect(
            str(folder / "register.duckdb"),
            config={
                "threads": max(1, threads),
                "memory_limit": memory,
                "temp_directory": str(folder / "spill"),
            },
        )
        self.db.execute("SET preserve_insertion_order = false")
        self.db.execute("SET enable_progress_bar = false")

    def load(self, paths: Sequence[Path]) -> None:
        """Take in feature files; columns in which nothing was ever given are left out of all that follows."""
        wanted = sorted({*sql.said_features(self.model), *sql.keyed_features(self.model)})
        said = [f"said_{name} AS {name}" for name in SAID]
        for at, path in enumerate(paths):
            with pa.memory_map(str(path)) as source:
                self.db.register("incoming", pa.ipc.open_file(source).read_all())
                for table, columns in (("features", wanted), ("said", said)):
                    verb = f"INSERT INTO {table}" if at else f"CREATE TABLE {table} AS"
                    self.db.execute(f"{verb} SELECT n, {', '.join(columns)} FROM incoming")  # noqa: S608
                self.db.unregister("incoming")
        self.size = self.counts["records"] = self._number("SELECT count(*) FROM features")
        self.there = [name for name in wanted if self._number(_anything(name))]

    def score(self, tell: Progress = silent) -> None:
        """Find the pairs worth comparing and weigh each; the table `scored` holds every one."""
        tell("finding candidates", 0.0)
        self.db.execute(f"CREATE TABLE keys AS {sql.keys(self.model, sql.DUCKDB, features=self.there)}")
        self.db.execute(f"CREATE TABLE pairs AS {sql.pairs(DRAWER_AT_MOST)}")
        self.db.execute("DROP TABLE keys")
        self.counts["candidate pairs"] = self._number("SELECT count(*) FROM pairs")
        tell("weighing", 0.0)
        query = sql.scored(self.model, sql.DUCKDB, register_size=self.size, features=self.there)
        self.db.execute(f"CREATE TABLE scored AS {query}")
        self.db.execute("DROP TABLE pairs")
        tell("weighing", 1.0)

    def join(self, joined_when: str = "probable", tell: Progress = silent) -> Joined:
        """Work out the persons and the outcome of every pair worth keeping: tables `person` and `outcome`."""
        tell("joining", 0.0)
        found = joined(self._weighed(joined_when), at_least=self._least(joined_when), margin=MARGIN)
        self._keep_persons(found)
        self._keep_outcomes(found)
        tell("joining", 1.0)
        return found

    def _least(self, joined_when: str) -> float:
        limits = self.model.thresholds
        return limits.same if joined_when == "same" else limits.probable

    def _weighed(self, joined_when: str) -> list[Weighed]:
        """Read the pairs that may be joined, and all that is known between the descriptions they touch."""
        # Beyond doubt, nothing may hold a link back; likelier than not, only what tells two people apart does.
        apart = f"NOT {_FREE}" if joined_when == "same" else f"stops = {_APART} AND NOT identified"
        least = round(self._least(joined_when) * 100)
        links = self.db.sql(
            f"SELECT a, b FROM scored WHERE weight >= {least} AND NOT ({apart})"  # noqa: S608
        ).to_arrow_table()
        group = within_reach(links["a"].to_pylist(), links["b"].to_pylist())
        members = pa.array(group.keys(), pa.int32()), pa.array(group.values(), pa.int32())
        self.db.register("reach", pa.table(members, names=["n", "leader"]))
        # What lies between two who are not within reach of one another can hold back no link.
        rows = self.db.execute(
            f"SELECT a, b, weight + caution, {apart} FROM scored "  # noqa: S608
            "JOIN reach x ON a = x.n JOIN reach y ON b = y.n WHERE x.leader = y.leader"
        )
        weighed = [Weighed(a, b, weight / 100, barred) for a, b, weight, barred in rows.fetchall()]
        self.db.unregister("reach")
        return weighed

    def _keep_persons(self, found: Joined) -> None:
        members = pa.array(found.person.keys(), pa.int32()), pa.array(found.person.values(), pa.int32())
        self.db.register("incoming", pa.table(members, names=["n", "person"]))
        self.db.execute(
            "CREATE OR REPLACE TABLE person AS SELECT f.n, coalesce(incoming.person, f.n) AS person "
            "FROM features f LEFT JOIN incoming ON f.n = incoming.n"
        )
        self.db.unregister("incoming")
        self.counts["people"] = self._number("SELECT count(DISTINCT person) FROM person")

    def _keep_outcomes(self, found: Joined) -> None:
        """Say what each pair is by itself, and which fit two people equally well."""
        limits = self.model.thresholds
        torn = sorted(found.ambiguous)
        ends = pa.array([a for a, _ in torn], pa.int32()), pa.array([b for _, b in torn], pa.int32())
        self.db.register("incoming", pa.table(ends, names=["a", "b"]))
        self.db.execute(
            f"""CREATE OR REPLACE TABLE outcome AS
            SELECT s.*, CASE
              WHEN incoming.a IS NOT NULL THEN 'ambiguous'
              WHEN ({_TOLD_APART}) OR s.weight < {round(limits.probable * 100)} THEN 'relative'
              WHEN {_FREE} AND s.weight >= {round(limits.same * 100)} THEN 'same'
              ELSE 'probable' END AS outcome
            FROM scored s LEFT JOIN incoming ON s.a = incoming.a AND s.b = incoming.b
            WHERE incoming.a IS NOT NULL OR s.related
              OR (NOT ({_TOLD_APART}) AND s.weight >= {round(limits.probable * 100)})"""  # noqa: S608
        )
        self.db.unregister("incoming")
        for outcome, number in self.db.execute("SELECT outcome, count(*) FROM outcome GROUP BY 1").fetchall():
            self.counts[outcome] = number

    def linked(self, sources: Sequence[str], record_ids: Sequence[str], tell: Progress = silent) -> Linked:
        """Give the tables an analyst reads, with a sentence for each piece of evidence."""
        tell("writing reasons", 0.0)
        names = pa.array(range(self.size), pa.int32()), pa.array(sources), pa.array(record_ids)
        self.db.register("named", pa.table(names, names=["n", "source", "record_id"]))
        people = self.db.sql(
            "SELECT x.source, x.record_id, 'P' || lpad(CAST(p.person + 1 AS VARCHAR), 8, '0') AS person_id "
            "FROM person p JOIN named x ON p.n = x.n ORDER BY p.n"
        ).to_arrow_table()
        pairs = self.db.sql(
            f"""SELECT x.source AS left_source, x.record_id AS left_id, y.source AS right_source,
              y.record_id AS right_id, s.outcome, s.weight / 100.0 AS weight, {sql.evidence(self.model)} AS evidence
            FROM outcome s JOIN named x ON s.a = x.n JOIN named y ON s.b = y.n
              JOIN said sl ON s.a = sl.n JOIN said sr ON s.b = sr.n ORDER BY s.a, s.b"""  # noqa: S608
        ).to_arrow_table()
        self.db.unregister("named")
        tell("writing reasons", 1.0)
        return Linked(people, pairs, dict(self.counts))

    def _number(self, query: str) -> int:
        ((number,),) = self.db.execute(query).fetchall()
        return int(number)


def _anything(name: str) -> str:
    given = {str: f"{name} <> ''", int: f"{name} <> 0", tuple: f"len({name}) > 0"}[FEATURES[name]]
    return f"SELECT count(*) FROM (SELECT 1 FROM features WHERE {given} LIMIT 1)"  # noqa: S608
