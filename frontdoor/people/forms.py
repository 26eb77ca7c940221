"""What a worker says about who is who: a judgement, or taking one back, each with a reason."""

from frontdoor.people.models import Link
from frontdoor.ui.forms import GovukForm, choice, words


class JudgeForm(GovukForm):
    """Are these two descriptions one person?"""

    verdict = choice(
        [
            (Link.Verdict.SAME, "Yes, the same person"),
            (Link.Verdict.NOT_SAME, "No, not the same person"),
            (Link.Verdict.UNSURE, "Not sure"),
        ],
        label="Are these the same person?",
        hints={
            "same": "Their records are read together from now on. You can undo this.",
            "not_same": "Matching will not join them again.",
            "unsure": "They stay apart, and the next worker sees that somebody looked.",
        },
        error_messages={"required": "Select whether these are the same person"},
    )
    why = words(
        label="How do you know?",
        most=2000,
        rows=3,
        help_text="Say what you checked and with whom. The next worker has to be able to weigh it.",
        error_messages={"required": "Enter how you know, or why you are not sure"},
    )


class UndoForm(GovukForm):
    """Take a judgement back."""

    why = words(
        label="Why do you undo this?",
        most=2000,
        rows=3,
        help_text="Both people are again what they were. What was judged, and why it was taken back, stays on record.",
        error_messages={"required": "Enter why you undo this"},
    )
