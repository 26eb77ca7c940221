"""After a new key was put first in KINFOLD_FACTOR_KEYS: `manage.py close_factors_anew --why "The yearly change"`.

Closes every second factor by the new key, and as sums what was kept as a seed. Once it has said so, the older keys
can be taken out of the settings.
"""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.signing_in import actions
from frontdoor.signing_in.commands import ADMINISTRATOR
from frontdoor.ui.words import counted


class Command(BaseCommand):
    """`manage.py close_factors_anew --why REASON`."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--why", default="", help="the reason, which is kept in the audit")

    def handle(self, *args, why, **options):
        try:
            closed = actions.close_factors_anew(why=why, by=ADMINISTRATOR, at=timezone.now())
        except actions.NoReason as refused:
            raise CommandError(f"{refused} Add --why.") from refused
        self.stdout.write(
            f"Closed anew: {counted(closed, 'second factor')}. All of them open by the first key."
        )
