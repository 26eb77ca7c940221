"""Checks everything (`make test`), step by step, and says at the very end what passed, failed or was not run.

A check that quietly did not happen is worse than one that failed, so KINFOLD_REQUIRE_ALL=1 (which CI sets)
turns everything that was not run into a failure.
"""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

HERE = Path(__file__).resolve().parent.parent
BIN = HERE / ".venv" / "bin"
PYTEST = [BIN / "python", "-m", "pytest", "-q", "-o", "faulthandler_timeout=240"]
NEEDS_A_DATABASE = [folder for folder in ("tests/rooms", "tests/journeys") if (HERE / folder).is_dir()]
NOT_RUN = 77

STEPS: dict[str, list[object]] = {
    "ruff: harmful code": [BIN / "ruff", "check", "--quiet"],
    "ruff: layout": [BIN / "ruff", "format", "--check", "--quiet"],
    "mypy: strict on kinfold": [BIN / "mypy", "--no-error-summary"],
    "import contracts": [BIN / "lint-imports", "--no-logo"],
    "migrations are complete": [
        BIN / "python",
        "manage.py",
        "makemigrations",
        "--check",
        "--dry-run",
        "-v",
        "0",
    ],
}
SUITES: dict[str, list[object]] = {
    "tests, with SQLite": [*PYTEST, "--durations=5"],
    "tests, with PostgreSQL": [BIN / "python", "tests/with_postgres.py", *PYTEST, *NEEDS_A_DATABASE],
}


@dataclass
class Result:
    """How one step ended."""

    name: str
    code: int
    seconds: float

    @property
    def word(self) -> str:
        """Say it in a word."""
        return {0: "passed", NOT_RUN: "NOT RUN"}.get(self.code, "FAILED")


def run(name: str, command: list[object], skips: Path, words: IO[str] | None = None) -> Result:
    """Run one step where its output can be read, and time it."""
    print(f"\n-- {name}", flush=True)
    env = {**os.environ, "KINFOLD_SKIPS": str(skips), "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    if "SQLite" in name and env.get("DATABASE_URL", "").startswith("postgres"):
        del env["DATABASE_URL"]
    began = time.monotonic()
    code = subprocess.run(
        [str(part) for part in command], cwd=HERE, env=env, stdout=words, stderr=words
    ).returncode
    return Result(name, code, time.monotonic() - began)


def run_together(steps: dict[str, list[object]], skips: Path, folder: Path) -> list[Result]:
    """Run the test suites side by side, each against its own database, and show each one's words in one piece."""

    def one(place: int, name: str) -> Result:
        with (folder / str(place)).open("w", encoding="utf-8") as words:
            return run(name, steps[name], skips, words)

    with ThreadPoolExecutor() as pool:
        results = list(pool.map(one, range(len(steps)), steps))
    for place, name in enumerate(steps):
        print(f"\n-- {name}: what it said", flush=True)
        print((folder / str(place)).read_text(encoding="utf-8"), flush=True)
    return results


def box(lines: list[str]) -> str:
    """Draw a frame round some lines, so that they are not missed."""
    width = max(len(line) for line in lines)
    edge = "+" + "-" * (width + 2) + "+"
    return "\n".join([edge, *(f"| {line:<{width}} |" for line in lines), edge])


def main() -> None:
    """Run every step, also after one has failed, and end with the summary."""
    with tempfile.TemporaryDirectory() as folder:
        skips = Path(folder) / "skips"
        skips.touch()
        results = [run(name, command, skips) for name, command in STEPS.items()]
        results += run_together(SUITES, skips, Path(folder))
        skipped = sorted(set(skips.read_text(encoding="utf-8").splitlines()))
    strict = os.environ.get("KINFOLD_REQUIRE_ALL") == "1"
    not_run = [result.name for result in results if result.code == NOT_RUN] + skipped
    failed = any(result.code not in (0, NOT_RUN) for result in results) or (strict and bool(not_run))
    lines = [f"{result.word:<8}{result.name} ({result.seconds:.0f} s)" for result in results]
    lines += ["", *(f"NOT RUN: {what}" for what in not_run)] if not_run else []
    lines += ["", "Nothing may be left out here (KINFOLD_REQUIRE_ALL=1)."] if strict and not_run else []
    lines += [
        "",
        "FAILED" if failed else "PASSED, except what was not run" if not_run else "PASSED, all of it",
    ]
    print("\n" + box(lines), flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
