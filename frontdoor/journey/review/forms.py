"""What a worker answers on the review desk: who a description is of, and how they know."""

from frontdoor.people.forms import JudgeForm
from frontdoor.people.models import Link
from frontdoor.ui.forms import GovukForm, choice, words

NONE, UNSURE = "none", "unsure"


class AnswerForm(JudgeForm):
    """Are these two one person?"""

    def verdicts(self, candidates: list[str]) -> dict[str, str]:
        """What the answer says of each candidate."""
        return dict.fromkeys(candidates, self.cleaned_data["verdict"])


class WhichForm(GovukForm):
    """Which of several is this person, if any?"""

    verdict = choice(
        [],
        label="Which of these is it?",
        hints={
            NONE: "Matching will not join this description to any of them.",
            UNSURE: "All stay apart, and the next worker sees that somebody looked.",
        },
        error_messages={"required": "Select which of these it is, none of them, or not sure"},
    )
    why = words(
        label="How do you know?",
        most=2000,
        rows=3,
        help_text="Say what you checked and with whom. The next worker has to be able to weigh it.",
        error_messages={"required": "Enter how you know, or why you are not sure"},
    )

    def __init__(self, *args, candidates: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["verdict"]
        field.choices = [*candidates, (NONE, "None of these"), (UNSURE, "Not sure")]

    def verdicts(self, candidates: list[str]) -> dict[str, str]:
        """What the answer says of each candidate: the one chosen is the same, so the others are not."""
        chosen = self.cleaned_data["verdict"]
        if chosen == UNSURE:
            return dict.fromkeys(candidates, Link.Verdict.UNSURE)
        apart = dict.fromkeys(candidates, Link.Verdict.NOT_SAME)
        return apart if chosen == NONE else {**apart, chosen: Link.Verdict.SAME}
