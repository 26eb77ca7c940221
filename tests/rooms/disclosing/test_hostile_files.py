"""Files that were made to do harm, or that hide what nobody can look through, are refused kindly and at once."""

from io import BytesIO
from resource import RUSAGE_CHILDREN, getrusage
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from frontdoor.disclosure.files.kept import AT_MOST, CannotBeRead
from frontdoor.disclosure.files.reading import read
from tests.rooms.disclosing import files

PLAIN = files.docx(files.paragraph("There is a meeting."))
PDF = files.pdf("<p>There is a meeting.</p>", "<p>And another.</p>")
ENTITY = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {files.W}>&x;</w:document>'
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{"&a" + str(n - 1) + ";" if n > 1 else "&a;"}'
    f'{"&a" + str(n - 1) + ";" if n > 1 else "&a;"}">' for n in range(1, 40)) + "]><w>&a39;</w>"
)  # fmt: skip


def with_part(name: str, words: str | bytes) -> bytes:
    return files.zipped({"[Content_Types].xml": files.TYPES, "word/document.xml": "<w/>", name: words})


def lying() -> bytes:
    """A ZIP that states less than it holds."""
    whole = bytearray(with_part("word/header1.xml", bytes(range(256)) * 9))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = whole.rindex(mark)
        whole[at + place : at + place + 4] = (100).to_bytes(4, "little")
    return bytes(whole)


def words_between() -> bytes:
    """Bytes that no part of the ZIP is, before its list of parts."""
    begins = PLAIN.index(b"PK\x01\x02")
    words = b"Jayden Cole" * 40
    ends = PLAIN[-22:-6] + (begins + len(words)).to_bytes(4, "little") + b"\x00\x00"
    return PLAIN[:begins] + words + PLAIN[begins:-22] + ends


def locked() -> bytes:
    return files.written(PDF, lambda writer: writer.encrypt("x"))


def with_a_script(writer) -> None:
    script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
    runs = DictionaryObject({NameObject(name): value for name, value in script.items()})
    writer.root_object[NameObject("/OpenAction")] = runs


def with_a_file(writer) -> None:
    writer.add_attachment("minutes.txt", b"Jayden Cole")


def with_a_page_taken_out(writer) -> None:
    """The page is in no list of pages any more; its words are still in the file."""
    pages = writer.root_object["/Pages"]
    del pages["/Kids"][1]
    pages[NameObject("/Count")] = type(pages["/Count"])(1)


def changed_later() -> bytes:
    """What stood there before a change is still in the file."""
    return PDF.rstrip() + b"\n1 0 obj\n<< >>\nendobj\nxref\n0 0\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"


def two_names() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w/>")
        archive.writestr("word/Document.xml", "<w/>")
    return out.getvalue()


