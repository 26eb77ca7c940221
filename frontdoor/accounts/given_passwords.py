"""A password that an administrator gave opens for three days, and is changed by its person before anything else."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from frontdoor.accounts.factors import given
from frontdoor.accounts.models import User
from frontdoor.accounts.second_factor import STILL_OPEN

HOLDS_FOR = timedelta(days=3)
# No I, L, O, U, 0 or 1: it is read out on the telephone. Sixteen of thirty letters are 78 bits.
ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"
CHANGE = "/accounts/password/change/"


def give(user: User, *, at: datetime) -> str:
    """Set a new password that nobody chose, and give it to be passed on."""
    groups = ["".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4)]
    made = "-".join(groups)
    user.set_password(made)
    user.password_until = at + HOLDS_FOR
    user.save(update_fields=["password", "password_until"])
    return made


def is_past(user: User) -> bool:
    """Tell whether a given password was not used in time."""
    return user.password_until is not None and user.password_until <= timezone.now()


def changed(sender: Any, user: User, **_: Any) -> None:
    """Their own password has taken the place of the given one."""
    User.objects.filter(pk=user.pk).update(password_until=None)


class GivenPasswordMiddleware:
    """Leads whoever came in by a given password to the page that changes it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.user.is_authenticated
            and request.user.password_until is not None
            and not request.path.startswith((*STILL_OPEN, CHANGE))
            and given(request, "password")
        ):
            messages.info(request, "Choose a password of your own before you go on.")
            return redirect(CHANGE)
        return self.get_response(request)
