"""Writes down what somebody was refused: whoever tries doors leaves as much behind as whoever is let in."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone

from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.audit.actions import record

REFUSED, NOT_THERE = 403, 404
LONGEST = 60


class RefusalMiddleware:
    """Enters each page that a signed-in person asked for and may not see, or that is not there for them.

    The two cannot be told apart on purpose, so both are entered. Nothing that was typed or sent is kept.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        refused = response.status_code in (REFUSED, NOT_THERE) and request.user.is_authenticated
        if refused and (asked := _asked(request)):
            _enter(request, asked, response.status_code)
        return response


def _asked(request: HttpRequest) -> ResolverMatch | None:
    """Which of our pages it was, also where the request did not come as far as that; nothing where it is none."""
    if request.resolver_match:
        return request.resolver_match
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None


@transaction.atomic
def _enter(request: HttpRequest, asked: ResolverMatch, status: int) -> None:
    named = [str(value) for value in asked.kwargs.values()]
    record(
        "failed to open",
        kind="page",
        ref=(named[0] if named else asked.view_name)[:LONGEST],
        by=getattr(request, "actor", None) or _without_a_role(request.user),
        at=timezone.now(),
        page=asked.view_name,
        method=request.method,
        answer="refused" if status == REFUSED else "not there",
    )


def _without_a_role(user: User) -> Actor:
    return Actor(user.pk, str(user), "none", "No current role", "none", "No agency", frozenset())
