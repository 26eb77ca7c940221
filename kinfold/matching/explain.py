"""Says in plain words why two descriptions may, or may not, be one person."""

from typing import Any

from .model import STOPS
from .weigh import Weight


def sentences(weight: Weight) -> tuple[str, ...]:
    """List the sentences a worker reads: what holds the link back first, then what weighs most."""
    spoken = [part for part in weight.parts if part.sentence]
    spoken.sort(key=lambda part: (-STOPS.index(part.stops), -abs(part.weight)))
    return tuple(part.sentence for part in spoken)


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
