"""What a warning signal is: a question asked of one family, and the words that go with a yes.

A signal is a reason to look, not a measure of anybody. Signals are never added together.
"""

import hashlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kinfold.finding import Finding, Reason, Severity
from kinfold.timeline import View


@dataclass(frozen=True, slots=True)
class Claim:
    """What one signal says is true of a family, or of one person in it, and why."""

    key: tuple[str, ...]
    headline: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One warning signal as a manager reads it: what it claims, what clears it, and where it can mislead."""

    code: str
    title: str
    claims: Callable[[View, str], list[Claim]]
    rechecks: Callable[[View, str], set[date]]
    severity: Severity
    guidance: str
    for_whom: str
    clears_when: str
    false_alarms: str
    fairness: str
    reads: tuple[str, ...]

    @property
    def path(self) -> str:
        """Give the file that holds this signal, from the root of the project."""
        return self.claims.__module__.replace(".", "/") + ".py"

    @property
    def version(self) -> str:
        """Give a short mark of this signal's own code, to keep with whatever it found."""
        source = inspect.getsource(inspect.getmodule(self.claims) or self.claims)
        return hashlib.sha256(source.encode()).hexdigest()[:12]

    @property
    def slug(self) -> str:
        """Give the sentence this signal is named for, as its file and its page are named."""
        return self.claims.__name__

    def findings(self, view: View, root: str) -> list[Finding]:
        """Ask this signal of one family: a finding for each key it is true for on the view's day."""
        return [
            Finding(
                signal=self.code,
                key=claim.key,
                headline=_sentence(claim.headline),
                reasons=tuple(Reason(_sentence(reason.said), reason.sources) for reason in claim.reasons),
                as_known_at=view.now,
                severity=self.severity,
                guidance=self.guidance,
                for_whom=self.for_whom,
                clears_when=self.clears_when,
                left_out=view.network(root).left_out,
            )
            for claim in self.claims(view, root)
        ]


def _sentence(words: str) -> str:
    # "someone not yet named" may stand first.
    return words[:1].upper() + words[1:]
