"""A sweep of what is on record finds what stands in the live service, with the database out of the way."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.core.management import CommandError, call_command

from frontdoor.accounts.actor import system
from frontdoor.alerts import keys
from frontdoor.alerts.evaluation import run_due
from frontdoor.alerts.models import Finding
from frontdoor.audit.models import Entry
from frontdoor.chronology.knowledge import known_on
from frontdoor.journey import case_loading, steps
from frontdoor.people.models import Person
from kinfold.replay.case_file import load
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.stories import contact, noon, said, send

pytestmark = pytest.mark.django_db
CASES = load(Path(__file__).parents[2] / "cases" / "public.yaml")
DAY = date(2015, 9, 8)


def swept(out: Path, day: date) -> set[tuple[str, str, str]]:
    call_command("sweep_records", out=out, on=day)
    rows = pq.read_table(out / "findings").to_pylist()
    return {(row["signal"], keys.kept(tuple(row["key"])), root) for row in rows for root in row["roots"]}


def standing() -> set[tuple[str, str, str]]:
    """What stands under a child: what rose under somebody who has grown up since stays, and no sweep asks it."""
    run_due(at=noon(DAY))
    held = Finding.objects.filter(end__isnull=True)
    still = [each for each in held if known_on([each.root_id], DAY).view.is_child(str(each.root_id))]
    return {(each.signal, each.key, str(each.root_id)) for each in still}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_it_finds_what_stands(case, tmp_path):
    case_loading.load(case, until=DAY, by=system("test"))

    assert swept(tmp_path / "found", DAY) == standing()
    assert Entry.objects.filter(verb="exported a caseload").exists()


def test_contacts_that_matching_joined_are_about_one_family(tmp_path):
    for day, agency in enumerate(("housing", "midwifery", "school"), start=1):
        send(
            agency,
            contact(
                said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F", postcode="B1 1AA"),
                said(2, "child", "Isla Merrin", "2012-06-08", sex="F", postcode="B1 1AA"),
                ties=[(1, 2, "mother")],
                on=date(2015, 9, day),
            ),
        )

    found = swept(tmp_path / "found", DAY)

    assert "S01" in {signal for signal, _, _ in found}
    assert found == standing()


def test_a_barrier_keeps_both_sides_apart(tmp_path):
    for day, agency in enumerate(("housing", "midwifery"), start=1):
        send(
            agency,
            contact(
                said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F"),
                said(2, "child", "Isla Merrin", "2012-06-08", sex="F"),
                ties=[(1, 2, "mother")],
                on=date(2015, 9, day),
            ),
        )
    mother, child = Person.objects.order_by("id")[:2]
    steps.barrier_is_set(
        mother,
        child,
        kind="adoption",
        why="Adoption order.",
        order_reference="BM 12",
        asked_by="The court",
        by=actor(a_manager("hana", "Hana Osei", role="team_manager")),
        at=noon(date(2015, 9, 3)),
    )

    assert swept(tmp_path / "found", DAY) == standing()

    families = {}
    for row in pq.read_table(tmp_path / "found" / "caseload" / "people.parquet").to_pylist():
        families.setdefault(row["family"], set()).add(row["name"])
    assert {"Kayla Merrin", "Isla Merrin"} not in families.values()


def test_two_sweeps_are_not_mixed(tmp_path):
    (tmp_path / "left").write_text("over")

    with pytest.raises(CommandError, match="not empty"):
        call_command("sweep_records", out=tmp_path, on=DAY)
