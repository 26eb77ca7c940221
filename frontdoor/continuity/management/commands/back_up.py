"""Copies the database as it is at this moment into a closed file: `manage.py back_up --to /copies --key-file KEY`.

Others go on working meanwhile. Run it every fifteen minutes, and carry the files to another place.
"""

from pathlib import Path

from django.utils import timezone

from frontdoor.continuity import actions
from frontdoor.continuity.commands import PassphraseCommand, told_as_a_sentence
from frontdoor.ui.words import counted


class Command(PassphraseCommand):
    """`manage.py back_up --to FOLDER [--key-file FILE] [--keep N]`."""

    help = __doc__

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--to", type=Path, required=True, help="the folder that the copy is written to")
        parser.add_argument(
            "--keep", type=int, default=0, help="how many copies stay there; without it, all of them"
        )

    def handle(self, *args, to, key_file, keep, **options):
        with told_as_a_sentence():
            made = actions.back_up(to, passphrase=self.passphrase(key_file), at=timezone.now())
            gone = actions.let_go(to, keep=keep)
        self.stdout.write(
            f"{made.file}: {counted(made.manifest.total, 'row')}, {made.size} bytes, SHA-256 {made.sha256}"
        )
        if gone:
            self.stdout.write(f"Removed: {counted(len(gone), 'older copy', 'older copies')}.")
