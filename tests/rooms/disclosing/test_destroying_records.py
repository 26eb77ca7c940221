"""An approved disposal is carried out: what identified anybody is nowhere any more, and everything else is whole."""

import hashlib
import subprocess
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdoor.access.permissions import MayNot
from frontdoor.audit.append_only import release
from frontdoor.audit.models import Entry
from frontdoor.audit.sealing import seal_all
from frontdoor.audit.verifying import verify
from frontdoor.chronology.models import Event
from frontdoor.disclosure.retention import actions
from frontdoor.disclosure.retention.actions import MustBeKept
from frontdoor.disclosure.retention.carrying_out import carry_out
from frontdoor.disclosure.retention.models import Destruction, Disposal
from frontdoor.disclosure.retention.searching import found_in
from frontdoor.people.models import Key, Person
from tests.emptying import protected_tables
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.disclosing.leaving_stories import (
    PLAN,
    a_manager,
    a_writer,
    proposed,
    the_family,
    the_neighbours,
)
from tests.rooms.disclosing.test_how_long_records_are_kept import hold, of, of_all, propose, review

pytestmark = pytest.mark.django_db
# Of the family alone: whole names, a number, a telephone, places, and a word of their contact.
CANARIES = (
    "Merrin",
    "Vaughan",
    "Kayla",
    "Rhodri",
    "9434765919",
    "960 555",
    "B9 4AA",
    "22 Long Acre",
    "1990-02-11",
)


@pytest.fixture
def ines():
    return a_manager()


@pytest.fixture
def ruth():
    return a_worker("ruth", role="head_of_service", agency="cass", name="Ruth Bailey")


@pytest.fixture
def ada():
    return a_worker("ada", role="administrator", agency="cass", name="Ada Frost")


@pytest.fixture
def family():
    the_neighbours()
    return the_family()


@pytest.fixture
def approved(family, ines, ruth) -> Disposal:
    of_all(family, ines)
    disposal = propose(family["Isla"], ines)
    review(disposal, ruth)
    return disposal


@contextmanager
def the_owner():
    """With the right that only the database's owner has."""
    role = connection.settings_dict["OPTIONS"].get("assume_role")
    with connection.cursor() as cursor:
        if role:
            cursor.execute("SET ROLE NONE")
        yield
        if role:
            cursor.execute(f"SET ROLE {role}")


def carried_out(disposal: Disposal, by) -> Destruction:
    with the_owner():
        return carry_out(disposal=disposal, by=actor(by), at=now())


