"""Seeds of second factors are kept closed: whoever reads the database alone can make no code from them.

AES-GCM closes them, under the first of settings.FACTOR_KEYS, and every one of the keys opens, so a key is changed by
putting a new one first. What was closed otherwise, or by an older key, still opens, and is closed anew when it is used.
"""

import base64
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = "gcm1:"
NONCE = 12  # bytes; a new one each time
FOR = b"kinfold second factors, AES-256-GCM"
FOR_FERNET = b"kinfold second factors"


class DoesNotOpen(ValueError):
    """None of the keys that the settings name opens what is kept."""


@lru_cache(maxsize=32)
def _made(key: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(key.encode())


def _keys() -> tuple[str, ...]:
    return tuple(settings.FACTOR_KEYS) or (settings.SECRET_KEY,)


def close(seed: str) -> str:
    """Give a seed as it is kept."""
    nonce = os.urandom(NONCE)
    closed = AESGCM(_made(_keys()[0], FOR)).encrypt(nonce, seed.encode(), FOR)
    return MARK + base64.b64encode(nonce + closed).decode()


def open_again(kept: str) -> str:
    """Give a seed as it is used. Raises DoesNotOpen where the key that closed it is not there any more."""
    if not kept.startswith(MARK):
        return _opened_as_before(kept)
    for key in _keys():
        if (seed := _opened(kept, key)) is not None:
            return seed
    raise DoesNotOpen("No key in KINFOLD_FACTOR_KEYS opens a second factor. Put the key that closed it back.")


def is_as_new(kept: str) -> bool:
    """Tell whether a seed is closed as one would be today: by AES-GCM, under the first of the keys."""
    return kept.startswith(MARK) and _opened(kept, _keys()[0]) is not None


def _opened(kept: str, key: str) -> str | None:
    packed = base64.b64decode(kept.removeprefix(MARK))
    try:
        return AESGCM(_made(key, FOR)).decrypt(packed[:NONCE], packed[NONCE:], FOR).decode()
    except InvalidTag:
        return None


def _opened_as_before(kept: str) -> str:
    """Open what Fernet closed, until November 2026."""
    boxes = [Fernet(base64.urlsafe_b64encode(_made(key, FOR_FERNET))) for key in _keys()]
    return MultiFernet(boxes).decrypt(kept.encode()).decode()
