"""A worker says what two people are to each other: kept and audited, drawn, taken back like any other; or refused."""

import re

import pytest

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.families.models import Tie
from frontdoor.journey import steps
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import acting, born, day_before, person_in, text_of, worker
from tests.rooms.stories import contact, noon, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    """A girl, her mother and her mother's partner."""
    received = send(
        "school",
        contact(
            said(1, "child", "Ada Fenn", born(4), sex="F", described_as_child=True),
            said(2, "mother", "Ruth Fenn", born(30), sex="F"),
            said(3, "partner", "Gil Torrance", born(33), sex="M"),
            ties=[(2, 1, "mother"), (3, 2, "partner")],
            on=day_before(20),
        ),
    )
    return [person_in(received, number) for number in (1, 2, 3)]


def says(family, a: int, type: str, b: int, client=None, why="The mother told me on the telephone."):
    child = family[0]
    given = {"a": family[a].ref, "type": type, "b": family[b].ref, "why": why}
    return (client or signed_in(worker())).post(f"/families/{child.ref}/ties/say/", given)


def kinds_drawn(family, client) -> set[str]:
    page = client.get(f"/families/{family[0].ref}/genogram/").content.decode()
    return set(re.findall(r"kf-gen__line--([a-z_]+)", page))


def test_a_tie_is_kept_with_whose_word_it_is_and_audited(family):
    answer = says(family, 2, "adoptive_parent", 0)

    tie = Tie.objects.get(type="adoptive_parent")
    assert answer.status_code == 302
    assert (tie.a, tie.b, tie.by_name, tie.source) == (family[2], family[0], "Jo Marsh", None)
    entry = Entry.objects.get(verb="said a tie", subject_ref=family[0].ref)
    assert entry.detail["tie"] == tie.pk


def test_the_latest_word_on_a_couple_is_drawn(family):
    client = signed_in(worker())
    before = kinds_drawn(family, client)

    says(family, 2, "separated", 1, client)

    assert "together" in before
    assert "separated" in (after := kinds_drawn(family, client))
    assert "together" not in after


@pytest.mark.parametrize("word", ["close", "hostile", "cut_off", "foster_carer"])
def test_what_no_contact_asks_about_is_drawn_once_it_is_said(family, word):
    client = signed_in(worker())

    says(family, 2, word, 0, client)

    assert {"foster_carer": "fosters"}.get(word, word) in kinds_drawn(family, client)


def test_said_twice_it_is_one_tie(family):
    client = signed_in(worker())

    says(family, 2, "married", 1, client)
    says(family, 2, "married", 1, client)

    assert Tie.objects.filter(type="married").count() == 1


def test_nobody_is_tied_to_themselves_and_a_reason_is_asked(family):
    client = signed_in(worker())

    alone = text_of(says(family, 0, "sibling", 0, client))
    without = text_of(says(family, 1, "married", 2, client, why=""))

    assert "Select two different people" in alone
    assert "Enter how you know" in without
    assert Tie.objects.count() == 2


@pytest.mark.parametrize("odd", ["P-0000-0000", "x" * 400, "\x00", "🜁"])
def test_somebody_who_is_not_of_the_family_cannot_be_named(family, odd):
    client = signed_in(worker())

    answer = client.post(
        f"/families/{family[0].ref}/ties/say/", {"a": odd, "type": odd, "b": odd, "why": odd}
    )

    assert answer.status_code == 200
    assert Tie.objects.count() == 2


def test_whoever_may_not_write_says_no_tie(family):
    head = a_worker("hale", role="head_of_service", agency="cass", name="Hale")

    assert says(family, 2, "married", 1, signed_in(head)).status_code == 403
    with pytest.raises(MayNot):
        steps.tie_is_said(
            family[2], family[1], type="married", why="x", by=acting(head), at=noon(day_before(1))
        )
    assert not Tie.objects.filter(type="married").exists()


def test_if_it_fails_nothing_is_left_behind(family, monkeypatch):
    def fails(*_, **__):
        raise RuntimeError("the signals could not be asked")

    monkeypatch.setattr(steps, "look_again", fails)
    with pytest.raises(RuntimeError):
        steps.tie_is_said(
            family[2], family[1], type="married", why="x", by=acting(worker()), at=noon(day_before(1))
        )

    assert not Tie.objects.filter(type="married").exists()
    assert not Entry.objects.filter(verb="said a tie").exists()
