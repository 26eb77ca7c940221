"""Closes the pack into one page that opens itself in any browser, offline: it asks for the passphrase and decrypts.

PBKDF2 with SHA-256 makes the key, AES-256-GCM closes the words; both are in every browser, so that a laptop without
anything of ours, and without a network, is enough. Here is also how to open it without a browser.
"""

import base64
import json
import os
import re
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from frontdoor.continuity.box import ROUNDS, WillNotOpen, key_of
from frontdoor.ui.words import gdatetime

OPENER = Path(__file__).resolve().parent / "opener.html"
CLOSED = re.compile(r'<script type="application/json" id="closed">(.*?)</script>', re.DOTALL)


def write(file: Path, words: str, *, passphrase: str, at: datetime) -> None:
    """Write the page to a new file that its owner alone may read."""
    salt, nonce = os.urandom(16), os.urandom(12)
    cipher = AESGCM(key_of(passphrase, salt, ROUNDS)).encrypt(nonce, words.encode(), None)
    parts = {"salt": salt, "nonce": nonce, "words": cipher}
    told = {name: base64.b64encode(part).decode() for name, part in parts.items()} | {"rounds": ROUNDS}
    page = OPENER.read_text(encoding="utf-8")
    page = page.replace("{{made}}", gdatetime(at)).replace("{{service}}", settings.SERVICE_NAME)
    page = page.replace("{{closed}}", json.dumps(told))
    with open(file, "x", opener=lambda path, flags: os.open(path, flags, 0o600), encoding="utf-8") as out:
        out.write(page)
        out.flush()
        os.fsync(out.fileno())


def read(file: Path, *, passphrase: str) -> str:
    """Give the words of a pack. Raises WillNotOpen where it is none, was changed, or the passphrase is another."""
    found = CLOSED.search(file.read_text(encoding="utf-8"))
    if found is None:
        raise WillNotOpen("This is no continuity pack.")
    told = json.loads(found[1])
    salt, nonce, cipher = (base64.b64decode(told[name]) for name in ("salt", "nonce", "words"))
    try:
        return AESGCM(key_of(passphrase, salt, told["rounds"])).decrypt(nonce, cipher, None).decode()
    except InvalidTag as other:
        raise WillNotOpen("The passphrase is not the one of this pack, or the file was changed.") from other
