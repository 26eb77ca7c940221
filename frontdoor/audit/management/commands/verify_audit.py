"""Reads the whole audit through, against its seals and against heads witnessed outside: `manage.py verify_audit`.

Ends with 0 where everything holds, and otherwise with 1 and the first thing that does not, in a sentence.
"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from frontdoor.audit.verifying import DoesNotHold, verify
from frontdoor.audit.witnessing import Head, heads_in
from frontdoor.ui.words import counted

NO_HEAD = (
    "No head was compared. Without one, cutting off the end of the audit together with its seals, or sealing all of "
    "it again, cannot be seen. Give a file with --head, or name one in AUDIT_WITNESS_FILE."
)


class Command(BaseCommand):
    """`manage.py verify_audit --head heads.txt`; --head may be given more than once."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--head", type=Path, action="append", help="a file with heads, such as a saved message"
        )

    def handle(self, *args, head, **options):
        files = head or [Path(name) for name in [settings.AUDIT_WITNESS_FILE] if name]
        heads = [told for file in files for told in self.heads(file)]
        try:
            held = verify(heads)
        except DoesNotHold as found:
            raise CommandError(f"THE AUDIT DOES NOT HOLD. {found}") from found
        entries, seals = counted(held.entries, "entry", "entries"), counted(held.seals, "seal")
        self.stdout.write(f"The audit holds: {entries} under {seals}.")
        if held.unsealed:
            self.stdout.write(f"Not sealed yet: {counted(held.unsealed, 'entry', 'entries')}.")
        self.stdout.write(f"Agrees with {counted(held.heads, 'witnessed head')}." if heads else NO_HEAD)

    def heads(self, file: Path) -> list[Head]:
        """The heads in one file. A file without any is refused: it was meant to prove something."""
        try:
            found = heads_in(file.read_text(encoding="utf-8", errors="replace"))
        except OSError as problem:
            raise CommandError(
                f"{file} cannot be read, so nothing was verified: {problem.strerror}."
            ) from problem
        if not found:
            raise CommandError(f"There is no head in {file}, so nothing was verified. Name the right file.")
        return found
