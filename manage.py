#!/usr/bin/env python
"""Run one of the service's commands: `python manage.py help` lists them."""

import os
import sys


def main() -> None:
    """Hand the command line to Django, in the development settings unless told otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
