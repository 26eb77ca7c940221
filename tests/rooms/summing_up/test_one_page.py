"""The family on one page: to read before a call, to print, and as a PDF that leaves only through the gate."""

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from frontdoor.disclosure.gate.models import Document
from frontdoor.journey.summary import paper
from frontdoor.journey.summary.queries import summary_of
from tests.rooms.builders import a_worker, an_agency, signed_in
from tests.rooms.front_door import acting, looked_at, person_in, text_of, three_agencies, worker

pytestmark = pytest.mark.django_db
PAPER = "journey.summary.paper"


def summary():
    return summary_of(person_in(three_agencies(), 1).ref, actor=acting(worker("reads")), now=timezone.now())


def weasyprint_is_here() -> bool:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


needs_its_libraries = pytest.mark.skipif(
    not weasyprint_is_here(), reason="NO PDF: WeasyPrint lacks libraries of the system"
)


def test_it_has_the_five_answers_the_signs_the_people_and_what_happened_last():
    person = person_in(three_agencies(), 1)

    page = text_of(signed_in(worker()).get(f"/families/{person.ref}/summary/"))

    for said in (
        "Who is a child here? 3 children:",
        "Nobody has recorded seeing",
        "3 contacts in the last 90 days, from",
        "Noticed today",
        "Kayla Merrin, 17 years: child; parent of",
        "What happened last",
    ):
        assert said in page
    assert looked_at(f"summary {person.ref}")


@needs_its_libraries
def test_the_pdf_says_the_same_is_marked_and_is_at_most_two_pages():
    made = PdfReader(BytesIO(paper.as_pdf(summary(), by="Jo Marsh")))
    words = " ".join(" ".join(page.extract_text() for page in made.pages).split())

    assert len(made.pages) <= 2
    for said in ("OFFICIAL-SENSITIVE", "Made by Jo Marsh", "Kayla Merrin", "3 contacts in the last 90 days"):
        assert said in words


@needs_its_libraries
def test_it_leaves_only_by_the_gate_where_whoever_is_not_in_its_audience_was_found():
    person = person_in(three_agencies(), 1)
    an_agency("school", "school")

    answer = signed_in(worker()).post(f"/families/{person.ref}/summary/leave/", {"to_agencies": ["school"]})

    (document,) = Document.objects.all()
    assert answer.status_code == 302
    assert document.ref in answer["Location"]
    assert not hasattr(document, "release")
    assert any("Kayla" in each.words for each in document.outsiders.all())


@needs_its_libraries
def test_without_a_reader_nothing_is_proposed_and_the_page_says_why():
    person = person_in(three_agencies(), 1)

    answer = signed_in(worker()).post(f"/families/{person.ref}/summary/leave/", {"to_people": [], "x": "1"})

    assert "Say who gets it" in text_of(answer)
    assert not Document.objects.exists()


def test_where_the_machine_cannot_make_a_pdf_it_says_what_it_lacks(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)

    with pytest.raises(paper.NoPaper, match="libpango"):
        paper.as_pdf(summary(), by="Jo Marsh")


def test_a_document_about_a_family_asks_no_other_machine_for_anything():
    with pytest.raises(ValueError, match="fetches nothing"):
        paper._nothing("http://127.0.0.1/")


def test_who_may_not_write_documents_is_not_offered_it_and_a_referrer_reads_nothing():
    person = person_in(three_agencies(), 1)
    social = signed_in(a_worker("head", role="head_of_service", agency="cass"))

    assert "/summary/leave/" not in social.get(f"/families/{person.ref}/summary/").content.decode()
    assert social.post(f"/families/{person.ref}/summary/leave/", {}).status_code == 403
    assert signed_in(a_worker("midwife")).get(f"/families/{person.ref}/summary/").status_code == 403
