"""Says in plain words why two descriptions may, or may not, be one person."""

from typing import Any

from .model import STOPS
from .weigh import Part, Weight


def spoken(weight: Weight) -> tuple[Part, ...]:
    """List the parts that have a sentence: what holds the link back first, then what weighs most."""
    parts = [part for part in weight.parts if part.sentence]
    return tuple(sorted(parts, key=lambda part: (-_held(part, weight.identified), -abs(part.weight))))


def sentences(weight: Weight) -> tuple[str, ...]:
    """List the sentences a worker reads, in the order in which they matter."""
    return tuple(part.sentence for part in spoken(weight))


def _held(part: Part, identified: bool) -> int:
    # A number that identifies settles a doubt, so that doubt no longer leads.
    return 0 if identified and part.stops == "doubt" else STOPS.index(part.stops)


def evidence(weight: Weight) -> dict[str, Any]:
    """Give the whole sum as a plain dict, fit for JSON, to keep with a judgement as it stood at the time."""
    return {
        "model": weight.model,
        "total": round(weight.total, 3),
        "prior": round(weight.prior, 3),
        "parts": [
            {"theme": part.theme, "level": part.level, "weight": part.weight, "sentence": part.sentence}
            for part in weight.parts
            if part.weight or part.sentence
        ],
    }
