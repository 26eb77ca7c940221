"""The one form of allauth's that does not yet hold what we promise: the code that sets an app up is used up too."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP


class ActivateApp(ActivateTOTPForm):
    """Takes the first code of an app, which then opens nothing else."""

    def clean_code(self) -> str:
        code = super().clean_code()
        if not TOTP(Authenticator(user=self.user))._mark_code_used(code):
            raise get_adapter().validation_error("incorrect_code")
        return code
