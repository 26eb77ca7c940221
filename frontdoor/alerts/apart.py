"""Leaves out of an alert what was said, before a barrier stood, of somebody whom it now keeps apart from its family."""

from collections.abc import Iterable

from frontdoor.alerts import keys
from frontdoor.alerts.models import Finding
from frontdoor.chronology.models import Participant
from frontdoor.families.models import Tie
from frontdoor.families.queries import other_side
from frontdoor.people.clusters import across, one_side
from frontdoor.people.models import Link

WITHHELD = "What was noticed is no longer shown here"


def of_this_side(findings: Iterable[Finding], family: Iterable[int]) -> list[Finding]:
    """The findings that may be shown with the people of a family.

    One that stands was worded again when the barrier was set. One that had ended keeps its words, which may name both.
    """
    findings, never = list(findings), other_side(family)
    return [each for each in findings if not (_named(each) & never or _told_of_both(each, never))]


def any_apart(findings: Iterable[Finding]) -> bool:
    """Whether a barrier stands about anybody of whom these findings speak."""
    findings = list(findings)
    ended = [each for each in findings if hasattr(each, "end")]
    return bool(across(set().union(_behind(ended), *map(_named, findings))))


def _named(finding: Finding) -> set[int]:
    return {finding.root_id, *keys.persons(finding.key)}


def _told_of_both(finding: Finding, never: set[int]) -> bool:
    if not hasattr(finding, "end"):
        return False
    behind = _named(finding) | _behind([finding])
    return bool(behind & never) or len(one_side(behind)) < len(behind)


def _behind(findings: Iterable[Finding]) -> set[int]:
    """Everybody who appears in what any wording of these findings rests on."""
    wordings = [said for each in findings for said in each.wordings.all()]
    reasons = [reason for said in wordings for reason in said.reasons]
    sources = {source for reason in reasons for source in reason["sources"]}
    ties = Tie.objects.filter(pk__in=_numbers(sources, "tie:")).values_list("a_id", "b_id")
    links = Link.objects.filter(pk__in=_numbers(sources, "link:")).values_list("one_id", "other_id")
    events = Participant.objects.filter(event__ref__in=sources).values_list("person_id", flat=True)
    people = (int(each) for each in sources if each.isdecimal())
    return {*events, *people, *(person for pair in (*ties, *links) for person in pair)}


def _numbers(sources: Iterable[str], prefix: str) -> list[int]:
    return [int(each.removeprefix(prefix)) for each in sources if each.startswith(prefix)]
