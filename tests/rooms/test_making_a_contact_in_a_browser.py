"""A health visitor fills in the whole form in a real browser: nothing axe finds, nothing spills, script or no script."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.rooms.builders import a_worker, signed_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.rooms.contact_urls"),
    # pytest-base-url, which pytest-playwright brings, does not yet suit the pytest that says this.
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DATE = {
    "first-month": "9",
    "first-year": "2025",
    "latest-day": "1",
    "latest-month": "10",
    "latest-year": "2025",
}

# Each line is one page, in the order that the form leads through them: a girl of 17 who expects twins.
STORY = (
    {"danger": "yes"},
    {},
    {"role": "Health visitor", "phone": "01632 960 001"},
    {"called": "named", "forenames": "Kayla", "surname": "Merrin", "sex": "F"},
    {"certainty": "age", "age": "17", "unit": "years"},
    {"address": "1 Elm Row", "postcode": "b29 6qx"},
    {"nhs_number": "999 123 4519", "school": "Anytown College"},
    {"seen": "yes", "at_home": "yes"},
    {"another": "yes"},
    {"called": "unborn"},
    {"certainty": "expected", "expected-month": "June", "expected-year": "2027"},
    {"another": "yes"},
    {"called": "unborn"},
    {"certainty": "not_known"},
    {"another": "no"},
    {"answer": "listed", "listed": "1"},
    {"of": ["2", "3"]},
    {"another": "yes"},
    {"answer": "known"},
    {"forenames": "Lorna", "surname": "Merrin"},
    {"certainty": "not_known"},
    {"at_home": "yes"},
    {},
    {"of": ["1"]},
    {"seen": "no"},
    {"another": "no"},
    {"answer": "not_safe"},
    {"of": ["1", "2", "3"]},
    {"another": "no"},
    {"answer": "known"},
    {"forenames": "Deon"},
    {"certainty": "approximate", "about-year": "1998"},
    {"at_home": "not_known"},
    {"of": "1", "stepparent": "no"},
    {"seen": "no"},
    {"another": "no"},
    {"answer": "none"},
    {"answer": "not_known"},
    {"answer": "known"},
    {"forenames": "Rose", "role": "grandparent"},
    {"certainty": "not_known"},
    {"at_home": "no", "address": "4 Elm Row"},
    {"of": ["1"]},
    {"seen": "no"},
    {"another": "no"},
    {"place": "home"},
    {"what": "Shouting was heard at night, twice."},
    {"certainty": "between", **DATE},
    {"seen_by": "A neighbour", "said_by": "Kayla", "claim": "reported"},
    {"childs_words": "“I stay in my room.”"},
    {"analysis": "She may be afraid of him."},
    {"kinds": ["neglect", "other"], "other": "Missed scans"},
    {"main": "neglect"},
    {"answer": "yes", "details": "He checks her phone."},
    {"incident": "yes", "victim": "1", "suspect": "7"},
    {"answer": "not_known"},
    {"answer": "no"},
    {"answer": "not_safe"},
    {"answer": "yes"},
    {"tried": "Two visits."},
    {"told": "no", "why_not": "It could put her at risk."},
    {"basis": "public_task"},
    {"agreement": "not_asked"},
)
LAST = "check"


@pytest.fixture
def start(page, live_server, context) -> str:
    """Sign a health visitor in, and give the address where a contact begins."""
    client = signed_in(a_worker("holly", name="Holly Reyes"))
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return f"{live_server.url}/contacts/new/"


@pytest.fixture
def said(page) -> list[str]:
    """What the browser complained of: among it, everything the content policy stopped."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def answer(page, **given) -> None:
    """Fill in one page: choose what is chosen, type what is typed."""
    for name, value in given.items():
        boxes = page.locator(f'[name="{name}"]')
        if boxes.first.get_attribute("type") in ("radio", "checkbox"):
            for box in boxes.all():
                box.set_checked(False) if box.get_attribute("type") == "checkbox" else None
            for one in value if isinstance(value, list) else [value]:
                page.locator(f'[name="{name}"][value="{one}"]').check()
        else:
            boxes.first.fill(value)


def go_on(page) -> None:
    """Press Continue, and wait until the next page is whole."""
    with page.expect_navigation(wait_until="load"):
        page.locator("main form button[type=submit]").click()


def faults(page) -> list[str]:
    """What is wrong with a page as it stands: for axe, and at 320 px."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    wrong = [f"{page.url}: {rule['id']}: {rule['nodes'][0]['html']}" for rule in found]
    page.set_viewport_size({"width": 320, "height": 700})
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        wrong.append(f"{page.url}: spills at 320 px")
    _picture(page, "narrow")
    page.set_viewport_size({"width": 1280, "height": 900})
    _picture(page, "wide")
    return wrong


def faults_of_the_refusal(page) -> list[str] | None:
    """What is wrong with a page that was refused because it was empty; None where empty is an answer."""
    asked = page.url
    if not page.locator("main form :is(input, textarea):not([type=hidden])").count():
        return None
    go_on(page)
    if not page.locator(".govuk-error-summary").count():
        page.goto(asked)
        return None
    assert page.title().startswith("Error: ")
    return faults(page)


def _picture(page, size: str) -> None:
    """Keep a picture of each page where SHOTS names a folder, for whoever looks at the form."""
    folder = os.environ.get("SHOTS")
    if folder:
        names = sorted(Path(folder).glob(f"{size}-*.png"))
        page.screenshot(path=f"{folder}/{size}-{len(names):03}.png", full_page=True)


def test_the_whole_form_can_be_filled_in_and_every_page_of_it_is_right(page, start, said):
    page.goto(start)
    wrong, looked_at = faults(page), set()
    go_on(page)

    for given in STORY:
        kind = (page.title(), page.locator("main form fieldset, main form label").count())
        if kind not in looked_at:
            looked_at.add(kind)
            # A refused page holds all that the plain one does, and the errors too.
            refused = faults_of_the_refusal(page)
            wrong += faults(page) if refused is None else refused
        answer(page, **given)
        go_on(page)
        assert not page.locator(".govuk-error-summary").count(), page.inner_text("main")

    assert page.url.endswith(f"/{LAST}/")
    wrong += faults(page)
    for address in (start, start.replace("new/", "drafts/"), start.replace("new/", "sent/")):
        page.goto(address)
        wrong += faults(page)
    assert not wrong
    assert not said


def test_the_form_can_be_filled_in_without_script(browser, live_server, start, context):
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(start)
    go_on(page)

    for given in STORY:
        answer(page, **given)
        go_on(page)
        assert not page.locator(".govuk-error-summary").count(), page.inner_text("main")

    assert page.url.endswith(f"/{LAST}/")
    assert "Kayla Merrin" in page.inner_text("main")
    assert "Kayla" not in page.title() + page.url
    go_on(page)
    assert page.inner_text("body") == "sent"
    plain.close()
