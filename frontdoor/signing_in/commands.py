"""What the commands of this room share: an account by its name, and a reason."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.accounts.actor import system
from frontdoor.accounts.models import User
from frontdoor.accounts.queries import account_named
from frontdoor.signing_in.actions import NoReason, NotLinked

ADMINISTRATOR = system("an administrator, by command")


class AccountCommand(BaseCommand):
    """A command about one account, which asks why."""

    def add_arguments(self, parser):
        parser.add_argument("username", help="the name that they sign in with")
        parser.add_argument("--why", default="", help="the reason, which is kept in the audit")

    def handle(self, *args, username, why, **options):
        user = account_named(username)
        if user is None:
            raise CommandError("There is no account of that name.")
        try:
            self.stdout.write(self.acts(user, why=why, by=ADMINISTRATOR, at=timezone.now(), **options))
        except NoReason as refused:
            raise CommandError(f"{refused} Add --why.") from refused
        except NotLinked as refused:
            raise CommandError(str(refused)) from refused

    def acts(self, user: User, **given) -> str:
        """Do it, and say what was done."""
        raise NotImplementedError
