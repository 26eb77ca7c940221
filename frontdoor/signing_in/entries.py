"""One entry for each sign-in, each failure, and each change of how somebody signs in.

An entry names an account by its number. What was typed is never kept: a password lands in the wrong box every day.
"""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.socialaccount.signals import pre_social_login
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.db import transaction
from django.utils import timezone

from frontdoor.accounts.actor import Actor, system
from frontdoor.accounts.models import User
from frontdoor.accounts.queries import account_named
from frontdoor.audit.actions import record
from frontdoor.signing_in.queries import person_acting

UNKNOWN = "no such account"


def listen() -> None:
    """Connect each signal to the verb of its entry."""
    of_the_account = (
        (account.user_logged_in, "signed in"),
        (user_logged_out, "signed out"),
        (account.password_changed, "changed their password"),
        (account.password_set, "set their password"),
        (mfa.authenticator_added, "added a second factor"),
        (mfa.authenticator_removed, "removed a second factor"),
        (mfa.authenticator_reset, "made new recovery codes"),
        (mfa.authenticator_used, "gave a second factor"),
    )
    for signal, verb in of_the_account:
        signal.connect(_writes(verb), weak=False, dispatch_uid=f"audit: {verb}")
    user_login_failed.connect(sign_in_failed, dispatch_uid="audit: sign-in failed")
    pre_social_login.connect(came_from_sign_on, dispatch_uid="audit: sign-on")
    mfa.authentication_failed.connect(factor_failed, dispatch_uid="audit: factor failed")


def _writes(verb: str):
    def write(sender: Any, user: User | None = None, **told: Any) -> None:
        if user is None:  # signed out where nobody was signed in
            return
        factor = told.get("authenticator")
        note(verb, user, by=person_acting(user), **({"factor": factor.type} if factor else {}))

    return write


def sign_in_failed(sender: Any, credentials: dict[str, Any], **_: Any) -> None:
    """A wrong password or an unknown name; which of the two, the auditor alone learns."""
    note("failed to sign in", account_named(credentials.get("username", "")), by=system("signing in"))


def came_from_sign_on(sender: Any, sociallogin: Any, **_: Any) -> None:
    """Somebody whom their agency's sign-on knows, and for whom nobody linked an account."""
    if not sociallogin.is_existing:
        note("failed to sign in", None, by=system("signing in"), sign_on=sociallogin.account.provider)


def factor_failed(sender: Any, user: User, authenticator: Any, **_: Any) -> None:
    """A wrong code or passkey, after a right password."""
    note("failed to give a second factor", user, by=system("signing in"), factor=authenticator.type)


@transaction.atomic
def note(verb: str, user: User | None, *, by: Actor, why: str = "", **detail: str) -> None:
    """Write one entry about one account."""
    ref = f"account {user.pk}" if user else UNKNOWN
    record(verb, kind="account", ref=ref, by=by, at=timezone.now(), why=why, **detail)
