"""The look keeps its promises: no brand that is not ours, nothing inline, no name of a person in a title."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from frontdoor.accounts.actor import Actor
from frontdoor.ui.navigation import PLACES, links, register_badge

HERE = Path(__file__).resolve().parent.parent.parent
STATIC = HERE / "frontdoor" / "ui" / "static" / "ui"
PAGES = sorted([*HERE.glob("frontdoor/*/jinja2/**/*.html"), *HERE.glob("frontdoor/*/templates/**/*.html")])
VENDORED = sorted(path for path in (STATIC / "vendor").iterdir() if path.is_dir())


def visitor(actor: Actor | None = None, path: str = "/help/"):
    request = RequestFactory().get(path)
    request.actor = actor
    return request


def manager(*permissions: str) -> Actor:
    return Actor(1, "Dana <Okafor>", "team_manager", "Team Manager", "cass", "CASS", frozenset(permissions))


def test_the_one_inline_script_is_the_one_the_policy_allows():
    scripts = re.findall(r"<script>(.+?)</script>", render_to_string("ui/frame.html"), re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]

    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["script-src"]
    assert [f"'sha256-{one}'" for one in hashes] == allowed[1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HERE / "frontdoor")))
def test_no_template_holds_a_style_a_handler_or_a_script_of_its_own(page):
    text = page.read_text(encoding="utf-8")

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("home", VENDORED, ids=lambda home: home.name)
def test_what_we_carry_has_its_licence_and_none_of_the_brand(home):
    text = "".join(path.read_text(encoding="utf-8") for path in home.glob("*.min.*"))

    assert "MIT License" in (home / "LICENCE.txt").read_text(encoding="utf-8")
    assert home.name.rpartition("-")[2] in (home / "README.md").read_text(encoding="utf-8")
    for word in ("GDS Transport", "@font-face", "govuk-crest", "/assets/", "sourceMappingURL"):
        assert word not in text


@pytest.mark.parametrize("sheet", sorted(STATIC.rglob("*.css")), ids=lambda sheet: sheet.name)
def test_every_picture_a_style_sheet_names_is_there(sheet):
    for address in re.findall(r"url\(([^)]+)\)", sheet.read_text(encoding="utf-8")):
        assert address.startswith("data:") or (sheet.parent / address.strip("'\"")).is_file(), address


def test_what_we_carry_is_small():
    assert sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file()) < 600_000


def test_the_page_has_no_crown_and_ends_its_title_with_the_service():
    page = render_to_string("ui/frame.html", request=visitor())

    assert "<title>@@title@@ – Kinfold</title>" in page
    for brand in ("crown", "govuk-logo", "GOV.UK", "govuk-footer__copyright"):
        assert brand not in page


def test_the_bar_offers_only_what_the_role_may_open_and_only_what_is_built():
    offered = {link.url_name for link in links(visitor(manager("see alerts")))}

    assert offered <= {"alerts:desk"}
    assert links(visitor(manager())) == []
    assert links(visitor()) == []


def test_every_place_in_the_bar_asks_for_a_permission_that_some_role_has():
    from frontdoor.access.roles import ROLES

    known = frozenset().union(*(role.permissions for role in ROLES.values()))
    assert {place.permission for place in PLACES} <= known


def test_a_badge_is_counted_once_a_page_and_only_for_someone_who_is_signed_in(monkeypatch):
    from frontdoor.ui import navigation

    asked = []
    monkeypatch.setattr(navigation, "_badges", {})
    register_badge("alerts:desk", lambda request: asked.append(request) or 3)
    request = visitor(manager("see alerts"))

    assert [navigation.badge_count(request), navigation.badge_count(request)] == [3, 3]
    assert navigation.badge_count(visitor()) == 0
    assert len(asked) == 1


def test_a_page_says_who_is_signed_in_and_escapes_it():
    page = render_to_string("ui/frame.html", request=visitor(manager()))

    assert "Dana &lt;Okafor&gt;" in page
    assert "Printed by Dana &lt;Okafor&gt; (Team Manager, CASS)" in page


def test_a_page_about_people_is_marked_and_other_pages_are_not():
    marked = get_template("ui/frame.html").backend.from_string(
        '{% extends "ui/layout.html" %}{% set marking = true %}'
    )

    assert "OFFICIAL-SENSITIVE" in marked.render({}, visitor())
    assert "OFFICIAL-SENSITIVE" not in render_to_string("ui/frame.html", request=visitor())
