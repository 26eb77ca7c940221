"""The desk's own page of figures, and the same as CSV."""

from collections.abc import Iterator

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontdoor.access.permissions import needs
from frontdoor.alerts.figures.counting import ANSWERS, Figures, Group
from frontdoor.alerts.figures.drawing import bars
from frontdoor.alerts.figures.queries import figures
from frontdoor.audit.actions import record
from frontdoor.ui.sheets import as_csv
from frontdoor.ui.words import gdate

HEADS = ("Part", "Of what", "Measure", "Value")


@require_safe
@needs("see alerts")
@transaction.atomic
def page(request: HttpRequest) -> HttpResponse:
    """How many, how soon, why, and were they useful."""
    now = timezone.now()
    shown = figures(now=now)
    weeks = [(gdate(monday).rpartition(" ")[0], many, red) for monday, many, red in shown.weeks]
    drawn = {
        "weeks": bars("Alerts raised in each week, red ones in red", weeks),
        "reasons": bars(
            "Decisions by what was made of the alert",
            [(f"{n + 1}.", many, 0) for n, (_, many) in enumerate(shown.reasons)],
        ),
    }
    record("looked at figures", kind="alert", ref="all", by=request.actor, at=now)
    return render(request, "alerts/figures.html", {"figures": shown, "drawn": drawn})


@require_safe
@needs("see alerts")
@transaction.atomic
def sheet(request: HttpRequest) -> HttpResponse:
    """The same numbers as CSV, one a row."""
    now = timezone.now()
    body = as_csv(HEADS, list(_rows(figures(now=now))))
    record("took figures out", kind="alert", ref="all", by=request.actor, at=now)
    answer = HttpResponse(body, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="alert-figures.csv"'
    return answer


def _rows(shown: Figures) -> Iterator[tuple[object, ...]]:
    for monday, many, red in shown.weeks:
        yield ("Week from", monday.isoformat(), "alerts raised", many)
        yield ("Week from", monday.isoformat(), "of them red", red)
    yield from _of(shown.whole, "All")
    for part, groups in (("Team", shown.teams), ("Signal", shown.signals)):
        for one in groups:
            yield from _of(one, part)
    for words, many in shown.reasons:
        yield ("Reason", words, "decisions", many)
    for words, many in shown.no_use:
        yield ("No use because", words, "alerts", many)


def _of(one: Group, part: str) -> Iterator[tuple[object, ...]]:
    yield (part, one.name, "alerts", one.alerts)
    yield (part, one.name, "overdue now", one.overdue)
    for measure, times in (("acknowledge", one.to_acknowledge), ("decide", one.to_decide)):
        yield (part, one.name, f"times measured to {measure}", times.number)
        yield (part, one.name, f"median hours to {measure}", _number(times.median))
        yield (part, one.name, f"90th percentile hours to {measure}", _number(times.ninetieth))
    for answer in ANSWERS:
        yield (part, one.name, f"useful: {answer.replace('_', ' ')}", one.useful[answer])


def _number(value: float | None) -> str:
    return "too few to say" if value is None else f"{value:.1f}"
