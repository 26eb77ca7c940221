"""Once a night everything is worked out anew: a difference is written down and shown, and mended only by a person."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from frontdoor.access.permissions import MayNot
from frontdoor.alerts.models import Finding, FindingEnd, Incident, Sweep
from frontdoor.alerts.nightly.sweep import mend, sweep, sweep_tonight
from frontdoor.audit.models import Entry
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, noon, said, send

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 3)


@pytest.fixture
def family():
    """Three contacts about one family, which raise an alert."""
    for day, agency in enumerate(("housing", "midwifery", "school"), start=1):
        send(
            agency,
            contact(
                said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F", postcode="B1 1AA"),
                said(2, "child", "Isla Merrin", "2012-06-08", sex="F", postcode="B1 1AA"),
                ties=[(1, 2, "mother")],
                on=date(2025, 9, day),
            ),
        )
    return Finding.objects.get(signal="S01")


@pytest.fixture
def head():
    return a_manager("hana", "Hana Osei", role="head_of_service")


def lost(finding: Finding) -> None:
    """Let a finding end as a fault would: nothing in the records says so."""
    FindingEnd.objects.create(finding=finding, ended_on=DAY, noticed_at=noon(DAY), because="A fault.")


def test_where_everything_agrees_a_night_finds_nothing_and_says_how_many_it_looked_at(family):
    swept = sweep(at=noon(DAY))

    assert (swept.differing, Incident.objects.count()) == (0, 0)
    assert swept.looked_at >= 1


def test_what_the_records_say_and_nobody_was_told_is_an_incident_and_is_not_mended_silently(family):
    lost(family)

    swept = sweep(at=noon(DAY))

    incident = Incident.objects.get()
    assert swept.differing == 1
    assert (incident.missing, incident.left_standing) == (["S01"], [])
    assert not Finding.objects.filter(signal="S01", end__isnull=True).exists()
    assert Entry.objects.get(verb="found an incident").subject_ref == incident.ref


def test_what_was_raised_and_is_not_in_the_records_is_one_too(family):
    Finding.objects.create(
        root=family.root, signal="S13", key="", severity="amber", since_on=DAY, found_at=noon(DAY)
    )

    sweep(at=noon(DAY))

    assert Incident.objects.get().left_standing == ["S13"]


def test_what_time_alone_changed_is_run_first_and_is_no_incident(family):
    swept = sweep(at=noon(DAY + timedelta(days=120)))

    assert swept.differing == 0
    assert not Finding.objects.filter(signal="S01", end__isnull=True).exists()


def test_what_rose_while_somebody_was_a_child_and_is_still_true_is_no_incident_after_their_birthday():
    young = (
        said(1, "mother", "Kayla Merrin", "2007-09-20", sex="F", postcode="B1 1AA"),
        said(2, "child", "Isla Merrin", "2025-06-08", sex="F", postcode="B1 1AA"),
    )
    for day, agency in enumerate(("housing", "midwifery", "school"), start=1):
        send(agency, contact(*young, ties=[(1, 2, "mother")], on=date(2025, 9, day)))

    assert sweep(at=noon(date(2025, 9, 19))).differing == 0
    assert sweep(at=noon(date(2025, 9, 20))).differing == 0


def test_a_night_is_swept_once(family):
    assert sweep_tonight(at=noon(DAY)) is not None
    assert sweep_tonight(at=noon(DAY)) is None
    assert Sweep.objects.count() == 1


def test_a_person_says_what_they_found_out_and_then_the_family_is_looked_at_again(family, head):
    lost(family)
    sweep(at=noon(DAY))
    incident = Incident.objects.get()

    mend(incident=incident, why="A worker stopped half way.", by=actor(head), at=noon(DAY))

    assert Finding.objects.filter(signal="S01", end__isnull=True).exists()
    assert incident.end.why == "A worker stopped half way."
    assert Entry.objects.get(verb="mended an incident").why == "A worker stopped half way."


def test_without_a_reason_or_the_right_nothing_is_mended(family, head):
    lost(family)
    sweep(at=noon(DAY))
    incident = Incident.objects.get()

    with pytest.raises(ValueError, match="Say what you found out"):
        mend(incident=incident, why=" ", by=actor(head), at=noon(DAY))
    with pytest.raises(MayNot):
        mend(incident=incident, why="So.", by=actor(a_manager("priya", "Priya Nair")), at=noon(DAY))
    assert not hasattr(Incident.objects.get(), "end")


def test_the_pages_show_it_without_a_name_and_let_one_person_mend_it(family, head):
    lost(family)
    sweep(at=noon(DAY))
    incident, client = Incident.objects.get(), signed_in(head)

    listed = client.get(reverse("alerts:incidents")).content.decode()
    page = client.post(reverse("alerts:incident", args=[incident.ref]), {"why": "A fault."}, follow=True)

    assert incident.ref in listed
    assert "Merrin" not in listed
    assert "looked at again" in page.content.decode()
    auditor = signed_in(a_worker("ada", role="auditor"))
    assert auditor.get(reverse("alerts:incident", args=[incident.ref])).status_code == 200
    assert auditor.post(reverse("alerts:incident", args=[incident.ref]), {"why": "So."}).status_code == 403
    assert signed_in(a_worker("nina")).get(reverse("alerts:incidents")).status_code == 403
