"""Holds every locked version against known weaknesses (`make advisories`), and fails where it could not look.

A folder of advisories comes from whoever runs this: files of the OSV kind, JSON or YAML, such as a copy of the Python
advisory database. With --online, pip-audit asks instead. A check that did not happen is never a check that passed:
without a folder, with an empty, unreadable or old one, this ends with 2; with a weakness that nobody explained, with 1.
"""

import argparse
import csv
import json
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from packaging.version import InvalidVersion, Version

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deploy.locked import LOCKS, Locked, everything, normal

HERE = Path(__file__).resolve().parent.parent
ACCEPTED = HERE / "security" / "accepted.csv"
TOOLS = HERE / "var" / "tools"
OLD_AFTER = timedelta(days=30)
PASSED, FOUND, NOT_CHECKED = 0, 1, 2
# Thousands of small files: the loader written in C, which is as safe, takes seconds where the other takes a minute.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NotChecked(Exception):
    """Nothing was looked at, or not all of it: as bad as a finding."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """One advisory that touches one locked version."""

    id: str
    name: str
    version: str
    says: str
    mended_in: str

    def __str__(self) -> str:
        mended = f"mended in {self.mended_in}" if self.mended_in else "no mended version is named"
        return f"{self.name} {self.version}: {self.id}, {self.says or 'no summary'} ({mended})"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A weakness that somebody explained, until a day."""

    id: str
    name: str
    until: date
    why: str


# --- Reading advisories -------------------------------------------------------------------------------------


def advisories(folder: Path, today: date) -> list[dict[str, Any]]:
    """Read every advisory below a folder, or refuse: none, one that cannot be read, or none that is young enough."""
    files = sorted(path for ending in ("json", "yaml", "yml") for path in folder.rglob(f"*.{ending}"))
    found = [advisory for path in files if about_python(advisory := _read(path))]
    if not found:
        raise NotChecked(f"{folder} holds no advisory about a Python package. Give a folder of OSV files.")
    newest = max(_changed_on(advisory) for advisory in found)
    if today - newest > OLD_AFTER:
        raise NotChecked(
            f"The newest advisory in {folder} is of {newest.isoformat()}, more than {OLD_AFTER.days} days ago. "
            "What became known since would not be seen: fetch the folder anew."
        )
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        read = json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=LOADER)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise NotChecked(f"{path} cannot be read ({error}): what it warns of would be missed.") from error
    if not isinstance(read, dict) or not read.get("id"):
        raise NotChecked(f"{path} is no advisory: it has no id.")
    return read


def about_python(advisory: dict[str, Any]) -> bool:
    """Tell whether an advisory is about a package that pip installs."""
    return any(each.get("package", {}).get("ecosystem") == "PyPI" for each in advisory.get("affected", []))


def _changed_on(advisory: dict[str, Any]) -> date:
    said = advisory.get("modified") or advisory.get("published")
    if isinstance(said, datetime):
        return said.date()
    try:
        return datetime.fromisoformat(str(said)).date()
    except ValueError as error:
        raise NotChecked(f"{advisory['id']} does not say when it was changed.") from error


# --- Which of them touch what is locked ---------------------------------------------------------------------


def weaknesses(locked: Iterable[Locked], known: Iterable[dict[str, Any]]) -> Iterator[Weakness]:
    """Give each advisory that touches a locked version; one that was taken back touches nothing."""
    versions: dict[str, list[str]] = {}
    for each in locked:
        versions.setdefault(each.name, []).append(each.version)
    for advisory in known:
        for affected in advisory.get("affected", []) if not advisory.get("withdrawn") else []:
            package = affected.get("package", {})
            name = normal(str(package.get("name", "")))
            for version in versions.get(name, []) if package.get("ecosystem") == "PyPI" else []:
                if touches(version, affected):
                    says = (
                        str(advisory.get("summary") or advisory.get("details") or "").strip().split("\n")[0]
                    )
                    yield Weakness(advisory["id"], name, version, says[:120], _mended(affected))


def touches(version: str, affected: dict[str, Any]) -> bool:
    """Tell whether a version is among those affected; one that cannot be compared counts as touched."""
    if version in affected.get("versions", []):
        return True
    try:
        ours = Version(version)
        return any(_within(ours, each.get("events", [])) for each in _ranges(affected))
    except InvalidVersion:
        return True


