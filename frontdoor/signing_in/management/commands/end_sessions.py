"""Signs somebody out everywhere, at once: `manage.py end_sessions ruth --why "Her laptop was stolen"`."""

from frontdoor.signing_in import actions
from frontdoor.signing_in.commands import AccountCommand
from frontdoor.ui.words import counted


class Command(AccountCommand):
    """`manage.py end_sessions USERNAME --why REASON`."""

    help = __doc__

    def acts(self, user, *, why, by, at, **options):
        ended = actions.end_sessions(user, why=why, by=by, at=at)
        return f"Signed out of {counted(ended, 'browser')}."
