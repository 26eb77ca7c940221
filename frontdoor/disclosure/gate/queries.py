"""What is to leave, how it stands, and who in it is not in its audience."""

from collections.abc import Iterable

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.models import Agency
from frontdoor.agencies.queries import said_as
from frontdoor.chronology.family import family_around
from frontdoor.disclosure.gate import redaction
from frontdoor.disclosure.gate.actions import RELEASE, WRITE
from frontdoor.disclosure.gate.models import Document, Outsider, OutsiderAnswer, Release
from frontdoor.disclosure.gate.pages import DocumentLine, DocumentPage, FileShown, OutsiderShown, Piece
from frontdoor.people.clusters import across
from frontdoor.people.models import Person
from frontdoor.people.queries import people_known, person_by_ref
from frontdoor.ui.words import counted, gdatetime, listed

A_PAGE = 100


def documents() -> list[DocumentLine]:
    """The newest documents, with how each stands; none about anybody whose record is not shown to whoever asks."""
    rows = list(Document.objects.select_related("release__recall").order_by("-id")[:A_PAGE])
    seen = _seen({ref for row in rows for ref in _about(row)})
    return [
        DocumentLine(row.ref, row.title, row.get_kind_display(), row.by_name, row.at, state_of(row))
        for row in rows
        if set(_about(row)) <= seen
    ]


def _about(row: Document) -> list[str]:
    return [*row.to_people, *row.may_name]


def _seen(refs: Iterable[str]) -> set[str]:
    return set(Person.objects.filter(ref__in=list(refs)).values_list("ref", flat=True))


def state_of(row: Document) -> str:
    """How a document stands, in words."""
    release = getattr(row, "release", None)
    if release is None:
        waiting = len(redaction.unanswered(row))
        return f"{counted(waiting, 'outsider')} to answer for" if waiting else "Waits for a second person"
    if release.choice == Release.Choice.SENT_BACK:
        return "Sent back"
    return "Recalled" if hasattr(release, "recall") else "Released"


def document(ref: str) -> Document:
    """One document by its reference; a page that is not there where it tells of somebody who is not shown."""
    found = get_object_or_404(Document.objects.select_related("release__recall"), ref=ref)
    if not set(_about(found)) <= _seen(_about(found)):
        raise Http404("There is no such document.")
    return found


def outsider(ref: str, number: int) -> Outsider:
    """One outsider of a document."""
    found = Outsider.objects.select_related("document").filter(document=document(ref))
    if number >= 2**63 or not (one := found.filter(pk=number).first()):
        raise Http404("There is no such outsider.")
    return one


def document_page(found: Document, *, actor: Actor) -> DocumentPage:
    """One document, with what this person may do about it."""
    answers = redaction.latest_answers(found)
    rows = list(found.outsiders.order_by("id"))
    waiting = sum(row.pk not in answers for row in rows)
    release = getattr(found, "release", None)
    recall = getattr(release, "recall", None)
    released = release is not None and release.choice == Release.Choice.RELEASED
    involved = {found.by_id, *(each.by_id for each in answers.values())}
    is_open = release is None
    return DocumentPage(
        ref=found.ref,
        title=found.title,
        kind=found.get_kind_display(),
        made_from=found.made_from,
        by=found.by_name,
        at=found.at,
        to_people=tuple(zip(found.to_people, _called(found.to_people), strict=True)),
        goes_to=listed([*_called(found.to_people), *said_as(found.to_agencies).values()]),
        may_name=listed(_called(found.may_name)),
        passages=tuple(
            _pieces(passage, number, rows, answers) for number, passage in enumerate(found.passages)
        ),
        outsiders=tuple(_shown(row, answers.get(row.pk)) for row in rows),
        state=state_of(found),
        sha256=release.sha256 if released else "",
        decided=_decided(release),
        decided_why=release.why if release else "",
        recalled=f"{recall.by_name}, {gdatetime(recall.at)}: {recall.why}" if recall else "",
        waiting=waiting,
        may_answer=is_open and actor.may(WRITE),
        may_decide=is_open and actor.may(RELEASE) and actor.id not in involved,
        may_recall=released and recall is None and actor.may(RELEASE),
        may_take=released and recall is None,
        may_send=released and recall is None and actor.may(WRITE),
        why_not=_why_not(actor, involved) if is_open else "",
        people=_people(found, rows),
        file=_file(found),
    )


