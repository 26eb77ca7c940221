"""What the pages of the directory show: services found, and one service."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Found:
    """One service in a list."""

    id: str
    name: str
    by: str
    what: str
    ages: str
    cost: str


@dataclass(frozen=True, slots=True)
class FoundPage:
    """The services that fit what was asked, a page at a time."""

    found: tuple[Found, ...]
    total: int
    page: int
    pages: int
    on_record: int
    query: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    """One service: what it is, for whom, where, when, what it costs, how to reach it, and by whose account."""

    id: str
    name: str
    by: str
    status: str
    alert: str
    what: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    source: str
    on: date
    listed: bool
