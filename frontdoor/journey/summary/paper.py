"""The one page as a PDF: made by WeasyPrint, which is asked for only here because it needs libraries of the system."""

from pathlib import Path

from django.template.loader import render_to_string

from frontdoor.journey.summary.queries import Summary

STYLE = Path(__file__).resolve().parent.parent / "static" / "journey" / "summary.css"
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1"


class NoPaper(Exception):
    """Refused: this machine cannot make a PDF. The sentence says what it lacks."""


def as_pdf(summary: Summary, *, by: str) -> bytes:
    """The summary as a PDF of one page or two. Raises NoPaper where the machine lacks what it takes."""
    words = render_to_string("journey/summary_paper.html", {"page": summary, "by": by})
    return _printed(words)


def _printed(words: str) -> bytes:
    try:
        from weasyprint import CSS, HTML
    except (ImportError, OSError) as lacking:
        raise NoPaper(
            f"This machine cannot make a PDF: it lacks libraries of the system ({LIBRARIES}). Print the page instead, "
            "and tell whoever looks after the service."
        ) from lacking
    return bytes(HTML(string=words, url_fetcher=_nothing).write_pdf(stylesheets=[CSS(filename=str(STYLE))]))


def _nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    """Fetch nothing: a document about a family asks no other machine for anything."""
    raise ValueError("A summary fetches nothing.")
