"""Writes the lock files anew from pyproject.toml (`make lock`): every platform, the hash of every file.

Spark has a lock of its own: it is larger than all the rest, and only those who use or test it need it.
uv is fetched into a folder of its own: the lock that it writes should not list the tool that wrote it.
"""

import subprocess
import sys
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TOOLS = HERE / "var" / "tools"
COMPILE = (
    "pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 "
    "--extra service --extra link --extra train --extra test pyproject.toml -o requirements.lock"
)

COMPILE_SPARK = (
    "pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 "
    "- -o requirements-spark.lock"
)


def main() -> None:
    """Fetch uv where it is missing, then let it work out the versions."""
    uv = TOOLS / "bin" / "uv"
    if not uv.exists():
        venv.create(TOOLS, with_pip=True)
        subprocess.run([TOOLS / "bin" / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    spark = "\n".join(project["optional-dependencies"]["spark"])
    for command, given in ((COMPILE, None), (COMPILE_SPARK, spark)):
        done = subprocess.run(
            [uv, *command.split(), *sys.argv[1:]], cwd=HERE, stdout=subprocess.DEVNULL, input=given, text=True
        )
        if done.returncode:
            raise SystemExit(done.returncode)


if __name__ == "__main__":
    main()
