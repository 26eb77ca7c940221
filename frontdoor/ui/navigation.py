"""What the bar at the top offers: one table of places, each shown only to those whose role may go there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True)
class Place:
    """A page worth a place in the bar, and the permission that opens it."""

    text: str
    url_name: str
    permission: str


@dataclass(frozen=True, slots=True)
class Link:
    """A place as this person sees it on this page."""

    text: str
    url_name: str
    href: str
    here: bool
    count: int | None


PLACES = (
    Place("Work queue", "response:queue", "see the queue"),
    Place("Find a person", "people:search", "find people"),
    Place("Alerts", "alerts:desk", "see alerts"),
    Place("Who is who", "journey:review", "judge links"),
    Place("Asked of you", "conversations:asked", "answer questions"),
    Place("My contacts", "response:sent", "see own agency's contacts"),
    Place("Make a contact", "intake:start", "make a contact"),
    Place("Notes for you", "journey:notes", "see families"),
    Place("Cover", "cover:week", "see the rota"),
    Place("What leaves", "disclosure:documents", "see what leaves"),
    Place("Services", "services:search", "find services"),
    Place("Audit", "audit:entries", "see the audit"),
    Place("Not readable", "intake:quarantine", "see quarantine"),
    Place("Sealed", "sealing:seals", "seal records"),
    Place("Looks", "reasons:looks", "review looks"),
    Place("Incidents", "alerts:incidents", "see incidents"),
    Place("Rules", "rulebook:values", "see rules"),
    Place("Messages", "outbox:messages", "read own messages"),
)
# What is needed seldom, and then at once: at the foot of every page.
AT_THE_FOOT = (
    Place("Open a record in an emergency", "reasons:glass", "break the glass"),
    Place("Your own address", "sealing:addresses", "see families"),
    Place("A record of staff", "sealing:staff_record", "say which records are staff's"),
)

Count = Callable[[HttpRequest], int]
_badges: dict[str, Count] = {}


def register_badge(url_name: str, count: Count) -> None:
    """Let a room put a number beside its place. It is asked on every page, so it must be cheap."""
    _badges[url_name] = count


def badge_count(request: HttpRequest, url_name: str = "alerts:desk") -> int:
    """Give the number beside a place for this person, asked once a page."""
    kept: dict[str, int] = request.__dict__.setdefault("_badge_counts", {})
    if url_name not in kept:
        count = _badges.get(url_name)
        kept[url_name] = count(request) if count and getattr(request, "actor", None) else 0
    return kept[url_name]


def address(url_name: str) -> str | None:
    """Give a page's address, or None while the room that owns it has not been built."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None


def links(request: HttpRequest, places: Iterable[Place] = PLACES) -> list[Link]:
    """List the places this person may go, in order, with the one they are in marked."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return []
    allowed = [(place, address(place.url_name)) for place in places if actor.may(place.permission)]
    open_places = [(place, href) for place, href in allowed if href]
    here = max((href for _, href in open_places if request.path.startswith(href)), key=len, default=None)
    return [
        Link(
            text=place.text,
            url_name=place.url_name,
            href=href,
            here=href == here,
            count=badge_count(request, place.url_name) if place.url_name in _badges else None,
        )
        for place, href in open_places
    ]


def foot_links(request: HttpRequest) -> list[Link]:
    """List what this person finds at the foot of every page."""
    return links(request, AT_THE_FOOT)
