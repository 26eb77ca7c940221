"""The versioned model: keys, themes and their levels, each level with a condition, its bits and its sentence."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib import resources
from math import log2
from typing import Any

from .conditions import PYTHON, Condition, read
from .features import FEATURES, SAID, Features

# How far a level holds back a link, weakest first.
STOPS = ("", "doubt", "never", "apart")
TOGETHER = "together"
UNBOUNDED = 99.0


@dataclass(frozen=True, slots=True)
class Level:
    """One line of the model: when it holds, what it weighs, what it tells a worker, and what it forbids.

    `bits` is log2 of how much likelier this is for one person than for two; a hundredth is the smallest step.
    `quiet` marks a level at which a description says nothing, so that another of the same person may speak;
    `fixed` one whose bits training leaves alone. `most` is the most the whole sum may come to at this level,
    however much else agrees, unless a number identifies: what a pattern leaves open, no address settles.
    """

    name: str
    bits: float = 0.0
    when: str = ""
    says: str = ""
    stops: str = ""
    identifies: bool = False
    quiet: bool = False
    fixed: bool = False
    most: float = UNBOUNDED
    shows: str = ""

    def __post_init__(self) -> None:
        if self.stops not in STOPS:
            raise ValueError(
                f"A level stops a link by {', '.join(STOPS[1:])} or not at all, not by {self.stops!r}."
            )

    @property
    def hundredths(self) -> int:
        """Give the bits in whole hundredths, so that every runner adds up to the same sum."""
        return round(self.bits * 100)

    @property
    def most_hundredths(self) -> int:
        """Give the most that the sum may come to, in whole hundredths of a bit."""
        return round(self.most * 100)


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing to compare: its levels are tried in order, the last holds where no other does."""

    name: str
    levels: tuple[Level, ...]
    conditions: tuple[Condition, ...]
    shows: str = ""

    def place(self, level: str) -> int:
        """Give the place of a level; raises LookupError where the theme has none of that name."""
        for at, each in enumerate(self.levels):
            if each.name == level:
                return at
        raise LookupError(
            f"The matching model has no level '{level}' under [{self.name}]. Add the line, or correct the name."
        )


