"""The targets that matching is held to, and what was reached of each: a row for each, ours beside Splink's."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any

from . import measures
from .answers import SPLINK_LINKS_FROM, SPLINK_MARGIN
from .engine import Engine
from .measured import Measured

SHARE, SECONDS, MEGABYTES, MILLISECONDS, TIMES = "share", "s", "MB", "ms", "times"
Take = Callable[[Engine], float | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what, the target (at least or at most), ours and Splink's; None is what was not measured."""

    key: str
    what: str
    unit: str
    target: float | None
    at_least: bool
    ours: float | None
    splink: float | None
    of: int | None = None
    note: str = ""

    @property
    def missed_by(self) -> float | None:
        """Give by how much the target is missed: nought where it is reached, None where there is nothing to say."""
        if self.target is None or self.ours is None:
            return None
        short = self.target - self.ours if self.at_least else self.ours - self.target
        return max(0.0, round(short, 5))

    @property
    def at_worst(self) -> float | None:
        """Give what a share may truly be at worst, 19 times in 20 (Wilson): nothing wrong in few proves little."""
        if self.unit != SHARE or self.ours is None or not self.of or self.target is None:
            return None
        share, of, z = self.ours, self.of, 1.96
        middle = share + z * z / (2 * of)
        spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
        return (middle - spread if self.at_least else middle + spread) / (1 + z * z / of)

    @property
    def is_certain(self) -> bool:
        """Tell whether so many were counted that a target reached is not luck."""
        worst = self.at_worst
        if worst is None or self.target is None:
            return True
        return worst >= self.target if self.at_least else worst <= self.target

    @property
    def ratio(self) -> float | None:
        """Give ours as a multiple of Splink's."""
        return self.ours / self.splink if self.ours is not None and self.splink else None

    def kept(self) -> dict[str, Any]:
        """Give the row for the history."""
        return {**asdict(self), "missed_by": self.missed_by}


def rows(measured: Measured) -> list[Row]:
    """Give every row of quality of one register, the targets first."""
    return [*_targets(measured), *_decisions(measured), *_recalls(measured)]


def _targets(m: Measured) -> list[Row]:
    grid = f"Splink's best threshold: {m.splink.threshold:g} bits" if m.splink else ""
    pairs = len(m.ours.truth)
    return [
        _row(m, "cluster_f1", "F1 of clusters", 0.980, True, lambda e: e.clusters.f1, pairs, grid),
        _row(
            m,
            "recall_at_precision",
            "Recall of true pairs at precision .999",
            0.85,
            True,
            lambda e: e.recall_at_precision[0],
            pairs,
            f"from a weight of {m.ours.recall_at_precision[1]:g} bits",
        ),
        *_kinds(m),
        *_fairness(m),
    ]


def _kinds(m: Measured) -> list[Row]:
    return [
        _wrong(m, "unseen_twin", "Unseen twin linked wrongly", 0.005),
        _wrong(m, "unseen_namesake", "Unseen father or son linked wrongly", 0.001),
        _error(m, "babyname", '"Baby SURNAME": recall', 0.93),
        _asked(
            m,
            "missing_birth_undecidable",
            "Date of birth missing, undecidable: shown as either",
            0.99,
            lambda e: e.told("missing_birth_undecidable").either,
        ),
        _row(
            m,
            "missing_birth_apart",
            "In the register: not put with a namesake for want of a date of birth",
            0.99,
            True,
            lambda e: e.missing_births_apart.value,
            m.ours.missing_births_apart.of,
        ),
        _error(m, "nick", "Nickname: recall", 0.93),
        _error(m, "translit", "Transliterated forename: recall", 0.95),
        _error(m, "translit_surname", "Transliterated surname: recall", 0.95),
    ]


def _fairness(m: Measured) -> list[Row]:
    return [
        _row(
            m,
            "community_gap",
            "Widest gap of recall between communities",
            0.03,
            False,
            lambda e: measures.widest_gap(e.by_community.values()),
        ),
        _asked(
            m,
            "strangers_to_review",
            "Strangers shown to a person or linked",
            0.15,
            lambda e: measures.Share(
                e.told("stranger").review.part + e.told("stranger").wrong.part, e.told("stranger").review.of
            ),
            at_least=False,
        ),
    ]


def _decisions(m: Measured) -> list[Row]:
    rule = f"Splink links from {SPLINK_LINKS_FROM:g} bits with a lead of {SPLINK_MARGIN:g}"
    said = (("right", "linked rightly"), ("wrong", "linked wrongly"), ("review", "shown to a person"))
    kinds = (
        ("known", "Known"),
        ("known_hard", "Known, hard"),
        ("unseen_twin", "Unseen twin"),
        ("unseen_namesake", "Unseen father or son"),
        ("stranger", "Stranger"),
    )
    return [
        _asked(
            m,
            f"{kind}_{which}",
            f"{name}: {words}",
            None,
            lambda e, kind=kind, which=which: getattr(e.told(kind), which),  # type: ignore[misc]
            note=rule,
        )
        for kind, name in kinds
        for which, words in said
        if which != "right" or kind.startswith("known")
    ]


def _recalls(m: Measured) -> list[Row]:
    compared = _row(
        m,
        "compared",
        "True pairs that are compared at all",
        None,
        True,
        lambda e: e.compared.value,
        m.ours.compared.of,
    )
    communities = [
        _row(
            m,
            f"community_{name}",
            f"Recall, {name} names",
            None,
            True,
            lambda e, name=name: e.by_community[name].value,  # type: ignore[misc]
            share.of,
        )
        for name, share in m.ours.by_community.items()
    ]
    told = {"babyname", "nick", "translit", "translit_surname"}
    return [compared, *communities] + [
        _error(m, error, f"Recall, {error.replace('_', ' ')}", None)
        for error in m.ours.by_error
        if error not in told
    ]


def _row(
    m: Measured,
    key: str,
    what: str,
    target: float | None,
    at_least: bool,
    take: Take,
    of: int | None = None,
    note: str = "",
) -> Row:
    return Row(
        key, what, SHARE, target, at_least, take(m.ours), take(m.splink) if m.splink else None, of, note
    )


def _asked(
    m: Measured,
    key: str,
    what: str,
    target: float | None,
    share: Callable[[Engine], measures.Share],
    *,
    at_least: bool = True,
    note: str = "",
) -> Row:
    return _row(m, key, what, target, at_least, lambda e: share(e).value, share(m.ours).of, note)


def _wrong(m: Measured, kind: str, what: str, target: float) -> Row:
    return _asked(m, kind, what, target, lambda e: e.told(kind).wrong, at_least=False)


def _error(m: Measured, error: str, what: str, target: float | None) -> Row:
    none = measures.Share(0, 0)
    return _asked(m, error, what, target, lambda e: e.by_error.get(error, none))
