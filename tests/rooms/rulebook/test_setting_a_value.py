"""A value is set by two people with the report on what it would cost, holds from its day, and is never edited."""

import json
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate, now

from frontdoor.access.permissions import MayNot
from frontdoor.accounts.actor import system
from frontdoor.audit.models import Entry
from frontdoor.chronology.knowledge import known_on
from frontdoor.rulebook import actions, queries
from frontdoor.rulebook.models import Answer, Proposal
from frontdoor.rulebook.reports import NotThisReport
from kinfold.rulebook import RULEBOOK
from tests.rooms.alert_stories import a_family, a_manager, actor
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db
SOON = localdate() + timedelta(days=7)


@pytest.fixture
def priya():
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def head():
    return a_manager("hana", "Hana Osei", role="head_of_service")


def a_report(values=None, **more) -> str:
    tried = {
        "values": values or {"S01.contacts": 4},
        "present": False,
        "alerts_a_week": 12.5,
        "harm_seen": 3,
        "harm_planted": 4,
        "lead_days": 90,
        "busy_but_safe_alerted": 0,
        "busy_but_safe": 1,
    }
    return json.dumps(
        {"rules": RULEBOOK.on(localdate()).version, "city": "A city.", "tried": [tried], **more}
    )


def propose(by, **more):
    words = {"name": "S01.contacts", "value": 4, "holds_from": SOON, "why": "Too many.", "report": a_report()}
    return actions.propose(**{**words, **more}, by=actor(by), at=now())


def test_a_value_that_two_people_agreed_on_holds_from_its_day_and_not_before(priya, head):
    actions.answer(proposal=propose(priya), choice="approved", why="Weighed it.", by=actor(head), at=now())

    assert queries.rules_on(SOON - timedelta(days=1)).number("S01.contacts") == 3
    assert queries.rules_on(SOON).number("S01.contacts") == 4
    row = queries.rules_on(SOON).row("S01.contacts")
    assert row.approved_by == "Hana Osei"
    assert "Priya Nair" in row.source
    assert list(Entry.objects.filter(subject_kind="rule").values_list("verb", flat=True)) == [
        "proposed a value",
        "approved a value",
    ]


def test_what_is_asked_of_families_is_asked_under_the_values_of_the_day(priya, head):
    person = a_family(date(2025, 9, 1))
    actions.answer(proposal=propose(priya), choice="approved", why="Weighed it.", by=actor(head), at=now())

    assert known_on([person.pk], SOON).view.rules.number("S01.contacts") == 4
    assert known_on([person.pk], localdate()).view.rules.number("S01.contacts") == 3


def test_a_proposal_alone_changes_nothing_and_a_declined_one_neither(priya, head):
    made = propose(priya)
    assert queries.rules_on(SOON).number("S01.contacts") == 3

    actions.answer(proposal=made, choice="declined", why="Not shown.", by=actor(head), at=now())

    assert queries.rules_on(SOON).number("S01.contacts") == 3


