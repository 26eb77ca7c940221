"""Takes a request as a form gave it: of somebody for themselves, or of a parent or an advocate for a child."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from frontdoor.accounts.actor import Actor
from frontdoor.disclosure.subject_access import actions
from frontdoor.disclosure.subject_access.forms import THEMSELVES
from frontdoor.disclosure.subject_access.models import SubjectRequest
from frontdoor.people.queries import person_by_ref


def receive_as_given(given: Mapping[str, Any], *, by: Actor, at: datetime) -> SubjectRequest:
    """Take it. Raises MayNotAnswer; a reference of nobody is a page that is not there."""
    given = dict(given) | {"person": person_by_ref(given["person"])}
    asker = given.pop("asker")
    if given["relation"] != THEMSELVES:
        who = person_by_ref(asker) if asker else None
        return actions.receive_for_a_child(**given, asker=who, by=by, at=at)
    mine = {name: given[name] for name in ("person", "received_on", "identity")}
    return actions.receive(**mine, by=by, at=at)
