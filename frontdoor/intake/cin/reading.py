"""Reads a census return one child at a time, and refuses whatever is not one: too big, hostile, broken or foreign.

Nothing of the file is believed. There is a limit to its size, its depth and the size of one child, a document
type is refused at sight (that is where entity bombs live), and the file is read once whole before anything is kept.
"""

import codecs
import re
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers.expat import errors

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

BYTES_AT_MOST = 64 * 1024 * 1024
DEPTH_AT_MOST = 16
ELEMENTS_OF_A_CHILD_AT_MOST = 20_000
LETTERS_OF_A_CHILD_AT_MOST = 1_000_000
HEADER = frozenset({"Collection", "Year", "ReferenceDate", "LEA"})
# Large steps: an older expat reads an unfinished word again from its start with every step.
STEP = 1024 * 1024

_CUT_SHORT = {
    errors.codes[message]
    for message in (
        errors.XML_ERROR_NO_ELEMENTS,
        errors.XML_ERROR_UNCLOSED_TOKEN,
        errors.XML_ERROR_PARTIAL_CHAR,
        errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
}
_ENCODING = {
    errors.codes[errors.XML_ERROR_UNKNOWN_ENCODING],
    errors.codes[errors.XML_ERROR_INCORRECT_ENCODING],
}


class CannotRead(Exception):
    """Refused: this file is not a census return that can be read. The message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Header:
    """Which authority sent the return, for which year, and up to which day; only the authority has to be there."""

    authority: str
    year: str = ""
    reference_date: str = ""


def open_return(path: Path) -> BinaryIO:
    """Open a file that may be a return. Its size is looked at first: a giant is refused without reading a byte."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise CannotRead("This is not a file: give the census return's own XML file.")
        if about.st_size > BYTES_AT_MOST:
            megabytes = BYTES_AT_MOST // (1024 * 1024)
            raise CannotRead(
                f"The file is larger than {megabytes} MB, far more than a census return: not read."
            )
        if about.st_size == 0:
            raise CannotRead("The file is empty: export the return again.")
        return path.open("rb")
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "its name cannot be used"
        raise CannotRead(f"The file could not be opened: {reason}.") from problem


def children(stream: BinaryIO) -> Iterator[tuple[Header, Element]]:
    """Give each child of a return with its header, from the start of the stream, holding one child at a time.

    Raises CannotRead, at the latest after the last child: read the whole once before keeping anything.
    """
    stream.seek(0)
    census = _Census()
    parser = DefusedXMLParser(target=census, forbid_dtd=True)
    read = 0
    try:
        while step := stream.read(STEP):
            read += len(step)
            if read > BYTES_AT_MOST:
                raise CannotRead("The file grew while it was read, past any census return: not read.")
            parser.feed(step)
            yield from census.hand_over()
        parser.close()
    except CannotRead:
        raise
    except DefusedXmlException as problem:
        raise CannotRead(
            "The file declares a document type or entities, which no census return needs and an attack would."
        ) from problem
    except (ParseError, LookupError, ValueError) as problem:
        raise CannotRead(_sentence(problem, stream)) from problem
    yield from census.hand_over()
    if not census.has_children:
        raise CannotRead("The file is XML, but holds no child: it is not a children in need census return.")


def look_through(stream: BinaryIO) -> Header:
    """Read a whole return without keeping anything of it but its header. Raises CannotRead."""
    return [header for header, _ in children(stream)][-1]


class _Census:
    """Receives the parser's events, builds one child at a time, and stops at the first thing no census holds."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.facts: dict[str, str] = {}
        self.header: Header | None = None
        self.ready: deque[tuple[Header, Element]] = deque()
        self.has_children = False
        self.child: TreeBuilder | None = None
        self.elements = self.letters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self.path.append(name)
        if len(self.path) > DEPTH_AT_MOST:
            raise CannotRead("The file is nested deeper than any census return: not read.")
        if len(self.path) == 1 and name != "Message":
            raise CannotRead("The file is XML, but its outermost part is not a census Message.")
        if self.path[:2] == ["Message", "Header"] and name in HEADER:
            self.facts[name] = ""
        if self.path == ["Message", "Children", "Child"]:
            self.header = self.header or self._header()
            self.child, self.elements, self.letters = TreeBuilder(), 0, 0
        if self.child is not None:
            self.elements += 1
            self._not_too_much(sum(len(key) + len(value) for key, value in attributes.items()))
            self.child.start(name, attributes)

    def data(self, text: str) -> None:
        if self.child is not None:
            self._not_too_much(len(text))
            self.child.data(text)
        elif self.path[:2] == ["Message", "Header"] and self.path[-1] in HEADER:
            self.facts[self.path[-1]] = (self.facts[self.path[-1]] + text)[:40]

    def end(self, tag: str) -> None:
        if self.child is not None:
            self.child.end(self.path[-1])
        if self.path == ["Message", "Children", "Child"] and self.child is not None and self.header:
            self.ready.append((self.header, self.child.close()))
            self.child, self.has_children = None, True
        self.path.pop()

    def close(self) -> None:
        return None

    def hand_over(self) -> Iterator[tuple[Header, Element]]:
        while self.ready:
            yield self.ready.popleft()

    def _not_too_much(self, letters: int) -> None:
        self.letters += letters
        if self.elements > ELEMENTS_OF_A_CHILD_AT_MOST or self.letters > LETTERS_OF_A_CHILD_AT_MOST:
            raise CannotRead("One child's record is far larger than any census return's: not read.")

    def _header(self) -> Header:
        facts = {name: text.strip() for name, text in self.facts.items()}
        collection = facts.get("Collection", "CIN")
        if collection.upper() != "CIN":
            raise CannotRead("This return is of another collection, not the children in need census (CIN).")
        authority = facts.get("LEA", "")
        if not re.fullmatch(r"[0-9]{3}", authority):
            raise CannotRead("The return does not say which local authority it is from (LEA, three digits).")
        return Header(authority, facts.get("Year", ""), facts.get("ReferenceDate", ""))


def _sentence(problem: Any, stream: BinaryIO) -> str:
    """Say in one sentence what was wrong with the XML itself."""
    code = getattr(problem, "code", None)
    line = getattr(problem, "position", (0, 0))[0]
    if code is None or code in _ENCODING or _belies_its_encoding(stream):
        return "The file is not in the encoding that it says it is in: export it again as UTF-8."
    if line <= 1 and not _looks_like_xml(stream):
        return "The file is not XML: give the census return as it was exported."
    if code in _CUT_SHORT:
        return f"The file stops in the middle, at line {line}: export or copy it again."
    return f"The file is not well-formed XML, at line {line}: export it again."


def _start_of(stream: BinaryIO) -> bytes:
    stream.seek(0)
    return stream.read(400)


def _looks_like_xml(stream: BinaryIO) -> bool:
    start = _start_of(stream).replace(b"\x00", b"")
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        start = start.removeprefix(mark)
    return start.lstrip().startswith(b"<")


def _belies_its_encoding(stream: BinaryIO) -> bool:
    start = _start_of(stream)
    declared = re.search(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", start)
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    try:
        decoder = codecs.getincrementaldecoder(name)()
        stream.seek(0)
        while step := stream.read(STEP):
            decoder.decode(step)
    except (LookupError, ValueError):
        return True
    return False