def _file(found: Document) -> FileShown | None:
    file = redaction.file_of(found)
    whole = not redaction.anybody_taken_out(found)
    return FileShown(file.get_form_display(), file.shown, tuple(file.unread), whole) if file else None


def _called(refs: list[str]) -> list[str]:
    ids = dict(Person.objects.filter(ref__in=refs).values_list("ref", "id"))
    known = people_known(ids.values())
    return [known[ids[ref]].called for ref in refs if ref in ids]


def _decided(release: Release | None) -> str:
    if release is None:
        return ""
    verb = "Released" if release.choice == Release.Choice.RELEASED else "Sent back"
    return f"{verb} by {release.by_name}, {gdatetime(release.at)}"


def _why_not(actor: Actor, involved: set[int]) -> str:
    if not actor.may(RELEASE):
        return "Somebody who may release documents has to release it."
    return "You worked on this. Somebody else has to release it." if actor.id in involved else ""


def _shown(row: Outsider, answer: OutsiderAnswer | None) -> OutsiderShown:
    said = {"removed": "Taken out", "allowed": "Let stand"}
    return OutsiderShown(
        number=row.pk,
        words=row.words,
        kind=Outsider.Kind.PLACE.label if row.kind == Outsider.Kind.SAFE_PLACE else row.get_kind_display(),
        known=row.get_known_display(),
        places=len(row.places),
        answer=f"{said[answer.choice]} by {answer.by_name}" if answer else "",
        why=answer.why if answer else "",
    )


def _pieces(
    passage: str, number: int, rows: list[Outsider], answers: dict[int, OutsiderAnswer]
) -> tuple[Piece, ...]:
    """A passage in stretches: what was taken out is marked so, whoever else stands in the same place."""
    tones = [""] * len(passage)
    ordered = sorted(rows, key=lambda row: _tone(row, answers) == "removed")
    for row in ordered:
        for place, start, end in row.places:
            if place == number:
                tones[start:end] = [_tone(row, answers)] * (end - start)
    pieces, at = [], 0
    for here in range(1, len(passage) + 1):
        if here == len(passage) or tones[here] != tones[at]:
            pieces.append(Piece(passage[at:here], tones[at]))
            at = here
    return tuple(pieces)


def _tone(row: Outsider, answers: dict[int, OutsiderAnswer]) -> str:
    return answers[row.pk].choice if row.pk in answers else "waiting"


def _people(found: Document, rows: list[Outsider]) -> tuple[str, ...]:
    """Whom the page shows, for the audit; nobody beyond a barrier, or the entries would tell who belongs together."""
    audience = _about(found)
    ids = Person.objects.filter(ref__in=audience).values_list("id", flat=True)
    never = set(Person.objects.filter(id__in=across(ids)).values_list("ref", flat=True)) if ids else set()
    return tuple(
        dict.fromkeys([*audience, *(row.person_ref for row in rows if row.person_ref not in {"", *never})])
    )


def people_to_choose(ref: str) -> list[tuple[str, str]]:
    """Everybody in the family of a person, to say who is in the audience: reference, and name with age."""
    root, day = person_by_ref(ref), localdate()
    family = family_around([root.pk], day)
    return [(each.ref, each.in_brief(day)) for each in family.people]


def agencies_to_choose() -> list[tuple[str, str]]:
    """Every agency by its key."""
    return list(Agency.objects.order_by("name").values_list("key", "name"))
