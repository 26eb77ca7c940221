"""An assessment completed without the family history that was held.

Lesson: both parents had been children known to services. Their files were in the building, and nobody read them.
History must inform support, never suspicion.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import agency_in_words, day_in_words, names_in_words, record_in_words
from kinfold.timeline import View


def history_held_but_not_used(view: View, root: str) -> list[Claim]:
    """An assessment was completed while history about this family was held, and nobody recorded using it."""
    considered = view.family_records(root, "consideration")
    if any(record.subtype == "history_considered" for record in considered):
        return []
    history = [note for note in view.family_records(root, "note") if note.subtype.endswith("_history")]
    return [
        _claim(view, assessment, held)
        for assessment in completed_assessments(view, root)
        if (held := [note for note in history if note.occurred < assessment.occurred])
    ]


def rechecks(view: View, root: str) -> set[date]:
    """List no day: waiting alone changes nothing here."""
    return set()


def completed_assessments(view: View, root: str) -> list[Event]:
    """List the family's completed assessments, oldest first."""
    return [record for record in view.family_records(root, "assessment") if record.subtype == "completed"]


def _claim(view: View, assessment: Event, history: list[Event]) -> Claim:
    headline = (
        f"The assessment of {day_in_words(assessment.occurred)} was completed without the family history "
        "that is held."
    )
    reasons = (
        Reason(record_in_words(view, assessment), (assessment.id,)),
        *(Reason(_line(view, note), (note.id,)) for note in history),
        Reason("Nobody has recorded that the history was considered.", (assessment.id,)),
    )
    return Claim((assessment.id,), headline, reasons)


def _line(view: View, note: Event) -> str:
    # What the history says stays behind its own door: here only that it is held, whose, and how old.
    what = note.subtype.replace("_", " ")
    about = names_in_words(view, note.people)
    return f"{agency_in_words(note.agency)} holds a note ({what}) about {about} of {day_in_words(note.occurred)}."


SIGNAL = Signal(
    code="S14",
    title="Family history held but not used",
    claims=history_held_but_not_used,
    rechecks=rechecks,
    severity=Severity.INFO,
    guidance="What did childhood look like for these parents? What helped?",
    for_whom="The worker, before sign-off",
    clears_when="It is recorded that the history was considered, with a line on what it changed.",
    false_alarms="History about somebody who was wrongly linked.",
    fairness=(
        "Heavy: having been in care must inform support, not suspicion. Show the age and the source of every "
        "item of history; respect retention and restricted records."
    ),
    reads=("network.hops", "network.at_most"),
)
