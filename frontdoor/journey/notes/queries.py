"""Questions about notes: each user's own, and nobody else's."""

from django.http import Http404
from django.urls import reverse

from frontdoor.accounts.actor import Actor
from frontdoor.journey.models import Note
from frontdoor.journey.notes.pages import Notes, NoteShown

MANY = 100
READ_SHOWN = 25
LEADS_TO = {
    "alert": ("alerts:alert", "see alerts", "Read the alert again"),
    "contact": ("response:contact", "see the queue", "Read the contact again"),
    "family": ("chronology:family", "see families", "Read the family’s page again"),
}


def unread(actor: Actor) -> int:
    """How many notes wait for this user, counted no further than a page can say."""
    return _of(actor).filter(read__isnull=True)[:MANY].count()


def notes_for(actor: Actor) -> Notes:
    """The notes to this user, the newest first."""
    mine = _of(actor).select_related("read").order_by("-id")
    waiting = mine.filter(read__isnull=True)[:MANY]
    done = mine.filter(read__isnull=False)[:READ_SHOWN]
    return Notes(tuple(_shown(each, actor) for each in waiting), tuple(_shown(each, actor) for each in done))


def own_note(actor: Actor, number: int) -> Note:
    """A note to this user; another's, and one that is not there, are the same page that was not found."""
    found = _of(actor).filter(pk=number).first() if number < 10**18 else None
    if found is None:
        raise Http404("There is no such note to you.")
    return found


def _of(actor: Actor):
    return Note.objects.filter(to_user_id=actor.id)


def _shown(note: Note, actor: Actor) -> NoteShown:
    page, permission, said = LEADS_TO[note.about_kind]
    read = getattr(note, "read", None)
    return NoteShown(
        id=note.pk,
        text=note.text,
        why=note.why,
        by=note.by_name,
        at=note.made_at,
        href=reverse(page, args=[note.about_ref]) if actor.may(permission) else "",
        link_text=said,
        read_at=read.at if read else None,
    )
