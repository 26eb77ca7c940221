"""Ends a role of somebody from now on, or after a day: `manage.py end_role ruth team_manager --why "Moved on"`."""

from datetime import date, timedelta

from django.utils.timezone import localdate

from frontdoor.signing_in import roles
from frontdoor.signing_in.commands import AccountCommand
from frontdoor.ui.words import gdate


class Command(AccountCommand):
    """`manage.py end_role USERNAME ROLE --last DAY --why REASON`; without a day it ends at once."""

    help = __doc__

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("role", help="the role that ends")
        parser.add_argument("--last", type=date.fromisoformat, help="the last day on which they hold it")

    def acts(self, user, *, role, last, why, by, at, **options):
        last = last or localdate(at) - timedelta(days=1)
        roles.end_role(user, role=role, last_on=last, why=why, by=by, at=at)
        return f"The role ended after {gdate(last)}."
