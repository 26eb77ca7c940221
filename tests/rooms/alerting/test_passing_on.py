"""When nobody acts: the deputy is told, then the Head of Service; what was taken on and left waits again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from frontdoor.access.permissions import MayNot
from frontdoor.accounts.actor import system
from frontdoor.agencies.models import Absence, Deputy
from frontdoor.alerts import actions
from frontdoor.alerts.life.holding import AWAY, NotTheirs, hand_over
from frontdoor.alerts.models import Acknowledgement, Alert, Escalation, Handover, Lapse, Passing, Push
from frontdoor.audit.models import Entry
from frontdoor.outbox.models import Message
from tests.rooms.alert_stories import a_family, a_manager, actor, an_alert, everything_said

pytestmark = pytest.mark.django_db

MONDAY = datetime(2025, 11, 17, 9, 0, tzinfo=UTC)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))
SATURDAY_NIGHT = datetime(2026, 5, 23, 22, 30, tzinfo=UTC)  # 25 May is a bank holiday


@pytest.fixture
def priya():
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def owen():
    return a_manager("owen", "Owen Hughes")


@pytest.fixture
def root():
    return a_family()


def stands_in(deputy, user):
    by = {"at": MONDAY, "by_id": user.pk, "by_name": str(user)}
    Deputy.objects.create(user=user, deputy=deputy, from_on=date(2025, 1, 1), until_on=date(2027, 1, 1), **by)


def is_away(user, on=date(2025, 11, 17)):
    by = {"at": MONDAY, "by_id": user.pk, "by_name": str(user)}
    Absence.objects.create(user=user, from_on=on, until_on=on + timedelta(days=14), kind="leave", **by)


def told(kind):
    return [(push.to and push.to.username) or push.role for push in Push.objects.filter(kind=kind)]


def test_the_deputy_is_told_first_and_the_head_of_service_after_the_deputys_time(root, priya, owen):
    stands_in(owen, priya)
    an_alert(root, manager=priya, raised_at=MONDAY)

    done = [actions.escalate_overdue(at=at) for at in (MONDAY, TUESDAY, TUESDAY, WEDNESDAY, THURSDAY)]

    assert done == [0, 1, 0, 1, 0]
    assert (Passing.objects.get().to, Passing.objects.get().was_due_at) == (owen, TUESDAY)
    assert Escalation.objects.get().was_due_at == WEDNESDAY
    assert (told("alert_deputy"), told("alert_escalated")) == (["owen"], ["head_of_service"])


def test_a_red_alert_on_a_saturday_night_before_a_bank_holiday_reaches_the_head_before_morning(
    root, priya, owen
):
    stands_in(owen, priya)
    an_alert(root, manager=priya, raised_at=SATURDAY_NIGHT, severity="red")

    hours = range(0, 10)
    done = [actions.escalate_overdue(at=SATURDAY_NIGHT + timedelta(hours=hour)) for hour in hours]

    assert done == [0, 0, 0, 0, 1, 0, 1, 0, 0, 0]
    assert Message.objects.filter(urgent=True).count() == 2


def test_the_deputy_may_take_it_on_and_then_nothing_goes_further(root, priya, owen):
    stands_in(owen, priya)
    alert = an_alert(root, manager=priya, raised_at=MONDAY)
    actions.escalate_overdue(at=TUESDAY)

    actions.acknowledge(alert=alert, by=actor(owen), at=TUESDAY)

    assert actions.escalate_overdue(at=WEDNESDAY) == 0


def test_what_was_taken_on_and_not_decided_waits_for_anybody_again(root, priya, owen):
    alert = an_alert(root, manager=priya, raised_at=MONDAY)
    actions.acknowledge(alert=alert, by=actor(priya), at=MONDAY)

    assert actions.escalate_overdue(at=THURSDAY) == 1
    assert actions.escalate_overdue(at=THURSDAY + timedelta(hours=1)) == 0

    assert Lapse.objects.get().was_due_at == THURSDAY
    assert (told("alert_lapsed"), told("alert_escalated")) == (["priya"], ["head_of_service"])
    actions.acknowledge(alert=alert, by=actor(owen), at=THURSDAY)
    assert [each.by_name for each in Acknowledgement.objects.order_by("id")] == ["Priya Nair", "Owen Hughes"]


def test_whoever_takes_on_what_is_overdue_has_the_time_to_decide_again(root, priya, owen):
    alert = an_alert(root, manager=priya, raised_at=MONDAY)
    actions.acknowledge(alert=alert, by=actor(priya), at=MONDAY)
    actions.escalate_overdue(at=THURSDAY)
    actions.acknowledge(alert=alert, by=actor(owen), at=THURSDAY)

    assert actions.escalate_overdue(at=datetime(2025, 11, 25, 8, 59, tzinfo=UTC)) == 0
    assert actions.escalate_overdue(at=datetime(2025, 11, 25, 9, 0, tzinfo=UTC)) == 1
    assert Lapse.objects.count() == 2
    assert Escalation.objects.count() == 1


def test_two_cannot_hold_it_at_once_even_after_a_lapse(root, priya, owen):
    alert = an_alert(root, manager=priya, raised_at=MONDAY)
    actions.acknowledge(alert=alert, by=actor(priya), at=MONDAY)
    actions.escalate_overdue(at=THURSDAY)
    actions.acknowledge(alert=alert, by=actor(owen), at=THURSDAY)

    with pytest.raises(actions.AlreadyDone, match="Owen Hughes acknowledged this alert"):
        actions.acknowledge(alert=alert, by=actor(priya), at=THURSDAY)


def test_an_alert_leaves_the_desk_of_whoever_is_away_with_a_row_that_says_so(root, priya, owen):
    is_away(priya)
    alert = an_alert(root, manager=priya, raised_at=MONDAY)

    assert actions.escalate_overdue(at=MONDAY) == 1
    assert actions.escalate_overdue(at=MONDAY) == 0

    moved = Handover.objects.get()
    assert (moved.to, moved.why, moved.by_name) == (owen, AWAY, "Kinfold (clock)")
    assert Alert.objects.get().manager == priya
    assert Alert.objects.get().holder == owen
    assert told("alert_handed_over") == ["owen"]
    assert Entry.objects.filter(verb="handed over", subject_ref=alert.ref).exists()


def test_the_named_deputy_comes_before_whoever_is_on_duty(root, priya, owen):
    grace = a_manager("grace", "Grace Adeyemi")
    stands_in(grace, priya)
    is_away(priya)
    an_alert(root, manager=priya, raised_at=MONDAY)

    actions.escalate_overdue(at=MONDAY)

    assert Handover.objects.get().to == grace


def test_nobody_holds_an_alert_less_than_before_because_everybody_is_away(root, priya, owen):
    for user in (priya, owen):
        is_away(user)
    an_alert(root, manager=priya, raised_at=MONDAY)

    assert actions.escalate_overdue(at=MONDAY) == 0
    assert actions.escalate_overdue(at=TUESDAY) == 1
    assert Escalation.objects.exists()


def test_a_manager_hands_an_alert_over_with_a_reason_and_the_other_is_told(root, priya, owen):
    alert = an_alert(root, manager=priya, raised_at=MONDAY)

    hand_over(alert=alert, to=owen.pk, why="I know the family.", by=actor(priya), at=MONDAY)

    assert Alert.objects.get().holder == owen
    assert list(Alert.objects.with_holder().values_list("held_by", flat=True)) == [owen.pk]
    assert Entry.objects.get(verb="handed over").actor_name == "Priya Nair"


@pytest.mark.parametrize("role", ["front_door_worker", "head_of_service", "auditor"])
def test_an_alert_is_handed_only_to_a_team_manager(root, priya, role):
    alert, other = an_alert(root, manager=priya, raised_at=MONDAY), a_manager("sam", "Sam", role=role)

    with pytest.raises(NotTheirs):
        hand_over(alert=alert, to=other.pk, why="So.", by=actor(priya), at=MONDAY)


def test_a_decided_alert_is_not_handed_over(root, priya, owen):
    alert = an_alert(root, manager=priya, raised_at=MONDAY)
    said = {"choice": "no_action", "why": "So.", **everything_said(alert)}
    actions.decide(alert=alert, by=actor(priya), at=MONDAY, **said)

    with pytest.raises(actions.AlreadyDone):
        hand_over(alert=alert, to=owen.pk, why="So.", by=actor(priya), at=MONDAY)


def test_a_part_of_the_system_takes_nothing_on(root):
    with pytest.raises(MayNot, match="does not let you"):
        actions.acknowledge(alert=an_alert(root), by=system("clock"), at=MONDAY)
