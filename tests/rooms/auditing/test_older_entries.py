"""Entries from before the auditor's questions had columns of their own are given the page they were on, once."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from frontdoor.audit.append_only import is_protected
from frontdoor.audit.models import Entry
from tests.rooms.auditing.trails import AT

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = {
    "alert A-7K3M-9QXD": "A-7K3M-9QXD",
    "own contact C-0000-0001": "C-0000-0001",
    "queue": "",
    "": "",
    "A-7K3M-9QXD": "",
    "alert A-7K3M-9QXD again": "",
}


@pytest.fixture
def as_before():
    """Take the room back to before the columns, and bring it forward again whatever happens."""
    latest = [leaf for leaf in MigrationExecutor(connection).loader.graph.leaf_nodes() if leaf[0] == "audit"]
    MigrationExecutor(connection).migrate([("audit", "0002_append_only")])
    yield lambda: MigrationExecutor(connection).migrate(latest)
    MigrationExecutor(connection).migrate(latest)


def test_older_looks_are_found_by_their_alert_and_stay_protected(as_before):
    state = MigrationExecutor(connection).loader.project_state([("audit", "0002_append_only")])
    then = state.apps.get_model("audit", "Entry")
    common = {"at": AT, "actor_name": "Sam", "actor_role": "referrer", "agency": "cass", "verb": "looked at"}
    then.objects.bulk_create(
        then(**common, subject_kind="person", subject_ref="P-1", detail={"page": page} if page else {})
        for page in PAGES
    )

    as_before()

    assert list(Entry.objects.order_by("id").values_list("page_ref", "because")) == [
        (ref, "") for ref in PAGES.values()
    ]
    assert is_protected(connection, "audit_entry")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(because="assigned")
