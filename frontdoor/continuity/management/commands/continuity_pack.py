"""Makes the pack to work from without the service: `manage.py continuity_pack --to FILE --why "…" --key-file KEY`.

One page that opens in any browser, offline, by its passphrase: open alerts with their families, contacts that wait, and
by when. Make it every morning, and keep it where it can be reached when nothing else can. --open prints one.
"""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone

from frontdoor.continuity.commands import PassphraseCommand, told_as_a_sentence
from frontdoor.continuity.pack import actions, closing
from frontdoor.ui.words import counted


class Command(PassphraseCommand):
    """`manage.py continuity_pack (--to FILE --why REASON | --open FILE) [--key-file FILE]`."""

    help = __doc__
    named = "KINFOLD_PACK_KEY_FILE"

    def add_arguments(self, parser):
        super().add_arguments(parser)
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--to", type=Path, help="the new file, ending in .html")
        way.add_argument("--open", type=Path, help="a pack, whose words are printed as HTML")
        parser.add_argument("--why", default="", help="the reason, which is kept in the audit")

    def handle(self, *args, to, open, key_file, why, **options):
        with told_as_a_sentence():
            passphrase = self.passphrase(key_file)
            if open:
                self.stdout.write(closing.read(open, passphrase=passphrase))
                return
            try:
                made = actions.make_pack(to, passphrase=passphrase, why=why, at=timezone.now())
            except FileExistsError as there:
                raise CommandError(f"{to} is there already. Name a new file, or remove it first.") from there
        alerts, contacts = counted(len(made.alerts), "open alert"), counted(len(made.contacts), "contact")
        children = counted(made.children, "child", "children")
        self.stdout.write(f"{to}: {alerts} with {children}, and {contacts} that wait.")
