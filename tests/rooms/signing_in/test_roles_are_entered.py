"""Promise 13: whose rights changed is on record, because a role is given and ended by one way only, with a reason."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from frontdoor.access.queries import actor_for
from frontdoor.audit.models import Entry
from tests.rooms.builders import a_worker, an_agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruth():
    an_agency("cass", "the front door")
    return a_worker("ruth", role="front_door_worker", agency="cass")


def give(**more) -> str:
    said = StringIO()
    call_command("give_role", "ruth", "team_manager", "cass", why="Deputy for Ines.", stdout=said, **more)
    return said.getvalue()


def role_of(user, days: int = 0) -> str:
    found = actor_for(user.pk, localdate() + timedelta(days=days))
    return found.role if found else ""


def test_promise_13_a_deputy_holds_the_role_between_two_days_and_it_is_entered(ruth):
    today = localdate()

    give(from_on=today + timedelta(days=1), until_on=today + timedelta(days=7))

    assert [role_of(ruth, day) for day in (0, 1, 7, 8)] == [
        "front_door_worker",
        "team_manager",
        "team_manager",
        "front_door_worker",
    ]
    entry = Entry.objects.get(verb="changed rights")
    assert (entry.subject_ref, entry.why) == (f"account {ruth.pk}", "Deputy for Ines.")
    assert entry.detail["role"] == "team_manager"


def test_promise_13_a_role_that_ends_has_ended_at_once_and_it_is_entered(ruth):
    call_command("end_role", "ruth", "front_door_worker", why="She left.", stdout=StringIO())

    assert role_of(ruth) == ""
    assert Entry.objects.filter(verb="changed rights").count() == 1


def test_nothing_is_given_without_a_reason_nor_what_does_not_exist(ruth):
    with pytest.raises(CommandError, match="--why"):
        call_command("give_role", "ruth", "team_manager", "cass")
    with pytest.raises(CommandError, match="There is no role"):
        call_command("give_role", "ruth", "boss", "cass", why="So.")
    with pytest.raises(CommandError, match="There is no agency"):
        call_command("give_role", "ruth", "team_manager", "nowhere", why="So.")
    with pytest.raises(CommandError, match="hold no role"):
        call_command("end_role", "ruth", "team_manager", why="So.")

    assert not Entry.objects.exists()
