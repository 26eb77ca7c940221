"""Writing a note to each of those who acted, and saying that one has read it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.journey.models import Note, NoteRead
from frontdoor.journey.notes.acted import Act
from frontdoor.outbox.actions import tell
from frontdoor.outbox.sentences import About
from frontdoor.people.models import LinkEnd
from frontdoor.ui.words import gdate, listed

WHY = "A judgement it rested on was taken back."


@transaction.atomic
def tell_those_who_acted(*, end: LinkEnd, acts: Iterable[Act], by: Actor, at: datetime) -> list[Note]:
    """Write one note to each user about each thing they acted on; whoever takes the judgement back knows already."""
    together: dict[tuple[int, str, str], list[Act]] = defaultdict(list)
    for act in acts:
        if act.user_id != by.id:
            together[act.user_id, act.kind, act.ref].append(act)
    notes = [
        Note.objects.create(
            to_user_id=user,
            about_kind=kind,
            about_ref=ref,
            text=_text(done),
            why=WHY,
            end=end,
            made_at=at,
            by_name=by.name,
        )
        for (user, kind, ref), done in together.items()
    ]
    for note in notes:
        audit.record(
            "sent a note", kind=note.about_kind, ref=note.about_ref, by=by, at=at, why=WHY, to=note.to_user_id
        )
        tell(
            to=note.to_user_id, about=About.NOTE, ref=note.about_ref, kind="note", at=at, window=str(note.pk)
        )
    return notes


def _text(done: list[Act]) -> str:
    said = listed(dict.fromkeys(f"{act.said} on {gdate(act.at)}" for act in done))
    return (
        f"You {said}. Before that, two people on record had been judged to be one person. That judgement was "
        "taken back since. Read again what you rested on, and see whether what you did still holds."
    )


@transaction.atomic
def say_it_was_read(*, note: Note, by: Actor, at: datetime) -> NoteRead:
    """Somebody has read a note to them; said twice, it is kept once. Raises ValueError for another's note."""
    if note.to_user_id != by.id:
        raise ValueError("This note is to somebody else.")
    read, fresh = NoteRead.objects.get_or_create(note=note, defaults={"at": at})
    if fresh:
        audit.record("read a note", kind=note.about_kind, ref=note.about_ref, by=by, at=at)
    return read
