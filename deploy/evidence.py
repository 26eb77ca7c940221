"""Finds what a paper points at, running nothing: a test by its node id, a section by its heading, a promise's tests."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TESTS = HERE / "tests"
NAMED = re.compile(r"promise_0*(\d+)")


@cache
def parsed(path: Path) -> ast.Module:
    """Read a Python file into its syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def tests_in(path: Path) -> frozenset[str]:
    """Name the tests of one file, as the second half of their node ids."""
    return frozenset(name for name, _ in _tests(parsed(path)))


def _tests(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name, node
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            inner = (each for each in node.body if isinstance(each, ast.FunctionDef))
            yield from (
                (f"{node.name}::{each.name}", each) for each in inner if each.name.startswith("test_")
            )


def is_there(pointer: str) -> bool:
    """Tell whether a pointer leads somewhere: `tests/…py::test_…` to a test, `page.md#section` to a section."""
    if "::" in pointer:
        path, _, name = pointer.partition("::")
        file = HERE / path
        return path.startswith("tests/") and file.is_file() and name.partition("[")[0] in tests_in(file)
    path, _, section = pointer.partition("#")
    file = HERE / path
    return bool(section) and file.is_file() and section in sections_of(file)


@cache
def sections_of(path: Path) -> frozenset[str]:
    """Give the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ +(.+?) *$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in headings)


def promises_held() -> dict[int, list[str]]:
    """Give the tests of each promise: those that have its number in their name, or carry it as a marker."""
    found: dict[int, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        whole_file = _marked(parsed(path).body)
        for name, function in _tests(parsed(path)):
            numbers = {int(number) for number in NAMED.findall(name)} | _marked(function.decorator_list)
            for number in sorted(numbers | whole_file):
                found[number].append(f"{path.relative_to(HERE)}::{name}")
    return dict(found)


def _marked(nodes: list[ast.stmt] | list[ast.expr]) -> set[int]:
    """Give the numbers in `pytest.mark.promise(…)` among decorators, or in a file's `pytestmark`."""
    marks: list[ast.AST] = []
    for node in nodes:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark":
            marks += ast.walk(node.value)
        elif isinstance(node, ast.expr):
            marks.append(node)
    calls = [
        node
        for node in marks
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.promise"
    ]
    return {int(ast.literal_eval(number)) for call in calls for number in call.args}
