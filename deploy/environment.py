"""Makes .venv, installs what requirements.lock names when that has changed, and puts `kinfold` on its path.

Only the standard library is used: this runs before anything is installed. The project itself needs no
installer, only a line that says where it is, so nothing is built and nothing outside the lock is fetched.
"""

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
LOCK = HERE / "requirements.lock"
STAMP = VENV / "installed.stamp"
SPARK_LOCK = HERE / "requirements-spark.lock"
JAVA_FROM = 17

# Starts Python by its full path, so that it works from anywhere and in folders with spaces.
KINFOLD = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
from kinfold.cli import main
sys.exit(main())
"""


def stop(*sentences: str) -> None:
    """End with a sentence for the person at the keyboard."""
    print(*sentences, sep="\n", file=sys.stderr)
    raise SystemExit(1)


def make_venv() -> None:
    """Make .venv afresh with the Python that runs this."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        stop(
            f"{sys.executable} cannot make a virtual environment: its venv module is not installed.",
            "On Debian or Ubuntu: sudo apt install python3-venv",
        )
    print(f"Making .venv with Python {sys.version.split()[0]}")
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        stop(
            "The virtual environment could not be made.",
            "On Debian or Ubuntu: sudo apt install python3-venv",
            done.stdout + done.stderr,
        )


def wanted() -> str:
    """Name what should be installed: the lock's digest, for this Python."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{digest} {sys.version_info.major}.{sys.version_info.minor}\n"


def install() -> None:
    """Install the lock, each file checked against its hash, and remember that it was done."""
    print("Installing what requirements.lock names; the first time takes a minute or two")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    # The lock names everything, so nothing is worked out anew: a release that came out since must not stop it.
    done = subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", str(LOCK)])
    if done.returncode:
        stop("The packages could not be installed: what pip said is above. Is there a network?")


def java() -> int:
    """Give the version of the Java on this machine, or 0 where there is none."""
    found = shutil.which("java")
    if not found:
        return 0
    said = subprocess.run([found, "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', said)
    return int(version[1]) if version else 0


def install_spark() -> None:
    """Install Spark from its own lock where there is a Java that runs it; its tests say aloud if there is none."""
    wanted = f"{hashlib.sha256(SPARK_LOCK.read_bytes()).hexdigest()}\n"
    stamp = VENV / "spark.stamp"
    if java() < JAVA_FROM or (stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
        return
    print("Installing Spark, for its tests; the first time takes a minute")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", str(SPARK_LOCK)]).returncode:
        stop("Spark could not be installed: what pip said is above.")
    stamp.write_text(wanted, encoding="utf-8")


def put_on_path() -> None:
    """Let `import kinfold` and the `kinfold` command work in .venv, wherever they are started."""
    (Path(sysconfig.get_path("purelib")) / "kinfold.pth").write_text(f"{HERE}\n", encoding="utf-8")
    command = VENV / "bin" / "kinfold"
    command.write_text(KINFOLD.format(python=VENV / "bin" / "python"), encoding="utf-8")
    command.chmod(0o755)


def main() -> None:
    """Do what is still to be done, and nothing when all is as it should be."""
    if Path(sys.prefix).resolve() != VENV.resolve():
        make_venv()
        raise SystemExit(subprocess.run([str(VENV / "bin" / "python"), *sys.argv]).returncode)
    if not STAMP.exists() or STAMP.read_text(encoding="utf-8") != wanted():
        install()
        STAMP.write_text(wanted(), encoding="utf-8")
    if "--spark" in sys.argv:
        install_spark()
    put_on_path()  # always: a folder that was moved or copied must not run the old one's code


if __name__ == "__main__":
    main()
