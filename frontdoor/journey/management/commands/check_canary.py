"""Says whether a canary was heard of late; exits with 1 where not, for whatever watches the service from outside."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.alerts.nightly.canaries import silence


class Command(BaseCommand):
    """Run it every quarter of an hour from another machine: a service that stopped whole cannot say so itself."""

    help = __doc__

    def handle(self, *args, **options):
        if said := silence(timezone.now()):
            raise CommandError(said)
        self.stdout.write("The canary is not silent.")
