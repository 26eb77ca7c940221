"""A PDF or DOCX leaves to the byte, after all that is in it was read: on its pages, and beneath them."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import now

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.disclosure.gate import actions
from frontdoor.disclosure.gate.audience import Audience
from frontdoor.disclosure.gate.files import propose_file
from frontdoor.disclosure.gate.models import Document, DocumentFile, Release
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.disclosing import files
from tests.rooms.disclosing.leaving_stories import (
    NEIGHBOUR,
    PLAN,
    a_manager,
    a_writer,
    answered,
    the_family,
    the_neighbours,
    words,
)

pytestmark = pytest.mark.django_db
PICTURE = b"\x89PNG\r\n"


@pytest.fixture
def jo():
    return a_writer()


@pytest.fixture
def ines():
    return a_manager()


@pytest.fixture
def merrins():
    the_neighbours()
    return the_family()


def attached(content: bytes, *, by, to, may_name=(), title="Child protection plan") -> Document:
    audience = Audience(to_people=(to.ref,), may_name=tuple(each.ref for each in may_name))
    return propose_file(
        kind="plan",
        title=title,
        made_from="The conference.",
        content=content,
        audience=audience,
        by=actor(by),
        at=now(),
    )


def of_the_plan(merrins, jo, content: bytes) -> Document:
    return attached(content, by=jo, to=merrins["Kayla"], may_name=[merrins["Isla"], merrins["Noah"]])


def released(document, by, **more) -> Release:
    return actions.decide(
        document=document, choice="released", why="Read it whole.", by=actor(by), at=now(), **more
    )


def as_docx(*passages: str, **parts) -> bytes:
    return files.docx("".join(map(files.paragraph, passages)), **parts)


@pytest.mark.parametrize(
    "make", [as_docx, lambda *passages: files.pdf("".join(f"<p>{each}</p>" for each in passages))]
)
def test_promise_14_the_neighbours_child_in_a_file_is_found_and_stops_it(merrins, jo, ines, make):
    document = of_the_plan(merrins, jo, make(*PLAN, NEIGHBOUR))

    assert words(document) == {"cole, Jaydon": "elsewhere"}
    with pytest.raises(actions.MayNotLeave, match="have no answer"):
        released(document, ines)


def test_promise_14_a_file_leaves_to_the_byte_and_the_sum_kept_is_of_those_bytes(merrins, jo, ines):
    content = files.pdf(*PLAN)
    document = of_the_plan(merrins, jo, content)

    release = released(document, ines)

    taken = actions.take(document, by=actor(jo), at=now())
    assert (taken.content, taken.form) == (content, "pdf")
    assert release.sha256 == hashlib.sha256(content).hexdigest()
    assert Entry.objects.get(verb="took out a document").detail["sha256"] == release.sha256


def test_promise_14_where_somebody_is_taken_out_the_text_leaves_without_them_and_the_file_does_not(
    merrins, jo, ines
):
    document = of_the_plan(merrins, jo, as_docx(*PLAN, NEIGHBOUR))
    answered(document, by=jo)

    released(document, ines)

    taken = actions.take(document, by=actor(jo), at=now())
    assert taken.form == "txt"
    assert "[removed] from next door" in taken.content.decode()
    assert "Jaydon" not in taken.content.decode()


HIDDEN = {
    "a comment": lambda: as_docx(
        *PLAN, word__comments_xml=f"<w:comments {files.W}>{files.paragraph('Ask Jayden Cole')}</w:comments>"
    ),
    "who made a comment": lambda: as_docx(
        *PLAN, word__comments_xml=f'<w:comments {files.W}><w:comment w:author="Jayden Cole"/></w:comments>'
    ),
    "a deletion that is still there": lambda: files.docx(
        files.paragraph(PLAN[0])
        + '<w:p><w:del w:author="Jo Marsh"><w:r><w:delText>Jayden </w:delText></w:r>'
        + "<w:r><w:delText>Cole</w:delText></w:r></w:del></w:p>"
    ),
    "a hidden word": lambda: files.docx(
        files.paragraph(PLAN[0]) + files.paragraph("Jayden Cole", "<w:rPr><w:vanish/></w:rPr>")
    ),
    "a head": lambda: as_docx(
        *PLAN, word__header1_xml=f"<w:hdr {files.W}>{files.paragraph('Jayden Cole')}</w:hdr>"
    ),
    "a footnote": lambda: as_docx(
        *PLAN, word__footnotes_xml=f"<w:footnotes {files.W}>{files.paragraph('Jayden Cole')}</w:footnotes>"
    ),
    "a property": lambda: as_docx(*PLAN, docProps__core_xml="<core><creator>Jayden Cole</creator></core>"),
    "the words of a picture": lambda: files.docx(
        files.paragraph(PLAN[0]) + '<w:p><w:drawing><docPr descr="Jayden Cole at school"/></w:drawing></w:p>'
    ),
    "a row of a table": lambda: files.docx(
        "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{files.paragraph(each)}</w:tc>" for each in ("Cole", "Jayden"))
        + "</w:tr></w:tbl>"
    ),
    "a link": lambda: as_docx(
        *PLAN,
        word___rels__document_xml_rels=files.leading(
            "hyperlink", "mailto:x?subject=Jayden%20Cole Jayden Cole"
        ),
    ),
    "the title of a PDF": lambda: files.pdf(*PLAN, head="<title>About Jayden Cole</title>"),
    "the author of a PDF": lambda: files.pdf(*PLAN, head='<meta name="author" content="Jayden Cole">'),
    "letters of the colour of the paper": lambda: files.pdf(*PLAN, '<p style="color:white">Jayden Cole</p>'),
    "a name over two lines": lambda: files.pdf('<p style="width:1em">Jayden Cole</p>'),
}


@pytest.mark.parametrize("what", HIDDEN)
def test_promise_14_somebody_outside_is_found_wherever_in_a_file_they_stand(merrins, jo, what):
    document = of_the_plan(merrins, jo, HIDDEN[what]())

    found = words(document)
    assert any("cole" in each.lower() or "jayden" in each.lower() for each in found), found


def test_what_is_in_the_file_and_on_no_page_is_shown_as_that(merrins, jo, ines):
    content = as_docx(
        *PLAN, word__comments_xml=f"<w:comments {files.W}>{files.paragraph('Ask Jayden Cole')}</w:comments>"
    )
    document = of_the_plan(merrins, jo, content)

    page = signed_in(ines).get(reverse("disclosure:document", args=[document.ref])).content.decode()

    assert page.index(PLAN[1]) < page.index("on no page of it") < page.index("Comment: Ask")


def test_of_a_deletion_only_the_file_would_tell_so_once_it_is_taken_out_the_text_says_nothing(
    merrins, jo, ines
):
    document = of_the_plan(merrins, jo, HIDDEN["a deletion that is still there"]())
    answered(document, by=jo)
    released(document, ines)

    text = actions.take(document, by=actor(jo), at=now()).content.decode()

    assert "Deleted" not in text
    assert "Cole" not in text


def test_pictures_are_not_read_and_somebody_has_to_say_that_they_looked(merrins, jo, ines):
    document = of_the_plan(merrins, jo, as_docx(*PLAN, word__media__a_png=PICTURE))
    assert document.file.unread == ["Pictures: 1, with the place and day that a photograph may carry"]

    with pytest.raises(actions.MayNotLeave, match="look at that"):
        released(document, ines)
    browser = signed_in(ines)
    file = browser.get(reverse("disclosure:look_into", args=[document.ref]))
    address = reverse("disclosure:document", args=[document.ref])
    browser.post(address, {"choice": "released", "why": "Read it.", "looked": "on"})

    assert file.content == bytes(DocumentFile.objects.get().content)
    assert Release.objects.get().choice == "released"
    assert Entry.objects.get(verb="released a document").detail["looked"] is True
    assert Entry.objects.filter(verb="looked into a file", subject_ref=document.ref).count() == 1


def test_whoever_may_not_release_does_not_look_into_the_file_that_waits(merrins, jo, ines):
    document = of_the_plan(merrins, jo, as_docx(*PLAN))

    with pytest.raises(MayNot):
        actions.look_into(document, by=actor(jo), at=now())
    released(document, ines)
    assert signed_in(ines).get(reverse("disclosure:look_into", args=[document.ref])).status_code == 403


def test_on_the_page_a_file_is_attached_and_its_name_is_kept_nowhere(merrins, jo):
    browser, address = signed_in(jo), reverse("disclosure:write", args=[merrins["Isla"].ref])
    said = {
        "kind": "plan",
        "title": "Child protection plan",
        "made_from": "The conference.",
        "to_people": [merrins["Kayla"].ref],
        "may_name": [merrins["Isla"].ref, merrins["Noah"].ref],
    }

    def attach(content: bytes, **more):
        file = SimpleUploadedFile("Plan for Isla Merrin.docx", content)
        return browser.post(address, {**said, "file": file, **more})

    assert "neither a DOCX nor a PDF" in attach(b"MZ what").content.decode()
    assert "and not both" in attach(as_docx(*PLAN), text="More.").content.decode()
    assert "and not both" in browser.post(address, said).content.decode()
    assert not Document.objects.exists()
    made = attach(as_docx(*PLAN))

    assert made.status_code == 302
    assert "Plan for Isla" not in str(list(DocumentFile.objects.values())) + str(
        list(Document.objects.values())
    )
    assert Entry.objects.filter(verb="attached a file", subject_ref=Document.objects.get().ref).count() == 1


def test_a_file_is_refused_like_a_text_and_nothing_is_left_behind(merrins, jo, monkeypatch):
    nurse = a_worker("nina")
    with pytest.raises(MayNot):
        of_the_plan(merrins, nurse, as_docx(*PLAN))
    with pytest.raises(actions.MayNotLeave, match="The title says"):
        attached(as_docx(*PLAN), by=jo, to=merrins["Kayla"], title="Plan for Isla Merrin")

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        of_the_plan(merrins, jo, as_docx(*PLAN))
    assert not Document.objects.exists()
    assert not DocumentFile.objects.exists()
