"""The versioned list of weights: one level per kind of agreement, each with its bits and its sentence."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import log2
from typing import Any

# How far a level holds back a link, weakest first.
STOPS = ("", "doubt", "never", "apart")


@dataclass(frozen=True, slots=True)
class Level:
    """One line of the model: what an agreement weighs, what it tells a worker, and what it forbids."""

    bits: float
    says: str = ""
    stops: str = ""
    identifies: bool = False

    def __post_init__(self) -> None:
        if self.stops not in STOPS:
            raise ValueError(
                f"A level stops a link by {', '.join(STOPS[1:])} or not at all, not by {self.stops!r}."
            )


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a sum of bits becomes an outcome."""

    same: float
    probable: float
    margin: float
    relative: float


@dataclass(frozen=True, slots=True)
class Model:
    """A whole model: its version, its thresholds and its levels by theme and name."""

    version: str
    register_size_at_least: int
    thresholds: Thresholds
    levels: Mapping[tuple[str, str], Level]

    def prior(self, register_size: int) -> float:
        """Give the odds, in bits, that a person of the register taken at random is the one described."""
        return -log2(max(register_size, self.register_size_at_least))


def read_model(text: str) -> Model:
    """Read a model from its TOML; a level that is spelled wrongly is refused, not passed over."""
    raw: dict[str, Any] = tomllib.loads(text)
    version, prior, thresholds = raw.pop("version"), raw.pop("prior"), raw.pop("thresholds")
    levels = {(theme, name): Level(**line) for theme, lines in raw.items() for name, line in lines.items()}
    return Model(version, prior["register_size_at_least"], Thresholds(**thresholds), levels)


@lru_cache(maxsize=1)
def standing_model() -> Model:
    """Give the model this version of Kinfold uses unless told otherwise."""
    return read_model(resources.files("kinfold.matching").joinpath("model.toml").read_text(encoding="utf-8"))