def holding(*words: str) -> dict[str, list[str]]:
    """Which of these words stand in which table, by reading every row of all of them as text."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label not in ("audit", "sessions", "accounts"):
            rows = str([tuple(row) for row in model._base_manager.values_list()])
            if here := [word for word in words if word.casefold() in rows.casefold()]:
                found[model._meta.db_table] = here
    return found


def counts() -> dict[str, int]:
    return {model._meta.db_table: model._base_manager.count() for model in apps.get_models()}


def test_promise_21_nothing_that_identified_them_is_in_any_table_any_more(approved, ada, family, ines):
    document = proposed(a_writer(), *PLAN, to=[family["Kayla"]], may_name=[family["Isla"], family["Noah"]])
    assert {"intake_received", "intake_mention", "people_person", "disclosure_document"} <= set(
        holding(*CANARIES)
    )

    made = carried_out(approved, ada)

    assert holding(*CANARIES) == {}
    assert made.left == {}
    assert "They are in no table any more." in made.certificate
    assert document.pk


def test_promise_21_what_is_not_theirs_is_left_to_the_letter(approved, ada):
    before, rows = holding("Jayden", "Petra", "9999999999", "11 Moor Street"), counts()

    carried_out(approved, ada)

    assert holding("Jayden", "Petra", "9999999999", "11 Moor Street") == before
    after = counts()
    fewer = {table for table in rows if after[table] < rows[table]}
    assert fewer <= {"people_key", "people_question", "alerts_recheck"}
    assert Key.objects.exists()


def test_the_certificate_names_counts_reviewers_and_sums_and_nobody_disposed_of(approved, ada):
    made = carried_out(approved, ada)

    assert hashlib.sha256(made.certificate.encode()).hexdigest() == made.certificate_sha256
    assert approved.review.certificate_sha256 in made.certificate
    assert "Approved by Ruth Bailey" in made.certificate
    assert "Carried out by Ada Frost" in made.certificate
    assert "mention: 4" in made.certificate
    assert not [word for word in CANARIES if word in made.certificate]
    entry = Entry.objects.get(verb="carried out a disposal")
    assert (entry.subject_ref, entry.detail["sha256"]) == (approved.ref, made.certificate_sha256)


def test_the_audit_holds_and_every_table_refuses_a_change_again(approved, ada):
    protected = protected_tables(connection)

    carried_out(approved, ada)

    assert protected_tables(connection) == protected
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=Event.objects.earliest("pk").pk).update(text="x")


def test_pages_of_what_was_destroyed_still_open(approved, ada, family, ruth):
    carried_out(approved, ada)
    browser, isla = signed_in(ruth), Person.objects.get(pk=family["Isla"].pk)
    contact = isla.mention.received.ref
    addresses = [
        f"/families/{isla.ref}/",
        f"/people/{isla.ref}/",
        f"/contacts/{contact}/",
        "/",
        "/alerts/",
    ]

    statuses = {}
    for address in addresses:
        answer = browser.get(address, follow=True)
        if answer.redirect_chain and "why" in answer.redirect_chain[-1][0]:
            answer = browser.post(
                answer.redirect_chain[-1][0], {"why": "audit", "words": "To see."}, follow=True
            )
        statuses[address] = answer.status_code

    assert set(statuses.values()) == {200}, statuses
    assert "Merrin" not in browser.get(f"/leaving/retention/disposals/{approved.ref}/").content.decode()


def test_nothing_is_destroyed_that_nobody_approved_or_twice_or_by_its_own_reviewer(family, ines, ruth, ada):
    of_all(family, ines)
    waiting = propose(family["Isla"], ines)
    with pytest.raises(MustBeKept, match="Nobody has approved"):
        carried_out(waiting, ada)
    review(waiting, ruth, "declined")
    with pytest.raises(MustBeKept, match="Nobody has approved"):
        carried_out(waiting, ada)
    second = propose(family["Isla"], ines)
    review(second, ruth)
    with pytest.raises(MayNot):
        carried_out(second, ruth)
    carried_out(second, ada)
    with pytest.raises(MustBeKept, match="carried out before"):
        carried_out(second, ada)
    assert Destruction.objects.count() == 1


def test_what_came_since_the_review_or_tells_of_somebody_kept_stops_it(approved, ada, family, ines):
    jayden = Person.objects.exclude(id__in=[each.pk for each in family.values()]).earliest("pk")
    proposed(a_writer(), "There is a meeting.", to=[family["Kayla"]], may_name=[jayden])

    with pytest.raises(MustBeKept, match="tell of"):
        carried_out(approved, ada)
    of(jayden, ines)
    with pytest.raises(MustBeKept, match=r"tell of|More is held"):
        carried_out(approved, ada)

    assert "intake_mention" in holding("Merrin")


STEPS = st.lists(st.sampled_from(["hold one", "hold all", "lift", "carry out"]), min_size=1, max_size=6)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_promise_21_in_whatever_order_things_happen_nothing_held_is_destroyed(
    approved, family, ada, ines, ruth, steps
):
    with transaction.atomic():
        standing, held = [], False
        for step in steps:
            if step.startswith("hold"):
                standing.append(hold(ruth, family["Rhodri"] if step == "hold one" else None))
                held = True  # until the end of the day, lifted or not
            elif step == "lift" and standing:
                actions.lift(hold=standing.pop(), why="Over.", by=actor(ines), at=now())
            elif step == "carry out" and held:
                with pytest.raises(MustBeKept, match="legal hold"):
                    carried_out(approved, ada)
        assert not held or "intake_mention" in holding("Merrin")
        transaction.set_rollback(True)


def test_if_it_breaks_off_nothing_is_destroyed_and_every_table_is_protected(approved, ada, monkeypatch):
    protected = protected_tables(connection)

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)
    with the_owner(), pytest.raises(RuntimeError), transaction.atomic():
        carry_out(disposal=approved, by=actor(ada), at=now())

    assert protected_tables(connection) == protected
    assert {"intake_received", "intake_mention", "people_person"} <= set(holding(*CANARIES))
    assert not Destruction.objects.exists()


@pytest.mark.postgresql
def test_whoever_does_not_own_the_tables_cannot_destroy_anything():
    with the_owner(), connection.cursor() as cursor, transaction.atomic():
        cursor.execute("CREATE ROLE kinfold_of_no_tables")
        cursor.execute("GRANT pg_read_all_data, pg_write_all_data TO kinfold_of_no_tables")
        cursor.execute("SET ROLE kinfold_of_no_tables")
        with pytest.raises(DatabaseError, match="owner"), transaction.atomic():
            release(connection, "intake_mention")
        transaction.set_rollback(True)


def test_a_search_tells_of_what_is_left_with_somebody_else(family):
    assert found_in({"jayden cole"}) == {}
    assert found_in({"11 moor street"}).keys() >= {"mention", "received"}


@pytest.mark.django_db(transaction=True)
def test_promise_21_the_command_destroys_one_disposal_by_its_reference_and_no_file_of_the_database_holds_them(
    approved, ada
):
    said = StringIO()
    with pytest.raises(CommandError, match="another reference"):
        call_command("carry_out_disposal", approved.ref, by="ada", again="Z-0000-0000")
    with pytest.raises(CommandError, match="Your role does not let you"):
        call_command("carry_out_disposal", approved.ref, by="ruth", again=approved.ref)
    seal_all(at=now())

    with the_owner():
        call_command("carry_out_disposal", approved.ref, by="ada", again=approved.ref, stdout=said)

    assert "Certificate of destruction" in said.getvalue()
    assert holding(*CANARIES) == {}
    assert verify([]).entries
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        # By another process: one that closes a file of SQLite's gives up the locks that it has on it.
        files = sorted(name.parent.glob(f"{name.name}*"))
        whole = subprocess.run(["cat", *files], capture_output=True, check=True).stdout
        assert not [word for word in CANARIES if word.encode() in whole and word != "1990-02-11"]
