"""Prints the demonstration accounts: one a role, with what each can try."""

from django.core.management.base import BaseCommand

from frontdoor.access.roles import ROLES
from frontdoor.accounts.models import User
from frontdoor.journey.demonstration import ACCOUNTS, PASSWORD


class Command(BaseCommand):
    """Prints nothing but a sentence where the database holds no demonstration accounts."""

    help = __doc__

    def handle(self, *args, **options):
        there = set(User.objects.values_list("username", flat=True))
        shown = [account for account in ACCOUNTS if account.username in there]
        if not shown:
            self.stdout.write("This database has no demonstration accounts.")
            return
        self.stdout.write(f"Demonstration accounts (the password of each is: {PASSWORD})\n")
        for account in shown:
            role = ROLES[account.role].title
            self.stdout.write(f"  {account.username:<10} {role:<18} {account.try_this}")
