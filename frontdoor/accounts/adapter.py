"""How allauth behaves here: nobody signs up, and a password alone changes nothing of somebody with a second factor."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from frontdoor.accounts import seeds
from frontdoor.accounts.factors import given_by, has_factor, kinds_of
from frontdoor.accounts.given_passwords import is_past

APP, PASSKEY = "mfa_reauthenticate", "mfa_reauthenticate:webauthn"


class NobodySignsUp(DefaultAccountAdapter):
    """Closes allauth's sign-up pages, and asks those who have a second factor for that one and not for a password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": "There have been too many tries. Wait five minutes, then try again",
        "rate_limited": "There have been too many tries. Wait five minutes, then try again",
        "incorrect_password": "Check your password: it is not the one of this account",
    }

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        """Refuse a password that an administrator gave and that nobody used in time."""
        if is_past(user) and given_by(request, user, "password"):
            return render(request, "account/password_past.html", status=403)
        return super().pre_login(request, user, **kwargs)

    def get_reauthentication_methods(self, user):
        """The ways to confirm who one is, the likeliest first: a code, a passkey, or else the password."""
        methods = super().get_reauthentication_methods(user)
        if not user.is_authenticated or not has_factor(user):
            return [method for method in methods if method["id"] not in (APP, PASSKEY)]
        factors = [method for method in methods if method["id"] in (APP, PASSKEY)]
        has_app = Authenticator.Type.TOTP in kinds_of(user)
        return sorted(factors, key=lambda method: (method["id"] == PASSKEY) is has_app)


class Factors(DefaultMFAAdapter):
    """Keeps seeds unreadable in the database, and speaks as our other pages do."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Check the code: it is not the one that we expect now, and each code works once",
        "cannot_delete_authenticator": "Add another second factor before you remove this one",
        "cannot_generate_recovery_codes": "Set up an app or a passkey before you make recovery codes",
    }

    def encrypt(self, text: str) -> str:
        return seeds.close(text)

    def decrypt(self, encrypted_text: str) -> str:
        return seeds.open_again(encrypted_text)

    def get_totp_issuer(self) -> str:
        return settings.SERVICE_NAME

    def build_totp_svg(self, url: str) -> SafeString:
        """The drawing alone, to stand in the page: the content policy allows no picture from a data address."""
        drawing = super().build_totp_svg(url)
        return mark_safe(drawing[drawing.index("<svg") :])  # noqa: S308  (made here, of black squares)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Where a second factor is required, the only one stays until there is another."""
        kinds = kinds_of(authenticator.user)
        return not settings.SECOND_FACTOR_REQUIRED or len(kinds) > 1

    def generate_authenticator_name(self, user, type: Authenticator.Type) -> str:
        made = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {made + 1}"


class SignOn(DefaultSocialAccountAdapter):
    """An agency's sign-on says who somebody is; an administrator has said which account that is, or nobody gets in."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def get_requests_session(self):
        """Ask the provider that the settings name, and nobody to whom an answer would send us on."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def pre_social_login(self, request, sociallogin):
        """Sign in, and nothing else: nobody ties a sign-on to the account that they happen to be in."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise PermissionDenied
        # The page that says that no account is linked shows what the administrator has to be told.
        request.sign_on_told = sociallogin.account
