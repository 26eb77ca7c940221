"""Learns without labels: two descriptions with one NHS number are one person, with two different ones they are not.

Splink estimates how often each level is met among one person's descriptions (m) and among strangers' (u). Those
weights assume that themes say their own thing each; families break that. So the weights are then moved, as little
as need be, until the anchored pairs among the real candidates (brothers, sisters, twins, neighbours) come out right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, log2
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from kinfold.matching import sql
from kinfold.matching.features import FEATURES
from kinfold.matching.model import UNBOUNDED, Level, Model, Theme

# What the anchors are made of cannot be learned from them; what is too rare to count keeps its weight.
NOT_LEARNED = frozenset({"nhs_number", "upn", "local_id", "birth_order", "generation", "fullness"})
U_FROM_PAIRS = 5e6
# How dearly a weight pays for leaving what Splink found, against one misjudged pair (in squared bits).
STIFFNESS = 0.2
SURE = 5.0  # bits from which a pattern is asked whether it keeps what it promises
LEAST, MOST = -30.0, 12.0  # bits that one level may weigh against a link, and for it
KEPT = 4  # the part of the bits that stand which training may not go below: one in four
HELD_OUT = 5  # every fifth NHS number is kept to test with


@dataclass(frozen=True)
class Learned:
    """New weights by theme and level, the offset of the prior, and how well they did on pairs not learned from."""

    bits: Mapping[tuple[str, str], float]
    most: Mapping[tuple[str, str], float]
    offset: float
    quality: Mapping[str, float]


def splinks_weights(
    db: duckdb.DuckDBPyConnection, model: Model, there: list[str], anchor: str
) -> dict[tuple[str, str], float]:
    """Let Splink estimate m from descriptions with one NHS number, and u from strangers, for every level.

    `db` holds the table `features`; give the bits of each level that was met, log2 of m over u.
    """
    db.execute(
        f"CREATE OR REPLACE VIEW to_train AS SELECT *, nullif({anchor}, '') AS anchor FROM features"  # noqa: S608
    )
    themes = [theme for theme in model.apart if theme.name not in NOT_LEARNED and _said(theme, there)]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="n",
        comparisons=[_comparison(theme, there) for theme in themes],
        blocking_rules_to_generate_predictions=[block_on("anchor")],
        retain_matching_columns=False,
    )
    api = DuckDBAPI(connection=db)
    linker = Linker(api.register("to_train"), settings, log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=U_FROM_PAIRS, seed=1)
    linker.training.estimate_m_from_label_column("anchor")
    found = {}
    for theme, comparison in zip(themes, linker.misc.save_model_to_json()["comparisons"], strict=True):
        for level in comparison["comparison_levels"]:
            m, u = level.get("m_probability"), level.get("u_probability")
            if m and u:
                found[theme.name, level["label_for_charts"]] = max(-15.0, min(15.0, log2(m / u)))
    return found


def _said(theme: Theme, there: list[str]) -> bool:
    return bool(theme.conditions) and any(
        f".{name}" in each.text for each in theme.conditions for name in there
    )


def _comparison(theme: Theme, there: list[str]) -> dict[str, Any]:
    """Write a theme as a comparison of Splink: the same conditions, its own way of naming columns."""
    levels: list[dict[str, Any]] = []
    for at, level in enumerate(theme.levels):
        condition = theme.conditions[at].sql(sql.DUCKDB) if at < len(theme.conditions) else "ELSE"
        for name in sorted(FEATURES, key=len, reverse=True):
            for side in "lr":
                condition = sql.replaced(condition, f"{side}.{name}", f"{name}_{side}")
        levels.append({"sql_condition": condition, "label_for_charts": level.name, "is_null_level": False})
    return {
        "output_column_name": theme.name,
        "comparison_description": theme.name,
        "comparison_levels": levels,
    }


def learn(
    db: duckdb.DuckDBPyConnection,
    model: Model,
    *,
    register_size: int,
    there: list[str],
    anchor: str = "nhs_number",
) -> Learned:
    """Learn new weights from the anchored pairs of table `scored`; the model's own themes and levels stay.

    `anchor` is the feature that tells one person from two: the NHS number, or another number that is as sure.

    Raises LookupError where too few descriptions carry an NHS number to learn from.
    """
    start = {
        **{key: level.bits for key, level in model.levels.items()},
        **splinks_weights(db, model, there, anchor),
    }
    themes = [theme for theme in model.themes if theme.name not in NOT_LEARNED]
    levels, same, held = _anchored(db, themes, anchor)
    if same.sum() < 200 or (~same).sum() < 200:
        raise LookupError(
            f"Only {int(same.sum())} pairs share an NHS number and {int((~same).sum())} have two: too few to learn "
            "from. Give extracts that carry NHS numbers, at least some thousands of records."
        )
    names = [(theme.name, level.name) for theme in themes for level in theme.levels]
    firsts = np.cumsum([0, *(len(theme.levels) for theme in themes)])[:-1]
    columns = levels + firsts
    begin = np.array([start.get(name, 0.0) for name in names])
    prior = model.prior(register_size)
    limits = [_limits(model.levels[name]) for name in names]
    bits, offset = _fitted(columns[~held], same[~held], begin, prior, limits)
    most = _most(names, columns, prior + offset + bits[columns].sum(axis=1), same, model)
    caps = np.array([most.get(name, UNBOUNDED) for name in names])
    totals = np.minimum(prior + offset + bits[columns[held]].sum(axis=1), caps[columns[held]].min(axis=1))
    return Learned(
        {name: round(float(each), 2) for name, each in zip(names, bits, strict=True)},
        most,
        round(float(offset), 2),
        _quality(totals, same[held]),
    )


Whole = NDArray[np.int64]
Truth = NDArray[np.bool_]
Bits = NDArray[np.float64]


def _anchored(db: duckdb.DuckDBPyConnection, themes: list[Theme], anchor: str) -> tuple[Whole, Truth, Truth]:
    rows = db.execute(
        f"SELECT {', '.join('s.' + theme.name for theme in themes)}, l.{anchor} = r.{anchor} AS same, "  # noqa: S608
        f"hash(least(l.{anchor}, r.{anchor})) % {HELD_OUT} = 0 AS held FROM scored s "
        f"JOIN features l ON s.a = l.n JOIN features r ON s.b = r.n WHERE l.{anchor} <> '' AND r.{anchor} <> ''"
    ).fetchnumpy()
    levels = np.stack([np.asarray(rows[theme.name], dtype=np.int64) for theme in themes], axis=1)
    return levels, np.asarray(rows["same"], dtype=bool), np.asarray(rows["held"], dtype=bool)


def _limits(level: Level) -> tuple[float, float]:
    """Keep what speaks for a link from speaking against it, or silence from speaking: a worker must follow the sum.

    Which it does is what the bits that stand say, and a quarter of them is kept: "forenames are different" may not
    come to weigh nothing because a pattern that goes with it weighs all. A pattern at nought may turn out either way.
    """
    if level.quiet or level.fixed:
        return level.bits, level.bits
    if level.bits == 0:
        return LEAST, MOST
    part = level.bits / KEPT
    return (min(part, MOST), MOST) if level.bits > 0 else (LEAST, part)


def _fitted(
    columns: Whole, same: Truth, begin: Bits, prior: float, limits: list[tuple[float, float]]
) -> tuple[Bits, float]:
    """Move the weights from where they begin until the anchored pairs come out right, each paying for its way."""
    low, high = (np.array(side) for side in zip(*limits, strict=True))
    begin = np.clip(begin, low, high)

    def loss(moved: Bits) -> tuple[float, Bits]:
        bits, offset = moved[:-1], moved[-1]
        logits = (prior + offset + bits[columns].sum(axis=1)) * log(2)
        wrong = 1 / (1 + np.exp(-np.clip(logits, -50, 50))) - same
        cost = float(np.logaddexp(0, np.where(same, -logits, logits)).sum())
        away = bits - begin
        slope = np.bincount(columns.ravel(), np.repeat(wrong, columns.shape[1]), len(bits)) * log(2)
        return (
            cost + STIFFNESS * float((away**2).sum()),
            np.append(slope + 2 * STIFFNESS * away, wrong.sum() * log(2)),
        )

    found = minimize(loss, np.append(begin, 0.0), jac=True, method="L-BFGS-B", bounds=[*limits, (None, None)])
    return found.x[:-1], float(found.x[-1])


def _most(
    names: list[tuple[str, str]], columns: Whole, totals: Bits, same: Truth, model: Model
) -> dict[tuple[str, str], float]:
    """Find, for each pattern that leaves something open, the odds at which its surest pairs are one person's."""
    found = {}
    for at, (theme, level) in enumerate(names):
        if model.levels[theme, level].most < UNBOUNDED:
            sure = (columns == at).any(axis=1) & (totals >= SURE)
            right, wrong = int(same[sure].sum()), int((~same[sure]).sum())
            odds = log2((right + 1) / (wrong + 1))
            found[theme, level] = round(max(SURE / 2, min(odds, 2 * SURE)), 2)
    return found


def _quality(totals: Bits, same: Truth) -> dict[str, float]:
    """Say how well the weights tell held-out anchored pairs apart, and where the sums should become a link."""
    order = np.argsort(-totals)
    right = np.cumsum(same[order])
    precision, recall = right / np.arange(1, len(order) + 1), right / max(1, same.sum())
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    sure = np.flatnonzero(precision >= 0.999)
    last = int(sure[-1]) if len(sure) else 0
    return {
        "held-out pairs": float(len(order)),
        "held-out pairs of one person": float(same.sum()),
        "best F1": round(float(f1.max()), 4),
        "weight at best F1": round(float(totals[order][f1.argmax()]), 2),
        "recall at precision .999": round(float(recall[last]), 4),
        "weight at precision .999": round(float(totals[order][last]), 2),
    }
