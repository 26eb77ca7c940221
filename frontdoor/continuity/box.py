"""A box: one file, closed by a passphrase, of any size, which opens whole or says that it was changed or cut off.

A line says what it is; the next, in JSON, how the passphrase becomes a key (PBKDF2 with SHA-256) and anything else
that may be known to all. Then come pieces, each closed by AES-256-GCM: four bytes of length, the piece. Its nonce is
made of the box's own, its number and whether it is the last, so none can be moved, left out or cut off unseen.
"""

import hashlib
import json
import os
import struct
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = b"Kinfold box 1\n"
ROUNDS = 600_000
ROUNDS_AT_MOST = 10_000_000
PIECE = 1024 * 1024
LONGEST_HEAD = 10_000
AT_LEAST = 20  # letters in a passphrase


class WillNotOpen(ValueError):
    """It is no box, the passphrase is not the one, or something in it was changed or is missing."""


class Hashing:
    """A file that is written, with the SHA-256 of all of it."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.sha256, self.size = file, hashlib.sha256(), 0

    def write(self, part: bytes) -> None:
        """Write a part."""
        self.file.write(part)
        self.sha256.update(part)
        self.size += len(part)


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that could be guessed by whoever has the file and time."""
    if len(passphrase) < AT_LEAST:
        raise ValueError(
            f"The passphrase must have at least {AT_LEAST} letters: whoever has the file can try for ever."
        )


def key_of(passphrase: str, salt: bytes, rounds: int) -> bytes:
    """The key that a passphrase makes."""
    return hashlib.pbkdf2_hmac("sha256", passphrase.encode(), salt, rounds, 32)


def close(
    parts: Iterable[bytes], out: BinaryIO, *, passphrase: str, rounds: int = ROUNDS, **told: Any
) -> Hashing:
    """Write a box of these parts. What is told besides stands readable in its head: nothing about anybody."""
    check_passphrase(passphrase)
    salt, own = os.urandom(16), os.urandom(7)
    head = _line({**told, "rounds": rounds, "salt": salt.hex(), "nonce": own.hex()})
    box, cipher = Hashing(out), AESGCM(key_of(passphrase, salt, rounds))
    box.write(MARK + head)
    for number, (piece, last) in enumerate(_pieces(parts)):
        closed = cipher.encrypt(_nonce(own, number, last), piece, head)
        box.write(struct.pack(">I", len(closed)) + closed)
    return box


def head_of(box: BinaryIO) -> tuple[bytes, dict[str, Any]]:
    """Read what a box says of itself, and leave the file at its first piece."""
    if box.read(len(MARK)) != MARK:
        raise WillNotOpen("This is no box of Kinfold's.")
    head = box.readline(LONGEST_HEAD)
    try:
        said = json.loads(head)
        if not 1 <= said["rounds"] <= ROUNDS_AT_MOST:
            raise ValueError
        bytes.fromhex(said["salt"])
        bytes.fromhex(said["nonce"])
    except (ValueError, KeyError, TypeError) as odd:
        raise WillNotOpen("The head of this box cannot be read: the file was changed.") from odd
    return head, said


def opened(box: BinaryIO, *, passphrase: str) -> Iterator[bytes]:
    """Give what is in a box, piece by piece, each checked before it is given. Raises WillNotOpen at the first doubt."""
    head, said = head_of(box)
    cipher = AESGCM(key_of(passphrase, bytes.fromhex(said["salt"]), said["rounds"]))
    own, number, last = bytes.fromhex(said["nonce"]), 0, False
    while not last:
        closed = _next(box)
        piece = _try(cipher, _nonce(own, number, False), closed, head)
        if piece is None:
            piece, last = _try(cipher, _nonce(own, number, True), closed, head), True
        if piece is None:
            raise WillNotOpen("The passphrase is not the one of this box, or the file was changed.")
        yield piece
        number += 1
    if box.read(1):
        raise WillNotOpen("Something was added to the end of this file.")


def _try(cipher: AESGCM, nonce: bytes, closed: bytes, head: bytes) -> bytes | None:
    try:
        return cipher.decrypt(nonce, closed, head)
    except InvalidTag:
        return None


def _next(box: BinaryIO) -> bytes:
    length = box.read(4)
    size = struct.unpack(">I", length)[0] if len(length) == 4 else 0
    closed = box.read(size) if 16 <= size <= PIECE + 16 else b""
    if not closed or len(closed) != size:
        raise WillNotOpen("This file was cut off: its last piece is not there.")
    return closed


def _pieces(parts: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Parts of any size as pieces of one, and whether it is the last; an empty last piece where need be."""
    waiting = bytearray()
    for part in parts:
        waiting += part
        while len(waiting) > PIECE:
            yield bytes(waiting[:PIECE]), False
            del waiting[:PIECE]
    yield bytes(waiting), True


def _nonce(own: bytes, number: int, last: bool) -> bytes:
    return own + struct.pack(">I", number) + (b"\x01" if last else b"\x00")


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said, sort_keys=True).encode("ascii") + b"\n"
