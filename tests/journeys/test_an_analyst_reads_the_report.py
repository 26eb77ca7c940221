"""An analyst links two extracts and reads the report: on a desk, on a telephone, and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from kinfold.link.linking import Request, link_extracts
from kinfold.matching.engines.duck import link

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHOOL = """PupilID,Forename,Surname,DOB,Gender,Address line 1,Postcode,UPN
S1,Kayla,Merrin,03/05/2010,F,14 Elm Road,B29 6QX,B801200005001
S2,Oliver,Smith,03/02/2011,M,9 Oak Street,B13 8AA,
S3,Charlie,Smith,03/02/2011,M,9 Oak Street,B13 8AA,
S4,Amir,Khan,31/02/2012,M,7 Ash Close,B11 2BB,
"""
HEALTH = """NHS No;First name;Last name;Date of birth;Sex;Address;Post code;Client ID
9434765919;Kaylah;Merrin;2010-05-03;Female;14 Elm Rd;B296QX;H1
;Ollie;Smith;2011-02-03;Male;9 Oak St;B13 8AA;H2
;Ameer;Khan;2012-02-28;Male;7 Ash Close;B11 2BB;H3
"""


class Silent:
    """Tells nobody how far it is."""

    def stage(self, said, done):
        pass

    def read(self, file):
        pass


@pytest.fixture
def report(tmp_path):
    (tmp_path / "school.csv").write_text(SCHOOL, encoding="utf-8")
    (tmp_path / "health.csv").write_text(HEALTH, encoding="utf-8")
    files = (tmp_path / "school.csv", tmp_path / "health.csv")
    link_extracts(Request(files, tmp_path / "linked"), link, Silent())
    return (tmp_path / "linked" / "report.html").as_uri()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_report_can_be_read_by_everybody_and_nothing_spills(browser, report, width):
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(report)

        assert not Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        smallest = page.evaluate(
            "Math.min(...[...document.querySelectorAll('svg text')].map(text => text.getBoundingClientRect().height))"
        )
        assert smallest >= 8, "The words of a picture must be large enough to read."


def test_from_the_top_the_analyst_comes_to_the_hardest_pairs_and_their_reasons(browser, report):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(report)
        page.get_by_role("link", name="The hardest pairs").click()

        pair = page.locator("#hardest ~ article", has_text="Amir Khan")
        assert pair.get_by_role("table", name="What each record says").is_visible()
        assert "A date of birth is missing." in pair.inner_text()
        assert page.get_by_role("rowheader", name="probable").is_visible()


def test_on_paper_the_links_to_parts_are_left_out(browser, report):
    with browser.new_context() as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(report)

        assert page.get_by_role("navigation").count() == 0
        assert page.get_by_role("heading", name="How sure").is_visible()
