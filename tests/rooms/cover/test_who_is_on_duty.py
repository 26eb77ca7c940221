"""Work goes to a desk where somebody sits: the rota first, whoever is away left out, and a deputy in their place."""

from datetime import UTC, date, datetime, timedelta

import pytest

from frontdoor.accounts.models import User
from frontdoor.agencies.cover import absent, deputy_for, on_duty, stood_in_for, who_stands_in
from frontdoor.agencies.models import Absence, AbsenceEnd, Deputy, DeputyEnd, Shift, ShiftEnd
from tests.rooms.builders import a_worker

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)
SAID = {"at": AT, "by_name": "Ruth"}


@pytest.fixture
def ines() -> User:
    return a_worker("ines", role="team_manager", agency="cass")


@pytest.fixture
def tom() -> User:
    return a_worker("tom", role="team_manager", agency="cass")


@pytest.fixture
def priya() -> User:
    return a_worker("priya", role="team_manager", agency="cass")


def on_the_rota(user: User, *, role: str = "team_manager", team: str = "", hours: int = 8) -> Shift:
    until = AT + timedelta(hours=hours)
    return Shift.objects.create(user=user, role=role, team=team, from_at=AT, until_at=until, **SAID)


def away(user: User, until: date | None = date(2026, 3, 6)) -> Absence:
    return Absence.objects.create(user=user, from_on=AT.date(), until_on=until, kind="sick", **SAID)


def stands_in(deputy: User, user: User) -> Deputy:
    days = {"from_on": AT.date(), "until_on": date(2026, 3, 6)}
    return Deputy.objects.create(user=user, deputy=deputy, **days, **SAID)


def names(found) -> list[str]:
    return [each.user.username for each in found]


def test_whoever_is_on_the_rota_is_on_duty_from_the_first_minute_and_not_after_the_last(ines, tom):
    on_the_rota(tom)

    assert names(on_duty("team_manager", AT)) == ["tom"]
    assert names(on_duty("team_manager", AT + timedelta(hours=8))) == ["ines", "tom"]


def test_where_nobody_is_on_the_rota_everybody_with_the_role_who_is_not_away_is_on_duty(ines, tom):
    away(ines)

    assert names(on_duty("team_manager", AT)) == ["tom"]


def test_somebody_on_the_rota_who_is_away_leaves_it_to_the_others(ines, tom):
    on_the_rota(ines)
    away(ines)

    assert names(on_duty("team_manager", AT)) == ["tom"]


def test_nobody_is_on_duty_where_everybody_is_away(ines):
    away(ines)

    assert on_duty("team_manager", AT) == []


def test_a_leaver_on_the_rota_is_not_on_duty(ines, tom):
    on_the_rota(tom)
    tom.memberships.update(until_on=AT.date() - timedelta(days=1))

    assert names(on_duty("team_manager", AT)) == ["ines"]


def test_somebody_taken_off_the_rota_is_not_on_duty(ines, tom):
    ShiftEnd.objects.create(shift=on_the_rota(tom), why="Swapped.", **SAID)

    assert names(on_duty("team_manager", AT)) == ["ines", "tom"]


def test_a_teams_own_rota_comes_before_everybody_elses(ines, tom):
    tom.memberships.update(team="East")
    on_the_rota(ines, team="West")

    assert names(on_duty("team_manager", AT, team="East")) == ["tom"]
    assert names(on_duty("team_manager", AT, team="North")) == ["ines", "tom"]


def test_an_absence_holds_until_its_last_day_or_until_they_are_back(ines):
    said = away(ines, until=None)
    assert absent(ines.pk, AT + timedelta(days=400)) == said

    AbsenceEnd.objects.create(absence=said, back_on=date(2026, 3, 10), **SAID)

    assert absent(ines.pk, datetime(2026, 3, 9, 23, 0, tzinfo=UTC)) == said
    assert absent(ines.pk, datetime(2026, 3, 10, 0, 30, tzinfo=UTC)) is None


def test_a_deputy_does_the_work_of_somebody_away_and_of_nobody_who_is_here(ines, tom):
    stands_in(tom, ines)
    assert who_stands_in(ines.pk, AT) == ines.pk

    away(ines)

    assert who_stands_in(ines.pk, AT) == tom.pk
    assert stood_in_for(tom.pk, AT) == [ines.pk]


def test_somebody_away_without_a_deputy_leaves_nobody(ines):
    away(ines)

    assert who_stands_in(ines.pk, AT) is None


def test_a_deputy_who_is_away_passes_it_on_to_their_own(ines, tom, priya):
    stands_in(tom, ines)
    stands_in(priya, tom)
    away(ines)
    away(tom)

    assert deputy_for(ines.pk, AT) == priya.pk
    assert stood_in_for(priya.pk, AT) == sorted([ines.pk, tom.pk])


def test_two_who_are_away_and_name_each_other_lead_to_nobody(ines, tom):
    stands_in(tom, ines)
    stands_in(ines, tom)
    away(ines)
    away(tom)

    assert deputy_for(ines.pk, AT) is None


def test_a_deputy_who_left_or_whose_naming_was_ended_does_not_stand_in(ines, tom):
    named = stands_in(tom, ines)
    tom.memberships.update(until_on=AT.date() - timedelta(days=1))
    assert deputy_for(ines.pk, AT) is None
    tom.memberships.update(until_on=None)
    assert deputy_for(ines.pk, AT) == tom.pk

    DeputyEnd.objects.create(named=named, **SAID)

    assert deputy_for(ines.pk, AT) is None


def test_the_deputy_named_last_holds(ines, tom, priya):
    stands_in(tom, ines)
    stands_in(priya, ines)

    assert deputy_for(ines.pk, AT) == priya.pk
