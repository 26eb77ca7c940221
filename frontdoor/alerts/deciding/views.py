"""After a decision: a step is done, the alert closes or is confirmed as no longer true, and did it help."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.access.permissions import needs
from frontdoor.alerts import queries
from frontdoor.alerts.asking import Question, ask
from frontdoor.alerts.deciding import actions
from frontdoor.alerts.deciding.useful import ANSWERS, NO_USE, OF_NO_USE, say_useful
from frontdoor.ui.forms import GovukForm, choice, words

CONFIRM = Question(
    "Confirm that it is no longer true",
    "Confirm and close",
    "You confirmed that nothing which raised this alert is true any more. It is closed.",
    "Nothing that raised this alert is true any more. Why is that right? "
    "If somebody should still be looked at, decide instead.",
)
CLOSE = Question(
    "Close this alert",
    "Close it",
    "This alert is closed.",
    "Next steps are left. Say why they will not be done.",
)
DONE = Question("A next step is done", "Save", "Saved. After the last step the alert closes.")
USEFUL = Question("Was this alert useful?", "Save", "Thank you. This is counted, without your name.")


class WhyForm(GovukForm):
    """Why."""

    why = words(label="Why?", most=2000, rows=4, error_messages={"required": "Enter why"})


class DoneForm(GovukForm):
    """What came of a step."""

    what = words(
        label="What came of it?", most=2000, rows=4, error_messages={"required": "Enter what came of it"}
    )


class UsefulForm(GovukForm):
    """Whether an alert helped; "no use" says why."""

    answer = choice(
        ANSWERS,
        label="What did this alert do?",
        error_messages={"required": "Select what this alert did"},
    )
    because = choice(
        [(each, each) for each in NO_USE],
        label="If it was no use, why?",
        help_text="Counted without names. It changes the rules.",
        required=False,
    )
    more = words(label="Anything to add?", most=1000, rows=3, required=False)

    def clean(self):
        """Only "no use" needs a reason."""
        said = super().clean()
        if said.get("answer") == OF_NO_USE and not said.get("because"):
            self.add_error("because", "Select why it was no use")
        return said

    @property
    def answered(self) -> dict[str, str]:
        """The answer, and why in one text that begins with what is counted."""
        said = self.cleaned_data
        return {"answer": said["answer"], "why": ": ".join(filter(None, (said["because"], said["more"])))}


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide alerts")
@transaction.atomic
def confirm(request: HttpRequest, ref: str) -> HttpResponse:
    """Confirm that what raised an alert is no longer true."""
    found, form = queries.alert_by_ref(ref), WhyForm(request.POST or None)
    return ask(
        request,
        found,
        form,
        CONFIRM,
        lambda: actions.confirm(
            alert=found, why=form.cleaned_data["why"], by=request.actor, at=timezone.now()
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide alerts")
@transaction.atomic
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a decided alert although steps are left."""
    found, form = queries.alert_by_ref(ref), WhyForm(request.POST or None)
    return ask(
        request,
        found,
        form,
        CLOSE,
        lambda: actions.close(alert=found, why=form.cleaned_data["why"], by=request.actor, at=timezone.now()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide alerts")
@transaction.atomic
def step(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Say that one next step was done: the first, the second or the third of the decision."""
    found, form = queries.alert_by_ref(ref), DoneForm(request.POST or None)
    one = queries.step_of(found, number)
    question = Question(DONE.heading, DONE.submit, DONE.done, f"{one.text} ({one.owner_name})")
    return ask(
        request,
        found,
        form,
        question,
        lambda: actions.step_is_done(
            step=one, what=form.cleaned_data["what"], by=request.actor, at=timezone.now()
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide alerts")
@transaction.atomic
def useful(request: HttpRequest, ref: str) -> HttpResponse:
    """Say with one tap whether a decided alert was useful."""
    found, form = queries.alert_by_ref(ref), UsefulForm(request.POST or None)
    decision = queries.decision_of(found)
    return ask(
        request,
        found,
        form,
        USEFUL,
        lambda: say_useful(decision=decision, by=request.actor, at=timezone.now(), **form.answered),
    )
