"""What a finding was found under is kept with every wording: the values in force, their day, and the signal's version."""

from datetime import date

import pytest

from frontdoor.alerts.models import Finding, FoundUnder, Wording
from kinfold.rulebook import RULEBOOK
from kinfold.signals import SIGNALS
from tests.rooms.alert_stories import a_family
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


def test_every_wording_says_under_which_rules_and_which_version_of_its_signal_it_was_found():
    a_family(date(2025, 9, 1))
    send(
        "school",
        contact(said(1, "mother", "Ann Bell", "2009-03-04", sex="F"), said(2, "child", "Cy Bell", "2025-01-09"),
                ties=[(1, 2, "mother")], on=date(2025, 9, 2)),
    )  # fmt: skip

    finding = Finding.objects.filter(signal="S04").last()
    under = finding.wordings.get().found_under

    assert under.rules_version == RULEBOOK.on(date(2025, 9, 2)).version
    assert under.rules_on == date(2025, 9, 2)
    assert under.signal_version == next(each.version for each in SIGNALS if each.code == "S04")
    assert FoundUnder.objects.count() == Wording.objects.count()
