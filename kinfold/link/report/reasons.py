"""Gives each sentence of a pair its weight in bits, as the engine counted it."""

from kinfold.matching.describe import Standard
from kinfold.matching.explain import spoken
from kinfold.matching.features import SAID
from kinfold.matching.model import Level, Model, Theme
from kinfold.matching.standardise import standardise
from kinfold.matching.weigh import weigh

from .examples import Example

Reason = tuple[str, float]


def reasons(example: Example, model: Model, register_size: int) -> list[Reason]:
    """List what speaks for and against a pair, each with its bits, so that they add up to the pair's weight."""
    a, b = standardise(example.left.description), standardise(example.right.description)
    weighed = weigh(a, b, register_size=register_size, model=model)
    known = {part.sentence: part.weight for part in spoken(weighed)}
    told = [(sentence, _bits(sentence, known, model, a, b)) for sentence in example.evidence or tuple(known)]
    # What has weight and no sentence, such as the same sex, is not hidden.
    rest = example.weight - weighed.prior - sum(bits for _, bits in told)
    if abs(rest) >= 0.05:
        told.append(("Everything else together.", rest))
    told.append(("To begin with: two records taken at random are hardly ever one person.", weighed.prior))
    return told


def _bits(sentence: str, known: dict[str, float], model: Model, a: Standard, b: Standard) -> float:
    """Find what a sentence weighs: how common a name is, only the engine knew, so its level is looked for."""
    if sentence in known:
        return known[sentence]
    themes = (*model.apart, model.together)
    levels = (level for theme in themes for level in theme.levels if _says(theme, level, a, b) == sentence)
    return next((level.bits for level in levels), 0.0)


def _says(theme: Theme, level: Level, a: Standard, b: Standard) -> str:
    shows = SAID.get(level.shows or theme.shows)
    return level.says.format(a=shows(a), b=shows(b)) if level.says and shows else level.says
