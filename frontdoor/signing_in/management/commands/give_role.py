"""Gives somebody a role between two days: `manage.py give_role ruth team_manager cass --why "Deputy for Ines"`."""

from datetime import date

from django.utils.timezone import localdate

from frontdoor.signing_in import roles
from frontdoor.signing_in.commands import AccountCommand
from frontdoor.ui.words import gdate


class Command(AccountCommand):
    """`manage.py give_role USERNAME ROLE AGENCY --from DAY --until DAY --team NAME --why REASON`."""

    help = __doc__

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("role", help="a role of docs/reference/roles.md, such as team_manager")
        parser.add_argument("agency", help="the agency's short name, such as cass")
        parser.add_argument("--team", default="", help="the team in that agency")
        parser.add_argument(
            "--locality", dest="localities", action="append", default=[], help="a locality; may be said again"
        )
        parser.add_argument("--from", dest="from_on", type=date.fromisoformat, help="the first day; today")
        parser.add_argument("--until", dest="until_on", type=date.fromisoformat, help="the last day; open")

    def acts(self, user, *, role, agency, team, from_on, until_on, localities, why, by, at, **options):
        given = {"localities": localities, "role": role, "agency": agency, "team": team, "until_on": until_on}
        made = roles.give_role(user, **given, from_on=from_on or localdate(at), why=why, by=by, at=at)
        until = f" until {gdate(made.until_on)}" if made.until_on else ""
        return f"They hold the role from {gdate(made.from_on)}{until}."
