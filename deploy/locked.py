"""Reads the lock files: every package with its version, where it is installed, and the sums of its files."""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
LOCKS = (HERE / "requirements.lock", HERE / "requirements-spark.lock")
PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?: *; *(?P<where>[^\\]+?))? *\\?$")
SUM = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Locked:
    """One package at one version; `where` says on which machines it is installed, and is empty for all."""

    name: str
    version: str
    where: str
    sums: tuple[str, ...]


def normal(name: str) -> str:
    """Write a package's name as indexes compare it: Foo.Bar_baz is foo-bar-baz."""
    return re.sub(r"[-_.]+", "-", name).casefold()


def read(text: str) -> list[Locked]:
    """Read one lock file; a line that is neither a package nor one of its sums is refused, since it would be missed."""
    found: list[Locked] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if package := PACKAGE.match(line):
            found.append(Locked(normal(package["name"]), package["version"], package["where"] or "", ()))
        elif (sums := SUM.findall(line)) and found:
            latest = found[-1]
            found[-1] = Locked(latest.name, latest.version, latest.where, (*latest.sums, *sums))
        elif not line.startswith("#"):
            raise ValueError(f"A lock file holds a line that is no package: {line!r}. Run `make lock`.")
    return found


def everything() -> list[Locked]:
    """Give every package of every lock, once for each version."""
    found = {
        (each.name, each.version): each for lock in LOCKS for each in read(lock.read_text(encoding="utf-8"))
    }
    return [found[key] for key in sorted(found)]
