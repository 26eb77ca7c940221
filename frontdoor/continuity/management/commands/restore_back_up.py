"""Restores a copy into an empty database, and says whether all of it is there: `manage.py restore_back_up FILE`.

DATABASE_URL names the empty database. With --check nothing is restored: the copy is read from end to end.
"""

from pathlib import Path

from django.utils import timezone

from frontdoor.audit.verifying import DoesNotHold, verify
from frontdoor.continuity import actions
from frontdoor.continuity.commands import PassphraseCommand, told_as_a_sentence
from frontdoor.ui.words import counted


class Command(PassphraseCommand):
    """`manage.py restore_back_up FILE [--key-file FILE] [--check]`."""

    help = __doc__

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="read it through, and restore nothing")

    def handle(self, *args, file, key_file, check, **options):
        with told_as_a_sentence():
            passphrase = self.passphrase(key_file)
            if check:
                said = actions.look_into(file, passphrase=passphrase)
            else:
                said = actions.restore(file, passphrase=passphrase, at=timezone.now())
        tables = counted(len(said.rows), "table")
        done = "It opens, and is whole" if check else "Restored, and all of it is there"
        self.stdout.write(f"{done}: {counted(said.total, 'row')} in {tables}, as copied at {said.made_at}.")
        if not check:
            self.audit_holds()

    def audit_holds(self) -> None:
        """Read the restored audit through as well: what was changed before the copy was made is found here."""
        try:
            held = verify()
        except DoesNotHold as found:
            self.stdout.write(f"THE AUDIT DOES NOT HOLD. {found}")
            raise SystemExit(1) from found
        self.stdout.write(
            f"The audit holds: {counted(held.entries, 'entry', 'entries')} under {counted(held.seals, 'seal')}."
        )
