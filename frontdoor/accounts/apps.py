"""Connects the room of accounts: a factor that was set up counts, and none is switched off outside a demonstration."""

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Error, register


class AccountsConfig(AppConfig):
    """The room of who signs in, and how."""

    name = "frontdoor.accounts"

    def ready(self):
        from allauth.account.signals import authentication_step_completed, password_changed
        from allauth.mfa.signals import authenticator_added, authenticator_used

        from frontdoor.accounts.factors import added, confirmed
        from frontdoor.accounts.given_passwords import changed
        from frontdoor.accounts.recovery_codes import stand_in
        from frontdoor.accounts.renewing import used

        stand_in()
        authenticator_used.connect(used, dispatch_uid="what was closed as before is closed anew")
        authenticator_added.connect(added, dispatch_uid="a factor was added")
        authentication_step_completed.connect(confirmed, dispatch_uid="somebody confirmed who they are")
        password_changed.connect(changed, dispatch_uid="somebody chose their own password")
        register(second_factor_is_required)


def second_factor_is_required(app_configs, **kwargs) -> list[Error]:
    """Refuse to start without the second factor wherever the people are real."""
    if settings.SECOND_FACTOR_REQUIRED or settings.TRAINING_DATA:
        return []
    return [
        Error(
            "The second factor is switched off, and this is no demonstration.",
            hint="Set SECOND_FACTOR_REQUIRED to True, or TRAINING_DATA to True where every person is made up.",
            id="accounts.E001",
        )
    ]
