"""Which findings of an alert are news to whoever holds it: each once, and none that is shown inside another."""

from collections.abc import Iterable

from frontdoor.alerts.models import Alert, Finding
from frontdoor.rulebook.queries import rules_on
from kinfold.signals.inhibition import Key, muted


def new_to_the_alert(alert: Alert) -> list[Finding]:
    """The findings that a manager has to be told of, in the order they came.

    What one child of a family raises, each other child may raise too: it is told once. Amber that fell and rises again
    is no news; red is.
    """
    told: dict[Key, list[Finding]] = {}
    news = []
    for each in sorted(alert.findings.all(), key=lambda each: (each.found_at, each.pk)):
        before = told.setdefault(name_of(each), [])
        if not (before if each.severity != "red" else _still_true(before, each)):
            news.append(each)
        before.append(each)
    inside = _inside_another(news)
    return [each for each in news if name_of(each) not in inside]


def name_of(finding: Finding) -> Key:
    """A finding's signal and key, as the engine names it."""
    return finding.signal, tuple(part for part in finding.key.split(",") if part)


def _still_true(before: Iterable[Finding], now: Finding) -> list[Finding]:
    return [each for each in before if not hasattr(each, "end") or each.end.noticed_at > now.found_at]


def _inside_another(findings: list[Finding]) -> set[Key]:
    """Those that came while another, which says the same with more, stood: the table of what is shown inside what."""
    inside: set[Key] = set()
    for each in findings:
        true = [other for other in findings if other.found_at <= each.found_at]
        true = [other for other in true if not hasattr(other, "end") or other.end.noticed_at > each.found_at]
        since = {name_of(other): other.since_on for other in true}
        rules = rules_on(each.since_on)
        inside |= set(muted(list(since), since, each.since_on, rules)) & {name_of(each)}
    return inside
