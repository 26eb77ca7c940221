"""The exports that were asked for, and how each stands."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.shortcuts import get_object_or_404

from frontdoor.accounts.actor import Actor
from frontdoor.disclosure.exporting.actions import ANSWER, MayNotExport, check_can_fetch
from frontdoor.disclosure.exporting.models import Export
from frontdoor.ui.words import counted

A_PAGE = 100


@dataclass(frozen=True, slots=True)
class ExportShown:
    """One export, and what this person may do about it."""

    ref: str
    title: str
    by: str
    at: datetime
    why: str
    size: str
    taken_out: str
    sha256: str
    ends_on: date
    answer: str
    answer_why: str
    refused: str
    may_answer: bool

    @property
    def state(self) -> str:
        """How it stands for whoever looks."""
        return self.answer or self.refused or "Can be fetched"


def exports(*, actor: Actor, now: datetime) -> list[ExportShown]:
    """One's own exports, and for whoever answers for them the others that need a second person; the newest first."""
    mine = Q(by_id=actor.id) | Q(needs_second=True) if actor.may(ANSWER) else Q(by_id=actor.id)
    rows = Export.objects.filter(mine).select_related("answer").order_by("-id")[:A_PAGE]
    return [shown(row, actor=actor, now=now) for row in rows]


def export(ref: str, *, actor: Actor) -> Export:
    """One export; a page that is not there for whoever neither asked for it nor answers for it."""
    mine = Q(by_id=actor.id) | Q(needs_second=True) if actor.may(ANSWER) else Q(by_id=actor.id)
    return get_object_or_404(Export.objects.select_related("answer").filter(mine), ref=ref)


def shown(row: Export, *, actor: Actor, now: datetime) -> ExportShown:
    """One export in words."""
    answer = getattr(row, "answer", None)
    return ExportShown(
        ref=row.ref,
        title=f"{row.get_what_display()}, {row.get_form_display()}",
        by=row.by_name,
        at=row.at,
        why=row.why,
        size=f"{counted(row.rows, 'row')}, {counted(row.people, 'person', 'people')}",
        taken_out=f"{counted(row.taken_out, 'place')} of other people",
        sha256=row.sha256,
        ends_on=row.ends_on,
        answer=f"{answer.get_choice_display().split()[0]}d by {answer.by_name}" if answer else "",
        answer_why=answer.why if answer else "",
        refused=_refusal(row, actor, now),
        may_answer=row.needs_second and answer is None and actor.may(ANSWER) and actor.id != row.by_id,
    )


def _refusal(row: Export, actor: Actor, now: datetime) -> str:
    try:
        check_can_fetch(row, by=actor, at=now)
    except MayNotExport as refused:
        return str(refused)
    return ""
