"""The process in which one file is read: with little memory, little time, and nothing of the service in it."""

import json
import resource
import sys
from dataclasses import asdict
from importlib import import_module

from frontdoor.disclosure.files.kept import CannotBeRead, Read

MEMORY, SECONDS = 768 * 1024 * 1024, 5
BROKEN = "The file cannot be read. Save it anew and attach it again."


def answer(form: str, content: bytes) -> dict[str, object]:
    """What was read, or why not."""
    try:
        read: Read = import_module(f"frontdoor.disclosure.files.{form}").read(content)
    except CannotBeRead as refused:
        return {"refused": str(refused)}
    except Exception:  # noqa: BLE001  (a hostile file may make a reader fail in any way, and is refused for it)
        return {"refused": BROKEN}
    return asdict(read)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    said = json.dumps(answer(sys.argv[1], sys.stdin.buffer.read()))
    sys.stdout.write(said)
