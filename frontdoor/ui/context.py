"""Lends our page frame to the few pages written in Django's own template language, such as allauth's."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe

CUTS = ("@@title@@", "@@main@@")


def _pieces(request: HttpRequest) -> dict[str, SafeString]:
    whole = render_to_string("ui/frame.html", request=request)
    before_title, _, rest = whole.partition(CUTS[0])
    before_main, _, after_main = rest.partition(CUTS[1])
    # The pieces are our own layout, already escaped where it shows anything that a person typed.
    return {
        "before_title": mark_safe(before_title),  # noqa: S308
        "before_main": mark_safe(before_main),  # noqa: S308
        "after_main": mark_safe(after_main),  # noqa: S308
    }


def frame(request: HttpRequest) -> dict[str, object]:
    """Give the layout in three pieces, made only if the page asks for them."""
    return {"frame": SimpleLazyObject(lambda: _pieces(request))}
