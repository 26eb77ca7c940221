"""A finding that another answers for opens no alert of its own, and is raised when nothing answers for it any more."""

from datetime import date

import pytest

from frontdoor.accounts.actor import system
from frontdoor.alerts import actions
from frontdoor.alerts.evaluation import look_again, run_due
from frontdoor.alerts.models import Alert, Finding
from frontdoor.chronology import actions as chronology
from frontdoor.people.models import Person
from tests.rooms.alert_stories import a_manager, actor, everything_said
from tests.rooms.stories import contact, noon, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided_alert():
    """Three contacts in three days, and an alert about them on which a manager has decided."""
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
    alert = Alert.objects.get()
    actions.decide(
        alert=alert,
        choice="early_help",
        why="Asked all three.",
        **everything_said(alert),
        by=actor(a_manager("priya", "Priya Nair")),
        at=noon(date(2025, 9, 3)),
    )
    everyone = list(Person.objects.values_list("id", flat=True))
    write("conversation", everyone, more={"with": ["housing", "midwifery", "school"]})
    return alert


def write(kind, about, *, subtype="", referral="", more=None):
    chronology.write(
        kind=kind,
        subtype=subtype,
        agency="cass",
        occurred_on=date(2025, 9, 4),
        participants={"about": about, "looked_at": about},
        referral=referral,
        more=more or {},
        by=system("test"),
        at=noon(date(2025, 9, 4)),
    )


def test_outcomes_are_shown_with_the_many_contacts_and_raised_by_themselves_four_weeks_later(decided_alert):
    everyone = list(Person.objects.values_list("id", flat=True))
    for referral in ("R1", "R2", "R3"):
        write("decision", everyone, subtype="signposted", referral=referral)
    look_again([decided_alert.root_id], at=noon(date(2025, 9, 4)))

    shown = Finding.objects.get(signal="S03")
    assert (shown.alert, Alert.objects.count()) == (None, 1)

    run_due(at=noon(date(2025, 9, 30)))
    assert Alert.objects.count() == 1
    run_due(at=noon(date(2025, 10, 1)))

    raised = Finding.objects.get(signal="S03", end__isnull=True)
    assert raised.alert not in (None, decided_alert)
    shown.refresh_from_db()
    assert "raised by itself" in shown.end.because
