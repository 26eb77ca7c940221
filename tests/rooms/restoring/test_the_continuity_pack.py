"""A pack to work from without the service: closed, opened in any browser offline, and with nobody who is sealed."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from playwright.sync_api import Browser, expect

from frontdoor.audit.models import Entry
from frontdoor.continuity.pack import actions
from frontdoor.people.models import Person
from frontdoor.sealing import actions as sealing
from tests.rooms.alert_stories import HEADLINE, a_family, a_manager, actor, an_alert

from .copies import PASSPHRASE, a_key

pytestmark = pytest.mark.django_db
WHY = "The service will be switched off on Monday night"


@pytest.fixture
def key(tmp_path) -> Path:
    return a_key(tmp_path)


def made(folder: Path, key: Path, name: str = "pack.html") -> Path:
    """Make a pack, and give its file."""
    call_command("continuity_pack", to=folder / name, why=WHY, key_file=str(key), stdout=StringIO())
    return folder / name


def opened(file: Path, key: Path) -> str:
    """The words of a pack, as the command prints them."""
    said = StringIO()
    call_command("continuity_pack", open=file, key_file=str(key), stdout=said)
    return said.getvalue()


def test_promise_08_the_pack_has_each_open_alert_with_its_children_its_deadline_and_whoever_holds_it(
    tmp_path, key
):
    an_alert(a_family(), manager=a_manager("sam", "Sam Okoro"), raised_at=timezone.now())

    words = opened(made(tmp_path, key), key)

    assert HEADLINE in words
    assert "Held by Sam Okoro" in words
    assert "Decide by" in words
    assert all(name in words for name in ("Isla Merrin (child)", "Noah Merrin (child)", "Kayla Merrin"))
    assert "Contacts that wait for a decision" in words
    assert "Midwifery" in words


@pytest.mark.django_db(transaction=True)
def test_promise_08_the_pack_opens_in_a_browser_without_any_network(tmp_path, key, browser: Browser):
    an_alert(
        a_family(), manager=a_manager("sam", "Sam Okoro"), raised_at=datetime(2025, 11, 17, 9, tzinfo=UTC)
    )
    file = made(tmp_path, key)
    context = browser.new_context(offline=True, viewport={"width": 320, "height": 700})
    page = context.new_page()

    page.goto(file.as_uri())
    expect(page.get_by_text("Merrin")).to_have_count(0)
    page.get_by_label("Passphrase").fill("not the passphrase of this one")
    page.get_by_role("button", name="Open the pack").click()
    expect(page.get_by_role("alert")).to_contain_text("not the passphrase")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Open the pack").click()

    expect(page.get_by_role("rowheader", name="Isla Merrin")).to_be_visible()
    expect(page.get_by_text("overdue when this was made").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_promise_08_a_pack_is_unreadable_without_its_passphrase_and_a_changed_one_does_not_open(
    tmp_path, key
):
    an_alert(a_family(), manager=a_manager("sam", "Sam Okoro"))
    file = made(tmp_path, key)
    whole = file.read_text()

    assert "Merrin" not in whole
    assert file.stat().st_mode & 0o077 == 0
    place = whole.index('"words": "') + 200
    file.write_text(whole[:place] + ("A" if whole[place] != "A" else "B") + whole[place + 1 :])
    with pytest.raises(CommandError, match="passphrase is not the one"):
        opened(file, key)


def test_promise_08_nobody_sealed_is_in_the_pack(tmp_path, key):
    child = a_family()
    an_alert(child, manager=a_manager("sam", "Sam Okoro"))
    head = a_manager("hana", "Hana Bose", role="head_of_service")
    family = Person.objects.filter(mention__received=child.mention.received).values_list("pk", flat=True)
    why = "A threat that the police confirmed"
    sealing.seal(persons=list(family), readers=[head], why=why, by=actor(head), at=timezone.now())

    words = opened(made(tmp_path, key), key)

    assert "Merrin" not in words
    assert "Isla" not in words


def test_promise_08_each_person_in_a_pack_is_an_entry_and_without_entries_there_is_no_pack(
    tmp_path, key, monkeypatch
):
    child = a_family()
    an_alert(child, manager=a_manager("sam", "Sam Okoro"))
    made(tmp_path, key)

    kept = Entry.objects.get(verb="made a continuity pack")
    looks = Entry.objects.filter(verb="looked at", because="continuity")
    assert (kept.why, kept.actor_name) == (WHY, "Kinfold (continuity pack)")
    assert child.ref in set(looks.values_list("subject_ref", flat=True))
    assert looks.count() == 3

    monkeypatch.setattr(actions, "looked_at", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        made(tmp_path, key, "second.html")
    assert not (tmp_path / "second.html").exists()


def test_a_pack_says_why_and_is_written_over_nothing(tmp_path, key):
    file = made(tmp_path, key)
    before = file.read_text()

    with pytest.raises(CommandError, match="Say why"):
        call_command("continuity_pack", to=tmp_path / "other.html", key_file=str(key))
    with pytest.raises(CommandError, match="is there already"):
        made(tmp_path, key)

    assert file.read_text() == before
