"""Shows one pair: both records side by side, and each reason as a sentence with its weight."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kinfold.matching.waterfall import signed

from .examples import Example, Side
from .html import Html, element, table, together
from .reasons import Reason
from .words import odds

_ROWS = (
    ("Name", ("name", "forenames", "surname")),
    ("Born", ("born",)),
    ("Sex", ("sex",)),
    ("Address", ("address", "postcode")),
    ("Telephone", ("phone",)),
    ("NHS number", ("nhs_number",)),
    ("UPN", ("upn",)),
    ("Number at the authority", ("local_id",)),
    ("Mother", ("mother_name",)),
)
_PRECISION = {"approximate": " (approximate)", "expected": " (due date)"}
_SEX = {"M": "male", "F": "female"}


def side_by_side(example: Example, number: int, told: Sequence[Reason], heading: str = "h4") -> Html:
    """Show a pair with its records and its reasons."""
    return element(
        "article",
        element(heading, f"Pair {number}: {example.outcome}"),
        element("p", f"Weight {example.weight:.1f} bits: {odds(example.weight)}."),
        _records(example, number),
        _reasons(example, number, told),
        class_=f"pair {example.outcome}",
    )


def _records(example: Example, number: int) -> Html:
    rows = []
    for name, fields in _ROWS:
        left, right = _said(example.left, fields), _said(example.right, fields)
        if left or right:
            rows.append((together(name, " ", _mark(left, right)), left or "not given", right or "not given"))
    headings = ("What", _whose(example.left), _whose(example.right))
    return table(f"What each record says (pair {number})", headings, rows)


def _whose(side: Side) -> str:
    return f"{side.source}, record {side.record_id}"


def _mark(left: str, right: str) -> Html:
    if not left or not right:
        return Html("")
    return Html("") if left.casefold() == right.casefold() else element("span", "differs", class_="differs")


def _said(side: Side, fields: tuple[str, ...]) -> str:
    values = [_word(field, side.said[field], side.said) for field in fields if side.said[field]]
    return (", " if fields[0] == "address" else " ").join(values)


def _word(field: str, value: Any, said: dict[str, Any]) -> str:
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}" + _PRECISION.get(said["born_precision"], "")
    return _SEX.get(str(value), "") if field == "sex" else str(value)


def _reasons(example: Example, number: int, told: Sequence[Reason]) -> Html:
    rows: list[tuple[object, object]] = [(sentence, signed(bits)) for sentence, bits in told]
    rows.append((element("strong", "Together"), element("strong", signed(example.weight))))
    return table(f"Reasons (pair {number})", ("Reason", "Bits"), rows, numbers=(1,))
