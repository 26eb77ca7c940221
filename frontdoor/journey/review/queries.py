"""Gathers the review desk's list, and everything about one question: both sides, what each rests on, both families."""

from collections import defaultdict
from datetime import date, datetime
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from frontdoor.families.births import which_twin
from frontdoor.journey.review.order import WHY_HERE, in_order
from frontdoor.journey.review.pages import Desk, Row, Unsure
from frontdoor.people.clusters import across
from frontdoor.people.models import Link, Person, Proposal, Question
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import WITH_SOURCE, people_known, source_of
from frontdoor.people.questions import AMBIGUOUS, still_open

A_PAGE = 25
LOOKED_AHEAD = 200
SHOWN = ("waiting", "unsure")


def desk(*, show: str, page: int, now: datetime) -> tuple[Desk, list[str]]:
    """One page of the list, and the references of the people whom it names."""
    show, day = show if show in SHOWN else "waiting", localdate(now)
    asked = _unsure_links() if show == "unsure" else in_order(day)
    total = asked.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(max(page, 1), pages)
    shown = list(asked[(page - 1) * A_PAGE : page * A_PAGE])
    groups = _groups(shown) if show == "waiting" else ()
    unsure = _unsure(shown) if show == "unsure" else ()
    made = Desk(show, groups, unsure, total, page, pages, day)
    return made, _refs(made)


def after(question: Question | None, day: date) -> list[int]:
    """The questions that stand after this one, and then those before it: read it before this one is answered."""
    pks = list(in_order(day).values_list("pk", flat=True))
    here = pks.index(question.pk) if question and question.pk in pks else -1
    return [*pks[here + 1 :], *pks[: max(here, 0)]][:LOOKED_AHEAD]


def first_still_asked(following: list[int]) -> Question | None:
    """The first of these that waits: an answer may have answered others too."""
    there = {
        each.pk: each for each in Question.objects.select_related("newer", "known").filter(pk__in=following)
    }
    return next((there[pk] for pk in following if pk in there), None)


def address_of(question: Question) -> str:
    """Where one question is answered."""
    if question.known is None:
        return reverse("journey:review_set", args=[question.newer.ref])
    return reverse("journey:review_pair", args=[question.newer.ref, question.known.ref])


def candidates_of(newer: list[int]) -> dict[int, list[Proposal]]:
    """For each description that several fit, what is still proposed of it, the strongest first, each person once."""
    rows = Proposal.objects.select_related("newer", "known").filter(newer_id__in=newer, outcome=AMBIGUOUS)
    found: dict[int, list[Proposal]] = defaultdict(list)
    for each in still_open(list(rows.order_by("-weight", "id"))):
        found[each.newer_id].append(each)
    return found


def _groups(questions: list[Question]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    several = candidates_of([each.newer_id for each in questions if each.known_id is None])
    wanted = {
        each.pk: [each.known_id] if each.known_id else [row.known_id for row in several[each.newer_id]]
        for each in questions
    }
    newer = {each.newer_id for each in questions}
    known = people_known({*newer, *(person for ids in wanted.values() for person in ids)})
    told_by = {row.pk: row for row in Person.objects.select_related(WITH_SOURCE).filter(pk__in=newer)}
    refs = dict(Person.objects.filter(pk__in=[each.known_id for each in questions]).values_list("pk", "ref"))
    rows = [
        (
            each.place,
            Row(
                newer=known[each.newer_id],
                candidates=_each_once(known, wanted[each.pk]),
                which_twin=which_twin(known[each.newer_id], _each_once(known, wanted[each.pk])),
                told_by=source_of(told_by[each.newer_id]),
                since=each.since,
                newer_ref=told_by[each.newer_id].ref,
                known_ref=refs.get(each.known_id, ""),
            ),
        )
        for each in questions
    ]
    parted = groupby(rows, key=lambda pair: pair[0])
    return tuple((WHY_HERE[place], tuple(row for _, row in part)) for place, part in parted)


def _each_once(known: dict[int, PersonKnown], persons: list[int]) -> tuple[PersonKnown, ...]:
    return tuple({known[each].id: known[each] for each in persons}.values())


def _unsure_links() -> QuerySet[Link]:
    rows = Link.objects.select_related(f"one__{WITH_SOURCE}", f"other__{WITH_SOURCE}")
    return rows.filter(verdict=Link.Verdict.UNSURE, end__isnull=True).order_by("-id")


def _unsure(links: list[Link]) -> tuple[Unsure, ...]:
    links = [each for each in links if each.other_id not in across([each.one_id])]
    known = people_known({person for each in links for person in (each.one_id, each.other_id)})
    return tuple(
        Unsure(
            one=known[each.one_id],
            other=known[each.other_id],
            one_by=source_of(each.one),
            other_by=source_of(each.other),
            one_ref=each.one.ref,
            other_ref=each.other.ref,
            why=each.why,
            by=each.by_name,
            at=each.made_at,
        )
        for each in links
    )


def _refs(made: Desk) -> list[str]:
    rows = [row for _, part in made.groups for row in part]
    people = [person for row in rows for person in (row.newer, *row.candidates)]
    people += [person for each in made.unsure for person in (each.one, each.other)]
    return list(dict.fromkeys(person.ref for person in people))
