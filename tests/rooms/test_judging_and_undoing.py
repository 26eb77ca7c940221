"""A judgement can be taken back: both people are again what they were, whatever came in between."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdoor.access.permissions import MayNot
from frontdoor.accounts.actor import system
from frontdoor.alerts.evaluation import run_due
from frontdoor.alerts.models import Alert, Finding
from frontdoor.audit.models import Entry
from frontdoor.chronology.knowledge import known_on
from frontdoor.journey import steps
from frontdoor.people import actions
from frontdoor.people.models import Link, LinkEnd, Person, Proposal

from .stories import WORKER, contact, noon, said, send, standing, who_is_who

pytestmark = pytest.mark.django_db


def person(received, number):
    return Person.objects.get(mention__received=received, mention__number=number)


def two_families_of_one_name():
    """Two contacts about one Mia and one about the other, so that only joining them makes three."""
    sent = []
    for agency, day, mother_born, child_born, postcode in (
        ("gp", 2, "1990-06-06", "2012-02-02", "B31 2AB"),
        ("health_visiting", 9, "1990-06-06", "2012-02-02", "B31 2AB"),
        ("school", 16, "1991-06-06", "2012-02-12", "B6 5CD"),
    ):
        people = (
            said(1, "mother", "Amy Hassan", mother_born, sex="F", postcode=postcode),
            said(2, "child", "Mia Hassan", child_born, sex="F", postcode=postcode),
        )
        sent.append(send(agency, contact(*people, ties=[(1, 2, "mother")], on=date(2015, 3, day))))
    run_due(at=noon(date(2015, 4, 1)))  # the agencies were expected to speak by now
    return person(sent[0], 2), person(sent[2], 2)


def judge(one, other, verdict, day, why="Spoke to both schools."):
    return steps.link_is_judged(one, other, verdict=verdict, why=why, by=WORKER, at=noon(date(2015, 4, day)))


def undo(link, day):
    return steps.link_is_undone(link, why="Wrong child.", by=WORKER, at=noon(date(2015, 4, day)))


def test_joining_two_families_raises_an_alert_and_undoing_it_clears_the_alert_with_that_reason():
    one, other = two_families_of_one_name()
    before = standing()

    link = judge(one, other, "same", day=2)
    joined = {signal for signal, *_ in standing() - before}
    undo(link, day=7)

    assert "S01" in joined
    assert standing() == before
    ended = Finding.objects.filter(signal="S01").first().end
    assert ended.ended_on == date(2015, 4, 7)
    assert "was undone" in ended.because


def test_a_link_undone_on_the_day_it_was_made_is_why_its_finding_falls():
    one, other = two_families_of_one_name()

    undo(judge(one, other, "same", day=2), day=2)

    ended = Finding.objects.filter(signal="S01").first().end
    assert (
        ended.because
        == "No longer true, because on that day: The link (same person) made that day was undone."
    )


def test_link_undo_link_is_the_same_as_link():
    one, other = two_families_of_one_name()
    undo(judge(one, other, "same", day=2), day=7)

    judge(one, other, "same", day=8)

    assert frozenset({"gp:2", "health_visiting:2", "school:2"}) in who_is_who()


def test_not_the_same_is_inherited_by_everyone_each_is_the_same_as():
    one, other = two_families_of_one_name()
    judge(one, other, "not_same", day=2)
    second_description = Person.objects.get(
        mention__received__agency__key="health_visiting", mention__number=2
    )

    with pytest.raises(actions.MayNotJoin):
        judge(second_description, other, "same", day=3)


def test_not_sure_joins_nobody_and_stays_on_record():
    one, other = two_families_of_one_name()
    before = who_is_who()

    judge(one, other, "unsure", day=2)

    assert who_is_who() == before
    assert Link.objects.get(verdict="unsure").why == "Spoke to both schools."


def test_a_join_by_matching_can_be_undone_and_the_past_says_what_was_believed_then():
    one, _ = two_families_of_one_name()

    for link in Link.objects.filter(how="matching"):
        steps.link_is_undone(link, why="Not them.", by=WORKER, at=noon(date(2015, 4, 7)))

    then, now = known_on([one.pk], date(2015, 4, 6)), known_on([one.pk], date(2015, 4, 7))
    contacts = [len(known.view.family_records(known.id_of(one.pk), "contact")) for known in (then, now)]
    assert contacts == [2, 1]


def test_a_judgement_without_a_reason_or_without_the_right_is_refused_and_leaves_nothing():
    one, other = two_families_of_one_name()
    before = Link.objects.count(), Entry.objects.count()

    with pytest.raises(ValueError, match="Say why"):
        judge(one, other, "same", day=2, why="  ")
    with pytest.raises(MayNot):
        steps.link_is_judged(
            one, other, verdict="same", why="Because.", by=system("x"), at=noon(date(2015, 4, 2))
        )

    assert (Link.objects.count(), Entry.objects.count()) == before


def test_undoing_twice_is_refused_gently():
    one, other = two_families_of_one_name()
    link = judge(one, other, "same", day=2)
    undo(link, day=3)

    with pytest.raises(actions.AlreadyUndone, match="already taken back"):
        undo(link, day=4)
    assert LinkEnd.objects.filter(link=link).count() == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["same", "not_same", "unsure", "undo"]), max_size=6))
def test_whatever_was_judged_and_undone_taking_everything_back_restores_what_was(db, steps_taken):
    from django.db import transaction

    with transaction.atomic():
        one, other = two_families_of_one_name()
        before, people_before = standing(), who_is_who()
        for place, taken in enumerate(steps_taken, start=1):
            held = Link.objects.filter(how="worker", end__isnull=True).first()
            if taken == "undo" and held:
                undo(held, day=place)
            elif taken != "undo" and (held is None or held.verdict != "not_same" or taken != "same"):
                judge(one, other, taken, day=place)
        for held in Link.objects.filter(how="worker", end__isnull=True):
            undo(held, day=20)

        assert (standing(), who_is_who()) == (before, people_before)
        transaction.set_rollback(True)


def a_misspelt_child():
    """Three contacts: a mother known again each time, and a third child so misspelt that a worker is needed."""
    mother = said(1, "mother", "Amy Hassan", "1990-06-06", sex="F", postcode="B31 2AB")
    sent = [
        send(
            agency,
            contact(
                mother,
                said(2, "child", name, "2012-02-02", sex="F", postcode="B31 2AB"),
                ties=[(1, 2, "mother")],
                on=date(2015, 3, day),
            ),
        )
        for agency, name, day in (
            ("gp", "Mia Hassan", 2),
            ("police", "Mia Hassan", 9),
            ("school", "Zzed Hassan", 16),
        )
    ]
    return person(sent[0], 2), person(sent[2], 2)


def test_judged_the_same_on_the_day_it_came_the_family_still_has_one_alert_and_its_sentence_goes_on():
    known, misspelt = a_misspelt_child()
    steps.link_is_judged(
        known, misspelt, verdict="same", why="A slip.", by=WORKER, at=noon(date(2015, 3, 16))
    )

    send(
        "housing",
        contact(
            said(1, "mother", "Amy Hassan", "1990-06-06", sex="F", postcode="B31 2AB"),
            said(2, "child", "Mia Hassan", "2012-02-02", sex="F", postcode="B31 2AB"),
            ties=[(1, 2, "mother")],
            on=date(2015, 3, 20),
        ),
    )

    assert Alert.objects.count() == 1
    assert {said for signal, said, _ in standing() if signal == "S01"} == {
        "4 contacts in 90 days about 2 people in this family, from the GP, housing, the police and school."
    }


def test_undoing_it_again_leaves_one_alert():
    known, misspelt = a_misspelt_child()
    at = noon(date(2015, 3, 16))
    link = steps.link_is_judged(known, misspelt, verdict="same", why="A slip.", by=WORKER, at=at)

    undo(link, day=2)

    assert Alert.objects.count() == 1


def test_somebody_judged_the_same_is_seen_as_one_from_then_on():
    known, misspelt = a_misspelt_child()

    judge(known, misspelt, "same", day=2)

    now = known_on([known.pk], date(2015, 4, 2))
    then = known_on([known.pk], date(2015, 4, 1))
    assert (len(now.family_of([known.pk])), len(then.family_of([known.pk]))) == (2, 3)


def about_the_father() -> list[Proposal]:
    asked = Proposal.objects.select_related("newer__mention", "known__mention")
    return [each for each in asked if "not yet identified" in each.evidence[0]]


def test_when_a_worker_joins_a_child_the_father_named_elsewhere_is_asked_about():
    unknown_father = contact(
        said(1, "child", "Mia Hassan", "2012-02-02", postcode="B31 2AB"),
        said(2, "father", "", answer="not_known"),
        ties=[(2, 1, "father")],
        on=date(2015, 3, 2),
    )
    named_father = contact(
        said(1, "child", "Maya Hussain", "2012-02-12"),
        said(2, "father", "Corwin Hale", "1985-01-01", sex="M"),
        ties=[(2, 1, "father")],
        on=date(2015, 3, 9),
    )
    first, second = send("gp", unknown_father), send("police", named_father)
    before = about_the_father()

    judge(person(first, 1), person(second, 1), "same", day=2)

    assert not before
    (asked,) = about_the_father()
    assert {asked.newer.mention.answer, asked.known.mention.answer} == {"known", "not_known"}
