"""Answering a question of the review desk, once: whoever comes second is told what the first said."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.journey import steps
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Link, LinkEnd, Person

SEEN = re.compile(r"(\d{1,18})\.(\d{1,18})")


class AnsweredMeanwhile(Exception):
    """Refused: somebody judged the same people after this worker had read the page."""

    def __init__(self, links: list[Link], ends: list[LinkEnd]) -> None:
        super().__init__("Somebody judged these people after you had opened the page.")
        self.links, self.ends = links, ends

    def all_by(self, actor: Actor) -> bool:
        """Whether it was this worker: the form sent twice."""
        return {each.by_id for each in (*self.links, *self.ends)} == {actor.id}


def seen_now(persons: Iterable[int]) -> str:
    """A mark of the judgements among these people as they stand: it goes into the form, and comes back with it."""
    latest = _among(persons).aggregate(link=Max("id"), end=Max("end__id"))
    return f"{latest['link'] or 0}.{latest['end'] or 0}"


def check_nobody_was_first(persons: Iterable[int], seen: str) -> None:
    """Raise AnsweredMeanwhile where a worker judged, or took back, something among these people since."""
    found = SEEN.fullmatch(seen)
    link, end = map(int, found.groups()) if found else (0, 0)
    among = _among(persons)
    links = list(among.filter(pk__gt=link, how=Link.How.WORKER).order_by("pk"))
    ends = list(LinkEnd.objects.select_related("link").filter(pk__gt=end, link__in=among).order_by("pk"))
    if links or ends:
        raise AnsweredMeanwhile(links, ends)


def _among(persons: Iterable[int]):
    everyone = everyone_joined(persons)
    return Link.objects.filter(one_id__in=everyone, other_id__in=everyone)


@transaction.atomic
def answer(
    newer: Person,
    verdicts: Mapping[Person, str],
    *,
    seen: str,
    among: Iterable[int],
    why: str,
    by: Actor,
    at: datetime,
) -> list[Link]:
    """Judge one description against everybody it may be of. Raises AnsweredMeanwhile, MayNotJoin or ValueError."""
    check(by, "judge links")
    wait_for_turn()
    check_nobody_was_first(among, seen)
    return steps.question_is_answered(newer, verdicts, why=why, by=by, at=at)
