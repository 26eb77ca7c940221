"""Guesses what each column of an extract holds from its heading, by a table of common spellings."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import islice

from kinfold.matching.names import fold

# One description may use several columns of these; of any other field, the best spelling is taken alone.
SEVERAL = frozenset({"middle_names", "address", "postcode", "telephone", "nhs_number", "upn", "mother_name"})
_NUMBERED = frozenset({"address", "telephone", "middle_names"})
_BEFORE = (
    "child", "childs", "childrens", "pupil", "pupils", "person", "persons", "client", "clients", "patient", "patients",
    "subject", "learner", "student", "serviceuser", "legal", "current", "latest", "home", "main", "primary",
)  # fmt: skip
_BEHIND = re.compile(r"(?<=.)(current|latest|text|value|field)$")


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, tuple[str, ...]]:
    """Give the table of common spellings: for each field, its headings in lower case without punctuation."""
    text = resources.files("kinfold.link").joinpath("headings.toml").read_text(encoding="utf-8")
    return {field: tuple(known) for field, known in tomllib.loads(text).items()}


def guess(columns: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Guess from their headings which columns hold which field; each column serves at most one.

    >>> guess(["Forename(s)", "PersonBirthDate", "addr2", "addr1", "Shoe size"])
    {'forename': ('Forename(s)',), 'date_of_birth': ('PersonBirthDate',), 'address': ('addr1', 'addr2')}
    """
    found: dict[str, list[tuple[tuple[int, int, int, int], str]]] = {}
    for position, column in enumerate(columns):
        for field, rank in islice(_fields(column), 1):
            found.setdefault(field, []).append(((*rank, position), column))
    ordered = {field: [column for _, column in sorted(ranked)] for field, ranked in found.items()}
    return {
        field: tuple(ranked if field in SEVERAL else ranked[:1])
        for field, ranked in sorted(ordered.items(), key=lambda item: list(spellings()).index(item[0]))
    }


def key(heading: str) -> str:
    """Give a heading in lower case, without spaces or punctuation."""
    return fold(heading).replace(" ", "")


def _fields(heading: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """List the fields that a heading may mean, likeliest first, each with how well it fits."""
    for step, (spelled, number) in enumerate(_readings(key(heading))):
        for field, known in spellings().items():
            if spelled in known and (not number or field in _NUMBERED):
                # Lines of an address stand in the order of a letter, whatever their wording.
                yield (
                    field,
                    (known.index(spelled), number, step)
                    if field in SEVERAL
                    else (step, known.index(spelled), 0),
                )


def _readings(whole: str) -> Iterator[tuple[str, int]]:
    """Give a heading as it is, then without words around it, each also without a number at its end."""
    bare = [whole.removeprefix(word) for word in _BEFORE if whole.startswith(word)]
    for plain in dict.fromkeys(once for one in (whole, *bare) for once in (one, _BEHIND.sub("", one))):
        yield plain, 0
        numbered = re.fullmatch(r"(.*?\D)(\d{1,2})", plain)
        if numbered:
            yield numbered[1], int(numbered[2])
