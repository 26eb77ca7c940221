"""Records are kept by category, a legal hold always wins, and nothing is disposed of without a second person."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate, now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.chronology.models import Event
from frontdoor.disclosure.retention import actions, queries
from frontdoor.disclosure.retention.models import Disposal, DisposalReview, LegalHold, LegalHoldEnd, Retention
from frontdoor.disclosure.retention.schedule import SCHEDULE, Held, Kept, kept_until, why_not, years_after
from frontdoor.people.barriers import set_barrier
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.disclosing.leaving_stories import a_manager, a_writer, person_called, the_family
from tests.rooms.stories import contact, said, send

db = pytest.mark.django_db
DAYS = st.dates(date(1940, 1, 1), date(2200, 12, 31))
KEPT = st.builds(Kept, st.sampled_from(sorted(SCHEDULE)), st.dates(date(1900, 1, 1), date(2090, 12, 31)))
HELD = st.builds(
    lambda start, length: Held(start, None if length is None else start + timedelta(days=length)),
    st.dates(date(1940, 1, 1), date(2190, 12, 31)),
    st.none() | st.integers(0, 40_000),
).filter(lambda held: held.until_on is None or held.until_on.year < 2300)
LONG_AGO = date(1900, 3, 3)


# --- The schedule -------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.lists(KEPT, max_size=4), st.lists(HELD, max_size=4), DAYS)
def test_promise_21_while_any_hold_stands_nothing_is_due_whatever_the_schedule_says(kept, holds, day):
    stands = any(held.from_on <= day and (held.until_on is None or day <= held.until_on) for held in holds)

    refused = why_not(kept, holds, day)

    if stands:
        assert refused.startswith("A legal hold stands.")
    assert not (stands and not refused)


@settings(deadline=None)
@given(st.lists(KEPT, max_size=4), st.lists(HELD, max_size=4), DAYS, HELD)
def test_promise_21_a_further_hold_never_makes_anything_due(kept, holds, day, further):
    if why_not(kept, holds, day):
        assert why_not(kept, [*holds, further], day)


@settings(deadline=None)
@given(st.lists(KEPT, min_size=1, max_size=4), KEPT, DAYS)
def test_promise_21_the_longest_category_counts_and_a_further_one_never_shortens(kept, further, day):
    until = kept_until(kept)

    assert until is not None
    assert all(until >= years_after(each.starts_on, SCHEDULE[each.category].years) for each in kept)
    assert kept_until([*kept, further]) >= until
    assert bool(why_not(kept, [], day)) is (day <= until)


@settings(deadline=None)
@given(st.lists(HELD, max_size=4), DAYS)
def test_promise_21_without_a_category_records_are_kept(holds, day):
    assert why_not([], holds, day)


def test_every_line_of_the_schedule_has_its_source_and_years():
    assert {each.key: each.years for each in SCHEDULE.values()} == {
        "adopted": 100,
        "looked_after": 75,
        "sexual_abuse": 75,
        "closed": 35,
    }
    assert all(each.source and each.starts for each in SCHEDULE.values())
    assert years_after(date(2000, 2, 29), 75) == date(2075, 3, 1)


# --- In the service -----------------------------------------------------------------------------------------


@pytest.fixture
def ines():
    return a_manager()


@pytest.fixture
def ruth():

    return a_worker("ruth", role="head_of_service", agency="cass", name="Ruth Bailey")


@pytest.fixture
def family():
    return the_family()


def of(person, by, category="closed", starts_on=LONG_AGO) -> Retention:
    said_so = {"why": "By the file.", "by": actor(by), "at": now()}
    return actions.say_category(person=person, category=category, starts_on=starts_on, **said_so)


def of_all(family, by) -> None:
    """Everybody of the family: the same contact tells of them all."""
    for person in family.values():
        of(person, by)


def hold(by, person=None) -> LegalHold:
    said_so = {"why": "The inquiry asked.", "asked_by": "The inquiry, A. Judge"}
    return actions.hold(person=person, **said_so, by=actor(by), at=now())


def propose(person, by) -> Disposal:
    return actions.propose(person=person, why="The years are over.", by=actor(by), at=now())


def review(disposal, by, choice="approved") -> DisposalReview:
    return actions.review(disposal=disposal, choice=choice, why="Read the file.", by=actor(by), at=now())


def everything() -> dict[str, int]:
    rooms = [config for config in apps.get_app_configs() if config.name.startswith("frontdoor.")]
    models = [model for config in rooms for model in config.get_models()]
    return {model._meta.db_table: model._default_manager.count() for model in models}


@db
def test_a_disposal_is_proposed_by_one_reviewed_by_another_and_certified(family, ines, ruth):
    of_all(family, ines)

    disposal = propose(family["Isla"], ines)
    said_so = review(disposal, ruth)

    assert disposal.inventory["description"] == 4
    assert disposal.inventory["ledger entry"] >= 1
    assert hashlib.sha256(said_so.certificate.encode()).hexdigest() == said_so.certificate_sha256
    assert "Approved by Ruth Bailey" in said_so.certificate
    assert "Nothing is destroyed by this review" in said_so.certificate
    assert "Isla" not in said_so.certificate
    assert list(
        Entry.objects.filter(subject_ref=disposal.ref).order_by("id").values_list("verb", flat=True)
    ) == [
        "proposed a disposal",
        "approved a disposal",
    ]


@db
def test_promise_21_an_approved_disposal_destroys_nothing(family, ines, ruth):
    of_all(family, ines)
    disposal = propose(family["Isla"], ines)
    before = everything()

    review(disposal, ruth)

    after = everything()
    assert {table for table in before if after[table] != before[table]} == {
        "disclosure_disposalreview",
        "audit_entry",
    }
    assert all(after[table] >= before[table] for table in before)


@db
@pytest.mark.parametrize("whom", [None, "Isla", "Kayla", "Rhodri", "Noah"])
def test_promise_21_a_hold_on_anybody_of_the_family_or_on_everybody_stops_proposal_and_approval(
    family, ines, ruth, whom
):
    of_all(family, ines)
    disposal = propose(family["Isla"], ines)
    hold(ruth, family[whom] if whom else None)

    with pytest.raises(actions.MustBeKept, match="legal hold stands"):
        propose(family["Isla"], ines)
    with pytest.raises(actions.MustBeKept, match="legal hold stands"):
        review(disposal, ruth)

    assert not DisposalReview.objects.exists()
    assert review(disposal, ruth, "declined")


@db
def test_promise_21_a_hold_reaches_across_a_barrier(family, ines, ruth):
    set_barrier(
        family["Isla"],
        family["Rhodri"],
        kind="adoption",
        order_reference="AB1",
        asked_by="The court",
        why="Adopted.",
        by=actor(ines),
        at=datetime(2025, 10, 1, 9, tzinfo=UTC),
    )
    of_all(family, ines)
    hold(ruth, family["Rhodri"])

    with pytest.raises(actions.MustBeKept, match="legal hold stands"):
        propose(family["Isla"], ines)


STEPS = st.lists(st.sampled_from(["hold one", "hold all", "lift", "propose", "review"]), max_size=12)


@db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_promise_21_in_whatever_order_things_happen_a_hold_wins(family, ines, ruth, steps):
    with transaction.atomic():
        of_all(family, ines)
        standing: list[LegalHold] = []
        disposals: list[Disposal] = []
        lifted = False
        for step in steps:
            if step.startswith("hold"):
                standing.append(hold(ruth, family["Kayla"] if step == "hold one" else None))
            elif step == "lift" and standing:
                actions.lift(hold=standing.pop(), why="Over.", by=actor(ines), at=now())
                lifted = True  # until the end of the day it holds still
            elif step == "propose":
                _refused_if(bool(standing) or lifted, lambda: disposals.append(propose(family["Isla"], ines)))
            elif step == "review" and disposals:
                _refused_if(bool(standing) or lifted, lambda: review(disposals.pop(), ruth))
        transaction.set_rollback(True)


def _refused_if(held: bool, deed) -> None:
    if not held:
        deed()
        return
    with pytest.raises(actions.MustBeKept, match="legal hold"):
        deed()


@db
def test_without_a_category_or_before_its_time_nothing_is_proposed(family, ines):
    with pytest.raises(actions.MustBeKept, match="Nobody has said"):
        propose(family["Isla"], ines)
    of(family["Isla"], ines, "looked_after", date(2015, 6, 8))
    of(family["Isla"], ines, "closed", LONG_AGO)

    with pytest.raises(actions.MustBeKept, match="kept until 8 June 2090"):
        propose(family["Isla"], ines)
    of(family["Noah"], ines, "closed", LONG_AGO)
    with pytest.raises(actions.MustBeKept, match="tell of 3 others too, whose are kept"):
        propose(family["Noah"], ines)
    assert not Disposal.objects.exists()


@db
def test_a_reason_that_names_somebody_is_refused_since_the_certificate_outlives_the_records(
    family, ines, ruth
):
    of_all(family, ines)

    with pytest.raises(actions.MustBeKept, match="The reason says “Isla"):
        actions.propose(person=family["Isla"], why="Isla Merrin is 90.", by=actor(ines), at=now())
    disposal = propose(family["Isla"], ines)
    with pytest.raises(actions.MustBeKept, match="The reason says"):
        actions.review(disposal=disposal, choice="approved", why="B9 4AA", by=actor(ruth), at=now())


@db
def test_what_the_ledger_tells_of_sexual_abuse_is_kept_whatever_anybody_said(ines):
    send(
        "school",
        contact(said(1, "child", "Ada Quill", "2015-01-01"), on=date(2025, 9, 9), main_kind="sexual_abuse"),
    )
    assert Event.objects.filter(concern="sexual_abuse").exists()
    ada = person_called("Ada")
    of(ada, ines)

    with pytest.raises(actions.MustBeKept, match="kept until 9 September 2100"):
        propose(ada, ines)


@db
def test_nobody_reviews_their_own_proposal_nor_lifts_their_own_hold_not_even_past_the_code(
    family, ines, ruth
):
    of_all(family, ines)
    disposal = propose(family["Isla"], ines)
    mine = hold(ines)

    with pytest.raises(actions.MustBeKept, match="You set this hold"):
        actions.lift(hold=mine, why="So.", by=actor(ines), at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalHoldEnd.objects.create(hold=mine, why="So.", at=now(), by_id=1, by_name="I", set_by_id=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        DisposalReview.objects.create(
            disposal=disposal, choice="approved", why="So.", certificate="x", certificate_sha256="x",
            at=now(), by_id=1, by_name="I", proposed_by_id=1,
        )  # fmt: skip
    with pytest.raises(MayNot):
        review(disposal, ines)
    actions.lift(hold=mine, why="Over.", by=actor(ruth), at=now())
    with pytest.raises(actions.MustBeKept, match="lifted before"):
        actions.lift(hold=mine, why="Over.", by=actor(ruth), at=now())


@db
def test_where_more_is_held_by_the_time_of_the_review_it_is_proposed_anew(family, ines, ruth):
    of_all(family, ines)
    disposal = propose(family["Isla"], ines)
    send(
        "school",
        contact(
            said(1, "child", "Isla Merrin", "2015-06-08", sex="F", postcode="B9 4AA"), on=date(2025, 10, 9)
        ),
    )

    with pytest.raises(actions.MustBeKept, match="More is held"):
        review(disposal, ruth)


@db
def test_a_second_review_is_refused_and_says_who_was_first(family, ines, ruth):

    of_all(family, ines)
    disposal = propose(family["Isla"], ines)
    review(disposal, ruth, "declined")

    with pytest.raises(actions.MustBeKept, match="Ruth Bailey reviewed this before"):
        review(disposal, a_worker("hana", role="head_of_service", agency="cass", name="Hana Osei"))


@db
def test_without_the_right_nobody_says_holds_or_proposes(family):
    jo = a_writer()

    for ask in (lambda: of(family["Isla"], jo), lambda: hold(jo), lambda: propose(family["Isla"], jo)):
        with pytest.raises(MayNot):
            ask()
    assert signed_in(jo).get(reverse("disclosure:retention")).status_code == 403


@db
def test_if_the_audit_cannot_be_written_nothing_is_left_behind(family, ines, ruth, monkeypatch):
    of_all(family, ines)
    disposal = propose(family["Isla"], ines)

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)

    for ask in (
        lambda: of(family["Noah"], ines),
        lambda: hold(ines),
        lambda: propose(family["Isla"], ines),
        lambda: review(disposal, ruth),
    ):
        with pytest.raises(RuntimeError), transaction.atomic():
            ask()
    left = [table.objects.count() for table in (Retention, LegalHold, Disposal, DisposalReview)]
    assert left == [4, 0, 1, 0]


@db
def test_on_the_pages_a_disposal_is_proposed_by_one_and_certified_by_another(family, ines, ruth):
    first, second = signed_in(ines), signed_in(ruth)
    page = first.post(reverse("disclosure:retention"), {"person": family["Isla"].ref})["Location"]
    of_all({name: each for name, each in family.items() if name != "Isla"}, ines)
    begins = {"starts_on-day": 3, "starts_on-month": 3, "starts_on-year": 1900}
    first.post(f"{page}category/", {"category": "closed", **begins, "why": "By the file."})

    first.post(page, {"why": "The years are over."})
    address = reverse("disclosure:disposal", args=[Disposal.objects.get().ref])
    said_so = second.post(
        address, {"choice": "approved", "why": "Read the file."}, follow=True
    ).content.decode()

    assert "Certificate of review of disposal" in said_so
    assert "Nothing is destroyed by this review" in said_so


@db
def test_on_the_pages_a_hold_is_set_by_one_and_lifted_by_another_and_lasts_until_the_day_is_over(
    family, ines, ruth
):
    first, second, isla = signed_in(ines), signed_in(ruth), family["Isla"]
    of_all(family, ines)
    second.post(reverse("disclosure:hold"), {"person": isla.ref, "asked_by": "The court", "why": "A claim."})
    page = reverse("disclosure:kept", args=[isla.ref])
    assert "A legal hold stands" in first.get(page).content.decode()

    first.post(reverse("disclosure:lift", args=[LegalHold.objects.get().ref]), {"why": "Settled."})

    assert "A legal hold stands" in first.get(page).content.decode()
    assert queries.why_kept(isla, localdate() + timedelta(days=1)) == ""
