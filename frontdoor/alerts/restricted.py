"""Says of a finding only that restricted information exists, where it rests on somebody whom the reader may not see.

A signal counts everybody, and its sentence may name them. The manager who reads it learns that there is more, and whom
to ask; and nothing else.
"""

from collections.abc import Iterable

from django.conf import settings

from frontdoor.access.sight import hidden, system_access
from frontdoor.alerts import keys
from frontdoor.alerts.models import Finding, Wording
from frontdoor.chronology.models import Participant
from frontdoor.families.models import Tie
from frontdoor.people.models import Link, Person
from frontdoor.people.records import best_name


def only_what_may_be_told(findings: Iterable[Finding]) -> list[Finding]:
    """These findings with the words taken out of those that speak of somebody hidden from whoever reads."""
    findings = list(findings)
    gone = restricted(findings)
    for finding in findings:
        held = [said for said in finding.wordings.all() if said.pk in gone]
        for said in held:
            said.headline, said.reasons = restricted_sentence(), []
        if held and hasattr(finding, "end"):
            finding.end.because = restricted_sentence()
    return findings


def restricted_sentence() -> str:
    """What is said in place of what may not be shown, and whom to ask."""
    return f"Restricted information is part of this. Ask {settings.SEALED_RECORDS_OFFICER}."


def restricted(findings: Iterable[Finding]) -> set[int]:
    """The wordings of these findings that speak of somebody hidden from whoever reads."""
    gone = hidden()
    if not gone:
        return set()
    wordings = [(finding, said) for finding in findings for said in finding.wordings.all()]
    sources = {source for _, said in wordings for source in _sources(said)}
    with system_access("restricted findings"):
        behind = _behind(sources, gone)
        names = _names(gone)
    return {
        said.pk
        for finding, said in wordings
        if gone.intersection(keys.persons(finding.key)) or behind & _sources(said) or _says(said, names)
    }


def _sources(said: Wording) -> set[str]:
    return {source for reason in said.reasons for source in reason["sources"]}


def _says(said: Wording, names: set[str]) -> bool:
    text = " ".join([said.headline, *(reason["said"] for reason in said.reasons)]).casefold()
    return any(name in text for name in names)


def _names(persons: Iterable[int]) -> set[str]:
    rows = Person.objects.select_related("mention").filter(id__in=persons)
    return {name.casefold() for row in rows if (name := best_name([row.mention.description]))}


def _behind(sources: set[str], gone: frozenset[int]) -> set[str]:
    """Those of these sources that are hidden persons, or records, ties and links in which one of them stands."""
    events = Participant.objects.filter(event__ref__in=sources, person_id__in=gone)
    found = {str(person) for person in gone} | set(events.values_list("event__ref", flat=True))
    ties = Tie.objects.filter(pk__in=_numbers(sources, "tie:")).values_list("pk", "a_id", "b_id")
    links = Link.objects.filter(pk__in=_numbers(sources, "link:")).values_list("pk", "one_id", "other_id")
    found |= {f"tie:{pk}" for pk, *pair in ties if gone.intersection(pair)}
    return found | {f"link:{pk}" for pk, *pair in links if gone.intersection(pair)}


def _numbers(sources: Iterable[str], prefix: str) -> list[int]:
    return [int(each.removeprefix(prefix)) for each in sources if each.startswith(prefix)]