@dataclass(frozen=True, slots=True)
class KeyRule:
    """One kind of blocking key: two descriptions that share all of `on` are worth comparing.

    A key of a rule with `search` is only for a worker who looks somebody up: its drawers may grow.
    """

    name: str
    on: tuple[str, ...]
    search: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a sum of bits becomes an outcome."""

    same: float
    probable: float
    margin: float


@dataclass(frozen=True)
class Model:
    """A whole model: its version, keys, themes, what themes say together, and its thresholds."""

    version: str
    register_size_at_least: int
    offset: float
    thresholds: Thresholds
    keys: tuple[KeyRule, ...]
    themes: tuple[Theme, ...]
    groups: Mapping[str, tuple[str, tuple[str, ...]]]
    relative: Condition
    text: str = field(default="", repr=False, compare=False)

    def prior(self, register_size: int) -> float:
        """Give the odds, in bits, that a person of the register taken at random is the one described."""
        return round(self.offset - log2(max(register_size, self.register_size_at_least)), 2)

    @property
    def apart(self) -> tuple[Theme, ...]:
        """Give the themes that are compared one by one."""
        return tuple(theme for theme in self.themes if theme.name != TOGETHER)

    @property
    def together(self) -> Theme:
        """Give the theme of what the others say together."""
        return next(theme for theme in self.themes if theme.name == TOGETHER)

    @cached_property
    def levels(self) -> Mapping[tuple[str, str], Level]:
        """Give every level by its theme and name."""
        return {(theme.name, level.name): level for theme in self.themes for level in theme.levels}

    @cached_property
    def compare(self) -> Callable[[Features, Features], tuple[int, ...]]:
        """Give the function that finds the level of each theme but [together] for two descriptions."""
        lines = ["def compare(l, r):"]
        for theme in self.apart:
            lines += _choice(f"t_{theme.name}", [one.python for one in theme.conditions])
        lines.append(f"    return ({', '.join(f't_{theme.name}' for theme in self.apart)},)")
        compiled: Callable[[Features, Features], tuple[int, ...]] = _compiled(lines, "compare")
        return compiled

    @cached_property
    def compare_together(self) -> Callable[[tuple[int, ...]], int]:
        """Give the function that finds the level of [together] from the levels of the other themes."""
        lines = self._from_levels("together")
        lines += _choice("found", [one.python for one in self.together.conditions])
        compiled: Callable[[tuple[int, ...]], int] = _compiled([*lines, "    return found"], "together")
        return compiled

    @cached_property
    def related(self) -> Callable[[tuple[int, ...]], bool]:
        """Give the function that tells from the levels of the other themes whether two people may be relatives."""
        lines = [*self._from_levels("related"), f"    return {self.relative.python}"]
        compiled: Callable[[tuple[int, ...]], bool] = _compiled(lines, "related")
        return compiled

    def _from_levels(self, name: str) -> list[str]:
        lines = [f"def {name}(levels):", f"    ({', '.join(theme.name for theme in self.apart)},) = levels"]
        return [
            *lines,
            *(f"    {group} = {theme} in {places}" for group, theme, places in self.group_places()),
        ]

    def group_places(self) -> list[tuple[str, str, tuple[int, ...]]]:
        """Give each group of levels: its name, its theme, and the places of its levels there."""
        themes = {theme.name: theme for theme in self.themes}
        return [
            (name, theme, tuple(sorted(themes[theme].place(level) for level in levels)))
            for name, (theme, levels) in self.groups.items()
        ]

    def with_bits(self, bits: Mapping[tuple[str, str], float]) -> "Model":
        """Give the same model with other weights for some levels, by theme and level."""
        themes = tuple(
            replace(
                theme,
                levels=tuple(
                    replace(level, bits=bits.get((theme.name, level.name), level.bits))
                    for level in theme.levels
                ),
            )
            for theme in self.themes
        )
        return replace(self, themes=themes)


def _choice(name: str, conditions: list[str]) -> list[str]:
    if not conditions:
        return [f"    {name} = 0"]
    lines = [
        line
        for at, condition in enumerate(conditions)
        for line in (f"    {'elif' if at else 'if'} {condition}:", f"        {name} = {at}")
    ]
    return [*lines, "    else:", f"        {name} = {len(conditions)}"]


def _compiled(lines: list[str], name: str) -> Any:
    # Only what conditions.read let through gets here: texts, numbers, comparisons and the functions of PYTHON.
    space: dict[str, Any] = {**PYTHON, "__builtins__": {}}
    exec(compile("\n".join(lines), f"<model: {name}>", "exec"), space)  # noqa: S102
    return space[name]


def read_model(text: str) -> Model:
    """Read a model from its TOML; a part that is spelled wrongly is refused, not passed over."""
    raw: dict[str, Any] = tomllib.loads(text)
    missing = [
        part for part in ("version", "prior", "thresholds", "keys", "themes", "relative") if part not in raw
    ]
    if missing:
        raise LookupError(
            f"A matching model needs {', '.join(missing)}; kinfold/matching/model.toml shows how."
        )
    groups = {name: (line["theme"], tuple(line["levels"])) for name, line in raw.get("groups", {}).items()}
    model = Model(
        version=raw["version"],
        register_size_at_least=raw["prior"]["register_size_at_least"],
        offset=raw["prior"].get("offset", 0.0),
        thresholds=Thresholds(**raw["thresholds"]),
        keys=tuple(_key_rule(name, line) for name, line in raw["keys"].items()),
        themes=tuple(_theme(name, line, tuple(groups)) for name, line in raw["themes"].items()),
        groups=groups,
        relative=read(raw["relative"]["when"], features=(), groups=groups),
        text=text,
    )
    model.group_places()  # refuses a group that names a level there is none of
    return model


def _key_rule(name: str, line: Mapping[str, Any]) -> KeyRule:
    unknown = [each for each in line["on"] if each not in FEATURES]
    if unknown:
        raise LookupError(f"The key '{name}' is on {', '.join(unknown)}, which no description has.")
    return KeyRule(name, tuple(line["on"]), line.get("search", False))


def _theme(name: str, line: Mapping[str, Any], groups: tuple[str, ...]) -> Theme:
    levels = tuple(Level(**each) for each in line["levels"])
    *others, last = levels
    if last.when or not all(level.when for level in others):
        raise LookupError(
            f"Under [{name}] every level but the last needs a condition; the last, '{last.name}', holds "
            "where no other does, and needs none."
        )
    unknown = [
        shows
        for shows in (line.get("shows", ""), *(each.shows for each in levels))
        if shows and shows not in SAID
    ]
    if unknown:
        raise LookupError(f"[{name}] shows {', '.join(unknown)}; it may show one of: {', '.join(SAID)}.")
    spoken = (FEATURES, ()) if name != TOGETHER else ((), groups)
    conditions = tuple(read(level.when, features=spoken[0], groups=spoken[1]) for level in others)
    return Theme(name, levels, conditions, line.get("shows", ""))


@lru_cache(maxsize=1)
def standing_model() -> Model:
    """Give the model this version of Kinfold uses unless told otherwise."""
    return read_model(resources.files("kinfold.matching").joinpath("model.toml").read_text(encoding="utf-8"))
