"""Proposing a document, answering for each outsider in it, releasing it by a second person, and recalling it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.agencies.models import Agency
from frontdoor.audit import actions as audit
from frontdoor.disclosure.gate import redaction
from frontdoor.disclosure.gate.audience import NOBODY, Audience
from frontdoor.disclosure.gate.found import Found, outsiders
from frontdoor.disclosure.gate.known import circle_of
from frontdoor.disclosure.gate.models import (
    Document,
    DocumentFile,
    Outsider,
    OutsiderAnswer,
    Recall,
    Release,
)
from frontdoor.people.models import Person

LETTERS_AT_MOST = 60_000
SEE, WRITE, RELEASE = "see what leaves", "write documents", "release documents"


class MayNotLeave(Exception):
    """Refused: what stands in a document, who asks, or when. The sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Bytes as they leave, and the ending of a file of them."""

    content: bytes
    form: str


@transaction.atomic
def propose(
    *,
    kind: str,
    title: str,
    made_from: str,
    passages: Sequence[str],
    audience: Audience,
    also: Sequence[Found] = (),
    by: Actor,
    at: datetime,
) -> Document:
    """Keep a document as it was written, and everybody in it who is not in its audience. Raises MayNotLeave.

    `also` are outsiders that whoever made the text knows of, such as a whole passage.
    """
    check(by, WRITE)
    _check_audience(audience)
    _check_words(title, passages)
    made = Document.objects.create(
        kind=Document.Kind(kind),
        title=title.strip(),
        made_from=made_from.strip(),
        passages=list(passages),
        to_people=list(audience.to_people),
        to_agencies=list(audience.to_agencies),
        may_name=list(audience.may_name),
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    found = keep(made, [*also, *outsiders(passages, circle_of(audience))], at=at)
    audit.record(
        "proposed a document", kind="document", ref=made.ref, by=by, at=at, form=kind, outsiders=len(found)
    )
    return made


def _check_audience(audience: Audience) -> None:
    if not (audience.to_people or audience.to_agencies):
        raise MayNotLeave("Say who gets it: at least one person or one agency.")
    known = set(Person.objects.filter(ref__in=audience.people).values_list("ref", flat=True))
    agencies = set(Agency.objects.filter(key__in=audience.to_agencies).values_list("key", flat=True))
    unknown = [each for each in audience.people if each not in known]
    unknown += [each for each in audience.to_agencies if each not in agencies]
    if unknown:
        raise MayNotLeave(f"Nobody has the reference {unknown[0]}. Check it on the family’s page.")


def _check_words(title: str, passages: Sequence[str]) -> None:
    if not any(passage.strip() for passage in passages):
        raise MayNotLeave("There is no text. Paste what is to leave.")
    if sum(map(len, passages)) > LETTERS_AT_MOST:
        raise MayNotLeave(
            f"The text is longer than {LETTERS_AT_MOST:,} letters, too much for one person to check. Part it."
        )
    in_title = outsiders([title], circle_of(NOBODY))
    if in_title:
        raise MayNotLeave(
            f"The title says “{in_title[0].words}”. Titles stand in lists and on envelopes: say what the document "
            "is, without names, dates of birth, numbers or addresses."
        )


def keep(document: Document, found: Iterable[Found], *, at: datetime) -> list[Outsider]:
    """Add those outsiders of a document that are not on record yet."""
    known = {(each.kind, each.words.casefold()) for each in document.outsiders.all()}
    new = [each for each in found if (each.kind, each.words.casefold()) not in known]
    refs = dict(
        Person.objects.filter(id__in=[each.person for each in new if each.person]).values_list("id", "ref")
    )
    return Outsider.objects.bulk_create(
        Outsider(
            document=document,
            kind=each.kind,
            known=each.known,
            words=each.words,
            places=[list(place) for place in each.places],
            person_ref=refs.get(each.person, "") if each.person else "",
            found_at=at,
        )
        for each in new
    )


@transaction.atomic
def answer(*, outsider: Outsider, choice: str, why: str, by: Actor, at: datetime) -> OutsiderAnswer:
    """Take an outsider out of the text, or let them stand with a reason. Raises MayNotLeave."""
    check(by, WRITE)
    document = _locked(outsider.document)
    _check_open(document)
    if choice == OutsiderAnswer.Choice.ALLOWED:
        if outsider.kind == Outsider.Kind.SAFE_PLACE:
            raise MayNotLeave(
                "This place may not leave with this document, whatever the reason. Take it out."
            )
        if not why.strip():
            raise MayNotLeave("Say why this may stand in the document.")
    made = OutsiderAnswer.objects.create(
        outsider=outsider,
        choice=OutsiderAnswer.Choice(choice),
        why=why.strip(),
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record(f"{choice} an outsider", kind="document", ref=document.ref, by=by, at=at, number=outsider.pk)
    return made


@transaction.atomic
def look_again(document: Document, *, at: datetime) -> list[Outsider]:
    """Search the text once more: since it was proposed, more people may have come on record."""
    if hasattr(document, "release"):
        return []
    return keep(document, outsiders(document.passages, circle_of(audience_of(document))), at=at)


def still_in(document: Document) -> list[Found]:
    """The outsiders in the text as it would leave, those let stand among them."""
    return outsiders(redaction.as_it_would_leave(document), circle_of(audience_of(document)))


def audience_of(document: Document) -> Audience:
    """The audience of a document."""
    return Audience(tuple(document.to_people), tuple(document.to_agencies), tuple(document.may_name))


@transaction.atomic
def decide(
    *, document: Document, choice: str, why: str, by: Actor, at: datetime, looked: bool = False
) -> Release:
    """Release what somebody else wrote, or send it back. What leaves is kept to the letter, with its sum.

    `looked` says that they looked with their own eyes at what in a file could not be read.
    """
    check(by, RELEASE)
    document = _locked(document)
    if by.id == document.by_id:
        raise MayNotLeave("You wrote this yourself. Somebody else has to release it.")
    if by.id in {answer.by_id for answer in redaction.latest_answers(document).values()}:
        raise MayNotLeave("You answered for somebody in this document. Somebody else has to release it.")
    _check_open(document)
    released = choice == Release.Choice.RELEASED
    if released:
        _check_nobody_is_left(document)
    text, sha256 = _what_leaves(document, looked) if released else ("", "")
    made = _kept(document, choice, why, text, sha256, by=by, at=at)
    verb = "released a document" if released else "sent a document back"
    audit.record(verb, kind="document", ref=document.ref, by=by, at=at, sha256=made.sha256, looked=looked)
    return made


def _what_leaves(document: Document, looked: bool) -> tuple[str, str]:
    """The text that leaves with its sum; of a file from which nobody is taken out, no text and the sum of its bytes."""
    file = redaction.file_of(document)
    if file is None or redaction.anybody_taken_out(document):
        text = redaction.text_of(document)
        return text, hashlib.sha256(text.encode()).hexdigest()
    if file.unread and not looked:
        raise MayNotLeave(
            "Something in the file could not be read. Open it, look at that, and say that you did."
        )
    return "", file.sha256


def _check_nobody_is_left(document: Document) -> None:
    waiting = redaction.unanswered(document)
    if waiting:
        raise MayNotLeave(
            f"{len(waiting)} of those who stand in it and are not in its audience have no answer. Its writer has to "
            "take each out, or say why it may stand."
        )
    allowed = {
        (each.outsider.kind, each.outsider.words.casefold())
        for each in redaction.latest_answers(document).values()
        if each.choice == OutsiderAnswer.Choice.ALLOWED
    }
    left = [each for each in still_in(document) if (each.kind, each.words.casefold()) not in allowed]
    if left or any(kind == Outsider.Kind.SAFE_PLACE for kind, _ in allowed):
        raise MayNotLeave(
            "Somebody outside the audience still stands in it. Look again, then answer for them."
        )


def _kept(
    document: Document, choice: str, why: str, text: str, sha256: str, *, by: Actor, at: datetime
) -> Release:
    try:
        with transaction.atomic():
            return Release.objects.create(
                document=document,
                choice=Release.Choice(choice),
                why=why.strip(),
                text=text,
                sha256=sha256,
                at=at,
                by_id=by.id,
                by_name=by.name,
                written_by_id=document.by_id,
            )
    except IntegrityError:
        first = Release.objects.filter(document=document).first()
        if first is None:  # refused for another reason, such as an empty "why"
            raise
        raise MayNotLeave(f"{first.by_name} answered this before. Nothing of yours was saved.") from None


@transaction.atomic
def recall(*, document: Document, why: str, by: Actor, at: datetime) -> Recall:
    """Take a release back: nobody can fetch it here any more. That it left stays on record."""
    check(by, RELEASE)
    release = getattr(document, "release", None)
    if release is None or release.choice != Release.Choice.RELEASED:
        raise MayNotLeave("This was not released, so there is nothing to recall.")
    if Recall.objects.filter(release=release).exists():
        raise MayNotLeave("This was recalled before.")
    if not why.strip():
        raise MayNotLeave("Say why you recall it, and what was done about those who have it.")
    made = Recall.objects.create(release=release, why=why.strip(), at=at, by_id=by.id, by_name=by.name)
    audit.record("recalled a document", kind="document", ref=document.ref, by=by, at=at)
    return made


@transaction.atomic
def take(document: Document, *, by: Actor, at: datetime) -> Taken:
    """The very bytes that were released, for whoever sends them; each time is written down. Raises MayNotLeave."""
    check(by, SEE)
    release = Release.objects.filter(document=document, choice=Release.Choice.RELEASED).first()
    if release is None or Recall.objects.filter(release=release).exists():
        raise MayNotLeave("This is not released, or was recalled. Nothing leaves.")
    file = DocumentFile.objects.filter(document=document).first() if not release.text else None
    whole = bytes(file.content) if file else release.text.encode()
    if hashlib.sha256(whole).hexdigest() != release.sha256:
        raise MayNotLeave("What is kept is not what was released: its sum differs. Tell your administrator.")
    audit.record(
        "took out a document", kind="document", ref=document.ref, by=by, at=at, sha256=release.sha256
    )
    return Taken(whole, file.form if file else "txt")


@transaction.atomic
def look_into(document: Document, *, by: Actor, at: datetime) -> Taken:
    """The file that waits, for whoever may release it: they see what it looks like before they answer."""
    check(by, RELEASE)
    file = DocumentFile.objects.filter(document=document).first()
    if file is None or Release.objects.filter(document=document).exists():
        raise MayNotLeave("No file waits here. What was released is taken out from the document’s page.")
    audit.record("looked into a file", kind="document", ref=document.ref, by=by, at=at, sha256=file.sha256)
    return Taken(bytes(file.content), file.form)


def _locked(document: Document) -> Document:
    """The document, held so that nobody answers while somebody else releases."""
    return Document.objects.select_for_update().get(pk=document.pk)


def _check_open(document: Document) -> None:
    first = Release.objects.filter(document=document).first()
    if first is not None:
        raise MayNotLeave(f"{first.by_name} answered this before. Nothing of yours was saved.")
