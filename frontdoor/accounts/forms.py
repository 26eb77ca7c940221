"""The forms of allauth's that do not yet hold what we promise: a code is used up at once, an odd passkey is refused."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature

# What reading a passkey that no browser made ends with, in the library that reads it.
UNREADABLE = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    struct.error,
    InvalidSignature,
)


class ActivateApp(ActivateTOTPForm):
    """Takes the first code of an app, which then opens nothing else."""

    def clean_code(self) -> str:
        code = super().clean_code()
        if not TOTP(Authenticator(user=self.user))._mark_code_used(code):
            raise get_adapter().validation_error("incorrect_code")
        return code


@contextmanager
def refused_where_unreadable() -> Iterator[None]:
    """Refuse a passkey that cannot be read, or whose signature is not right, as any wrong one is refused."""
    try:
        yield
    except UNREADABLE as odd:
        raise get_adapter().validation_error("incorrect_code") from odd


class AddPasskey(AddWebAuthnForm):
    """Takes a new passkey."""

    def clean(self):
        with refused_where_unreadable():
            return super().clean()


class GivePasskey(AuthenticateWebAuthnForm):
    """Takes a passkey at the door."""

    def clean_credential(self):
        with refused_where_unreadable():
            return super().clean_credential()


class ConfirmByPasskey(ReauthenticateWebAuthnForm):
    """Takes a passkey of somebody who is in."""

    def clean_credential(self):
        with refused_where_unreadable():
            return super().clean_credential()


class SignInByPasskey(LoginWebAuthnForm):
    """Takes a passkey instead of a name and a password: it says whose it is, and was opened by a finger or a PIN."""

    def clean_credential(self):
        with refused_where_unreadable():
            return super().clean_credential()
