"""A directory of services is kept as it came, once, and what cannot be read is set aside with why."""

import copy
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from frontdoor.accounts.actor import system
from frontdoor.audit.models import Entry
from frontdoor.services.actions import take_in
from frontdoor.services.models import Delivery, Listing, Unread
from frontdoor.services.queries import current
from frontdoor.services.reading import CannotRead, read
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import text_of

pytestmark = pytest.mark.django_db
FULL = json.loads(
    (Path(__file__).parents[2] / "samples" / "oruk" / "uk_test_service_full.json").read_text(encoding="utf-8")
)


def a_service(number: int = 1, **more) -> dict:
    """One service as its keeper lists it."""
    entry = copy.deepcopy(FULL)
    return {**entry, "id": f"00000000-0000-4000-8000-{number:012d}", "name": f"Service {number}", **more}


def taken(*services, source="The council", whole=False):
    """What came of a file with these services."""
    content = json.dumps({"contents": list(services)}).encode()
    return take_in(content, source=source, whole=whole, by=system("services"), at=timezone.now())


def test_everything_of_an_entry_is_kept_as_it_came_also_what_the_form_does_not_name():
    taken(a_service(1, our_own_field={"a": 1}))

    assert Listing.objects.get().body == a_service(1, our_own_field={"a": 1})


def test_the_same_file_twice_changes_nothing_and_says_so():
    taken(a_service(1))

    again = taken(a_service(1))

    assert again.already
    assert (Delivery.objects.count(), Listing.objects.count()) == (1, 1)


def test_of_several_entries_about_one_service_the_one_changed_latest_holds():
    old = a_service(1, name="Old name", last_modified="2024-01-01T00:00:00Z")
    new = a_service(1, name="New name", last_modified="2026-01-01T00:00:00Z")

    told = taken(new, old)

    assert (told.kept, told.services) == (2, 1)
    assert [each.name for each in current()] == ["New name"]


def test_what_a_keeper_leaves_out_of_a_whole_list_is_no_longer_listed_and_others_stay():
    taken(a_service(1), a_service(2), whole=True)
    taken(a_service(3), source="A charity")

    taken(a_service(2), whole=True)

    assert sorted(each.name for each in current()) == ["Service 2", "Service 3"]


def test_a_part_of_a_list_takes_nothing_away():
    taken(a_service(1), whole=True)

    taken(a_service(2))

    assert current().count() == 2


def test_an_entry_that_is_no_service_is_set_aside_as_it_came_with_why():
    told = taken(a_service(1), {"name": "Nothing else"}, "words", a_service(2, status="closed"))

    assert (told.kept, told.aside) == (1, 3)
    whys = " ".join(each.why for each in Unread.objects.order_by("place"))
    assert "id is missing." in whys
    assert "An entry should be a group of fields." in whys
    assert "status should be one of: active, inactive, defunct, temporarily closed." in whys
    assert json.loads(Unread.objects.order_by("place").first().body) == {"name": "Nothing else"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}x",
        b'"words"',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'[{"id": NaN}]',
        b'[{"minimum_age": 1e999}]',
        b'[{"name": "\\ud800"}]',
        b'[{"a": ' + b"9" * 5000 + b"}]",
    ],
)
def test_a_file_that_is_no_directory_is_refused_whole_and_kindly(content):
    with pytest.raises(CannotRead, match=r"[A-Z].*\."):
        read(content)


def test_a_letter_that_no_database_keeps_is_left_out():
    taken(a_service(1, description="a\x00b"))

    assert Listing.objects.get().body["description"] == "ab"


def test_taking_in_is_entered_with_how_many():
    taken(a_service(1), "words")

    entry = Entry.objects.get(verb="took in services")

    assert (entry.detail["kept"], entry.detail["set_aside"]) == (1, 1)


def test_a_hub_worker_takes_a_file_in_and_reads_what_was_set_aside():
    client = signed_in(a_worker("hub", role="early_help_worker"))
    file = SimpleUploadedFile("s.json", json.dumps([a_service(1), {"name": "No id"}]).encode())

    page = text_of(
        client.post(
            "/services/take-in/", {"source": "The council", "file": file, "whole": "yes"}, follow=True
        )
    )

    assert "1 entry about 1 service taken in. 1 entry could not be read; see below." in page
    assert "The council, entry 2: id is missing." in page


def test_a_file_that_cannot_be_read_keeps_what_was_typed_and_says_what_to_do():
    client = signed_in(a_worker("hub", role="early_help_worker"))
    file = SimpleUploadedFile("s.json", b"<html>")

    answer = client.post("/services/take-in/", {"source": "The council", "file": file, "whole": "yes"})

    assert "The file is not JSON that can be read. Look at line 1." in text_of(answer)
    assert 'value="The council"' in answer.content.decode()
    assert not Delivery.objects.exists()


def test_a_referrer_finds_services_and_takes_none_in():
    client = signed_in(a_worker("h", role="referrer"))

    assert client.get("/services/").status_code == 200
    assert client.get("/services/take-in/").status_code == 403


def test_the_command_says_in_counts_what_came_of_it(tmp_path, capsys):
    (tmp_path / "s.json").write_text(json.dumps(a_service(1, url="no address")))

    call_command("take_in_services", str(tmp_path / "s.json"), "--from", "The council")

    said = capsys.readouterr().out
    assert "Entries kept: 1." in said
    assert "Left out when given on: Entry 1: url should be an address like https://example.org/." in said
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("take_in_services", str(tmp_path / "none.json"), "--from", "The council")
