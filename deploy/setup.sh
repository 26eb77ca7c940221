#!/bin/sh
# Finds a Python that can run Kinfold and hands over to deploy/environment.py, which makes .venv.
set -eu
cd "$(dirname "$0")/.."

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

# .venv first: a second run should not look any further. A name that does not start (a stub, a broken link) is passed over.
for python in .venv/bin/python "${PYTHON:-python3.13}" python3.13 python3.12 python3.11 python3 python; do
    if "$python" -c "$new_enough" >/dev/null 2>&1; then
        exec "$python" deploy/environment.py "$@"
    fi
done

found=$(python3 --version 2>/dev/null || echo "no python3")
cat >&2 <<SENTENCE
Kinfold needs Python 3.11 or later, and found $found.
On Debian 12, Ubuntu 24.04 or later: sudo apt install python3 python3-venv
On a Mac: brew install python@3.13, or the installer of the Python project.
To name one yourself: make run PYTHON=/path/to/python3
SENTENCE
exit 1
