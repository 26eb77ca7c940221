"""Proposing a value and answering a proposal: two people, one impact report, and a row that is only ever added."""

import hashlib
from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.rulebook import queries, reports
from frontdoor.rulebook.models import Answer, Proposal


class MayNotSet(Exception):
    """Refused: a value beyond its bounds, a day that is past, one's own proposal, or one that was answered."""


@transaction.atomic
def propose(
    *, name: str, value: int, holds_from: date, why: str, report: str, by: Actor, at: datetime
) -> Proposal:
    """Propose a value from a day on, with the impact report. Raises MayNotSet or NotThisReport with a sentence."""
    check(by, "propose rules")
    if name not in queries.names():
        raise MayNotSet(f"There is no value '{name}' that can be set here.")
    if holds_from <= localdate(at):
        raise MayNotSet(
            "A value holds from a later day: what was found until today was found under today's rules."
        )
    rules = queries.rules_on(localdate(at))
    try:
        replace(rules.row(name), value=value).checked()
    except ValueError as refused:
        raise MayNotSet(str(refused)) from refused
    if rules.row(name).value == value:
        raise MayNotSet(f"{name} is {value} already.")
    reports.check(reports.read(report), name=name, value=value, rules=rules)
    made = Proposal.objects.create(
        name=name,
        value=value,
        holds_from=holds_from,
        why=why.strip(),
        report=report,
        report_sha256=hashlib.sha256(report.encode()).hexdigest(),
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record("proposed a value", kind="rule", ref=made.ref, by=by, at=at, name=name, value=value)
    return made


@transaction.atomic
def answer(*, proposal: Proposal, choice: str, why: str, by: Actor, at: datetime) -> Answer:
    """Approve or decline what somebody else proposed. Raises MayNotSet with a sentence where this may not be."""
    check(by, "approve rules")
    if by.id == proposal.by_id:
        raise MayNotSet("You proposed this yourself. Somebody else has to answer it.")
    if choice == Answer.Choice.APPROVED and proposal.holds_from <= localdate(at):
        raise MayNotSet(
            "The day from which it should hold has come. Decline it, and propose it for a later day."
        )
    try:
        with transaction.atomic():
            made = Answer.objects.create(
                proposal=proposal,
                choice=Answer.Choice(choice),
                why=why.strip(),
                at=at,
                by_id=by.id,
                by_name=by.name,
                proposed_by_id=proposal.by_id,
            )
    except IntegrityError:
        first = Answer.objects.filter(proposal=proposal).first()
        if first is None:  # refused for another reason, such as an empty "why"
            raise
        raise MayNotSet(f"{first.by_name} answered this before. Nothing of yours was saved.") from None
    audit.record(f"{choice} a value", kind="rule", ref=proposal.ref, by=by, at=at, name=proposal.name)
    queries.read_anew()
    return made
