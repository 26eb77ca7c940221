"""What is in force, what is proposed, and whose word each value is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frontdoor.accounts.actor import Actor
from frontdoor.rulebook import reports
from frontdoor.rulebook.models import Answer, Proposal
from frontdoor.rulebook.pages import ProposalPage, ValueShown
from kinfold.rulebook import RULEBOOK, Row, Rulebook, Rules
from kinfold.signals import SIGNALS

_kept: ContextVar[list[Rulebook] | None] = ContextVar("rulebook", default=None)
TITLES = {signal.code: f"{signal.code} {signal.title}" for signal in SIGNALS}


def rules_on(day: date) -> Rules:
    """The values in force on a day: those Kinfold ships, and the later ones that two people of this partnership set."""
    return standing_rulebook().on(day)


def standing_rulebook() -> Rulebook:
    """Every value that Kinfold ships or this partnership set; within a request it is read once."""
    kept = _kept.get()
    if kept is None:
        return _read()
    if not kept:
        kept.append(_read())
    return kept[0]


def _read() -> Rulebook:
    approved = approved_rows()
    return Rulebook.of([*RULEBOOK.rows, *approved]) if approved else RULEBOOK


@contextmanager
def one_rulebook() -> Iterator[None]:
    """Read the rulebook at most once within this, until a value is approved."""
    token = _kept.set([])
    try:
        yield
    finally:
        _kept.reset(token)


def read_anew() -> None:
    """Forget what was read: a value was just approved."""
    if kept := _kept.get():
        kept.clear()


def rules_at_first(day: date) -> Rules:
    """The values in force on a day; before there were any, the first: a family is drawn as known on days long ago."""
    return rules_on(max(day, min(row.since for row in RULEBOOK.rows)))


def approved_rows() -> list[Row]:
    """Every value that was approved, each as a row of the rulebook that names both people."""
    found: dict[tuple[str, date], Row] = {}
    for answer in (
        Answer.objects.filter(choice=Answer.Choice.APPROVED).select_related("proposal").order_by("id")
    ):
        row = _row(answer)
        # Approved twice for one day, the later approval holds.
        found[row.name, row.since] = row
    return list(found.values())


def _row(answer: Answer) -> Row:
    proposal = answer.proposal
    shipped = RULEBOOK.latest().row(proposal.name)
    return Row(
        name=proposal.name,
        since=proposal.holds_from,
        value=proposal.value,
        unit=shipped.unit,
        source=f"local policy, proposed by {proposal.by_name}: {proposal.why}",
        approved_by=answer.by_name,
        at_least=shipped.at_least,
        at_most=shipped.at_most,
    )


def names() -> list[str]:
    """The values that can be set here: whole numbers that a signal reads, with bounds."""
    rows = RULEBOOK.latest().rows.values()
    return sorted(row.name for row in rows if isinstance(row.value, int) and row.name.split(".")[0] in TITLES)


def values(day: date) -> list[tuple[str, list[ValueShown]]]:
    """Every value of every signal as it stands on a day, under the signal it belongs to."""
    rules, waiting = rules_on(day), {each.name for each in open_proposals()}
    shown: dict[str, list[ValueShown]] = {}
    for name in names():
        row = rules.row(name)
        shown.setdefault(TITLES[name.split(".")[0]], []).append(
            ValueShown(
                name=name,
                value=f"{row.value} {row.unit}",
                bounds=f"{row.at_least} to {row.at_most}",
                since=row.since,
                source=row.source,
                approved_by=row.approved_by,
                proposed=name in waiting,
            )
        )
    return list(shown.items())


def open_proposals() -> QuerySet[Proposal]:
    """What waits for a second person, oldest first."""
    return Proposal.objects.filter(answer__isnull=True).order_by("id")


def answered_proposals() -> QuerySet[Proposal]:
    """What was answered, latest first."""
    return Proposal.objects.filter(answer__isnull=False).select_related("answer").order_by("-answer__id")


def proposal(ref: str) -> Proposal:
    """One proposal by its reference."""
    return get_object_or_404(Proposal.objects.select_related("answer"), ref=ref)


def proposal_page(found: Proposal, *, actor: Actor) -> ProposalPage:
    """One proposal with the report it rests on, and whether this person may answer it."""
    answer, report = getattr(found, "answer", None), reports.read(found.report)
    row = rules_on(found.holds_from).row(found.name)
    return ProposalPage(
        ref=found.ref,
        name=found.name,
        title=TITLES[found.name.split(".")[0]],
        value=f"{found.value} {row.unit}",
        holds_from=found.holds_from,
        why=found.why,
        by=found.by_name,
        at=found.at,
        city=report.city,
        sha256=found.report_sha256,
        costs=tuple(reports.costs(report, name=found.name, value=found.value)),
        answer=f"{answer.get_choice_display().split()[0]}d by {answer.by_name}" if answer else "",
        answer_why=answer.why if answer else "",
        may_answer=answer is None and actor.may("approve rules") and actor.id != found.by_id,
        own=actor.id == found.by_id,
    )
