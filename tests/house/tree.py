"""Finds the repository's own files for the house tests, and reads Python without running it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent
NOT_OURS = ("/vendor/", "/migrations/", "/fixtures/")
LEFT_OUT = {".git", ".venv", "var", "node_modules", "staticfiles", "__pycache__"}


@cache
def tracked() -> tuple[str, ...]:
    """List every file that is, or is about to be, part of the repository."""
    git = ["git", "-c", f"safe.directory={HERE}", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(git, cwd=HERE, capture_output=True, text=True)
    listed = done.stdout.splitlines() if done.returncode == 0 else _walked()
    return tuple(sorted({path for path in listed if (HERE / path).is_file()}))


def _walked() -> list[str]:
    # An unpacked archive has no git to ask.
    paths = (path.relative_to(HERE) for path in HERE.rglob("*"))
    return [str(path) for path in paths if not LEFT_OUT.intersection(path.parts)]


def ours(*folders: str, ending: str = ".py") -> list[str]:
    """List our own files of one kind below some folders: nothing vendored, no migrations."""
    return [
        path
        for path in tracked()
        if path.startswith(tuple(f"{folder}/" for folder in folders) or "")
        and path.endswith(ending)
        and not any(part in f"/{path}" for part in NOT_OURS)
    ]


@cache
def text(path: str) -> str:
    """Read a file of the repository, or give nothing for one that is not text."""
    try:
        return (HERE / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def parsed(path: str) -> ast.Module:
    """Read a Python file into its syntax tree."""
    return ast.parse(text(path), filename=path)


Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: str) -> Iterator[tuple[str, Function]]:
    """Give each function of a file, inner ones and methods too, with its dotted name."""

    def within(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
        for child in ast.iter_child_nodes(node):
            name = f"{prefix}{child.name}" if isinstance(child, Function | ast.ClassDef) else prefix
            if isinstance(child, Function):
                yield name, child
            yield from within(child, f"{name}." if name != prefix else prefix)

    yield from within(parsed(path), "")


def imported(path: str) -> set[str]:
    """Name every module that a file imports, and `module.name` for each name taken from one."""
    found: set[str] = set()
    package = path.removesuffix(".py").removesuffix("/__init__").split("/")
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: -node.level] if node.level else [])
            module = ".".join(part for part in (base, node.module) if part)
            found.add(module)
            found.update(f"{module}.{alias.name}" for alias in node.names)
    return found
