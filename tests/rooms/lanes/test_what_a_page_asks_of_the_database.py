"""How many questions the pages about a family ask of the database: the number may only shrink."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.rooms.builders import signed_in
from tests.rooms.front_door import from_midwifery, person_in, three_agencies, worker

pytestmark = pytest.mark.django_db
AT_MOST = {"/families/{}/": 54, "/people/{}/known/": 54}


def asked(address: str, client) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
        return len(seen)


@pytest.mark.parametrize("place", AT_MOST)
def test_a_page_asks_no_more_than_it_did(place):
    person = person_in(three_agencies(), 1)

    assert asked(place.format(person.ref), signed_in(worker())) <= AT_MOST[place]


def test_a_family_with_more_records_costs_hardly_a_question_more():
    client = signed_in(worker())
    small = person_in(from_midwifery(), 2)
    few = asked(f"/families/{small.ref}/", client)

    large = person_in(three_agencies(), 1)

    assert asked(f"/families/{large.ref}/", client) - few <= 12
