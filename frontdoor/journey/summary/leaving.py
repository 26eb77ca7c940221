"""Gives the summary to the gate, as the file that it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from frontdoor.accounts.actor import Actor
from frontdoor.disclosure.gate.audience import Audience
from frontdoor.disclosure.gate.files import propose_file
from frontdoor.disclosure.gate.models import Document
from frontdoor.journey.summary.paper import as_pdf
from frontdoor.journey.summary.queries import Summary
from frontdoor.ui.words import gdate


def propose_summary(page: Summary, given: Mapping[str, Sequence[str]], *, by: Actor, at: datetime) -> str:
    """Propose the summary as a PDF for these readers; gives the document's reference. Raises MayNotLeave or NoPaper."""
    made = propose_file(
        kind=Document.Kind.PLAN,
        title="Summary of a family",
        made_from=f"The family's page as known on {gdate(page.day)}.",
        content=as_pdf(page, by=by.name),
        audience=Audience(*(tuple(given[name]) for name in ("to_people", "to_agencies", "may_name"))),
        by=by,
        at=at,
    )
    return made.ref
