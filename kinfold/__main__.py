"""Lets `python -m kinfold` do what the `kinfold` command does."""

import sys

from kinfold.cli import main

if __name__ == "__main__":
    sys.exit(main())
