"""One person of a family is sealed: the others are shown without them, and an alert says only that there is more."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from frontdoor.access.permissions import MayNot
from frontdoor.access.rows import leading_to_a_person
from frontdoor.access.sight import NOBODY, NobodyLooks, Sight, seeing_as
from frontdoor.accounts.models import User
from frontdoor.alerts.actions import escalate_overdue
from frontdoor.alerts.models import Alert, Finding
from frontdoor.audit.models import Entry
from frontdoor.people.models import Person
from frontdoor.sealing import actions as sealing
from frontdoor.sealing.models import Seal
from frontdoor.sealing.queries import eyes_of, hidden_from
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.sealing.crawl import addresses, walk
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
RESTRICTED = "Restricted information is part of this. Ask the Head of Service."


@pytest.fixture
def head():
    return a_manager("hana", "Hana Osei", role="head_of_service")


@pytest.fixture
def manager(head):
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def family(manager) -> dict[str, Person]:
    """Three contacts about a mother, her child and the man who hurt her; the mother is then sealed."""
    today = localdate()
    for place, agency in enumerate(("housing", "midwifery", "school")):
        send(
            agency,
            contact(
                said(1, "mother", "Ottilie Quillfeather", "1994-05-06", sex="F", postcode="B99 9QX"),
                said(2, "child", "Isla Merrin", "2019-07-08", sex="F"),
                said(3, "father", "Ivo Merrin", "1990-01-02", sex="M"),
                ties=[(1, 2, "mother"), (3, 2, "father")],
                on=today - timedelta(days=3 - place),
            ),
        )
    send(
        "gp",
        contact(
            said(2, "child", "Isla Merrin", "2019-07-08", sex="F"),
            said(3, "father", "Ivo Merrin", "1990-01-02", sex="M"),
            ties=[(3, 2, "father")],
            on=today,
        ),
    )
    rows = Person.objects.order_by("id")
    return {
        name: next(each for each in rows if each.mention.description["forenames"] == name)
        for name in ("Ottilie", "Isla", "Ivo")
    }


def seal(family, head, **more) -> Seal:
    return sealing.seal(
        persons=[family["Ottilie"].pk],
        why="She fled.",
        readers=more.get("readers", ()),
        by=actor(head),
        at=now(),
    )


def test_nobody_without_the_right_sees_the_sealed_person_on_any_page(family, head):
    seal(family, head)
    refs = [
        family["Isla"].ref,
        family["Ottilie"].ref,
        Alert.objects.get().ref,
        *Person.objects.filter(mention__received__agency__key="gp").values_list("ref", flat=True)[:1],
    ]
    a_worker("nina", role="front_door_worker", agency="cass")

    answers = {
        f"{username} {asked}": answer
        for username in ("nina", "priya")
        for asked, answer in walk(username, addresses(refs), []).items()
    }

    assert not [asked for asked, answer in answers.items() if "Ottilie" in answer.body]
    assert not [asked for asked, answer in answers.items() if "B99 9QX" in answer.body]
    assert answers[f"nina GET /families/{family['Isla'].ref}/"].status == 200
    assert answers[f"nina GET /families/{family['Ottilie'].ref}/"].status == 404


def test_the_signals_count_the_sealed_person_and_the_alert_says_only_that_there_is_more_and_whom_to_ask(
    family, head, manager
):
    seal(family, head)
    alert = Alert.objects.get()

    page = signed_in(manager).get(f"/alerts/{alert.ref}/").content.decode()

    assert Finding.objects.filter(signal="S01", end__isnull=True).exists()
    assert RESTRICTED in page
    assert RESTRICTED in signed_in(manager).get("/alerts/").content.decode()
    whole = signed_in(head).get(f"/alerts/{alert.ref}/").content.decode()
    assert "Ottilie" in whole
    assert RESTRICTED not in whole


def test_somebody_named_may_see_and_from_the_next_page_no_longer(family, head, manager):
    made = seal(family, head, readers=[manager])
    browser, page = signed_in(manager), f"/families/{family['Ottilie'].ref}/"
    assert browser.get(page).status_code == 200

    sealing.let_see(seal=made, user=manager, may=False, why="Moved team.", by=actor(head), at=now())

    assert browser.get(page).status_code == 404
    assert Entry.objects.filter(verb="changed rights", subject_ref=made.ref).count() == 2


def test_a_description_that_matching_joins_later_is_sealed_with_the_person(family, head, manager):
    seal(family, head)

    received = send(
        "police",
        contact(
            said(1, "mother", "Ottilie Quillfeather", "1994-05-06", sex="F", postcode="B99 9QX"),
            said(2, "child", "Isla Merrin", "2019-07-08", sex="F"),
            ties=[(1, 2, "mother")],
            on=localdate(),
        ),
    )

    newer = Person.objects.get(mention__received=received, mention__number=1)
    assert newer.pk in hidden_from(actor(manager))
    assert signed_in(manager).get(f"/contacts/{received.ref}/").status_code == 404
    assert signed_in(head).get(f"/contacts/{received.ref}/").status_code == 200


def test_an_alert_about_somebody_sealed_goes_to_a_manager_who_may_see_or_to_nobody_and_then_it_escalates(
    head, manager
):
    told = said(1, "child", "Barnaby Quillfeather", "2019-07-08", sex="M", postcode="B99 9QX")
    for place, agency in enumerate(("housing", "midwifery", "school")):
        received = send(agency, contact(told, on=localdate() - timedelta(days=3 - place)))
        if place == 0:
            person = Person.objects.get(mention__received=received)
            sealing.seal(persons=[person.pk], why="At risk.", readers=(), by=actor(head), at=now())

    assert Alert.objects.get().manager_id is None
    assert signed_in(manager).get(f"/alerts/{Alert.objects.get().ref}/").status_code == 404


def test_an_open_alert_of_a_family_that_is_sealed_from_its_manager_goes_to_the_head_of_service_at_once(
    family, head, manager
):
    alert = Alert.objects.get()
    assert escalate_overdue(at=alert.raised_at) == 0

    sealing.seal(persons=[alert.root_id], why="She fled.", readers=(), by=actor(head), at=now())

    assert escalate_overdue(at=alert.raised_at) == 1
    assert alert.ref in signed_in(head).get("/alerts/").content.decode()


def test_a_declared_conflict_seals_the_record_from_that_worker_alone(family, manager):
    browser, page = signed_in(manager), f"/families/{family['Ottilie'].ref}/"
    other = signed_in(a_worker("nina", role="front_door_worker", agency="cass"))
    assert browser.get(page).status_code == 200

    sealing.declare_conflict(persons=[family["Ottilie"]], kind="neighbour", by=actor(manager), at=now())

    assert browser.get(page).status_code == 404
    assert other.get(page).status_code == 200


def test_a_seal_that_is_lifted_hides_nobody_and_stays_on_record(family, head, manager):
    made = seal(family, head)

    sealing.lift(seal=made, why="She said so.", by=actor(head), at=now())

    assert hidden_from(actor(manager)) == frozenset()
    assert Seal.objects.count() == 1


def test_nobody_without_the_right_seals_and_nobody_seals_without_a_reason(family, head, manager):
    with pytest.raises(MayNot):
        seal(family, manager)
    with pytest.raises(sealing.ReasonNeeded):
        sealing.seal(persons=[family["Isla"].pk], why=" ", readers=(), by=actor(head), at=now())


def test_the_sender_still_sees_what_they_sent(family, head):
    user = User.objects.create(username="sender")
    seal(family, head)
    Received = type(family["Isla"].mention.received)
    row = Received.objects.filter(agency__key="housing").get()

    with seeing_as(Sight("sender", hidden_from(actor(head)) | {family["Ottilie"].pk}, user.pk)):
        assert not Received.objects.filter(pk=row.pk).exists()
    with seeing_as(Sight("sender", frozenset({family["Ottilie"].pk}), row.sent_by_id)):
        assert Received.objects.filter(pk=row.pk).exists() == (row.sent_by_id is not None)


def test_where_nobody_looks_nothing_is_answered_and_it_is_no_empty_list(family):
    with seeing_as(NOBODY), pytest.raises(NobodyLooks):
        list(Person.objects.all())
    with seeing_as(eyes_of(None)), pytest.raises(NobodyLooks):
        Alert.objects.count()


def test_every_table_about_people_is_covered_by_itself():
    covered = set(leading_to_a_person())

    assert {"people_person", "people_key", "families_tie", "chronology_event", "alerts_wording"} <= covered
    assert "intake_draft" not in covered
    assert "accounts_user" not in covered
