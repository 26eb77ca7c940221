"""A step-up: before what weighs most (undoing a link, unsealing, a bulk export) a factor is asked for again.

    @needs("judge links")
    @needs_fresh_factor
    def undo(request): ...

In the demonstration, where the second factor may be switched off, the password stands in for it.
"""

import time
from functools import wraps

from django.conf import settings
from django.http import HttpRequest

from frontdoor.accounts.factors import given, has_factor
from frontdoor.accounts.second_factor import ask


def fresh_factor(request: HttpRequest) -> bool:
    """Tell whether this person gave their factor in this session, within the last minutes."""
    enough = ("mfa",)
    if not settings.SECOND_FACTOR_REQUIRED and not has_factor(request.user):
        enough = ("mfa", "password")
    return time.time() - given(request, *enough) < settings.FRESH_FACTOR_MINUTES * 60


def needs_fresh_factor(page):
    """A page that is opened and sent with a fresh factor only; whoever has none gives it and comes back."""

    @wraps(page)
    def guarded(request, *args, **kwargs):
        if not fresh_factor(request):
            return ask(request)
        return page(request, *args, **kwargs)

    guarded.needs_fresh_factor = True
    return guarded
