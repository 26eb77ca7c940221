"""A barrier keeps two records apart: no score joins them, and neither shows the other to anyone without the right."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from frontdoor.access.permissions import MayNot
from frontdoor.access.roles import ROLES
from frontdoor.accounts.models import User
from frontdoor.audit.models import Entry
from frontdoor.chronology.knowledge import known_on
from frontdoor.families.queries import around
from frontdoor.journey import steps
from frontdoor.people import actions as people
from frontdoor.people import barriers
from frontdoor.people.actions import MayNotJoin
from frontdoor.people.clusters import groups
from frontdoor.people.models import Barrier, BarrierEnd, Link, Person, Proposal, Question
from frontdoor.people.queries import proposals_about
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import day_before, person_in, text_of
from tests.rooms.stories import contact, said, send
from tests.rooms.test_every_address import addresses

from .barrier_stories import BORN, ORDER, Side, before_and_after, held_to_be_one, kept_apart, manager

pytestmark = pytest.mark.django_db
WHY = "Seen both records."


@pytest.fixture
def both() -> tuple[Side, Side]:
    """A child before an adoption and after it, kept apart by a barrier."""
    one, other = before_and_after()
    kept_apart(one, other, by=manager())
    return one, other


def test_a_barrier_is_kept_and_logged_under_its_own_reference_and_no_persons():
    one, other = before_and_after()

    barrier = kept_apart(one, other, by=manager())

    entry = Entry.objects.get(verb="set a barrier")
    assert (entry.subject_kind, entry.subject_ref, entry.actor_name) == ("barrier", barrier.ref, "Rosa")
    assert (barrier.kind, barrier.order_reference, barrier.by_name) == ("adoption", "BM20A00417", "Rosa")
    named = {one.child.ref, other.child.ref}
    assert not named & {entry.why, *map(str, entry.detail.values())}


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"team_manager"}))
def test_only_a_team_manager_sets_or_lifts_a_barrier(role, both):
    by = manager("ola", role)

    with pytest.raises(MayNot, match="Team Manager"):
        barriers.set_barrier(both[0].child, both[1].child, **ORDER, by=by, at=timezone.now())
    with pytest.raises(MayNot, match="Team Manager"):
        barriers.lift_barrier(Barrier.objects.get(), why=WHY, by=by, at=timezone.now())
    assert (Barrier.objects.count(), BarrierEnd.objects.count()) == (1, 0)


@pytest.mark.parametrize("missing", ["order_reference", "asked_by", "why"])
def test_a_barrier_without_an_order_or_a_reason_is_refused_and_leaves_nothing_behind(missing):
    one, other = before_and_after()

    with pytest.raises(ValueError, match="Say by which order"):
        steps.barrier_is_set(
            one.child, other.child, **{**ORDER, missing: " "}, by=manager(), at=timezone.now()
        )

    assert not Barrier.objects.exists()
    assert not Entry.objects.filter(verb="set a barrier").exists()


def test_if_setting_a_barrier_fails_nothing_is_left_behind(monkeypatch):
    one, other = before_and_after()
    monkeypatch.setattr(steps, "look_again", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        kept_apart(one, other, by=manager())

    assert not Barrier.objects.exists()
    assert not Entry.objects.filter(verb="set a barrier").exists()


def test_two_who_are_held_to_be_one_must_be_parted_first():
    one, other = before_and_after()
    by = manager()
    steps.link_is_judged(one.child, other.child, verdict="same", why=WHY, by=by, at=timezone.now())

    with pytest.raises(barriers.HeldToBeOne, match="Undo the judgement"):
        kept_apart(one, other, by=by)


def test_nobody_joins_the_two_sides_and_the_refusal_is_that_of_any_judgement(both):
    one, other = both
    by = manager("ola")
    third = person_in(send("gp", contact(said(1, "child", "Ada Brown", "2001-01-01"), on=day_before(1))), 1)
    people.judge(one.child, third, verdict="same", why=WHY, by=by, at=timezone.now())

    with pytest.raises(MayNotJoin) as across:
        people.judge(third, other.child, verdict="same", why=WHY, by=by, at=timezone.now())
    judged = person_in(
        send("gp", contact(said(1, "child", "Bo Green", "2002-01-01"), on=day_before(1)), message="x"), 1
    )
    people.judge(judged, third, verdict="not_same", why=WHY, by=by, at=timezone.now())
    with pytest.raises(MayNotJoin) as apart:
        people.judge(judged, one.child, verdict="same", why=WHY, by=by, at=timezone.now())

    assert str(across.value) == str(apart.value)
    assert "barrier" not in str(across.value).lower()


def test_who_is_joined_to_one_side_later_is_kept_from_the_other_too(both):
    one, other = both
    later = send(
        "charity",
        contact(said(1, "child", "Odalys Quillfeather", BORN, sex="F", postcode="B9 4AA"), on=day_before(1)),
    )
    new = person_in(later, 1)
    if groups([new.pk])[new.pk] != one.child.pk:
        people.judge(one.child, new, verdict="same", why=WHY, by=manager("ola"), at=timezone.now())

    assert not set(other.person_refs) & set(
        Person.objects.filter(pk__in=around([new.pk], hops=6)).values_list("ref", flat=True)
    )
    with pytest.raises(MayNotJoin):
        people.judge(new, other.child, verdict="same", why=WHY, by=manager("ines"), at=timezone.now())


def test_a_description_that_would_match_both_sides_is_asked_about_one_of_them_alone(both):
    one, other = both
    new = person_in(send("charity", contact(said(1, "child", "Odalys", BORN, sex="F"), on=day_before(1))), 1)
    for known, weight in ((one.child, 3.0), (other.child, 4.0)):
        Proposal.objects.get_or_create(
            newer=new,
            known=known,
            defaults={"outcome": "ambiguous", "weight": weight, "made_at": timezone.now()},
        )

    asked = [each.known_id for each in proposals_about([new.pk])]

    assert asked == [other.child.pk]
    assert [each.known_id for each in proposals_about([other.child.pk]) if each.newer_id == new.pk]
    assert not [each for each in proposals_about([one.child.pk]) if each.newer_id == new.pk]


def test_a_brother_of_both_has_one_of_them_in_his_family_and_each_is_still_looked_at():
    one, other = before_and_after()
    told = send(
        "charity",
        contact(
            said(1, "child", "Ezra Vale", "2016-04-04", sex="M"),
            said(2, "sibling", "Odalys Quillfeather", BORN, sex="F", postcode="B9 4AA"),
            said(3, "sibling", "Odalys Renshaw", BORN, sex="F", postcode="B31 2AB"),
            ties=[(2, 1, "sibling"), (3, 1, "sibling")],
            on=day_before(1),
        ),
    )
    by = manager()
    for side, number in ((one, 2), (other, 3)):
        said_of = person_in(told, number)
        if groups([said_of.pk])[said_of.pk] != side.child.pk:
            people.judge(side.child, said_of, verdict="same", why=WHY, by=by, at=timezone.now())
    brother = person_in(told, 1)

    kept_apart(one, other, by=by)

    near = set(around([brother.pk], hops=6))
    assert one.child.pk in near
    assert other.child.pk not in near
    assert brother.pk in around([other.child.pk], hops=6)
    assert known_on([brother.pk], day_before(0)).beyond


def test_neither_records_pages_ever_hold_the_other_whoever_reads_them():
    one, other = before_and_after()
    by = manager()
    held_to_be_one(one, other, by=by)
    kept_apart(one, other, by=by)
    leaks, opened = [], 0

    for role in ROLES:
        browser = _browser(role)
        for mine, theirs in ((one, other), (other, one)):
            for path in _of(mine):
                if role == "head_of_service" and path.endswith("/across/"):
                    continue
                answer = browser.get(path)
                opened += answer.status_code == 200
                page = answer.content.decode()
                leaks += [f"{role} {path}: {word}" for word in _words(theirs) if word in page]

    assert leaks == []
    assert opened > 60


def test_looking_at_one_side_writes_nothing_under_the_other(both):
    one, other = both
    browser = _browser("team_manager")
    before = Entry.objects.filter(subject_ref__in=other.person_refs).count()

    for path in _of(one):
        browser.get(path)

    assert Entry.objects.filter(subject_ref__in=other.person_refs).count() == before


def test_the_two_are_never_side_by_side_not_even_in_what_was_judged_before():
    one, other = before_and_after()
    by = manager()
    held_to_be_one(one, other, by=by)
    kept_apart(one, other, by=by)
    browser, link = _browser("front_door_worker"), Link.objects.get(how="worker")

    answers = [
        browser.get(f"/people/judge/?one={one.child.ref}&other={other.child.ref}"),
        browser.get(f"/people/undo/?link={link.pk}"),
        browser.get(f"/people/review/{one.child.ref}/{other.child.ref}/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_the_head_of_service_alone_sees_across_and_it_is_written_under_the_barrier(both):
    one, _ = both
    browser = _browser("head_of_service")

    page = text_of(browser.get(f"/people/{one.child.ref}/across/"))

    assert "Odalys Renshaw" in page
    assert "Checked with the team." in page
    assert Entry.objects.filter(verb="saw across a barrier", subject_ref=Barrier.objects.get().ref).exists()
    others = set(ROLES) - {"head_of_service"}
    refused = {_browser(role).get(f"/people/{one.child.ref}/across/").status_code for role in others}
    assert refused == {403}


def test_hidden_from_answers_for_who_may_and_who_may_not_see_across(both):
    one, other = both

    hidden = barriers.hidden_from(manager("ola"), [one.child.pk])

    assert other.child.pk in hidden
    assert one.child.pk not in hidden
    assert barriers.hidden_from(manager("ada", "head_of_service"), [one.child.pk]) == set()


def test_a_manager_sets_a_barrier_by_the_page_and_checks_it_first():
    one, other = before_and_after()
    browser = _browser("team_manager")
    path = f"/people/{one.child.ref}/barriers/set/"
    form = {**ORDER, "other": other.child.ref}

    first = text_of(browser.post(path, form))

    assert "Check before you set this barrier" in first
    assert not Barrier.objects.exists()
    changed = text_of(browser.post(path, {**form, "change": "yes"}))
    assert "Reference of the other record" in changed
    done = browser.post(path, {**form, "confirmed": "yes"}, follow=True)
    assert "The barrier stands." in text_of(done)
    assert "BM20A00417" in text_of(done)
    assert "Renshaw" not in done.content.decode()


@pytest.mark.parametrize("typed", ["", "P-0000-0000", "%00", "Odalys"])
def test_a_reference_that_is_nobodys_is_refused_and_keeps_what_was_typed(typed):
    one, _ = before_and_after()

    page = _browser("team_manager").post(f"/people/{one.child.ref}/barriers/set/", {**ORDER, "other": typed})

    assert "eference of" in text_of(page)
    assert "Checked with the team." in page.content.decode()
    assert not Barrier.objects.exists()


def test_a_barrier_is_lifted_with_a_reason_and_what_was_open_is_asked_again(both):
    one, other = both
    barrier = Barrier.objects.get()
    Proposal.objects.get_or_create(
        newer=other.child,
        known=one.child,
        defaults={"outcome": "probable", "weight": 2.0, "made_at": timezone.now()},
    )
    path = f"/people/{one.child.ref}/barriers/{barrier.ref}/lift/"
    browser = _browser("team_manager")
    asked = {"newer": other.child, "known": one.child}

    assert not Question.objects.filter(**asked).exists()
    assert "Enter why you lift this barrier" in text_of(browser.post(path, {"why": " "}))
    done = browser.post(path, {"why": "The order was set aside."}, follow=True)

    assert "The barrier is lifted." in text_of(done)
    assert BarrierEnd.objects.get().why == "The order was set aside."
    assert Entry.objects.filter(verb="lifted a barrier", subject_ref=barrier.ref).exists()
    assert Question.objects.filter(**asked).exists()
    assert browser.get(path).status_code == 404


def test_a_barrier_must_say_by_which_order_even_to_raw_sql(both):
    with pytest.raises(DatabaseError), transaction.atomic():
        Barrier.objects.create(
            one=both[0].child,
            other=both[1].child,
            kind="adoption",
            order_reference="",
            asked_by="",
            why="",
            set_at=timezone.now(),
            by_name="Rosa",
        )


def _browser(role: str) -> Client:
    username = f"walks_{role}"
    user = User.objects.filter(username=username).first()
    return signed_in(user or a_worker(username, role=role, agency="cass"))


def _of(side: Side) -> list[str]:
    """Every address that stands on something of one side."""
    refs = side.refs
    return [path for _, path in addresses(refs) if any(ref in path for ref in refs)]


def _words(side: Side) -> list[str]:
    return [*side.names, *side.person_refs]
