"""A family is open to the team that works with it, in its own locality; to whoever is on duty; and to who stands in."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate, now

from frontdoor.access.permissions import MayNot
from frontdoor.agencies import localities
from frontdoor.agencies.models import Locality, Membership, MembershipLocality, Shift
from frontdoor.audit.models import Entry
from frontdoor.cover import actions as cover
from frontdoor.people.models import Person
from frontdoor.reasons import actions
from frontdoor.reasons.models import TeamInvolvement, TeamInvolvementEnd
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker, an_agency, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
WHY = "The school asked the hub for help."


@pytest.fixture
def manager():
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def child(manager) -> Person:
    return told(days_ago=200)


@pytest.fixture
def hub():
    """A worker of the early help hub in Northfield."""
    localities.take_on()
    user = a_worker("hugo", role="early_help_worker", agency="early_help")
    works_in(user, "northfield")
    return user


def told(*, days_ago: int, agency: str = "housing") -> Person:
    day = localdate() - timedelta(days=days_ago)
    received = send(agency, contact(said(1, "child", "Isla Merrin", "2019-06-08", sex="F"), on=day))
    return Person.objects.get(mention__received=received)


def works_in(user, *keys: str) -> None:
    for key in keys:
        MembershipLocality.objects.create(
            membership=Membership.objects.get(user=user), locality=Locality.objects.get(key=key)
        )


def works_with(child: Person, manager, *, agency: str = "early_help", team: str = "", locality: str = ""):
    place = Locality.objects.get(key=locality) if locality else None
    said_by = {"by": actor(manager), "at": now()}
    return actions.involve_team(
        persons=[child], agency=an_agency(agency), team=team, locality=place, why=WHY, **said_by
    )[0]


def opens(user, child: Person) -> bool:
    return signed_in(user).get(f"/families/{child.ref}/").status_code == 200


def because() -> list[str]:
    return list(Entry.objects.filter(verb="looked at").order_by("id").values_list("because", flat=True))


def test_there_are_ten_localities_with_their_source_and_taking_them_on_again_adds_none():
    assert localities.take_on() == 10
    assert localities.take_on() == 0
    assert [each.name for each in localities.localities_on(localdate())][:2] == ["Edgbaston", "Erdington"]
    assert not Locality.objects.filter(source="").exists()


def test_a_hub_opens_the_families_of_its_own_locality_and_is_asked_why_of_every_other(child, hub, manager):
    assert not opens(hub, child)

    works_with(child, manager, locality="yardley")
    assert not opens(hub, child)

    works_with(child, manager, locality="northfield")
    assert opens(hub, child)
    assert because() == ["team"]


def test_a_worker_of_no_one_locality_opens_those_of_all_localities_of_their_agency(child, hub, manager):
    lead = a_worker("lena", role="early_help_worker", agency="early_help")
    works_with(child, manager, locality="yardley")

    assert opens(lead, child)


def test_a_social_worker_opens_what_their_team_works_with_and_not_what_another_team_does(child, manager):
    social_worker = a_worker("sol", role="social_worker", agency="social_care")
    Membership.objects.filter(user=social_worker).update(team="East")
    works_with(child, manager, agency="social_care", team="West")
    assert not opens(social_worker, child)

    works_with(child, manager, agency="social_care", team="east")

    assert opens(social_worker, child)


def test_a_team_of_another_agency_explains_nothing(child, manager):
    social_worker = a_worker("sol", role="social_worker", agency="social_care")
    works_with(child, manager, agency="early_help")

    assert not opens(social_worker, child)


@pytest.mark.promise(17)
def test_a_team_that_no_longer_works_with_the_family_is_asked_why_at_the_next_page(child, hub, manager):
    said_of = works_with(child, manager, locality="northfield")
    assert opens(hub, child)

    actions.end_team(involvement=said_of, why="Closed.", by=actor(manager), at=now())

    assert not opens(hub, child)


@pytest.mark.promise(17)
def test_whoever_leaves_the_team_has_left_it_for_the_next_page_and_being_away_ends_nothing(
    child, hub, manager
):
    works_with(child, manager, locality="northfield")
    cover.say_away(user=hub, from_on=localdate(), until_on=None, by=actor(hub), at=now())
    assert opens(hub, child)

    Membership.objects.filter(user=hub).update(until_on=localdate() - timedelta(days=1))

    assert signed_in(hub).get(f"/families/{child.ref}/").status_code == 403


def test_a_manager_names_a_team_on_a_page_and_ends_it_and_both_are_entered(child, hub, manager):
    browser, page = signed_in(manager), f"/families/{child.ref}/involved/"
    told(days_ago=1, agency="midwifery")
    sent = {"agency": "early_help", "team": "", "locality": "northfield", "why": WHY}

    shown = browser.post(f"{page}team/", sent, follow=True).content.decode()
    number = TeamInvolvement.objects.order_by("id").first().pk
    browser.post(f"{page}team/{number}/end/", {"why": "Closed."})

    assert "Northfield" in shown
    assert TeamInvolvementEnd.objects.count() == TeamInvolvement.objects.count()
    assert "Northfield" not in browser.get(page).content.decode()
    assert {each.why for each in Entry.objects.filter(verb="changed rights")} == {WHY, "Closed."}


def test_a_person_named_is_ended_on_the_page_for_every_record_of_the_family(child, manager):
    browser, page = signed_in(manager), f"/families/{child.ref}/involved/"
    told(days_ago=1, agency="midwifery")
    social_worker = a_worker("sol", role="social_worker", agency="social_care")
    browser.post(page, {"user": "sol", "kind": "assigned", "why": "Allocated."})
    assert opens(social_worker, child)

    number = social_worker.involvements.first().pk
    browser.post(f"{page}{number}/end/", {"why": "Handed over."})

    assert not opens(social_worker, child)


def test_nobody_without_the_right_names_or_ends_a_team(child, hub, manager):
    said_of = works_with(child, manager)
    page = f"/families/{child.ref}/involved/team/"

    assert signed_in(hub).post(page, {"agency": "early_help", "why": WHY}).status_code == 403
    with pytest.raises(MayNot):
        actions.end_team(involvement=said_of, why="So.", by=actor(hub), at=now())


def test_where_there_is_a_rota_a_new_contact_explains_a_look_of_those_who_are_on_it(manager):
    worker, other = (a_worker(name, role="front_door_worker", agency="cass") for name in ("nina", "omar"))
    child = told(days_ago=1)
    week = {"from_at": now() - timedelta(days=3), "until_at": now() + timedelta(days=3), "at": now()}
    Shift.objects.create(user=other, role="front_door_worker", by_name="Priya", **week)

    assert opens(other, child)
    assert not opens(worker, child)


def test_whoever_stands_in_opens_what_their_colleague_works_with_while_they_are_away(child, manager):
    sol, sia = (a_worker(name, role="social_worker", agency="social_care") for name in ("sol", "sia"))
    actions.involve(user=sol, persons=[child], kind="assigned", why="Allocated.", by=actor(manager), at=now())
    assert not opens(sia, child)

    away = cover.say_away(
        user=sol, from_on=localdate(), until_on=localdate(), deputy=sia, by=actor(sol), at=now()
    )
    assert opens(sia, child)
    assert because() == ["stands_in"]

    cover.say_back(absence=away, back_on=localdate(), by=actor(sol), at=now())
    assert not opens(sia, child)


def test_a_role_is_given_in_localities_and_not_in_one_that_is_not_there(hub):
    call_command(
        "give_role",
        "hugo",
        "early_help_worker",
        "early_help",
        localities=["yardley"],
        why="Moved.",
        stdout=StringIO(),
    )

    assert Entry.objects.get(verb="changed rights").detail["localities"] == ["yardley"]
    with pytest.raises(CommandError, match="There is no locality 'atlantis'"):
        call_command(
            "give_role", "hugo", "early_help_worker", "early_help", localities=["atlantis"], why="So."
        )
