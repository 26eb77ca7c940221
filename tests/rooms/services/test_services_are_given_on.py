"""What is given on keeps to Open Referral UK, by the published schema, whatever was taken in."""

import gzip
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from frontdoor.services.open_referral import in_form
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.services.test_a_directory_is_taken_in import FULL, a_service, taken

SAMPLES = Path(__file__).parents[2] / "samples" / "oruk"


@pytest.fixture(scope="module")
def judge():
    """The published schema, compiled, which no one here wrote."""
    schema = json.loads(gzip.decompress((SAMPLES / "service.json.gz").read_bytes()))
    return Draft202012Validator(schema, format_checker=FormatChecker())


WRONG = [
    {"url": "no address"},
    {"minimum_age": "twelve"},
    {"email": 5},
    {"last_modified": "last week"},
    {"organization": {"name": "Without an id"}},
    {"organization": "words"},
    {"cost_options": [{"id": FULL["id"], "amount": "much"}, "words", {"amount": 3}]},
    {
        "service_at_locations": [
            {"id": FULL["id"], "location": {"id": FULL["id"], "addresses": [{"city": "B"}]}}
        ]
    },
    {"languages": {}},
    {"attributes": [{"id": FULL["id"], "taxonomy_term": {"id": FULL["id"], "name": 4, "description": ""}}]},
    {"description": None},
    {"schedules": [{"id": FULL["id"], "freq": "DAILY", "opens_at": 9}]},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_left_out_and_said_and_the_rest_is_given_on(judge, wrong):
    kept, said = in_form({**FULL, **wrong})

    assert said
    assert judge.is_valid(kept)
    assert kept["name"] == FULL["name"]


def test_what_is_right_is_given_on_whole(judge):
    assert in_form(FULL) == (FULL, ())
    assert judge.is_valid(FULL)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(FULL)), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(set(FULL) - {"id", "name", "status"})), ANYTHING, max_size=6))
def test_whatever_stands_in_an_entry_what_is_given_on_keeps_to_the_form(judge, instead):
    kept, _ = in_form({**FULL, **instead})

    assert judge.is_valid(kept)


@pytest.mark.django_db
def test_the_list_and_each_service_are_valid_by_the_schema(judge):
    taken(a_service(1), a_service(2, url="no address"), a_service(3))
    client = signed_in(a_worker("h", role="referrer"))

    told = client.get("/services/open-referral.json").json()

    assert (told["total_items"], told["total_pages"], told["empty"]) == (3, 1, False)
    assert all(judge.is_valid(each) for each in told["contents"])
    one = client.get(f"/services/{a_service(2)['id']}/open-referral.json").json()
    assert judge.is_valid(one)
    assert "url" not in one


@pytest.mark.django_db
def test_the_command_writes_a_file_for_each(judge, tmp_path):
    taken(a_service(1), a_service(2))

    call_command("give_on_services", "--out", str(tmp_path / "out"))

    files = sorted((tmp_path / "out").iterdir())
    assert [file.stem for file in files] == [a_service(1)["id"], a_service(2)["id"]]
    assert all(judge.is_valid(json.loads(file.read_text())) for file in files)
