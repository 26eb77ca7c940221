"""Writes a search down: what was searched for, and everybody who was shown, in the search's own transaction."""

from datetime import datetime

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.people.looking import looked_at
from frontdoor.people.search.asked import Asked
from frontdoor.people.search.pages import SearchPage


@transaction.atomic
def write_down(page: SearchPage, asked: Asked, *, by: Actor, at: datetime) -> None:
    """One entry for the search, even where nobody was found, and one for each person who was shown."""
    audit.record(
        "searched for a person",
        kind="search",
        ref=page.ref,
        by=by,
        at=at,
        fields=page.fields,
        found=page.total,
        page=page.page,
        searched=asked.said,  # shown to an auditor on a page of its own, and nowhere else (SECURITY.md)
    )
    looked_at(page.people_shown, page=f"search {page.ref}", by=by, at=at, because="searched")
