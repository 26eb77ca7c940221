"""Says which account a sign-on opens: `manage.py link_sign_on ruth police 8f3c… --why "Her line manager asked"`.

The last word is what the page showed them when they signed in at their agency and no account was linked yet.
"""

from frontdoor.signing_in import actions
from frontdoor.signing_in.commands import AccountCommand


class Command(AccountCommand):
    """`manage.py link_sign_on USERNAME PROVIDER SUBJECT --why REASON`; with --undo and no SUBJECT, the link goes."""

    help = __doc__

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("provider", help="the short name of the agency's sign-on")
        parser.add_argument("subject", nargs="?", default="", help="who they are there")
        parser.add_argument("--undo", action="store_true", help="take the link away, and end their sessions")

    def acts(self, user, *, why, by, at, provider, subject, undo, **options):
        if undo:
            actions.unlink_sign_on(user, provider=provider, why=why, by=by, at=at)
            return "Unlinked, and signed out everywhere."
        if not subject:
            raise actions.NotLinked("Say who they are there: the page that refused them shows it.")
        actions.link_sign_on(user, provider=provider, subject=subject, why=why, by=by, at=at)
        return "Linked. They sign in at their agency from now on, and still give their second factor here."
