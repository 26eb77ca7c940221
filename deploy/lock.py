"""Writes requirements.lock anew from pyproject.toml (`make lock`): every platform, the hash of every file.

uv is fetched into a folder of its own: the lock that it writes should not list the tool that wrote it.
"""

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TOOLS = HERE / "var" / "tools"
COMPILE = (
    "pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 "
    "--extra service --extra link --extra train --extra test pyproject.toml -o requirements.lock"
)


def main() -> None:
    """Fetch uv where it is missing, then let it work out the versions."""
    uv = TOOLS / "bin" / "uv"
    if not uv.exists():
        venv.create(TOOLS, with_pip=True)
        subprocess.run([TOOLS / "bin" / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    done = subprocess.run([uv, *COMPILE.split(), *sys.argv[1:]], cwd=HERE, stdout=subprocess.DEVNULL)
    raise SystemExit(done.returncode)


if __name__ == "__main__":
    main()
