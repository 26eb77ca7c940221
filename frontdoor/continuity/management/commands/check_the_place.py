"""Looks at a running place as anybody could, and says what is not as it should be: `manage.py check_the_place --url …`.

TLS, the certificate, headers that only a proxy may write, requests with two meanings, files that nobody should get.
Ends with 0 where nothing failed. docs/how-to/set-up-a-place.md says what each line means.
"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.continuity.place import answers, tls
from frontdoor.continuity.place.findings import Found, place_at
from frontdoor.ui.words import counted


class Command(BaseCommand):
    """`manage.py check_the_place --url https://kinfold.example [--here]`."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--url", required=True)
        parser.add_argument("--plain-port", type=int, default=80, help="where plain HTTP would be answered")
        parser.add_argument(
            "--trust", default="", help="a file with another authority, for a trial inside a place"
        )
        parser.add_argument(
            "--connect-to", default="", help="the machine, where its name does not lead there yet"
        )
        parser.add_argument(
            "--here", action="store_true", help="look at the code that runs on this machine as well"
        )

    def handle(self, *args, url, plain_port, trust, connect_to, here, **options):
        try:
            place = place_at(url, plain=plain_port, trust=trust, connect_to=connect_to)
            found = [*tls.look(place, now=timezone.now()), *answers.look(place)]
        except (ValueError, OSError) as problem:
            raise CommandError(
                f"{url} could not be looked at, so nothing is known of it: {problem}"
            ) from problem
        found += [no_history(Path(settings.HERE))] if here else []
        for each in found:
            self.stdout.write(each.line())
        if failed := [each for each in found if not each.well]:
            raise CommandError(f"{counted(len(failed), 'thing')} of {len(found)} failed.")
        self.stdout.write(f"All {len(found)} are as they should be.")


def no_history(folder: Path) -> Found:
    """Whether a history of the code lies beside the code that runs, where this process can read it."""
    there = [name for name in (".git", ".svn", ".hg") if (folder / name).exists()]
    said = f"{', '.join(there)} lies beside the code" if there else "no history lies beside the code"
    return Found("the running code", said, not there)
