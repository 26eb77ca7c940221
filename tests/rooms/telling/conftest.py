"""What the tests of telling people stand on: a mail server, and people who can be told."""

from collections.abc import Iterator

import pytest

from frontdoor.accounts.models import User
from tests.rooms.builders import a_worker
from tests.rooms.telling.post_office import PostOffice, open_post_office


@pytest.fixture
def office(settings) -> Iterator[PostOffice]:
    """A real mail server to which the service sends."""
    with open_post_office() as (kept, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
        settings.EMAIL_USE_TLS = False
        yield kept


@pytest.fixture
def ines(db) -> User:
    """A Team Manager with an address."""
    made = a_worker("ines", role="team_manager", agency="cass", name="Ines Carver")
    made.email = "ines.carver@front-door.example"
    made.save()
    return made
