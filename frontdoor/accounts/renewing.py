"""Closes anew what was closed by an older key or in an older way: when it is used, and all at once by a command."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from frontdoor.accounts import seeds
from frontdoor.accounts.recovery_codes import HashedCodes


def used(sender: Any, user: Any, **_: Any) -> None:
    """Somebody gave a factor, so theirs are looked at."""
    renew(user_id=user.pk)


@transaction.atomic
def renew(**whose: Any) -> int:
    """Close anew what needs it, of everybody or of those who are named; gives how many there were."""
    closed = Authenticator.objects.select_for_update().filter(**whose)
    return sum(_renewed(each) for each in closed.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk"))


def _renewed(factor: Authenticator) -> bool:
    if factor.type == Authenticator.Type.RECOVERY_CODES:
        return HashedCodes(factor).renew()
    if seeds.is_as_new(factor.data["secret"]):
        return False
    factor.data["secret"] = seeds.close(seeds.open_again(factor.data["secret"]))
    factor.save(update_fields=["data"])
    return True
