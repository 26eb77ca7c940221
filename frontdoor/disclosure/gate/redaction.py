"""The text as it would leave: what was taken out is a mark of one length, which tells nothing of the words."""

from collections.abc import Iterable

from frontdoor.disclosure.gate.models import Document, DocumentFile, Outsider, OutsiderAnswer

MARK = "[removed]"


def latest_answers(document: Document) -> dict[int, OutsiderAnswer]:
    """What was said last of each outsider."""
    rows = OutsiderAnswer.objects.filter(outsider__document=document).select_related("outsider")
    return {row.outsider_id: row for row in rows.order_by("id")}


def unanswered(document: Document) -> list[Outsider]:
    """The outsiders of whom nobody has said anything yet."""
    said = latest_answers(document)
    return [each for each in document.outsiders.order_by("id") if each.pk not in said]


def as_it_would_leave(document: Document) -> list[str]:
    """The passages with everything marked that was taken out."""
    marked: dict[int, list[tuple[int, int]]] = {}
    for row in latest_answers(document).values():
        if row.choice == OutsiderAnswer.Choice.REMOVED:
            for passage, start, end in row.outsider.places:
                marked.setdefault(passage, []).append((start, end))
    return [without(passage, marked.get(number, ())) for number, passage in enumerate(document.passages)]


def text_of(document: Document) -> str:
    """What would leave as text, whole: the title, the reference and the passages; of a file, those on its pages."""
    file = file_of(document)
    passages = as_it_would_leave(document)[: file.shown if file else None]
    return "\n\n".join([f"{document.title}\n{document.ref}", *passages]) + "\n"


def file_of(document: Document) -> DocumentFile | None:
    """The file that a document is, without its bytes, or None where it is text."""
    return DocumentFile.objects.defer("content").filter(document=document).first()


def anybody_taken_out(document: Document) -> bool:
    """Tell whether anything is to be taken out, which nobody can do inside a file."""
    return any(row.choice == OutsiderAnswer.Choice.REMOVED for row in latest_answers(document).values())


def without(passage: str, places: Iterable[tuple[int, int]]) -> str:
    """A passage with each of these places replaced by one mark; places that touch become one."""
    pieces, at = [], 0
    for start, end in _merged(places):
        pieces += [passage[at:start], MARK]
        at = end
    return "".join([*pieces, passage[at:]])


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
