"""Adds up what speaks for and against two descriptions being one person, every part with its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from .compare import Agreement, compare, compare_together
from .describe import Standard
from .model import STOPS, Level, Model, standing_model


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

    @property
    def stops(self) -> str:
        """Give the strongest thing that holds back a link: apart, never, doubt or nothing."""
        return max((part.stops for part in self.parts), key=STOPS.index, default="")

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
    model = model or standing_model()
    chosen = _best([compare(new, description) for description in known], model)
    together = compare_together({agreement.theme: agreement.level for agreement in chosen})
    parts = tuple(_part(agreement, model) for agreement in (*chosen, together))
    prior = model.prior(register_size)
    return Weight(prior + sum(part.weight for part in parts), prior, parts, model.version)


def _best(compared: Sequence[tuple[Agreement, ...]], model: Model) -> list[Agreement]:
    if len(compared) == 1:
        return list(compared[0])
    return [
        max(theme, key=lambda agreement: _standing(agreement, model)) for theme in zip(*compared, strict=True)
    ]


def _standing(agreement: Agreement, model: Model) -> tuple[bool, float, int]:
    """Rank agreements of one theme: a description that is silent on it must not outvote one that speaks."""
    level = _level(agreement, model)
    return agreement.level not in {"missing", "placeholder"}, level.bits, -STOPS.index(level.stops)


def _level(agreement: Agreement, model: Model) -> Level:
    try:
        return model.levels[agreement.theme, agreement.level]
    except KeyError:
        raise LookupError(
            f"The matching model {model.version} has no level '{agreement.level}' under [{agreement.theme}]. "
            "Add the line to model.toml: without it this agreement would count for nothing."
        ) from None


def _part(agreement: Agreement, model: Model) -> Part:
    level = _level(agreement, model)
    sentence = level.says.format(a=agreement.a, b=agreement.b) if level.says else ""
    return Part(agreement.theme, agreement.level, level.bits, sentence, level.stops, level.identifies)
