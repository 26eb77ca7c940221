"""Reads a secret from the file that NAME_FILE names, as a vault, docker or systemd hands it over, or else from NAME."""

import os
import stat
from pathlib import Path

# Where docker and systemd put what they hand over; whoever else may read there is theirs to say.
HANDED_OVER = ("/run/secrets/", "/run/credentials/")


class NoSecret(ValueError):
    """A secret is missing, told twice, or lies where others can read it."""


def secret(name: str, otherwise: str | None = None) -> str:
    """Give a secret by its name. Raises NoSecret where there is none and nothing is said to do otherwise."""
    told, file = os.environ.get(name), os.environ.get(f"{name}_FILE")
    if told and file:
        raise NoSecret(f"Both {name} and {name}_FILE are set. Keep the file, and take {name} out.")
    if file:
        return read_secret(Path(file))
    if told is None and otherwise is None:
        raise NoSecret(f"{name} is not set. Name a file that holds it in {name}_FILE.")
    return told if told is not None else str(otherwise)


def told_by_a_file(name: str) -> None:
    """Let what stands in the file of NAME_FILE count as if NAME said it, for those who read NAME themselves."""
    if os.environ.get(f"{name}_FILE"):
        os.environ[name] = secret(name)
        del os.environ[f"{name}_FILE"]


def several(name: str) -> list[str]:
    """Give secrets that stand together, with commas; none where the name is not set."""
    return [each for each in secret(name, "").split(",") if each]


def read_secret(file: Path) -> str:
    """Give what a file holds, without the line break at its end. Raises NoSecret where others may read it too."""
    try:
        readable = file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        held = file.read_text(encoding="utf-8").rstrip("\r\n")
    except OSError as problem:
        raise NoSecret(f"The secret in {file} cannot be read: {problem.strerror}.") from problem
    if readable and not str(file).startswith(HANDED_OVER):
        raise NoSecret(f"Others on this machine can read {file}. Say `chmod 600 {file}`.")
    if not held:
        raise NoSecret(f"{file} is empty: a secret was meant to be in it.")
    return held