HOSTILE = {
    "nothing": lambda: b"",
    "a program": lambda: b"MZ\x90\x00" + b"\x00" * 500,
    "a picture named as a PDF": lambda: b"\xff\xd8\xff\xe0" + b"\x00" * 500,
    "an old DOC": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500,
    "a bomb": lambda: with_part("word/header1.xml", b" " * 40_000_000),
    "a tight pack": lambda: with_part("word/header1.xml", b" " * 2_000_000),
    "a ZIP that lies of its size": lying,
    "two thousand parts": lambda: files.zipped({f"word/media/{n}.png": b"" for n in range(2000)}),
    "a part twice": two_names,
    "a part that leads out": lambda: with_part("../../etc/cron.d/x.xml", "<w/>"),
    "half a ZIP": lambda: PLAIN[: len(PLAIN) // 2],
    "a ZIP with more behind it": lambda: PLAIN + b"Jayden Cole",
    "words between the parts of a ZIP": words_between,
    "a ZIP behind a PDF": lambda: PDF + PLAIN,
    "a PDF behind a program": lambda: b"MZ" + PDF,
    "no document in it": lambda: files.zipped(
        {"[Content_Types].xml": files.TYPES, "xl/workbook.xml": "<w/>"}
    ),
    "an entity of a file": lambda: files.zipped(
        {"[Content_Types].xml": files.TYPES, "word/document.xml": ENTITY}
    ),
    "a billion laughs": lambda: files.zipped(
        {"[Content_Types].xml": files.TYPES, "word/document.xml": LAUGHS}
    ),
    "elements fifteen thousand deep": lambda: with_part("word/header1.xml", "<w>" * 15_000),
    "no XML": lambda: with_part("word/header1.xml", b"\x00\x01"),
    "a letter that is none": lambda: with_part(
        "word/header1.xml", b'<?xml version="1.0" encoding="x-none"?><w/>'
    ),
    "a file inside": lambda: with_part("word/embeddings/oleObject1.bin", b"x"),
    "a macro": lambda: with_part("word/vbaProject.bin", b"x"),
    "a template from elsewhere": lambda: with_part(
        "word/_rels/settings.xml.rels", files.leading("attachedTemplate", "http://203.0.113.9/x.dotm")
    ),
    "a picture from elsewhere": lambda: with_part(
        "word/_rels/document.xml.rels", files.leading("image", "http://203.0.113.9/x.png")
    ),
    "another document inside": lambda: with_part(
        "word/_rels/document.xml.rels", files.leading("aFChunk", "chunk.html", "Internal")
    ),
    "only a picture": lambda: files.docx("<w:p/>", word__media__a_png=b"\x89PNG"),
    "half a PDF": lambda: PDF[: len(PDF) // 2],
    "a PDF with more behind it": lambda: PDF + b"Jayden Cole" * 20,
    "a PDF of nothing": lambda: b"%PDF-1.7\n%%EOF",
    "a PDF closed by a password": locked,
    "a script": lambda: files.written(PDF, with_a_script),
    "a file in a PDF": lambda: files.written(PDF, with_a_file),
    "a page that was taken out and is still there": lambda: files.written(PDF, with_a_page_taken_out),
    "a PDF that was changed later": changed_later,
    "a page that is only a drawing": lambda: files.pdf(
        "<p>There is a meeting.</p>",
        '<svg viewBox="0 0 9 9"><path d="M0 0C1 1 2 2 3 3C4 4 5 5 6 6L9 9"/></svg>',
    ),
    "a file of a gigabyte": lambda: b"%PDF-" + b"0" * (AT_MOST + 1),
}


def work_of_children() -> float:
    """How long the processes that have ended were at work, in seconds."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture(scope="module")
def a_plain_one_takes() -> float:
    """The work of reading a small file that nobody made to do harm, with the start of the reader."""
    took = []
    for _ in range(3):
        before = work_of_children()
        read(PDF)
        took.append(work_of_children() - before)
    return max(took)


@pytest.mark.promise(18)
@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_that_says_what_to_do(what, a_plain_one_takes):
    content = HOSTILE[what]()
    before = work_of_children()

    with pytest.raises(CannotBeRead) as refused:
        read(content)

    assert str(refused.value).endswith(".")
    assert "took too long" not in str(refused.value)
    # Of work, whatever else the machine does meanwhile, and beside what any file takes.
    assert work_of_children() - before < a_plain_one_takes + 1


def test_a_reader_that_never_ends_is_ended(monkeypatch):
    from frontdoor.disclosure.files import reading

    monkeypatch.setattr(reading, "SECONDS_AT_MOST", 0.001)

    with pytest.raises(CannotBeRead, match="took too long"):
        read(PLAIN)


def test_what_is_well_is_read_whole():
    assert read(PLAIN).shown == ["There is a meeting."]
    assert read(PDF).shown == ["There is a meeting.", "And another."]
    assert read(PDF).unread == []


def test_a_note_on_a_page_of_a_pdf_is_read():
    def note(writer) -> None:
        given = {"/Type": "/Annot", "/Subtype": "/Text"}
        held = DictionaryObject({NameObject(name): NameObject(value) for name, value in given.items()})
        held[NameObject("/Contents")] = TextStringObject("Ask Jayden Cole")
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(held)])

    assert "Comment: Ask Jayden Cole" in read(files.written(PDF, note)).beneath
