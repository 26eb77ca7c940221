"""What a sign rests on, linked to where it stands on the family page: entries, ties, people."""

from collections.abc import Iterable, Mapping

from frontdoor.agencies.queries import said_as
from frontdoor.chronology.entries import happened
from frontdoor.chronology.family import Family
from frontdoor.chronology.kinds import kind_in_words
from frontdoor.chronology.models import Event
from frontdoor.chronology.pages import FindingToday, ReasonShown, Source, TieShown
from frontdoor.ui.words import upper_first
from kinfold.finding import Finding
from kinfold.signals import SIGNALS

SIGNAL = {signal.code: signal for signal in SIGNALS}
NOT_HERE = Source("Something on record that is not on this page")


class Evidence:
    """The entries, ties and people of one family, asked by the id that a reason gives."""

    def __init__(
        self,
        family: Family,
        rows: Iterable[Event],
        ties: Iterable[TieShown],
        agencies: Mapping[str, str] | None = None,
    ) -> None:
        self.rows = {row.ref: row for row in rows}
        self.agencies = agencies or said_as({row.agency for row in self.rows.values()})
        self.ties = {id: tie for tie in ties for id in tie.ids}
        self.people = {name: person for person in family.people for name in family.in_view(person)}

    def of(self, source: str) -> Source:
        """The thing behind one id, with its place on the page."""
        if source in self.rows:
            row = self.rows[source]
            words = f"{kind_in_words(row.kind, row.subtype)}, {self.agencies[row.agency]}, {_lower(happened(row))}"
            return Source(words, f"#{source}")
        if source in self.ties:
            tie = self.ties[source]
            return Source(f"{tie.a} {tie.says} {tie.b}, said by {tie.said_by}", f"#{tie.ids[0]}")
        if source in self.people:
            person = self.people[source]
            return Source(f"What is held about {person.name}", f"#person-{person.ref}")
        return NOT_HERE


def findings_today(
    family: Family, evidence: Evidence, found: Iterable[Finding] | None = None
) -> tuple[FindingToday, ...]:
    """Every sign that is true today, in words, with what it rests on; `found` where they were asked already."""
    return tuple(_shown(each, evidence) for each in (family.findings() if found is None else found))


def _shown(found: Finding, evidence: Evidence) -> FindingToday:
    signal = SIGNAL[found.signal]
    return FindingToday(
        code=found.signal,
        title=signal.title,
        severity=found.severity.value,
        headline=found.headline,
        guidance=found.guidance,
        clears_when=found.clears_when,
        false_alarms=signal.false_alarms,
        reasons=tuple(
            ReasonShown(reason.said, tuple(dict.fromkeys(evidence.of(each) for each in reason.sources)))
            for reason in found.reasons
        ),
    )


def _lower(words: str) -> str:
    return upper_first(words) if words[:1].isdigit() else f"{words[:1].lower()}{words[1:]}"
