"""Adds up what speaks for and against two descriptions being one person, every part with its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from .describe import Standard
from .features import SAID, Features, features_of
from .model import STOPS, Level, Model, Theme, standing_model

CAUTION = "caution"
HELD_BACK = "However much agrees, this pattern leaves room for two people, so the sum goes no further."


@dataclass(frozen=True, slots=True)
class Part:
    """What one theme adds to the sum, and the sentence a worker reads about it."""

    theme: str
    level: str
    weight: float
    sentence: str = ""
    stops: str = ""
    identifies: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """The whole sum in bits: the prior for a register of this size, and every part."""

    total: float
    prior: float
    parts: tuple[Part, ...]
    model: str
    related: bool = False

    @property
    def stops(self) -> str:
        """Give the strongest thing that holds back a link: apart, never, doubt or nothing."""
        return max((part.stops for part in self.parts), key=STOPS.index, default="")

    @property
    def whole(self) -> float:
        """Give the sum before caution held it: which of two people fits better is asked of this."""
        return self.total - sum(part.weight for part in self.parts if part.theme == CAUTION)

    @property
    def identified(self) -> bool:
        """Tell whether a number that belongs to one person agrees."""
        return any(part.identifies for part in self.parts)

    def part(self, theme: str) -> Part:
        """Give the part of one theme."""
        return next(part for part in self.parts if part.theme == theme)


def weigh(a: Standard, b: Standard, *, register_size: int, model: Model | None = None) -> Weight:
    """Weigh whether two descriptions are of one person, in a register of this many people."""
    return weigh_person(a, (b,), register_size=register_size, model=model)


def weigh_person(
    new: Standard, known: Sequence[Standard], *, register_size: int, model: Model | None = None
) -> Weight:
    """Weigh a description against all that is known of one person: on each theme, what agrees best counts.

    So a contradiction with one description stands, unless another description of that person agrees.
    """
    return weigh_features(
        (new, features_of(new)),
        [(one, features_of(one)) for one in known],
        register_size=register_size,
        model=model or standing_model(),
    )


def weigh_features(
    new: tuple[Standard, Features],
    known: Sequence[tuple[Standard, Features]],
    *,
    register_size: int,
    model: Model,
) -> Weight:
    """Weigh descriptions whose features were worked out before, such as those of a whole register."""
    reached = [model.compare(new[1], features) for _, features in known]
    chosen = [_best(theme, [levels[at] for levels in reached]) for at, theme in enumerate(model.apart)]
    parts = [
        _part(theme, reached[best][at], new[0], known[best][0])
        for at, (theme, best) in enumerate(zip(model.apart, chosen, strict=True))
    ]
    levels = tuple(reached[best][at] for at, best in enumerate(chosen))
    parts.append(_part(model.together, model.compare_together(levels), new[0], known[0][0]))
    prior = model.prior(register_size)
    parts += _caution(model, parts, prior)
    total = round(prior * 100) + sum(round(part.weight * 100) for part in parts)
    return Weight(total / 100, prior, tuple(parts), model.version, model.related(levels))


def _caution(model: Model, parts: Sequence[Part], prior: float) -> list[Part]:
    """Hold the sum to the most that a pattern leaves room for, where no number that identifies agrees."""
    total = round(prior * 100) + sum(round(part.weight * 100) for part in parts)
    most = min(model.levels[part.theme, part.level].most_hundredths for part in parts)
    if total <= most or any(part.identifies for part in parts):
        return []
    return [Part(CAUTION, "held", (most - total) / 100, HELD_BACK)]


def _best(theme: Theme, reached: Sequence[int]) -> int:
    """Give which known description agrees best on a theme; one that is silent must not outvote one that speaks."""
    if len(reached) == 1:
        return 0
    return max(range(len(reached)), key=lambda one: (_standing(theme.levels[reached[one]]), -one))


def _standing(level: Level) -> tuple[bool, float, int]:
    return not level.quiet, level.bits, -STOPS.index(level.stops)


def _part(theme: Theme, at: int, new: Standard, known: Standard) -> Part:
    level = theme.levels[at]
    return Part(
        theme.name, level.name, level.bits, _sentence(theme, level, new, known), level.stops, level.identifies
    )


def _sentence(theme: Theme, level: Level, new: Standard, known: Standard) -> str:
    if not level.says:
        return ""
    shows = SAID.get(level.shows or theme.shows)
    return level.says.format(a=shows(new), b=shows(known)) if shows else level.says