def _ranges(affected: dict[str, Any]) -> list[dict[str, Any]]:
    # A range of commits says nothing about a version; its versions are listed beside it.
    return [each for each in affected.get("ranges", []) if each.get("type") in ("ECOSYSTEM", "SEMVER")]


def _within(ours: Version, events: list[dict[str, str]]) -> bool:
    """Walk through the events of a range in the order of their versions, up to ours."""
    order = [
        (_parsed(said), place, kind) for place, event in enumerate(events) for kind, said in event.items()
    ]
    touched = False
    for version, _, kind in sorted(order, key=lambda each: each[:2]):
        if kind == "introduced" and version <= ours:
            touched = True
        elif (kind == "fixed" and version <= ours) or (kind == "last_affected" and version < ours):
            touched = False
    return touched


def _parsed(said: str) -> Version:
    return Version("0.dev0") if said == "0" else Version(said)


def _mended(affected: dict[str, Any]) -> str:
    events = [event for each in _ranges(affected) for event in each.get("events", [])]
    return ", ".join(str(event["fixed"]) for event in events if "fixed" in event)


# --- What somebody explained --------------------------------------------------------------------------------


def accepted() -> list[Accepted]:
    """Read the weaknesses that were explained; each says why and until when."""
    with ACCEPTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    if missing := [row["id"] for row in rows if not row["why"].strip()]:
        raise NotChecked(f"{ACCEPTED} accepts {', '.join(missing)} without saying why.")
    return [
        Accepted(row["id"], normal(row["package"]), date.fromisoformat(row["until"]), row["why"])
        for row in rows
    ]


def unexplained(found: Iterable[Weakness], explained: Iterable[Accepted], today: date) -> list[Weakness]:
    """Leave out what was explained and is not past its day."""
    still = {(each.id, each.name) for each in explained if today <= each.until}
    return [each for each in found if (each.id, each.name) not in still]


# --- Asking -------------------------------------------------------------------------------------------------


def from_folder(folder: Path | None, today: date) -> int:
    """Look in a folder, say what was looked at, and give how it ended."""
    if folder is None or not folder.is_dir():
        raise NotChecked(
            "No folder of advisories was given, or it is not there. Nothing was looked at. "
            "Say `make advisories FROM=folder`, or `make advisories FROM=--online`."
        )
    locked, known = everything(), advisories(folder, today)
    found = sorted(set(weaknesses(locked, known)), key=str)
    left = unexplained(found, accepted(), today)
    print(f"{len(locked)} locked packages, {len(known)} advisories, {len(found)} that touch one of them.")
    for each in found:
        print(f"{'NOT EXPLAINED' if each in left else 'explained'}: {each}")
    return FOUND if left else PASSED


def online(today: date) -> int:
    """Let pip-audit ask, strictly: with less, it passes over what it could not look up and calls that a success."""
    program = TOOLS / "bin" / "pip-audit"
    if not program.exists():
        venv.create(TOOLS, with_pip=True)
        subprocess.run([TOOLS / "bin" / "python", "-m", "pip", "install", "--quiet", "pip-audit"], check=True)
    explained = [word for each in accepted() if today <= each.until for word in ("--ignore-vuln", each.id)]
    options = ["--strict", "--require-hashes", "--disable-pip", *explained]
    codes = [subprocess.run([program, *options, "-r", str(lock)], cwd=HERE).returncode for lock in LOCKS]
    return FOUND if any(codes) else PASSED


def main(arguments: list[str] | None = None) -> int:
    """Look where it was told to; nothing to look in is a failure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, help="a folder of OSV files")
    asked.add_argument("--online", action="store_true", help="ask with pip-audit instead")
    given = asked.parse_args(arguments)
    today = datetime.now(UTC).date()
    try:
        return online(today) if given.online else from_folder(given.folder, today)
    except NotChecked as why:
        print(f"NOT CHECKED: {why}", file=sys.stderr)
    except (OSError, subprocess.CalledProcessError) as why:
        print(f"NOT CHECKED: {why}", file=sys.stderr)
    return NOT_CHECKED


if __name__ == "__main__":
    sys.exit(main())
