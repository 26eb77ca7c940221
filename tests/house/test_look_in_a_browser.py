"""Every component in a real browser: nothing axe finds, nothing the policy stops, nothing that spills."""

from datetime import UTC, date, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template.loader import get_template
from django.urls import path
from playwright.sync_api import expect

from frontdoor.ui.forms import GovukForm, MemorableDateField, NhsNumberField, choice, many, words
from frontdoor.urls import handler404, handler500  # noqa: F401  (Django looks for them beside the addresses)
from frontdoor.urls import urlpatterns as real

pytestmark = [
    pytest.mark.journey,
    pytest.mark.urls(__name__),
    # pytest-base-url, which pytest-playwright brings, does not yet suit the pytest that says this.
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PATTERN = """
{% extends "ui/layout.html" %}
{% from "ui/macros/alert.html" import alert %}
{% from "ui/macros/parts.html" import clock, badge, empty, panel, identity_bar %}
{% from "ui/macros/parts.html" import link, rows_table, sub_navigation, summary %}
{% from "ui/macros/people.html" import person_card %}
{% from "ui/macros/timeline.html" import timeline %}
{% set back = "/help/" %}{% set marking = true %}
{% block title %}Every part{% endblock %}
{% block main %}
{{ identity_bar("Family F-2041", facts=["7 people"], badges=[badge("4 contacts in 28 days", "red")]) }}
<h1 class="govuk-heading-l">Every part</h1>
{{ alert("The decision is recorded.", variant="success") }}
{{ alert("One alert is past its time.", variant="warning", heading="Look today") }}
{{ sub_navigation([{"text": "People", "href": "#a", "active": true},
                  {"text": "Alerts", "href": "#b", "count": 3}], "This family") }}
{% set rows = [] %}
{% for due, done in clocks %}
{{ rows.append([link("F-" ~ loop.index, "#c" ~ loop.index), clock(due, at=at, done=done)]) or "" }}{% endfor %}
{{ rows_table("Alerts", ["Family", "Clock"], rows) }}
<h2 class="govuk-heading-m">People</h2>
<div class="kf-cards">
{{ person_card("Mia Hart", href="#p", roles=["child", "parent"], facts=[("Born", none)],
               badges=[badge("Not seen", "red")]) }}
{{ person_card("", roles=["father, not yet identified"], unsure=true) }}
</div>
{% for tone in ["", "attention", "grey"] %}
{% call panel("Guidance " ~ tone, tone=tone) %}<p class="govuk-body">Meet first.</p>{% endcall %}
{% endfor %}
{{ empty("No record by any agency.", next="This does not mean that nothing happened.") }}
{{ summary([("Born", "3 March 2010", {"href": "#d"}), ("School", none)]) }}
<h2 class="govuk-heading-m">History</h2>
{{ timeline(events) }}
{% endblock %}
"""

ASKING = """
{% extends "ui/layout.html" %}
{% from "ui/macros/form.html" import question %}
{% block title %}Make a contact{% endblock %}
{% block main %}{{ question(form, request) }}{% endblock %}
"""


class Asking(GovukForm):
    title = "Make a contact"
    full_name = forms.CharField(label="Full name")
    born = MemorableDateField(label="Date of birth")
    agency = choice([("a", "Police"), ("b", "School")], hints={"b": "Or a nursery"}, label="Which agency?")
    seen = many([("a", "The child"), ("none", "Nobody")], none="none", label="Who was seen?", required=False)
    nhs_number = NhsNumberField(label="NHS number", required=False, help_text="10 numbers")
    town = forms.ChoiceField(choices=[("", "Choose"), ("a", "Anytown")], label="Town")
    agreed = forms.BooleanField(label="I have told the family")
    worry = words(label="What are you worried about?")


class AskingOne(GovukForm):
    agency = choice([("a", "Police"), ("b", "School")], label="Which agency are you from?")


def shown(request, template: str, **context) -> HttpResponse:
    return HttpResponse(get_template("ui/frame.html").backend.from_string(template).render(context, request))


@login_not_required
def pattern(request):
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    clocks = [(at.replace(day=day), None) for day in (18, 21, 27)] + [(at, at), (None, None)]
    agencies = ("police", "midwifery", "school", "early_help", "social_care", "housing", "a charity")
    events = [
        {"title": f"From {one}", "by": "Someone", "when": date(2026, 1, 2), "agency": one} for one in agencies
    ]
    events[0] |= {"counted": True, "withdrawn": True, "href": "#e", "text": "Heard shouting.\n\nNobody hurt."}
    return shown(request, PATTERN, at=at, clocks=clocks, events=events)


def asking(form_class):
    @login_not_required
    def page(request):
        return shown(request, ASKING, form=form_class(request.POST if request.method == "POST" else None))

    return page


urlpatterns = [
    *real,
    path("pattern/", pattern),
    path("asking/", asking(Asking)),
    path("asking-one/", asking(AskingOne)),
]
PAGES = [
    "/pattern/",
    "/asking/",
    "/asking-one/",
    "/accounts/login/",
    "/help/",
    "/help/privacy/",
    "/help/accessibility/",
]


def faults(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]


def spills(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@pytest.fixture
def said(page) -> list[str]:
    """What the browser complained of: among it, everything the content policy stopped."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_every_part_is_clean_wide_and_narrow(live_server, page, said, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + address)

    assert faults(page) == []
    assert not spills(page)
    assert said == []


@pytest.mark.parametrize("address", ["/asking/", "/asking-one/", "/accounts/login/"])
def test_a_form_sent_empty_moves_to_a_summary_whose_links_lead_to_the_fields(
    live_server, page, said, address
):
    page.goto(live_server.url + address)
    with page.expect_navigation():
        page.click("main button.govuk-button[type=submit]")

    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    for link in page.locator(".govuk-error-summary a").all():
        assert page.locator(link.get_attribute("href")).count() == 1
    assert faults(page) == []
    assert said == []


def test_the_components_start_under_the_policy(live_server, page, said):
    page.goto(live_server.url + "/pattern/")
    page.get_by_role("button", name="Dismiss").first.click()

    expect(page.locator(".moj-alert")).to_have_count(1)
    assert said == []


def test_everything_can_be_read_and_sent_without_javascript(live_server, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + "/asking/")
    page.click("main button.govuk-button[type=submit]")

    expect(page.get_by_text("There is a problem")).to_be_visible()


def test_paper_says_who_printed_it_and_leaves_the_navigation_out(live_server, page):
    page.goto(live_server.url + "/pattern/")
    page.emulate_media(media="print")

    assert page.locator(".kf-print-mark").is_visible()
    assert not page.locator(".govuk-service-navigation").is_visible()
    assert not page.get_by_role("link", name="Back").is_visible()
