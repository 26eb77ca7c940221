"""The small language of the model's conditions: written once, run by Python and, word for word, by SQL.

A condition speaks of two descriptions, `l` and `r`, by the names in `features`, or, under [together], of the
levels that the themes reached. It is a Python expression of a few kinds of parts; anything else is refused.
"""

import ast
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

# How each dialect spells the functions of a condition.
SQL_NAMES: Mapping[str, Mapping[str, str]] = {
    "duckdb": {
        "slips": "levenshtein",
        "share": "list_has_any",
        "holds": "list_contains",
        "begins": "starts_with",
        "size": "length",
        "abs": "abs",
        "shorter": "least",
        "longer": "greatest",
    },
    "spark": {
        "slips": "levenshtein",
        "share": "arrays_overlap",
        "holds": "array_contains",
        "begins": "startswith",
        "size": "length",
        "abs": "abs",
        "shorter": "least",
        "longer": "greatest",
    },
}
_COMPARED = {ast.Eq: "=", ast.NotEq: "<>", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_SUMS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}


def _share(a: Collection[str], b: Collection[str]) -> bool:
    return any(one in b for one in a)


PYTHON: Mapping[str, Callable[..., Any]] = {
    "slips": Levenshtein.distance,
    "share": _share,
    "holds": lambda many, one: one in many,
    "begins": str.startswith,
    "size": len,
    "abs": abs,
    "shorter": min,
    "longer": max,
}


class ConditionError(ValueError):
    """Refused: a condition of the model that cannot be read."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, read and checked; `text` is as the model has it."""

    text: str
    tree: ast.expr

    @property
    def python(self) -> str:
        """Give the condition as Python source."""
        return ast.unparse(self.tree)

    def sql(self, dialect: str) -> str:
        """Give the condition in a dialect of SQL, with every comparison in brackets."""
        return _sql(self.tree, SQL_NAMES[dialect])


def read(text: str, *, features: Collection[str], groups: Collection[str] = ()) -> Condition:
    """Read a condition; raises ConditionError, with what may be used, where a part of it is not known.

    >>> read("l.sex != '' and l.sex == r.sex", features=["sex"]).sql("duckdb")
    "((l.sex <> '') AND (l.sex = r.sex))"
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ConditionError(f"The condition '{text}' is not complete: {error.msg}.") from None
    _check(tree, text, frozenset(features), frozenset(groups))
    return Condition(text, tree)


def _check(node: ast.AST, text: str, features: frozenset[str], groups: frozenset[str]) -> None:
    if isinstance(node, ast.Attribute):
        side = node.value.id if isinstance(node.value, ast.Name) else ""
        if side not in {"l", "r"} or node.attr not in features:
            raise ConditionError(
                f"The condition '{text}' speaks of '{ast.unparse(node)}'. It may speak of l and r, "
                f"each with one of: {', '.join(sorted(features)) or 'nothing here'}."
            )
        return
    if isinstance(node, ast.Name):
        if node.id not in groups:
            known = ", ".join(sorted(groups)) or "none here"
            raise ConditionError(
                f"The condition '{text}' speaks of '{node.id}'. The groups of levels are: {known}."
            )
        return
    for child in _parts(node, text):
        _check(child, text, features, groups)


def _parts(node: ast.AST, text: str) -> list[ast.expr]:
    match node:
        case ast.BoolOp(values=values):
            return values
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            return [operand]
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult(), right=right):
            return [left, right]
        case ast.Compare(left=left, ops=ops, comparators=rest) if all(type(op) in _COMPARED for op in ops):
            return [left, *rest]
        case ast.Call(func=ast.Name(id=name), args=given, keywords=[]) if name in PYTHON:
            return given
        case ast.Constant(value=str() | int()):
            return []
    raise ConditionError(
        f"The condition '{text}' uses '{ast.unparse(node)}'. It may use and, or, not, comparisons, + - *, "
        f"texts, whole numbers, and: {', '.join(sorted(PYTHON))}."
    )


def _sql(node: ast.expr, names: Mapping[str, str]) -> str:
    match node:
        case ast.BoolOp(op=op, values=values):
            word = " AND " if isinstance(op, ast.And) else " OR "
            return f"({word.join(_sql(value, names) for value in values)})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"(NOT {_sql(operand, names)})"
        case ast.UnaryOp(operand=operand):
            return f"(-{_sql(operand, names)})"
        case ast.BinOp(left=left, op=op, right=right):
            return f"({_sql(left, names)} {_SUMS[type(op)]} {_sql(right, names)})"
        case ast.Compare():
            return _sql_comparison(node, names)
        case ast.Call(func=ast.Name(id=name), args=given):
            return f"{names[name]}({', '.join(_sql(each, names) for each in given)})"
        case ast.Constant(value=str() as said):
            return "'" + said.replace("'", "''") + "'"
    return ast.unparse(node)


def _sql_comparison(node: ast.Compare, names: Mapping[str, str]) -> str:
    """Write a comparison, a chain as the pairs it stands for."""
    terms = [_sql(term, names) for term in (node.left, *node.comparators)]
    words = [_COMPARED[type(op)] for op in node.ops]
    pairs = [f"({a} {word} {b})" for a, word, b in zip(terms, words, terms[1:], strict=False)]
    return pairs[0] if len(pairs) == 1 else f"({' AND '.join(pairs)})"
