"""The one refusal of linking extracts: a sentence that says what happened and what to do."""

from collections.abc import Sequence


class CannotLink(Exception):
    """These extracts cannot be linked as they are; nothing has been written."""


def some(names: Sequence[object], most: int = 5) -> str:
    """Give the first few of a list in words, and how many more there are.

    >>> some(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    said = ", ".join(str(name) for name in names[:most])
    return said if len(names) <= most else f"{said} and {len(names) - most:,} more"


def counted(number: int, one: str, many: str = "") -> str:
    """Give a number with its noun, in the singular where there is one.

    >>> counted(1, "row"), counted(12000, "row"), counted(2, "person", "people")
    ('1 row', '12,000 rows', '2 people')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
