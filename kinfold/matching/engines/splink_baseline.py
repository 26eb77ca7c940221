"""Splink 5, tuned with care: what every measurement of our own matching is compared with.

It is given the very columns that our engine works out of each description (table.py): the forename somebody goes
by, the whole surname, date of birth, sex, address without postcode, postcode, phone, and checked NHS number and
UPN. So names are folded, titles and "Baby" taken out, and wrong numbers left out, for both alike. It is not given
our table of spellings, our keys or our levels: those are what is being compared.

Tuned means: forename and surname in one comparison with term frequencies; address, postcode and phone as one
comparison of place, since a family shares all three; u from 2e7 random pairs; m by expectation maximisation among
descriptions of one NHS number; thirteen blocking rules, the best of four sets tried.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import splink.comparison_library as compare
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule

Progress = Callable[[str, float], None]
U_FROM_PAIRS = 2e7
# Pairs below this are not kept: no threshold anybody would use lies under it.
LEAST = -6.0
COLUMNS = """n, nullif(forename, '') AS forename, nullif(surname, '') AS surname,
  CASE WHEN forename <> '' AND surname <> '' THEN forename || ' ' || surname END AS full_name,
  CASE WHEN born_text <> '' AND born_precision <> 'expected'
    THEN born_text[1:4] || '-' || born_text[5:6] || '-' || born_text[7:8] END AS born,
  nullif(sex, '') AS sex, nullif(address, '') AS address, nullif(postcode, '') AS postcode,
  nullif(phone, '') AS phone, nullif(nhs_number, '') AS nhs_number, nullif(upn, '') AS upn"""
# The best of four sets tried on a register that nothing is measured on (seed 501, 100,000 records; share of one
# person's pairs compared, best F1 of clusters): narrower .918 .931; with two more .931 .934; these .948 .937;
# these with every pair of one phone .958 .912, since households then hang together.
BLOCKS = (
    "l.nhs_number = r.nhs_number",
    "l.upn = r.upn",
    "l.born = r.born AND l.forename[1:2] = r.forename[1:2]",
    "l.born = r.born AND l.surname[1:2] = r.surname[1:2]",
    "l.born = r.born AND l.surname[1:2] = r.forename[1:2]",
    "l.postcode = r.postcode AND l.born = r.born",
    "l.postcode = r.postcode AND l.forename = r.forename",
    "l.postcode = r.postcode AND l.surname = r.surname AND l.forename[1:1] = r.forename[1:1]",
    "l.address = r.address AND l.forename[1:1] = r.forename[1:1]",
    "l.phone = r.phone AND l.forename[1:2] = r.forename[1:2]",
    "l.forename = r.surname AND l.surname = r.forename AND l.born[1:4] = r.born[1:4]",
    "l.full_name = r.full_name AND l.born[1:4] = r.born[1:4]",
    "l.full_name = r.full_name AND l.born[6:10] = r.born[6:10]",
)
MOST_OF_NHS_NUMBERS = 0.995


def _place() -> dict[str, Any]:
    """Give address, postcode and phone as one comparison: a household shares all three, so they count once."""
    levels = [
        ("phone_l = phone_r AND postcode_l = postcode_r", "phone and postcode"),
        ("postcode_l = postcode_r AND levenshtein(address_l, address_r) <= 2", "address and postcode"),
        ("phone_l = phone_r", "phone"),
        ("address_l = address_r", "address"),
        ("postcode_l = postcode_r", "postcode"),
        ("split_part(postcode_l, ' ', 1) = split_part(postcode_r, ' ', 1)", "district"),
        ("ELSE", "elsewhere"),
    ]
    nothing = (
        "(postcode_l IS NULL OR postcode_r IS NULL) AND (phone_l IS NULL OR phone_r IS NULL) "
        "AND (address_l IS NULL OR address_r IS NULL)"
    )
    return {
        "output_column_name": "place",
        "comparison_levels": [
            {"sql_condition": nothing, "label_for_charts": "not given", "is_null_level": True},
            *({"sql_condition": condition, "label_for_charts": label} for condition, label in levels),
        ],
    }


def settings() -> SettingsCreator:
    """Give the tuned settings: comparisons and blocking rules."""
    number = compare.ExactMatch("nhs_number")
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="n",
        comparisons=[
            compare.ForenameSurnameComparison(
                "forename", "surname", forename_surname_concat_col_name="full_name"
            ),
            compare.DateOfBirthComparison("born", input_is_string=True),
            _place(),
            compare.ExactMatch("sex"),
            # Trained on descriptions of one NHS number, it could not learn what that number says.
            number.configure(m_probabilities=[MOST_OF_NHS_NUMBERS, 1 - MOST_OF_NHS_NUMBERS]),
            compare.ExactMatch("upn"),
        ],
        blocking_rules_to_generate_predictions=[*map(CustomRule, BLOCKS)],
        retain_matching_columns=False,
        max_iterations=25,
    )


def silent(step: str, share: float) -> None:
    """Tell nobody how far Splink has come."""


class Splink:
    """One register in one DuckDB, linked by Splink: load, train, predict, cluster; then one new description."""

    def __init__(self, folder: Path, *, threads: int = 2, memory: str = "4GB") -> None:
        self.db = duckdb.connect(
            str(folder / "splink.duckdb"),
            config={
                "threads": max(1, threads),
                "memory_limit": memory,
                "temp_directory": str(folder / "spill"),
            },
        )
        self.db.execute("SET enable_progress_bar = false")
        self.api = DuckDBAPI(connection=self.db)

    def load(self, paths: Sequence[Path]) -> None:
        """Take in the feature files that our own engine reads, in Splink's columns."""
        self._read("given", paths)
        self.given = self.api.register("given")
        self.linker = Linker(self.given, settings(), log_level=40)

    def _read(self, table: str, paths: Iterable[Path]) -> None:
        for at, path in enumerate(paths):
            with pa.memory_map(str(path)) as source:
                self.db.register("incoming", pa.ipc.open_file(source).read_all())
                verb = f"INSERT INTO {table}" if at else f"CREATE OR REPLACE TABLE {table} AS"
                self.db.execute(f"{verb} SELECT {COLUMNS} FROM incoming")  # noqa: S608
                self.db.unregister("incoming")

    def train(self, tell: Progress = silent) -> None:
        """Estimate u from random pairs, and m from descriptions of one NHS number."""
        training = self.linker.training
        tell("Splink: u", 0.0)
        training.estimate_u_using_random_sampling(max_pairs=U_FROM_PAIRS, seed=1)
        tell("Splink: m", 0.0)
        surely: list[str | Any] = [
            "l.nhs_number = r.nhs_number",
            "l.full_name = r.full_name AND l.born = r.born",
        ]
        training.estimate_probability_two_random_records_match(surely, recall=0.6)
        training.estimate_parameters_using_expectation_maximisation(
            block_on("nhs_number"), fix_probability_two_random_records_match=False
        )

    def predict(self, tell: Progress = silent) -> None:
        """Find the pairs of the blocking rules and weigh them."""
        tell("Splink: predict", 0.0)
        self.predicted = self.linker.inference.predict(threshold_match_weight=LEAST, warning_mode="never")

    def pairs(self) -> pa.Table:
        """Give the weighed pairs: a, b and weight in bits."""
        return _table(self.predicted, "SELECT n_l AS a, n_r AS b, match_weight AS weight FROM {this}")

    def candidates(self) -> pa.Table:
        """Give every pair of the blocking rules, also those too weak to be kept: a and b."""
        blocked = self.linker.inference.compute_blocked_pairs_for_predict()
        return _table(blocked, "SELECT join_key_l AS a, join_key_r AS b FROM {this}")

    def clusters(self, at_least: float, tell: Progress = silent) -> pa.Table:
        """Join the pairs that weigh at least so much, and whatever hangs together: n and person."""
        tell("Splink: cluster", 0.0)
        grouped = self.linker.clustering.cluster_pairwise_predictions_at_threshold(
            self.predicted, threshold_match_weight=at_least
        )
        return _table(grouped, "SELECT n, cluster_id AS person FROM {this}").sort_by("n")

    def take_new(self, paths: Sequence[Path]) -> None:
        """Take in descriptions that are to be matched one by one against the register."""
        self._read("asked", paths)
        for column in ("full_name", "forename", "surname"):
            self.linker.table_management.compute_tf_table(column)

    def matched(self, which: int | None = None) -> pa.Table:
        """Match one new description (by its number), or all, with the register: a is new, b is known."""
        name = "one_asked" if which is not None else "all_asked"
        where = f"WHERE n = {which}" if which is not None else ""
        # Numbers of new descriptions follow those of the register: Splink orders a pair by them.
        self.db.execute(
            f"CREATE OR REPLACE TABLE {name} AS SELECT * REPLACE (n + {self.size} AS n) FROM asked {where}"  # noqa: S608
        )
        found = self.linker.inference.predict_between(
            self.given, self.api.register(name), threshold_match_weight=LEAST, warning_mode="never"
        )
        query = (
            f"SELECT greatest(n_l, n_r) - {self.size} AS a, least(n_l, n_r) AS b, "  # noqa: S608
            "match_weight AS weight FROM {this} ORDER BY 1, 3 DESC, 2"
        )
        answer = _table(found, query)
        found.drop_table_from_database_and_remove_from_cache()
        return answer

    @property
    def size(self) -> int:
        """Give how many descriptions the register holds."""
        ((number,),) = self.db.execute("SELECT count(*) FROM given").fetchall()
        return int(number)


def _table(frame: Any, query: str) -> pa.Table:
    return frame.query_sql(query).as_pyarrow_table()
