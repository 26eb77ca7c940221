"""Lets a folder's tests work with the service's role of PostgreSQL, which owns no table and whom the policies hold."""

from collections.abc import Iterator

import pytest
from django.db import connection

from frontdoor.access.guarded_postgresql import grants

SERVICE = "kinfold_service"


@pytest.fixture(scope="module", autouse=True)
def as_the_service(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Work with that role until the end of the file; on SQLite, which has none, change nothing."""
    if connection.vendor != "postgresql":
        yield
        return
    options = connection.settings_dict["OPTIONS"]
    with django_db_blocker.unblock():
        grants.give(connection, SERVICE)
        connection.close()
    options["assume_role"] = SERVICE
    yield
    with django_db_blocker.unblock():
        connection.close()
    del options["assume_role"]
