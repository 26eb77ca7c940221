#!/usr/bin/env python
"""Run one of the service's commands: `python manage.py help` lists them."""

import os
import sys


def main() -> None:
    """Hand the command line to Django, in the development settings unless told otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.settings.dev")
    from django.core.management import execute_from_command_line

    from frontdoor.access.sight import this_process_is

    # A shell is no part of the system: whoever opens one must say whose eyes they see with.
    if sys.argv[1:2] != ["shell"]:
        this_process_is(f"manage.py {' '.join(sys.argv[1:2])}".strip())
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
