"""Reads a DOCX: its pages with heads, feet and notes; and what is in it and on no page, comments and deletions first."""

import re
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from frontdoor.disclosure.files import zips
from frontdoor.disclosure.files.kept import CannotBeRead, Read

MAIN = "word/document.xml"
ON_PAGES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
PICTURES = re.compile(r".*\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|wdp)", re.IGNORECASE)
FONTS = re.compile(r".*\.(odttf|ttf|otf)", re.IGNORECASE)
XML = re.compile(r".*\.(xml|rels)|\[Content_Types\]\.xml", re.IGNORECASE)
INSIDE = (
    "oleObject",
    "package",
    "aFChunk",
    "control",
    "vbaProject",
    "activeX",
    "attachedToolbars",
    "frame",
    "subDocument",
)
DEPTH = 200
# Where a word that somebody wrote may stand although it is no text of the page.
NAMED = {
    "author": "Author",
    "descr": "Words of a picture",
    "title": "Words of a picture",
    "alt": "Words of a picture",
    "tooltip": "Link",
    "userId": "Author",
}
OF_VALUES = {
    "docVar": "Property",
    "alias": "Property",
    "tag": "Property",
    "lvlText": "List",
    "result": "Field",
    "default": "Field",
    "listEntry": "Field",
    "displayText": "Field",
    "statusText": "Field",
    "helpText": "Field",
}


def read(content: bytes) -> Read:
    """Read it whole. Raises CannotBeRead for what nobody can look through."""
    archive = zips.opened(content)
    names = [each.filename for each in archive.infolist() if not each.is_dir()]
    if MAIN not in names or "[Content_Types].xml" not in names:
        raise CannotBeRead("This is no document of Word. Attach a DOCX or a PDF.")
    found = Read("docx")
    pictures = sum(bool(PICTURES.fullmatch(name)) for name in names)
    if pictures:
        found.could_not_read(f"Pictures: {pictures}, with the place and day that a photograph may carry")
    for name in [MAIN, *sorted(set(names) - {MAIN})]:
        if XML.fullmatch(name):
            _read_part(archive, name, found)
        elif not PICTURES.fullmatch(name) and not FONTS.fullmatch(name):
            raise CannotBeRead("It holds another file, or a program. Take it out, and attach that by itself.")
    if not found.shown:
        raise CannotBeRead("It has no text that can be read, only pictures. Attach a file with text.")
    return found


def _read_part(archive: ZipFile, name: str, found: Read) -> None:
    if name.startswith("word/theme/"):
        return
    whole = zips.part(archive, name)
    target = Leads(found) if name.endswith(".rels") else Words(found, name)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(whole)
        parser.close()
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise CannotBeRead("The file is broken, or tries to read other files. Save it anew.") from None
    if name == "[Content_Types].xml" and b"macroEnabled" in whole:
        raise CannotBeRead("It holds a program. Save it as a document without macros.")