def test_nobody_answers_their_own_proposal_not_even_past_the_code(head):
    made = propose(head)

    with pytest.raises(actions.MayNotSet, match="yourself"):
        actions.answer(proposal=made, choice="approved", why="Mine.", by=actor(head), at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(
            proposal=made,
            choice="approved",
            why="Mine.",
            at=now(),
            by_id=head.pk,
            by_name="H",
            proposed_by_id=head.pk,
        )
    assert not Answer.objects.exists()


def test_a_second_answer_is_refused_and_says_who_was_first(priya, head):
    made = propose(priya)
    actions.answer(proposal=made, choice="declined", why="Not shown.", by=actor(head), at=now())
    other = a_manager("ines", "Ines Roy", role="head_of_service")

    with pytest.raises(actions.MayNotSet, match="Hana Osei answered this before"):
        actions.answer(proposal=made, choice="approved", why="I would.", by=actor(other), at=now())


@pytest.mark.parametrize(
    "more, refused",
    [
        ({"value": 1}, "must lie between 2 and 20"),
        ({"value": 3}, "is 3 already"),
        ({"name": "office.opens"}, "no value 'office.opens'"),
        ({"holds_from": localdate()}, "holds from a later day"),
    ],
)
def test_what_may_not_be_set_is_refused_and_leaves_nothing(priya, more, refused):
    with pytest.raises(actions.MayNotSet, match=refused):
        propose(priya, **more)

    assert (Proposal.objects.count(), Entry.objects.filter(subject_kind="rule").count()) == (0, 0)


@pytest.mark.parametrize(
    "report, refused",
    [
        ("not json", "no impact report"),
        ("[]", "no impact report"),
        ("[" * 100_000, "no impact report"),
        (a_report(tried=[{}]), "no impact report"),
        (a_report(tried=5), "no impact report"),
        (a_report(tried=[{"values": {"S01.contacts": "4"}}]), "no impact report"),
        (a_report(city="\ud800"), "no impact report"),
        (a_report(city=None), "no impact report"),
        (a_report().replace("12.5", "NaN"), "no impact report"),
        (a_report({"S01.contacts": 4, "no.such": 1}), "did not try S01.contacts = 4"),
        (a_report({"S01.contacts": 5}), "did not try S01.contacts = 4"),
        (a_report({"S01.contacts": 4, "S01.days": 30}), "did not try S01.contacts = 4 with everything else"),
        (a_report(rules="0" * 12), "measured against other rules"),
    ],
)
def test_a_report_about_something_else_is_refused_with_what_to_run(priya, report, refused):
    with pytest.raises(NotThisReport, match=refused):
        propose(priya, report=report)

    assert not Proposal.objects.exists()


def test_without_the_right_nobody_proposes_or_answers(priya):
    with pytest.raises(MayNot):
        actions.propose(
            name="S01.contacts",
            value=4,
            holds_from=SOON,
            why="So.",
            report=a_report(),
            by=system("x"),
            at=now(),
        )
    with pytest.raises(MayNot):
        actions.answer(proposal=propose(priya), choice="approved", why="So.", by=actor(priya), at=now())


def test_if_the_audit_cannot_be_written_nothing_is_left_behind(priya, head, monkeypatch):
    made = propose(priya)

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)

    with pytest.raises(RuntimeError), transaction.atomic():
        propose(priya)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.answer(proposal=made, choice="approved", why="So.", by=actor(head), at=now())

    assert (Proposal.objects.count(), Answer.objects.count()) == (1, 0)


def the_file(text: str, name: str = "impact.json"):
    file = BytesIO(text.encode())
    file.name = name
    return file


def test_on_the_pages_one_proposes_and_another_approves(priya, head):
    first, second = signed_in(priya), signed_in(head)
    said = {"value": "4", "holds_from": SOON.isoformat(), "why": "Too many.", "report": the_file(a_report())}

    made = first.post(reverse("rulebook:propose", args=["S01.contacts"]), said, follow=True)
    page = made.content.decode()
    assert "4 distinct contacts" in page
    assert "Somebody else who may approve rules has to answer it." in page
    waiting = second.get(reverse("rulebook:values")).content.decode()
    assert Proposal.objects.get().ref in waiting
    answered = second.post(
        made.redirect_chain[-1][0], {"choice": "approved", "why": "Weighed it."}, follow=True
    )

    assert "Approved by Hana Osei" in answered.content.decode()
    assert queries.rules_on(SOON).number("S01.contacts") == 4


def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(priya):
    said = {"value": "1", "holds_from": SOON.isoformat(), "why": "Too few.", "report": the_file(a_report())}

    page = signed_in(priya).post(reverse("rulebook:propose", args=["S01.contacts"]), said).content.decode()

    assert "must lie between 2 and 20" in page
    assert "Too few." in page


@pytest.mark.promise(18)
@pytest.mark.parametrize("name", ["impact.json.exe", "impact", "impact.html", "json"])
def test_a_file_of_another_kind_is_refused_by_its_name(priya, name):
    said = {"value": "4", "holds_from": SOON.isoformat(), "why": "Too many."}

    page = signed_in(priya).post(
        reverse("rulebook:propose", args=["S01.contacts"]), {**said, "report": the_file(a_report(), name)}
    )

    assert "does not end in .json. Attach impact.json" in page.content.decode()
    assert not Proposal.objects.exists()


def test_who_has_no_right_sees_no_rules():
    nurse = signed_in(a_worker("nina"))

    assert nurse.get(reverse("rulebook:values")).status_code == 403
