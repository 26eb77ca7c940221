"""Blocking keys: numbers under which a description is filed, so that candidates cost an indexed look-up.

The model lists the kinds of keys. Every one combines enough that its drawer stays small however large the
register grows; only keys for a worker's search may be wider.
"""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import product

from .describe import Standard
from .features import Features, features_of
from .model import KeyRule, Model, standing_model


def keys(standard: Standard, model: Model | None = None) -> frozenset[int]:
    """Give the signed 64-bit keys of a description: two descriptions that share one are worth comparing.

    The same in every process and on every machine, and fit for a SQL BIGINT.
    """
    return _keys(standard, model, search=False)


def search_keys(standard: Standard, model: Model | None = None) -> frozenset[int]:
    """Give the wider keys by which a worker finds somebody of whom little is known; many people may share one."""
    return _keys(standard, model, search=True)


def _keys(standard: Standard, model: Model | None, *, search: bool) -> frozenset[int]:
    features = features_of(standard)
    rules = (rule for rule in (model or standing_model()).keys if rule.search is search)
    return frozenset(
        _hashed(f"{rule.name}\x1f{text}") for rule in rules for text in key_texts(features, rule)
    )


def key_texts(features: Features, rule: KeyRule) -> Iterator[str]:
    """Give what is hashed under a rule: one text for each choice among lists, none where a part is not given."""
    parts = [getattr(features, name) for name in rule.on]
    if all(parts):
        for choice in product(*(part if isinstance(part, tuple) else (str(part),) for part in parts)):
            yield "\x1f".join(choice)


def _hashed(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
