"""Makes a password for somebody and shows it once: `manage.py give_password ruth --why "She forgot hers"`.

It opens for three days, is changed at the first sign-in, and takes no second factor away.
"""

from frontdoor.signing_in import actions
from frontdoor.signing_in.commands import AccountCommand


class Command(AccountCommand):
    """`manage.py give_password USERNAME --why REASON`."""

    help = __doc__

    def acts(self, user, *, why, by, at, **options):
        made = actions.give_password(user, why=why, by=by, at=at)
        return f"{made}\nPass it on in person or on a call that you made. It opens for three days."
