"""Says in plain words why two descriptions may, or may not, be one person."""

from typing import Any

from .model import STOPS
from .weigh import Part, Weight


def sentences(weight: Weight) -> tuple[str, ...]:
    """List the sentences a worker reads: what holds the link back first, then what weighs most."""
    spoken = [part for part in weight.parts if part.sentence]
    spoken.sort(key=lambda part: (-_held(part, weight.identified), -abs(part.weight)))
    return tuple(part.sentence for part in spoken)


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
