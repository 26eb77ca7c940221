"""Writes the model out as SQL, for DuckDB and for Spark: keys, pairs, levels, sums and sentences.

The text comes from the same conditions that Python runs, so the three can only differ by mistake; a property
test compares them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .features import FEATURES
from .model import STOPS, UNBOUNDED, KeyRule, Level, Model, Theme
from .weigh import HELD_BACK

DUCKDB, SPARK = "duckdb", "spark"
_EMPTY = {str: "''", int: "0", tuple: "[]"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one engine spells what the others spell otherwise; `{0}` and on are what is put in."""

    name: str
    pick: str
    explode: str
    hashed: str
    array: str


DIALECTS: Mapping[str, Dialect] = {
    DUCKDB: Dialect(
        DUCKDB,
        pick="{0}[{1} + 1]",
        explode="CROSS JOIN (SELECT unnest(f.{0}) AS {1})",
        hashed="hash({0})",
        array="[{0}]",
    ),
    SPARK: Dialect(
        SPARK,
        pick="element_at({0}, {1} + 1)",
        explode="LATERAL VIEW explode(f.{0}) e_{1} AS {1}",
        hashed="xxhash64({0})",
        array="array({0})",
    ),
}


def said_features(model: Model) -> tuple[str, ...]:
    """Give the features that the model's conditions speak of, in the order of the list of features."""
    texts = " ".join(condition.text for theme in model.apart for condition in theme.conditions)
    return tuple(name for name in FEATURES if f".{name}" in texts)


def keyed_features(model: Model) -> tuple[str, ...]:
    """Give the features that the model's keys are made of."""
    on = {name for rule in model.keys if not rule.search for name in rule.on}
    return tuple(name for name in FEATURES if name in on)


def keys(model: Model, dialect: str, *, features: Collection[str] | None = None) -> str:
    """Write the query that files every description of table `features` under its keys: columns n and key.

    `features` names the columns that hold anything: a key on any other column is on nothing.
    """
    there = FEATURES.keys() if features is None else features
    rules = [rule for rule in model.keys if not rule.search and all(name in there for name in rule.on)]
    return "\nUNION ALL\n".join(_key(rule, DIALECTS[dialect]) for rule in rules)


def _key(rule: KeyRule, dialect: Dialect) -> str:
    many = [name for name in rule.on if FEATURES[name] is tuple]
    exploded = " ".join(dialect.explode.format(name, f"k_{name}") for name in many)
    one = [f"f.{name} <> ''" for name in rule.on if FEATURES[name] is str]
    some = [f"f.{name} <> 0" for name in rule.on if FEATURES[name] is int]
    parts = [f"'{rule.name}'", *(f"k_{name}" if name in many else f"f.{name}" for name in rule.on)]
    hashed = dialect.hashed.format(", ".join(parts))
    where = " AND ".join([*one, *some]) or "TRUE"
    return f"SELECT f.n AS n, {hashed} AS key FROM features f {exploded} WHERE {where}"  # noqa: S608


def pairs(drawer_at_most: int) -> str:
    """Write the query that pairs those who share a key of table `keys`, leaving out drawers that are too full."""
    return f"""
WITH kept AS (
  SELECT key FROM keys GROUP BY key HAVING count(*) BETWEEN 2 AND {drawer_at_most}
), filed AS (SELECT keys.key, keys.n FROM keys JOIN kept ON keys.key = kept.key)
SELECT DISTINCT a.n AS a, b.n AS b FROM filed a JOIN filed b ON a.key = b.key AND a.n < b.n"""  # noqa: S608


