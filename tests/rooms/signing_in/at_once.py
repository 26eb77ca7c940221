"""Runs a few lines in several processes of the service at once, each started afresh on the test's own database.

Nothing is forked: a copy of the tests' process would hold the browser's pipes and the database's locks, and hang.
"""

import os
import subprocess
import sys

from django.db import connection

FIRST = """
import os
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["KINFOLD_DATABASE_NAME"]
settings.ALLOWED_HOSTS = ["*"]
settings.ACCOUNT_RATE_LIMITS = {}
django.setup()
from frontdoor.access.sight import this_process_is
this_process_is("a test")
"""


def at_once(lines: str, *, times: int) -> list[str]:
    """Run these lines in so many processes at once; give what each printed, and fail where one failed."""
    name = str(connection.settings_dict["NAME"])
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "frontdoor.settings.test", "KINFOLD_DATABASE_NAME": name}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", FIRST + lines],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(times)
    ]
    told = [process.communicate(timeout=120) for process in started]
    assert [process.returncode for process in started] == [0] * times, told
    return [out.strip() for out, _ in told]
