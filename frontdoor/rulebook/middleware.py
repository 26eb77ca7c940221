"""Lets a request read the rulebook once, however many deadlines its page computes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from frontdoor.rulebook.queries import one_rulebook


class OneRulebook:
    """Keeps one reading of the rulebook for as long as a request lasts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_rulebook():
            return self.get_response(request)