class Deep:
    """Counts how deep elements stand in each other."""

    def __init__(self, found: Read) -> None:
        self.found, self.deep = found, 0

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element."""
        self.deep += 1
        if self.deep > DEPTH:
            raise CannotBeRead("The file is built more deeply than any document is. Save it anew.")
        self.begins(tag.rpartition("}")[2], {name.rpartition("}")[2]: value for name, value in given.items()})

    def end(self, tag: str) -> None:
        """End an element."""
        self.deep -= 1
        self.ends(tag.rpartition("}")[2])

    def data(self, words: str) -> None:
        """Take the letters between."""

    def begins(self, tag: str, given: dict[str, str]) -> None:
        """Take what an element says of itself."""

    def ends(self, tag: str) -> None:
        """Take that an element is over."""

    def close(self) -> None:
        """Take that all is over."""


class Leads(Deep):
    """Where a part leads: a link is read, and whatever would fetch or open something else is refused."""

    def begins(self, tag: str, given: dict[str, str]) -> None:
        """Look at one relation."""
        kind = given.get("Type", "").rpartition("/")[2]
        if kind in INSIDE:
            raise CannotBeRead("It holds another file, or a program. Take it out, and attach that by itself.")
        if given.get("TargetMode", "").casefold() == "external":
            if kind != "hyperlink":
                raise CannotBeRead(
                    "It fetches something from elsewhere when it is opened, which tells who opens it. Take that out."
                )
            self.found.lay_beneath("Link", given.get("Target", ""))


class Words(Deep):
    """The words of a part, paragraph by paragraph; a row of a table is one passage, so that names in it stay together."""

    def __init__(self, found: Read, name: str) -> None:
        super().__init__(found)
        self.on_page = bool(ON_PAGES.fullmatch(name))
        self.called = (
            "Comment" if "comments" in name else "Property" if name.startswith("docProps/") else "In the file"
        )
        self.paragraphs: list[list[str]] = []
        self.rows: list[list[str]] = []
        self.held: list[str] = []  # letters of the element that is open
        self.open: list[str] = []
        self.deleted = 0
        self.hidden = False

    def begins(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element."""
        self._keep()
        self.open.append(tag)
        if tag == "p":
            self.paragraphs.append([])
        elif tag == "tr":
            self.rows.append([])
        elif tag == "r":
            self.hidden = False
        elif tag == "vanish":
            self.hidden = given.get("val", "true") not in ("0", "false", "off")
        elif tag in ("del", "moveFrom"):
            self.deleted += 1
        if tag in ("tab", "br", "cr", "noBreakHyphen") and "rPr" not in self.open and "pPr" not in self.open:
            self._say({"tab": "\t", "noBreakHyphen": "-"}.get(tag, "\n"))
        self._attributes(tag, given)

    def _attributes(self, tag: str, given: dict[str, str]) -> None:
        for name, value in given.items():
            if what := NAMED.get(name) or (name in ("val", "name", "value") and OF_VALUES.get(tag)):
                self.found.lay_beneath(what, value)

    def ends(self, tag: str) -> None:
        """End an element."""
        self._keep()
        self.open.pop()
        if tag == "p" and self.paragraphs:
            self._passage("".join(self.paragraphs.pop()))
        elif tag == "tr" and self.rows:
            self._passage(" \t".join(self.rows.pop()))
        elif tag in ("del", "moveFrom"):
            self.deleted -= 1
        elif tag == "r":
            self.hidden = False

    def data(self, words: str) -> None:
        """Take the letters between."""
        self.held.append(words)

    def _keep(self) -> None:
        """Put the letters that were taken where they belong."""
        words, self.held = "".join(self.held), []
        if not words.strip() and (not words or not self.open or self.open[-1] != "t"):
            return
        tag = self.open[-1] if self.open else ""
        if tag == "delText" or self.deleted:
            self.found.lay_beneath("Deleted", words)
        elif self.hidden:
            self.found.lay_beneath("Hidden", words)
        elif tag == "instrText":
            self.found.lay_beneath("Field", words)
        elif tag == "t" and self.paragraphs:
            self._say(words)
        elif not _is_measure(words):
            self.found.lay_beneath(self.called, words)

    def _say(self, words: str) -> None:
        if self.paragraphs:
            self.paragraphs[-1].append(words)

    def _passage(self, words: str) -> None:
        if not words.strip():
            return
        if self.rows:
            self.rows[-1].append(words)
        elif self.on_page:
            self.found.show(words)
        else:
            self.found.lay_beneath(self.called, words)


def _is_measure(words: str) -> bool:
    """Tell whether letters are a size or a day that programs write, and nothing that somebody said."""
    return bool(
        re.fullmatch(r"\s*(-?[\d.]+|\d{4}-\d\d-\d\dT[\d:.]+Z?|true|false|left|right|center)\s*", words)
    )
