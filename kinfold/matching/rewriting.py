"""Writes a model file anew with other weights, and says in words what differs from the one it came from."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import tomlkit

from .model import Model, read_model

# A change of less than this is noise.
WORTH_SAYING = 0.5


def rewritten(
    model: Model,
    bits: Mapping[tuple[str, str], float],
    offset: float,
    trained: Mapping[str, Any],
    most: Mapping[tuple[str, str], float] | None = None,
) -> str:
    """Give a model's file with new weights; comments, conditions, sentences and thresholds stay as they are.

    `trained` is kept in the file under [trained]: what it was learned from, and how well it did.
    """
    document: Any = tomlkit.parse(model.text)
    for name, theme in document["themes"].items():
        for level in theme["levels"]:
            key = (name, str(level["name"]))
            if key in bits:
                level["bits"] = bits[key]
            if most is not None:
                _bound(level, most.get(key))
    document["prior"]["offset"] = offset
    document["trained"] = dict(trained)
    document["version"] = f"trained-{_digest(bits, offset)}"
    text = tomlkit.dumps(document)
    read_model(text)
    return text


def _bound(level: Any, most: float | None) -> None:
    if most is not None:
        level["most"] = most
    elif "most" in level:
        del level["most"]


def _digest(bits: Mapping[tuple[str, str], float], offset: float) -> str:
    told = repr((sorted(bits.items()), offset))
    return blake2b(told.encode(), digest_size=4).hexdigest()


def difference(before: Model, after: Model) -> list[str]:
    """List in words what weighs otherwise in the second model, the largest changes first.

    >>> from kinfold.matching.model import standing_model
    >>> before = standing_model().with_bits({("sex", "same"): 1.0})
    >>> difference(before, before.with_bits({("sex", "same"): 2.5}))
    ['sex, same: 1 before, 2.5 now']
    """
    changed = [
        (abs(level.bits - before.levels[key].bits), key, before.levels[key].bits, level.bits)
        for key, level in after.levels.items()
        if key in before.levels and abs(level.bits - before.levels[key].bits) >= WORTH_SAYING
    ]
    changed.sort(key=lambda change: (-change[0], change[1]))
    lines = [f"{theme}, {level}: {was:g} before, {now:g} now" for _, (theme, level), was, now in changed]
    new = [f"{theme}, {level}: new" for theme, level in after.levels if (theme, level) not in before.levels]
    gone = [f"{theme}, {level}: gone" for theme, level in before.levels if (theme, level) not in after.levels]
    if abs(before.offset - after.offset) >= WORTH_SAYING:
        lines.insert(0, f"every pair begins at {after.offset:g}, {before.offset:g} before")
    return [*lines, *new, *gone]
