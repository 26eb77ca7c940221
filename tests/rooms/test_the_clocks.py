"""The clocks look again when a day has come, and one family that cannot be read stops nobody else's."""

from datetime import UTC, date, datetime

import pytest

from frontdoor.alerts import evaluation
from frontdoor.alerts.models import Finding, Recheck
from frontdoor.people.models import Person

from .stories import contact, said, send

pytestmark = pytest.mark.django_db
EIGHTEEN = date(2016, 2, 11)


def a_young_mother(surname: str, agency: str) -> Person:
    """Somebody of 17 with a baby: on her birthday the signal about her stops being true by itself."""
    received = send(
        agency,
        contact(
            said(1, "mother", f"Kayla {surname}", "1998-02-11", sex="F"),
            said(2, "child", f"Isla {surname}", "2015-06-08", sex="F"),
            ties=[(1, 2, "mother")],
            on=date(2015, 7, 1),
        ),
    )
    return Person.objects.get(mention__received=received, mention__number=1)


def test_what_time_alone_changes_is_noticed_on_its_day_even_when_the_worker_comes_late():
    a_young_mother("Merrin", "midwifery")

    evaluation.run_due(at=datetime(2016, 3, 1, 12, tzinfo=UTC))

    ended = {finding.end.ended_on for finding in Finding.objects.filter(signal="S04")}
    assert ended == {EIGHTEEN}
    assert not Recheck.objects.filter(due_on__lte=date(2016, 3, 1)).exists()


def test_running_twice_changes_nothing():
    a_young_mother("Merrin", "midwifery")
    at = datetime(2016, 3, 1, 12, tzinfo=UTC)
    evaluation.run_due(at=at)
    before = list(Finding.objects.values_list("id", "since_on", "end__ended_on"))

    evaluation.run_due(at=at)

    assert list(Finding.objects.values_list("id", "since_on", "end__ended_on")) == before


def test_a_family_that_cannot_be_looked_at_stays_due_and_stops_nobody_else(monkeypatch):
    broken, well = a_young_mother("Merrin", "midwifery"), a_young_mother("Osei", "school")
    look_again = evaluation.look_again

    def sometimes(persons, **more):
        if broken.pk in persons:
            raise ValueError("cannot be read")
        return look_again(persons, **more)

    monkeypatch.setattr(evaluation, "look_again", sometimes)

    with pytest.raises(ExceptionGroup):
        evaluation.run_due(at=datetime(2016, 3, 1, 12, tzinfo=UTC))

    assert Recheck.objects.filter(root=broken, due_on__lte=EIGHTEEN).exists()
    assert not Finding.objects.filter(root=well, signal="S04", end__isnull=True).exists()
