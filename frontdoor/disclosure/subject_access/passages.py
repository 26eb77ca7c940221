"""What is held about somebody, passage by passage, and of which passages others are a part."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from frontdoor.chronology.entries import entries, kept_apart, rows_about
from frontdoor.chronology.models import Event
from frontdoor.chronology.pages import Entry
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person
from frontdoor.people.queries import as_described, source_of
from frontdoor.ui.words import gdate

WITH_SOURCE = "mention__received__agency"


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that is held, in words; `of_others` where somebody else is a part of it too.

    `might_harm` where somebody who asks for a child would read of hurt, of what the child said, or of themselves.
    """

    text: str
    of_others: bool = False
    might_harm: bool = False


def held_about(
    person: Person, *, for_another: Person | None = None, by_another: bool = False
) -> list[Passage]:
    """Everything held about somebody: how each source described them, then the ledger, the oldest first.

    Where another asks, such as a parent, what might do harm in their hands is marked.
    """
    mine = everyone_joined([person.pk])
    described = Person.objects.select_related(WITH_SOURCE).filter(id__in=mine).order_by("id")
    rows = rows_about(mine)
    withheld = kept_apart(rows, mine)
    shown = list(zip(rows, entries(rows, {}, withheld), strict=True))
    theirs = everyone_joined([for_another.pk]) if for_another else set()
    told = [
        Passage(_told(entry), _of_others(row, mine), by_another and _might_harm(row, entry, theirs))
        for row, entry in reversed(shown)
    ]
    return [*(Passage(_described(each)) for each in described), *told]


def _described(person: Person) -> str:
    """How one source described somebody."""
    known, source = as_described(person), source_of(person)
    facts = [
        ("Name", known.name if known.named else ""),
        ("Date of birth", known.born_said),
        *(("Address", each.text) for each in known.addresses),
        *(("Telephone", each.text) for each in known.phones),
        *((label, each.text) for label, each in known.numbers),
        *(("School", each.text) for each in known.schools),
        *(("GP", each.text) for each in known.practices),
    ]
    said = "\n".join(f"{label}: {words}" for label, words in facts if words)
    return f"As described by {source.by}, {gdate(source.on)}\n{said}".strip()


def _told(entry: Entry) -> str:
    """One entry of the ledger, without the list of who stands in it."""
    parts = (
        f"{entry.happened}. {entry.title}, from {entry.by}",
        entry.text,
        f"The child’s own words: {entry.childs_words}" if entry.childs_words else "",
        f"What was made of it: {entry.analysis}" if entry.analysis else "",
        entry.claim,
        f"Said by {entry.said_by}" if entry.said_by else "",
        entry.withdrawn,
    )
    return "\n".join(part for part in parts if part)


def _might_harm(row: Event, entry: Entry, theirs: set[int]) -> bool:
    """Whether it tells of hurt, of what the child said in confidence, or of whoever asks: each is weighed by itself."""
    of_them = any(each.person_id in theirs for each in row.participants.all())
    return bool(row.concern or entry.childs_words or entry.said_by or row.analysis or of_them)


def _of_others(row: Event, mine: set[int]) -> bool:
    return any(each.person_id not in mine for each in row.participants.all())


def in_parts(passages: list[Passage], *, letters: int) -> Iterator[list[Passage]]:
    """The passages in documents of at most so many letters, in their order; one that is longer is cut at the limit."""
    part: list[Passage] = []
    for passage in _cut(passages, letters):
        if part and sum(len(each.text) for each in part) + len(passage.text) > letters:
            yield part
            part = []
        part.append(passage)
    if part:
        yield part


def _cut(passages: list[Passage], letters: int) -> Iterator[Passage]:
    for passage in passages:
        for start in range(0, len(passage.text), letters):
            yield replace(passage, text=passage.text[start : start + letters])
