"""Writes the list of common long passwords that are refused: `python deploy/common_passwords.py RANKED > …/common.txt`.

RANKED has a password a line, the commonest first, such as the list of the RockYou theft. What is shorter than our
policy asks is passed over; of the first ten thousand left, the first twelve letters of each SHA-1 are written, in
order. A sum and not a word, because many of them are words that nobody should have to read.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

AT_LEAST, HOW_MANY, LETTERS = 15, 10_000, 12


def fitting(lines: Iterable[bytes]) -> Iterator[str]:
    """Give each password that our policy would take for its length, once, in small letters, as ranked."""
    seen: set[str] = set()
    for line in lines:
        typed = line.rstrip(b"\r\n").decode("utf-8", "ignore").lower()
        if len(typed) >= AT_LEAST and typed not in seen:
            seen.add(typed)
            yield typed


def sum_of(password: str) -> str:
    """Give the beginning of a password's sum, as published lists have it."""
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()[:LETTERS]


def main(ranked: Path) -> None:
    """Write the sums in order."""
    with ranked.open("rb") as lines:
        print("\n".join(sorted({sum_of(each) for each in islice(fitting(lines), HOW_MANY)})))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
