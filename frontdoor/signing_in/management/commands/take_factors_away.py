"""For somebody who lost their telephone and their recovery codes: `manage.py take_factors_away ruth --why "…"`.

First make sure that it is them, in person or by somebody who knows them: whoever has their password sets up the next.
"""

from frontdoor.signing_in import actions
from frontdoor.signing_in.commands import AccountCommand


class Command(AccountCommand):
    """`manage.py take_factors_away USERNAME --why REASON`."""

    help = __doc__

    def acts(self, user, *, why, by, at, **options):
        actions.take_factors_away(user, why=why, by=by, at=at)
        return "Taken away, and signed out everywhere. Give them a new password as well: manage.py give_password."
