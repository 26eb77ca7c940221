"""Every module opens with a sentence for a stranger, and what kinfold says about itself is fit to be shown."""

import ast
from collections import Counter
from pathlib import PurePosixPath

from tests.house.tree import functions, ours, parsed, tracked

PYTHON = ["kinfold", "frontdoor", "tests", "deploy", "benchmarks"]
LONGEST = 120


def first_line(words: str | None) -> str:
    """Give the first line of a docstring."""
    return (words or "").strip().split("\n")[0]


def is_sentence(line: str) -> bool:
    """Tell whether a line reads as one whole sentence."""
    return bool(line) and not line[0].islower() and line.endswith((".", "?", ":", "…"))


def public_functions() -> dict[str, str]:
    """Give the first line of every public function and method of kinfold, by where it is."""
    found = {}
    for path in ours("kinfold"):
        for name, function in functions(path):
            inner = any(name.startswith(f"{other}.") for other, _ in functions(path))
            if not inner and not any(part.startswith("_") for part in name.split(".")):
                found[f"{path}:{name}"] = first_line(ast.get_docstring(function))
    return found


def test_every_module_opens_with_a_sentence():
    silent = [path for path in ours(*PYTHON) if not is_sentence(_opening(path))]

    assert not silent


def _opening(path: str) -> str:
    """Give a module's first sentence, which may run over its line."""
    words = ast.get_docstring(parsed(path)) or ""
    return " ".join(words.split("\n\n")[0].split())


def test_every_package_has_a_caption():
    folders = {str(PurePosixPath(path).parent) for path in ours("kinfold", "frontdoor")}

    bare = [folder for folder in sorted(folders) if f"{folder}/__init__.py" not in tracked()]

    assert not bare, "Each needs an __init__.py whose docstring says what the folder is for."


def test_every_public_function_of_kinfold_says_what_it_does_in_one_sentence():
    wrong = {
        where: line
        for where, line in public_functions().items()
        if not is_sentence(line) or len(line) > LONGEST
    }

    assert not wrong, (
        f"The first line is shown on the reference page: a sentence of at most {LONGEST} letters."
    )


def test_no_two_public_functions_of_kinfold_say_the_same():
    lines = Counter(public_functions().values())

    assert not [line for line, times in lines.items() if times > 1]
