"""Proposing a file that is to leave as it is: a PDF or a DOCX, read on its pages and beneath them.

Colleagues' rooms that make a PDF hand it to `propose_file`; what it gives back leaves only by a second person's release.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.disclosure.files.kept import CannotBeRead
from frontdoor.disclosure.files.reading import read
from frontdoor.disclosure.gate import actions
from frontdoor.disclosure.gate.audience import Audience
from frontdoor.disclosure.gate.models import Document, DocumentFile


@transaction.atomic
def propose_file(
    *, kind: str, title: str, made_from: str, content: bytes, audience: Audience, by: Actor, at: datetime
) -> Document:
    """Keep a PDF or DOCX to the byte, with all that was read in it and everybody there who is not in its audience.

    `content` is what will leave, at most 2 MB. Raises MayNotLeave with a sentence for the person: what the file is or
    holds, whom it goes to, or its title. Nothing is kept then.
    """
    check(by, actions.WRITE)
    try:
        found = read(content)
    except CannotBeRead as refused:
        raise actions.MayNotLeave(str(refused)) from refused
    made = actions.propose(
        kind=kind,
        title=title,
        made_from=made_from,
        passages=[*found.shown, *found.beneath],
        audience=audience,
        by=by,
        at=at,
    )
    file = DocumentFile.objects.create(
        document=made,
        form=DocumentFile.Form(found.form),
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        shown=len(found.shown),
        unread=found.unread,
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record(
        "attached a file", kind="document", ref=made.ref, by=by, at=at, form=found.form, sha256=file.sha256
    )
    return made


def propose_as_given(given: Mapping[str, Any], *, by: Actor, at: datetime) -> Document:
    """Propose what a form gave: a file, or else a text. Raises MayNotLeave."""
    given = dict(given)
    audience = Audience(*(tuple(given.pop(name)) for name in ("to_people", "to_agencies", "may_name")))
    passages, content = given.pop("text"), given.pop("file")
    if content:
        return propose_file(**given, content=content, audience=audience, by=by, at=at)
    return actions.propose(**given, passages=passages, audience=audience, by=by, at=at)
