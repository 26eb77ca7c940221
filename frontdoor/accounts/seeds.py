"""Seeds of second factors are kept closed: whoever reads the database alone can make no code from them.

The first of settings.FACTOR_KEYS closes and every one of them opens, so a key is changed by putting a new one first.
"""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@lru_cache(maxsize=8)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    made = (
        HKDF(SHA256(), 32, salt=None, info=b"kinfold second factors").derive(key.encode()) for key in keys
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])


def _keys() -> tuple[str, ...]:
    return tuple(settings.FACTOR_KEYS) or (settings.SECRET_KEY,)


def close(seed: str) -> str:
    """Give a seed as it is kept."""
    return _box(_keys()).encrypt(seed.encode()).decode()


def open_again(kept: str) -> str:
    """Give a seed as it is used."""
    return _box(_keys()).decrypt(kept.encode()).decode()
