"""Carries out an approved disposal: everything that keeps records is asked again, under a lock, and then they are gone.

It runs with the right of the database's owner, from the command `carry_out_disposal`, for one disposal at a time. The
service's own role cannot take a trigger off, so no page and no fault in one can destroy anything (ADR 14).
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, models, transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.access.sight import system_access
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.audit.append_only import is_protected, protect, release
from frontdoor.audit.models import Entry
from frontdoor.disclosure.retention import queries
from frontdoor.disclosure.retention.actions import MustBeKept
from frontdoor.disclosure.retention.models import Destruction, Disposal, DisposalReview
from frontdoor.disclosure.retention.overwriting import overwrite, rows_of, tables_about_people
from frontdoor.disclosure.retention.searching import found_in, said_of
from frontdoor.disclosure.retention.together import told_of_together
from frontdoor.people.models import Person
from frontdoor.ui.words import counted, gdatetime

CARRY_OUT = "carry out disposals"


@system_access("disposal")
@transaction.atomic
def carry_out(*, disposal: Disposal, by: Actor, at: datetime) -> Destruction:
    """Overwrite what identifies anybody in what an approved disposal names. Raises MustBeKept; it cannot be undone."""
    check(by, CARRY_OUT)
    disposal = Disposal.objects.select_for_update().get(pk=disposal.pk)
    review = DisposalReview.objects.filter(disposal=disposal).first()
    _check_approved(disposal, review, by)
    with _changeable(_tables()):
        people = told_of_together(disposal.person)
        _check_still_due(disposal, at)
        words, theirs = said_of(people), rows_of(people)
        for model, ids in theirs.items():
            overwrite(model, ids)
        left = found_in(words)
    counts = {str(model._meta.verbose_name): len(ids) for model, ids in theirs.items() if ids}
    text = certificate(disposal, review, counts, left, _entries_about(people), by=by, at=at)
    made = Destruction.objects.create(
        disposal=disposal,
        overwritten=counts,
        left=left,
        certificate=text,
        certificate_sha256=hashlib.sha256(text.encode()).hexdigest(),
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record(
        "carried out a disposal",
        kind="disposal",
        ref=disposal.ref,
        by=by,
        at=at,
        sha256=made.certificate_sha256,
    )
    return made


def _check_approved(disposal: Disposal, review: DisposalReview | None, by: Actor) -> None:
    if review is None or review.choice != DisposalReview.Choice.APPROVED:
        raise MustBeKept("Nobody has approved this disposal.")
    if hashlib.sha256(review.certificate.encode()).hexdigest() != review.certificate_sha256:
        raise MustBeKept("The certificate of its review is not what was signed: its sum differs.")
    if by.id in (disposal.by_id, review.by_id):
        raise MustBeKept("You proposed or reviewed this yourself. Somebody else has to carry it out.")
    if Destruction.objects.filter(disposal=disposal).exists():
        raise MustBeKept("This was carried out before.")


def _check_still_due(disposal: Disposal, at: datetime) -> None:
    if refused := queries.why_kept(disposal.person, localdate(at)):
        raise MustBeKept(refused)
    if queries.inventory(disposal.person)[1] != disposal.inventory_sha256:
        raise MustBeKept("More is held than when this was proposed. Propose it anew.")


def _tables() -> list[type[models.Model]]:
    """Every table in which anything may be overwritten; holds among them, so that none is set meanwhile."""
    return [model for model in tables_about_people() if is_protected(connection, model._meta.db_table)]


@contextmanager
def _changeable(tables: list[type[models.Model]]) -> Iterator[None]:
    """Take the triggers off for this transaction, in which nobody else can write to these tables, and put them back.

    On PostgreSQL that locks each table until the end; SQLite has one writer at a time. If anything fails, the triggers
    are back with everything else.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA secure_delete = ON" if connection.vendor == "sqlite" else "SET CONSTRAINTS ALL IMMEDIATE"
        )
    for model in tables:
        release(connection, model._meta.db_table)
    yield
    for model in tables:
        protect(connection, model._meta.db_table)


def _entries_about(people: set[int]) -> int:
    refs = Person.objects.filter(id__in=people).values_list("ref", flat=True)
    return Entry.objects.filter(subject_ref__in=list(refs)).count()


def certificate(
    disposal: Disposal,
    review: DisposalReview,
    counts: dict[str, int],
    left: dict[str, int],
    entries: int,
    *,
    by: Actor,
    at: datetime,
) -> str:
    """The words of the certificate: what was overwritten, what stays, and what a search found afterwards."""
    held = ", ".join(f"{table}: {rows}" for table, rows in sorted(counts.items()))
    nowhere = "They are in no table any more." if not left else ""
    still = ", ".join(f"{table}: {rows}" for table, rows in sorted(left.items()))
    return "\n".join(
        (
            f"Certificate of destruction {disposal.ref}, person {disposal.person.ref}",
            f"Approved by {review.by_name}, {gdatetime(review.at)}. SHA-256 of that certificate: "
            f"{review.certificate_sha256}.",
            f"Overwritten for good, in rows: {held}.",
            "What stays: references, kinds and years of these rows, and who worked on them. "
            f"The audit stays whole, with {counted(entries, 'entry', 'entries')} about these references, and the words "
            "in which somebody searched or gave a reason, until its own time is over.",
            "Every table but the audit was searched afterwards for their names, numbers and addresses. "
            + (nowhere or f"Found, perhaps of others who share them: {still}."),
            f"Carried out by {by.name}, {gdatetime(at)}.",
        )
    )


def leave_no_trace() -> None:
    """After the commit: let the database's files forget the old pages too. Backups forget when they are replaced."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for model in tables_about_people():
            cursor.execute(f'VACUUM (FULL) "{model._meta.db_table}"')
