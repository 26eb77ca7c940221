"""Each child has a decision of their own; next steps are somebody's; an alert closes, is confirmed, and is reopened."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frontdoor.alerts import actions
from frontdoor.alerts.deciding.actions import Child, Hindsight, Step, close, confirm, step_is_done
from frontdoor.alerts.deciding.useful import latest, say_useful
from frontdoor.alerts.life.keeping import as_it_stands, state_of
from frontdoor.alerts.models import (
    Alert,
    ChildDecision,
    Closing,
    FindingEnd,
    NextStep,
    Push,
    StepDone,
    Usefulness,
)
from frontdoor.audit.models import Entry
from frontdoor.chronology.models import Event
from kinfold.alerting import State
from tests.rooms.alert_stories import a_family, a_finding, a_manager, actor, an_alert, everything_said
from tests.rooms.builders import a_worker
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
AT = datetime(2025, 11, 17, 14, 5, tzinfo=UTC)


@pytest.fixture
def priya():
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def alert(priya):
    return an_alert(a_family(), manager=priya)


def decide(alert, by, **more):
    words = {"choice": "assessment", "why": "Three agencies worried.", **everything_said(alert), "at": AT}
    return actions.decide(alert=alert, by=actor(by), **{**words, **more})


def state(alert):
    return state_of(as_it_stands(alert))


def nothing_is_true_any_more(alert):
    for finding in alert.findings.filter(end__isnull=True):
        FindingEnd.objects.create(finding=finding, ended_on=AT.date(), noticed_at=AT, because="He was seen.")


def test_each_child_has_a_decision_of_their_own_with_its_reason(alert, priya):
    isla, noah = everything_said(alert)["children"]

    decision = decide(alert, priya, children={isla: Child("same"), noah: Child("health", "A mark was seen.")})

    kept = decision.for_children.values_list("person_id", "choice", "why")
    assert set(kept) == {(isla, "same", ""), (noah, "health", "A mark was seen.")}


def test_a_decision_that_leaves_one_child_out_is_refused_and_leaves_nothing_behind(alert, priya):
    isla, _ = everything_said(alert)["children"]

    with pytest.raises(actions.SomeoneLeftOut, match="for each child"):
        decide(alert, priya, children={isla: Child("same")})

    assert not ChildDecision.objects.exists()
    assert state(alert) is State.RAISED


def test_a_child_decided_on_otherwise_than_the_family_has_a_reason(alert, priya):
    children = dict.fromkeys(everything_said(alert)["children"], Child("nothing_more", "  "))

    with pytest.raises(IntegrityError), transaction.atomic():
        decide(alert, priya, children=children)


def test_where_something_is_to_be_done_somebody_does_it_by_a_day(alert, priya):
    with pytest.raises(actions.NothingFollows):
        decide(alert, priya, steps=[])


@pytest.mark.parametrize("words", [{"reason": "because"}, {"choice": "cleared"}])
def test_a_reason_that_nobody_counts_and_a_choice_that_is_not_offered_are_refused(alert, priya, words):
    with pytest.raises(ValueError, match="not"):
        decide(alert, priya, **words)


def test_whoever_owns_a_next_step_is_told_by_reference(alert, priya):
    jo = a_worker("jo", role="front_door_worker", agency="cass", name="Jo Marsh")

    decide(alert, priya, steps=[Step("Ring the midwife.", "Jo Marsh", date(2025, 11, 20), jo.pk)])

    assert Push.objects.get(kind="alert_next_step").to == jo
    assert NextStep.objects.get().owner_name == "Jo Marsh"


def test_the_earlier_decisions_and_what_was_made_of_them_are_kept(alert, priya):
    decision = decide(alert, priya, hindsight=Hindsight(False, "Tia was not looked at.", ("C-1234-5678",)))

    kept = decision.weighing
    assert (kept.same_again, kept.because, kept.earlier) == (
        False,
        "Tia was not looked at.",
        ["C-1234-5678"],
    )


def test_an_alert_closes_when_its_last_step_is_done_and_not_before(alert, priya):
    steps = [Step(f"Step {number}.", "Jo Marsh", date(2025, 11, 20)) for number in (1, 2)]
    decision = decide(alert, priya, steps=steps)
    first, second = decision.next_steps.all()

    step_is_done(step=first, what="She is well.", by=actor(priya), at=AT)
    assert state(alert) is State.DECIDED
    step_is_done(step=second, what="They will come.", by=actor(priya), at=AT)
    step_is_done(step=second, what="They will come.", by=actor(priya), at=AT)

    assert state(alert) is State.CLOSED
    assert StepDone.objects.count() == 2
    assert Entry.objects.get(verb="closed").subject_ref == alert.ref


def test_a_decision_of_which_nothing_follows_closes_the_alert_at_once(alert, priya):
    decide(alert, priya, choice="no_action", steps=[])

    assert state(alert) is State.CLOSED


def test_a_manager_closes_what_is_left_with_a_reason(alert, priya):
    decide(alert, priya)

    with pytest.raises(IntegrityError), transaction.atomic():
        close(alert=alert, why="  ", by=actor(priya), at=AT)
    close(alert=alert, why="They moved to Leeds.", by=actor(priya), at=AT)

    assert Closing.objects.get().why == "They moved to Leeds."
    with pytest.raises(actions.AlreadyDone, match="closed"):
        close(alert=alert, why="Again.", by=actor(priya), at=AT)


def test_what_is_no_longer_true_waits_for_a_manager_to_confirm_it(alert, priya):
    with pytest.raises(ValueError, match="still true"):
        confirm(alert=alert, why="He was seen.", by=actor(priya), at=AT)
    nothing_is_true_any_more(alert)
    assert state(alert) is State.RAISED

    confirm(alert=alert, why="He was seen on Monday, by two agencies.", by=actor(priya), at=AT)

    assert state(alert) is State.CLOSED
    assert alert.decision.weighing.reason == "over"
    assert Event.objects.filter(kind="alert", subtype="confirmed").exists()


def told_by(agency: str, on: date):
    send(
        agency,
        contact(
            said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F", postcode="B1 1AA"),
            said(2, "child", "Isla Merrin", "2025-06-08", sex="F", postcode="B1 1AA"),
            ties=[(1, 2, "mother")],
            on=on,
        ),
    )


def decided_family(priya, on: date) -> Alert:
    for day, agency in enumerate(("housing", "midwifery", "youth_service"), start=1):
        told_by(agency, date(2025, 9, day))
    alert = Alert.objects.get()
    decide(alert, priya, choice="no_action", steps=[], at=datetime(on.year, on.month, on.day, 14, tzinfo=UTC))
    return alert


def test_something_new_within_the_quiet_time_reopens_a_closed_alert_as_another(priya):
    first = decided_family(priya, date(2025, 9, 4))

    told_by("school", date(2025, 9, 20))

    second = Alert.objects.exclude(pk=first.pk).get()
    assert (state(first), state(second)) == (State.REOPENED, State.RAISED)
    assert second.goes_on_from.because == "Something was recorded that the decision did not weigh."


def test_long_after_the_decision_it_is_a_new_alert(priya):
    first = decided_family(priya, date(2025, 9, 4))

    told_by("school", date(2025, 10, 20))

    assert Alert.objects.count() == 2
    assert state(first) is State.CLOSED


def test_one_tap_says_whether_it_was_useful_and_the_latest_answer_counts(alert, priya):
    decision = decide(alert, priya)

    for answer in ("confirmed", "changed", "changed"):
        say_useful(decision=decision, answer=answer, by=actor(priya), at=AT)

    assert Usefulness.objects.count() == 2
    assert latest(decision).answer == "changed"


def test_no_use_says_why_because_it_changes_the_rules(alert, priya):
    decision = decide(alert, priya)

    with pytest.raises(ValueError, match="Say why"):
        say_useful(decision=decision, answer="no_use", by=actor(priya), at=AT)

    assert not Usefulness.objects.exists()


IN_STATE = {
    State.RAISED: lambda alert, by: None,
    State.ACKNOWLEDGED: lambda alert, by: actions.acknowledge(alert=alert, by=actor(by), at=AT),
    State.DECIDED: decide,
    State.CLOSED: lambda alert, by: decide(alert, by, choice="no_action", steps=[]),
}
ACTS = {
    "acknowledge": lambda alert, by: actions.acknowledge(alert=alert, by=actor(by), at=AT),
    "decide": decide,
    "confirm": lambda alert, by: confirm(alert=alert, why="He was seen.", by=actor(by), at=AT),
    "close": lambda alert, by: close(alert=alert, why="They moved.", by=actor(by), at=AT),
    "lapse": lambda alert, by: actions.escalate_overdue(at=AT + timedelta(days=30)),
}


@pytest.mark.parametrize("begun", IN_STATE)
@pytest.mark.parametrize("act", ACTS)
def test_every_act_leads_where_the_table_says_or_is_refused_and_moves_nothing(alert, priya, begun, act):
    from kinfold.alerting.states import BY_NAME

    IN_STATE[begun](alert, priya)
    if act == "confirm":
        nothing_is_true_any_more(alert)
    allowed = begun in BY_NAME[act].sources

    if not allowed and act != "lapse":
        with pytest.raises(actions.AlreadyDone, match="Nothing of yours was saved"):
            ACTS[act](alert, priya)
    else:
        ACTS[act](alert, priya)

    assert state(alert) is (BY_NAME[act].target if allowed else begun)


def test_a_pause_has_a_reason_a_person_and_an_end_and_red_ends_it(alert, priya):
    from frontdoor.alerts.life.pauses import BY_RED, MayNotPause, pause
    from frontdoor.alerts.life.telling import push_what_is_due

    until = AT + timedelta(days=7)
    with pytest.raises(MayNotPause, match="acknowledged"):
        pause(alert=alert, until=until, why="We meet on Monday.", by=actor(priya), at=AT)
    actions.acknowledge(alert=alert, by=actor(priya), at=AT)
    with pytest.raises(MayNotPause, match="14 days at most"):
        pause(alert=alert, until=AT + timedelta(days=15), why="So.", by=actor(priya), at=AT)
    made = pause(alert=alert, until=until, why="We meet on Monday.", by=actor(priya), at=AT)

    a_finding(alert, signal="S10", at=AT + timedelta(days=1), headline="Tia has not been seen.")
    assert push_what_is_due([alert], at=AT + timedelta(days=6)) == 1  # what raised it was never told yet
    a_finding(alert, signal="S15", at=AT + timedelta(days=6, hours=1), severity="red")
    assert push_what_is_due([alert], at=AT + timedelta(days=6, hours=1)) == 1

    made.refresh_from_db()
    assert made.end.because == BY_RED
    with pytest.raises(MayNotPause, match="red"):
        pause(alert=alert, until=until, why="So.", by=actor(priya), at=AT + timedelta(days=6, hours=2))


def test_guidance_reaches_whoever_had_a_part_in_it_and_not_the_one_who_gave_it(alert, priya):
    owen = a_manager("owen", "Owen Hughes")
    actions.acknowledge(alert=alert, by=actor(owen), at=AT)

    actions.give_guidance(alert=alert, text="Ring the midwife.", by=actor(priya), at=AT)

    assert [push.to for push in Push.objects.filter(kind="guidance")] == [owen]
    assert localdate(Push.objects.get(kind="guidance").at) == AT.date()
