"""An assessment that does not cover every child of the family and every parent of the children it is about.

Lesson: the assessment said "mother managing with support", and left out the father nobody had met and the
toddler next door. It is judged on who was known to be in the family when it was completed.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event, Tie
from kinfold.signals.each_person.history_held_but_not_used import completed_assessments
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import names_in_words, record_in_words
from kinfold.timeline import View


def assessment_leaves_someone_out(view: View, root: str) -> list[Claim]:
    """A completed assessment leaves out a child of the family, or a parent of a child it is about."""
    found = [
        (assessment, _left_out(view.as_known_then(assessment.known), root, assessment))
        for assessment in completed_assessments(view, root)
    ]
    return [_claim(view, assessment, left_out) for assessment, left_out in found if left_out]


def rechecks(view: View, root: str) -> set[date]:
    """List no day: who was known when an assessment was completed does not change by waiting."""
    return set()


def _left_out(then: View, root: str, assessment: Event) -> dict[str, list[Tie]]:
    assessment = then.ledger.same(assessment)
    expected: dict[str, list[Tie]] = {child: then.ties(child)[:1] for child in then.children(root)}
    for person in assessment.about:
        for tie in then.ties_to_parents(person):
            expected.setdefault(tie.a, []).append(tie)
    return {person: ties for person, ties in expected.items() if person not in assessment.assessed}


def _claim(view: View, assessment: Event, left_out: dict[str, list[Tie]]) -> Claim:
    covered = names_in_words(view, assessment.assessed) or "nobody by name"
    reasons = (
        Reason(f"{record_in_words(view, assessment)} It covers {covered}.", (assessment.id,)),
        *(
            Reason(
                f"{view.name(person)} was known to the family then.",
                (*dict.fromkeys(tie.label for tie in ties), person),
            )
            for person, ties in left_out.items()
        ),
    )
    return Claim((assessment.id,), f"Assessment does not cover {names_in_words(view, left_out)}.", reasons)


SIGNAL = Signal(
    code="S20",
    title="Assessment leaves someone out",
    claims=assessment_leaves_someone_out,
    rechecks=rechecks,
    severity=Severity.INFO,
    guidance="For each parent: what support do they need, and what would they accept?",
    for_whom="The worker, before sign-off; sampled by quality assurance",
    clears_when="The assessment is withdrawn and a fuller one recorded; or a link is undone.",
    false_alarms="Children who live elsewhere.",
    fairness="It measures the service.",
    reads=("child.under_age", "network.hops", "network.at_most"),
)
