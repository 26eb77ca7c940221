"""Says at which address somebody is mailed, or that they are not: `manage.py give_mail_address ines --address …`."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from frontdoor.accounts.actor import system
from frontdoor.accounts.models import User
from frontdoor.outbox.actions import give_mail_address


class Command(BaseCommand):
    """The address is of their work. It is entered in the audit that it changed, with your reason, and not what it is."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--address", default="", help="leave it out to take the address away")
        parser.add_argument("--why", required=True, help="kept in the audit")

    def handle(self, *args, username, address, why, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account '{username}'.")
        try:
            if address:
                validate_email(address)
            give_mail_address(user, address=address, why=why, by=system("command line"), at=timezone.now())
        except ValidationError:
            raise CommandError("That is no mail address. Give one such as name@agency.example") from None
        except ValueError as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{username} is mailed." if address else f"{username} is not mailed any more.")
