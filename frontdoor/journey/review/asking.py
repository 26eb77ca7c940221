"""Gathers one question for its page: the description and whom it may be, compared, weighed, each with its family."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.chronology.family import family_around
from frontdoor.chronology.roles import roles_on
from frontdoor.families.births import which_twin
from frontdoor.families.queries import other_side
from frontdoor.journey.queries import told_by, two_people
from frontdoor.journey.review.answers import AnsweredMeanwhile, seen_now
from frontdoor.journey.review.compare import compared
from frontdoor.journey.review.order import WHY_HERE, in_order
from frontdoor.journey.review.pages import Beside, Candidate, QuestionPage, Relative, Said
from frontdoor.journey.review.queries import address_of, after, candidates_of, first_still_asked
from frontdoor.people import evidence
from frontdoor.people.clusters import groups
from frontdoor.people.models import Link, LinkEnd, Person, Proposal, Question
from frontdoor.people.pages import OUTCOMES, PersonKnown
from frontdoor.people.queries import link_shown, links_of, people_known, person_by_ref
from frontdoor.people.questions import AMBIGUOUS
from frontdoor.ui.words import gdatetime
from kinfold.matching.model import standing_model

SAID = {
    Link.Verdict.SAME: "they are the same person",
    Link.Verdict.NOT_SAME: "they are not the same person",
    Link.Verdict.UNSURE: "it is not sure whether they are the same person",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: a description, everybody it may be of who is still asked about, and its place in the list."""

    newer: Person
    candidates: tuple[Person, ...]
    among: tuple[int, ...]
    row: Question | None
    of_several: bool

    @property
    def refs(self) -> list[str]:
        """The references of the candidates, as the form names them."""
        return [each.ref for each in self.candidates]


def asked(newer_ref: str, known_ref: str) -> Asked:
    """The question about two people, or about one description that several fit; one never asked is not there."""
    if known_ref:
        newer, known = two_people(newer_ref, known_ref)
        row = Question.objects.filter(newer=newer, known=known).first()
        one = groups([newer.pk, known.pk])
        candidates = () if one[newer.pk] == one[known.pk] else (known,)
        return Asked(newer, candidates, (newer.pk, known.pk), row, of_several=False)
    newer = person_by_ref(newer_ref)
    ever = Proposal.objects.filter(newer=newer, outcome=AMBIGUOUS).values_list("known_id", flat=True)
    if not ever:
        raise Http404("Nobody asked which of several this is.")
    row = Question.objects.filter(newer=newer, known=None).first()
    known = {each.known_id: each.known for each in candidates_of([newer.pk])[newer.pk]}
    leaders = groups(known)
    once = {leaders[pk]: person for pk, person in known.items()}
    return Asked(newer, tuple(once.values()), (newer.pk, *ever), row, of_several=True)


def question_page(asked: Asked, *, now: datetime) -> QuestionPage:
    """Everything a worker needs to say who one description is of."""
    day, model = localdate(now), standing_model()
    everyone = {asked.newer.pk, *(each.pk for each in asked.candidates)}
    known, never = people_known(everyone), other_side(everyone)
    mine = known[asked.newer.pk]
    newer = _beside(mine, told_by(mine, known[asked.candidates[0].pk])[0], day, never)
    candidates = tuple(_candidate(mine, each, known[each.pk], day, never) for each in asked.candidates)
    following = first_still_asked(after(asked.row, day))
    return QuestionPage(
        newer=newer,
        newer_ref=asked.newer.ref,
        known_ref="" if asked.of_several else asked.candidates[0].ref,
        candidates=candidates,
        why_here=_why_here(asked.row, day),
        since=asked.row.since if asked.row else None,
        joins_at=model.thresholds.same,
        asks_at=model.thresholds.probable,
        seen=seen_now(asked.among),
        next=address_of(following) if following else "",
        day=day,
        which_twin=which_twin(mine, [each.beside.person for each in candidates]) if asked.of_several else "",
        people_shown=tuple(
            dict.fromkeys([*newer.refs, *(ref for each in candidates for ref in each.beside.refs)])
        ),
    )


def _why_here(row: Question | None, day: date) -> str:
    placed = in_order(day).filter(pk=row.pk).first() if row else None
    return WHY_HERE[placed.place] if placed else ""


def _candidate(
    mine: PersonKnown, person: Person, known: PersonKnown, day: date, never: set[int]
) -> Candidate:
    head = told_by(mine, known)[1]
    proposed = _proposed(mine, known)
    earlier = [link for link in links_of(mine.ids) if {link.one_id, link.other_id} & set(known.ids)]
    return Candidate(
        beside=_beside(known, head, day, never),
        ref=person.ref,
        head=head,
        compared=compared(mine, known),
        outcome=OUTCOMES.get(proposed.outcome, "") if proposed else "",
        evidence=evidence.read(proposed.evidence, proposed.newer, proposed.known) if proposed else (),
        weight=proposed.weight if proposed else None,
        earlier=tuple(
            link_shown(link, link.one_id if link.one_id in mine.ids else link.other_id)
            for link in reversed(earlier)
        ),
    )


def _proposed(mine: PersonKnown, known: PersonKnown) -> Proposal | None:
    """The strongest proposal between any two of their descriptions."""
    rows = Proposal.objects.select_related("newer", "known").filter(
        newer_id__in=(*mine.ids, *known.ids), known_id__in=(*mine.ids, *known.ids)
    )
    across = [each for each in rows if (each.newer_id in mine.ids) != (each.known_id in mine.ids)]
    return max(across, key=lambda each: (each.weight, each.pk), default=None)


def _beside(person: PersonKnown, head: str, day: date, never: set[int]) -> Beside:
    """One side of the question with its family, without anybody beyond a barrier from one of the sides."""
    family = family_around([person.id], day)
    others = [each for each in family.people if each.id != person.id and each.id not in never]
    mine = next((each for each in family.people if each.id == person.id), person)

    def roles(of: PersonKnown) -> str:
        return "; ".join(roles_on(family.view, of, family.in_view(of), family.called))

    return Beside(
        person=person,
        head=head,
        roles=roles(mine),
        family=tuple(Relative(each.in_brief(day), roles(each)) for each in others),
        refs=tuple(dict.fromkeys([person.ref, *(each.ref for each in others)])),
    )


def who_was_first(refused: AnsweredMeanwhile) -> tuple[Said, ...]:
    """What was judged, or taken back, since the page was opened, in the order in which it was said."""
    ended = {end.link_id for end in refused.ends}
    said = [
        (
            link.made_at,
            Said(
                f"{link.by_name} judged on {gdatetime(link.made_at)} that {SAID[Link.Verdict(link.verdict)]}."
                + (" That was taken back again." if link.pk in ended else ""),
                link.why,
            ),
        )
        for link in refused.links
    ]
    said += [(end.ended_at, _taken_back(end)) for end in refused.ends]
    return tuple(each for _, each in sorted(said, key=lambda pair: pair[0]))


def _taken_back(end: LinkEnd) -> Said:
    was = SAID[Link.Verdict(end.link.verdict)]
    return Said(f"{end.by_name} took back on {gdatetime(end.ended_at)} that {was}.", end.why)
