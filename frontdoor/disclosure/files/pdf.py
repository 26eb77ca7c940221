"""Reads a PDF: its pages, then every word of it that stands on none; refuses what was taken out and is still in it."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import is_zipfile

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject

from frontdoor.disclosure.files.kept import CannotBeRead, Read

PAGES, THINGS, OF_A_PAGE = 200, 20_000, 4 * 1024 * 1024
BROKEN = "The file is broken, or it is two files in one. Save it anew as PDF and attach it again."
STILL_THERE = (
    "It still holds what was taken out of it, or what stood there before it was changed. "
    "Print it to a new PDF and attach that."
)
# What runs, opens or hides something else.
INSIDE = {"/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA", "/GoToR",
          "/GoToE", "/SubmitForm", "/ImportData", "/Movie", "/Sound", "/Rendition", "/Collection"}  # fmt: skip
OF_PROGRAMS = {"/CreationDate", "/ModDate", "/Producer", "/Creator", "/ID", "/Lang", "/Registry", "/Ordering", "/DA",
               "/M", "/NM", "/CharSet"}  # fmt: skip
KINDS = {
    "/Title": "Title",
    "/Author": "Author",
    "/Contents": "Comment",
    "/T": "Author",
    "/URI": "Link",
    "/V": "Field",
}
CURVES = re.compile(rb"[\d.]\s+c\s")
MANY_CURVES = 400
NOT_LETTERS = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f]|\(cid:\d+\)")


def read(content: bytes) -> Read:
    """Read it whole. Raises CannotBeRead for what nobody can look through."""
    _check_ends(content)
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise CannotBeRead("The file is closed by a password. Save it without one.")
    found = Read("pdf")
    straight = b"/Linearized" in content[:1024]
    pictures = _look_through(reader, found, straight)
    if len(reader.pages) > PAGES:
        raise CannotBeRead(f"It has more than {PAGES} pages, too many for one person to check. Part it.")
    for number, page in enumerate(reader.pages, start=1):
        _read_page(page, number, found)
    if pictures:
        found.could_not_read(f"Pictures: {pictures}, with the place and day that a photograph may carry")
    if not found.shown:
        raise CannotBeRead("It has no text that can be read. Attach a file with text.")
    return found


def _check_ends(content: bytes) -> None:
    """Nothing before, nothing after, and one version of it: an earlier one would leave with it."""
    if not content.startswith(b"%PDF-") or not content[-64:].rstrip(b"\r\n \x00").endswith(b"%%EOF"):
        raise CannotBeRead(BROKEN)
    if is_zipfile(BytesIO(content)):
        raise CannotBeRead(BROKEN)
    versions = len(re.findall(rb"startxref\s+\d+\s+%%EOF", content))
    if versions > (2 if b"/Linearized" in content[:1024] else 1):
        raise CannotBeRead(STILL_THERE)


def _look_through(reader: PdfReader, found: Read, straight: bool) -> int:
    """Follow everything the file leads to, and refuse it where something else is in it too. Gives the pictures."""
    seen: set[int] = set()
    pictures = 0
    for key, thing in _everything(reader, seen):
        if isinstance(thing, DictionaryObject):
            pictures += thing.get("/Subtype") == "/Image"
            _refuse_what_runs(thing)
            if thing.get("/Type") == "/Metadata" and isinstance(thing, StreamObject):
                _read_metadata(thing, found)
        elif isinstance(thing, TextStringObject) and key not in OF_PROGRAMS:
            found.lay_beneath(KINDS.get(key, "In the file"), str(thing))
    _refuse_what_nothing_leads_to(reader, seen, straight)
    return pictures


def _everything(reader: PdfReader, seen: set[int]) -> Iterator[tuple[str, Any]]:
    """Everything that the file leads to, with the key under which it stands."""
    waiting: list[tuple[str, Any]] = [("", reader.trailer)]
    met = 0
    while waiting:
        key, thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        met += 1
        if met > 10 * THINGS or len(seen) > THINGS:
            raise CannotBeRead("The file is built of more parts than any document. Print it to a new PDF.")
        yield key, thing
        if isinstance(thing, DictionaryObject):
            waiting += [(str(name), dict.__getitem__(thing, name)) for name in thing]
        elif isinstance(thing, ArrayObject):
            waiting += [(key, each) for each in list.__iter__(thing)]


def _refuse_what_runs(thing: DictionaryObject) -> None:
    kinds = {thing.get(name) for name in ("/S", "/Subtype", "/Type") if isinstance(thing.get(name), str)}
    if INSIDE & (kinds | set(thing)):
        raise CannotBeRead(
            "It holds another file, or a program. Print it to a new PDF, and attach that file by itself."
        )


def _refuse_what_nothing_leads_to(reader: PdfReader, seen: set[int], straight: bool) -> None:
    """A page that was deleted is often still there, and every word of it can be read."""
    numbers = {number for of in reader.xref.values() for number in of} | set(reader.xref_objStm)
    for number in sorted(numbers - seen - {0}):
        try:
            thing = reader.get_object(number)
        except Exception:  # noqa: BLE001, S112  (what cannot be got at tells nobody anything)
            continue
        kind = thing.get("/Type") if isinstance(thing, DictionaryObject) else None
        hint = straight and isinstance(thing, StreamObject) and "/S" in thing
        if kind in ("/ObjStm", "/XRef") or hint or not isinstance(thing, DictionaryObject):
            continue
        if isinstance(thing, StreamObject) or kind in ("/Page", "/Annot") or "/Contents" in thing:
            raise CannotBeRead(STILL_THERE)


def _read_metadata(thing: StreamObject, found: Read) -> None:
    words = re.sub(r"<[^<>]*>", "\n", thing.get_data().decode("utf-8", "replace"))
    for line in words.split("\n"):
        if not re.fullmatch(r"[\W\d]*(\d{4}-\d\d-\d\dT\S+|uuid:\S+|[\w.-]+/[\w.-]+)?[\W\d]*", line):
            found.lay_beneath("Property", line)


def _read_page(page: Any, number: int, found: Read) -> None:
    drawn = page.get_contents()
    data = drawn.get_data() if drawn is not None else b""
    if len(data) > OF_A_PAGE:
        raise CannotBeRead(f"Page {number} is drawn of more lines than can be looked through. Print it anew.")
    words = page.extract_text()
    if not words.strip():
        if len(data.strip()) > 40:
            raise CannotBeRead(
                f"Page {number} has no text that can be read, only a picture or a drawing of it. Attach a file with text."
            )
        return
    if len(NOT_LETTERS.findall(words)) * 50 > len(words):
        raise CannotBeRead(
            f"The letters of page {number} cannot be told. Print it to a new PDF with its fonts."
        )
    if len(CURVES.findall(data)) > MANY_CURVES:
        found.could_not_read(f"Page {number} has drawings: letters that are drawn as lines are not read")
    for passage in passages(words):
        found.show(passage)


def passages(words: str) -> Iterator[str]:
    """The lines of a page as paragraphs: a line that is much shorter than the others ends one.

    >>> list(passages("Kayla lives at 9 Moor Street, B9\\n4AA.\\nThe plan is kept by the health visitor"))
    ['Kayla lives at 9 Moor Street, B9 4AA.', 'The plan is kept by the health visitor']
    """
    lines = [line.strip() for line in words.splitlines()]
    wide = max(map(len, lines), default=0) * 0.6
    part: list[str] = []
    for line in lines:
        part.append(line)
        if len(line) < wide or not line:
            yield " ".join(part)
            part = []
    if part:
        yield " ".join(part)