def scored(model: Model, dialect: str, *, register_size: int, features: Collection[str] | None = None) -> str:
    """Write the query that weighs every pair of table `pairs` (a, b): levels, weight in hundredths, stops.

    `features` names the columns of `features` that hold anything; the others are read as not given.
    """
    there = FEATURES.keys() if features is None else features
    spelled, themes = DIALECTS[dialect], [*model.apart, model.together]
    prior = round(model.prior(register_size) * 100)
    weights = [_pick(spelled, theme, [level.hundredths for level in theme.levels]) for theme in themes]
    stops = [_pick(spelled, theme, [STOPS.index(level.stops) for level in theme.levels]) for theme in themes]
    most = [
        _pick(spelled, theme, [level.most_hundredths for level in theme.levels])
        for theme in themes
        if any(level.most < UNBOUNDED for level in theme.levels)
    ]
    identifies = [
        _pick(spelled, theme, [int(level.identifies) for level in theme.levels])
        for theme in themes
        if any(level.identifies for level in theme.levels)
    ]
    names = ", ".join(theme.name for theme in model.apart)
    groups = ", ".join(
        f"{theme} IN ({_listed(places)}) AS {name}" for name, theme, places in model.group_places()
    )
    return f"""
WITH compared AS (
  SELECT p.a, p.b, {_levels(model, spelled, there)}
  FROM pairs p JOIN features l ON p.a = l.n JOIN features r ON p.b = r.n
), grouped AS (SELECT a, b, {names}, {groups} FROM compared
), joined AS (
  SELECT a, b, {names}, CAST({_case(model.together, dialect)} AS TINYINT) AS together,
    {model.relative.sql(dialect)} AS related
  FROM grouped
), summed AS (
SELECT a, b, {names}, together, related, CAST({prior} + {" + ".join(weights)} AS INT) AS whole,
  CAST(least({", ".join([*most, "9900"])}, {round(UNBOUNDED * 100)}) AS INT) AS most,
  CAST(greatest({", ".join(stops)}) AS TINYINT) AS stops,
  greatest({", ".join(identifies or ["0"])}, 0) = 1 AS identified
FROM joined
)
SELECT a, b, {names}, together, related, stops, identified,
  CASE WHEN identified OR whole <= most THEN whole ELSE most END AS weight,
  CASE WHEN identified OR whole <= most THEN 0 ELSE whole - most END AS caution
FROM summed"""  # noqa: S608


def _listed(places: Sequence[int]) -> str:
    return ", ".join(map(str, places))


def _levels(model: Model, dialect: Dialect, there: Collection[str]) -> str:
    written = [f"CAST({_case(theme, dialect.name)} AS TINYINT) AS {theme.name}" for theme in model.apart]
    text = ",\n    ".join(written)
    for name in sorted(FEATURES, key=len, reverse=True):
        if name not in there:
            empty = dialect.array.format("") if FEATURES[name] is tuple else _EMPTY[FEATURES[name]]
            for side in "lr":
                text = replaced(text, f"{side}.{name}", empty)
    return text


def replaced(text: str, word: str, by: str) -> str:
    """Replace a word where it stands by itself, not as the beginning of a longer one."""
    before, *rest = text.split(word)
    for piece in rest:
        longer = piece[:1].isalnum() or piece[:1] == "_"
        before += (word if longer else by) + piece
    return before


def _case(theme: Theme, dialect: str) -> str:
    if not theme.conditions:
        return "0"
    whens = " ".join(f"WHEN {each.sql(dialect)} THEN {at}" for at, each in enumerate(theme.conditions))
    return f"CASE {whens} ELSE {len(theme.conditions)} END"


def _pick(dialect: Dialect, theme: Theme, values: Sequence[int]) -> str:
    """Write the value of the level reached; one that is the same for all levels needs no looking up."""
    if len(set(values)) == 1:
        return str(values[0])
    return dialect.pick.format(dialect.array.format(", ".join(map(str, values))), theme.name)


def evidence(model: Model) -> str:
    """Write, for DuckDB, the list of sentences of a scored pair `s` from what was said, `sl` and `sr`.

    They stand as `explain.sentences` has them: what holds the link back first, then what weighs most.
    """
    lines = []
    for at, theme in enumerate([*model.apart, model.together]):
        whens = " ".join(
            f"WHEN {place} THEN {{'held': -({_held(level)}), 'bits': -{abs(level.hundredths)}, 'at': {at}, "
            f"'says': {_sentence(theme, level)}}}"
            for place, level in enumerate(theme.levels)
            if level.says
        )
        if whens:
            lines.append(f"CASE s.{theme.name} {whens} END")
    lines.append(
        "CASE WHEN s.caution > 0 THEN {'held': 0, 'bits': -s.caution, 'at': 999, "
        f"'says': '{HELD_BACK}'}} END"
    )
    listed = f"list_sort(list_filter([{', '.join(lines)}], lambda x: x IS NOT NULL))"
    return f"list_transform({listed}, lambda x: x.says)"


def _held(level: Level) -> str:
    # A number that identifies settles a doubt, so that doubt no longer leads.
    rank = STOPS.index(level.stops)
    return f"CASE WHEN s.identified THEN 0 ELSE {rank} END" if level.stops == "doubt" else str(rank)


def _sentence(theme: Theme, level: Level) -> str:
    text = "'" + level.says.replace("'", "''") + "'"
    shows = level.shows or theme.shows
    if not shows:
        return text
    return f"replace(replace({text}, '{{a}}', sl.{shows}), '{{b}}', sr.{shows})"
