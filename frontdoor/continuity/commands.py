"""What the commands of this room share: a passphrase from a file, and refusals that are sentences."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from frontdoor.continuity.actions import NotRestored
from frontdoor.continuity.box import WillNotOpen
from frontdoor.continuity.dumping import NotCopied
from frontdoor.settings.secrets import NoSecret, read_secret


class PassphraseCommand(BaseCommand):
    """A command about a closed file."""

    requires_system_checks: list[str] = []
    named = "KINFOLD_BACKUP_KEY_FILE"

    def add_arguments(self, parser):
        parser.add_argument(
            "--key-file", help=f"the file that holds the passphrase; without it, {self.named} names it"
        )

    def passphrase(self, told: str | None) -> str:
        """The passphrase, from the file that is named here or in the environment."""
        file = told or os.environ.get(self.named)
        if not file:
            raise CommandError(
                f"No passphrase: name a file that holds it with --key-file, or in {self.named}."
            )
        return read_secret(Path(file))


@contextmanager
def told_as_a_sentence() -> Iterator[None]:
    """End with the sentence of whatever was refused."""
    try:
        yield
    except (NotCopied, NotRestored, WillNotOpen, NoSecret, ValueError) as refused:
        raise CommandError(str(refused)) from refused
    except OSError as problem:
        raise CommandError(
            f"{problem.strerror}: {problem.filename or ''}. Nothing was left behind."
        ) from problem
