"""The service's role for all of these tests, and a second connection beside the tests' one, with a role of its own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from copy import deepcopy
from typing import Any

import pytest
from django.db import connections

from tests.rooms.row_security.role import as_the_service

__all__ = ["as_role", "as_the_service"]


@pytest.fixture
def as_role() -> Callable[[str], AbstractContextManager[Any]]:
    """Connect as a role, as the service does, until the end of the block."""

    @contextmanager
    def connected(role: str) -> Iterator[Any]:
        ours = connections["default"]
        settings = deepcopy(ours.settings_dict)
        settings["USER"] = role
        settings["OPTIONS"].pop("assume_role", None)
        other = type(ours)(settings, alias="default")
        other.connect()
        try:
            yield other
        finally:
            other.close()

    return connected
