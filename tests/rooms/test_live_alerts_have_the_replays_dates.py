"""A case that comes in as live records raises and clears its findings on the same days as a replay of the file."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from frontdoor.accounts.actor import system
from frontdoor.alerts.models import Alert, Finding
from frontdoor.chronology.models import Event
from frontdoor.journey import case_loading
from frontdoor.people.models import Person
from kinfold.replay import replay
from kinfold.replay.case_file import load
from kinfold.timeline.changes import change_days

CASES = {case.id: case for case in load(Path(__file__).parents[1] / "cases" / "public.yaml")}
LATER = date(2017, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_case_rises_and_clears_on_the_days_of_its_replay(name):
    case = CASES[name]

    received = case_loading.load(case, until=LATER, by=system("test"))

    assert live_edges(received, case) == replayed_edges(case, until=LATER)


def test_loading_up_to_a_day_gives_what_was_known_by_that_day():
    case = CASES["rowan"]
    until = date(2015, 9, 8)

    received = case_loading.load(case, until=until, by=system("test"))

    assert live_edges(received, case) == replayed_edges(case, until=until)


def test_a_second_load_adds_nothing():
    case = CASES["rowan"]
    case_loading.load(case, until=LATER, by=system("test"))
    before = (Person.objects.count(), Finding.objects.count(), Alert.objects.count())

    again = case_loading.load(case, until=LATER, by=system("test"))

    assert again is None
    assert (Person.objects.count(), Finding.objects.count(), Alert.objects.count()) == before


def test_a_case_moved_by_whole_weeks_keeps_its_distances():
    case = CASES["namesakes"]

    moved = case_loading.moved(case, timedelta(weeks=100))

    assert {day - timedelta(weeks=100) for day in change_days(moved.ledger)} == change_days(case.ledger)


def live_edges(received, case):
    persons = {
        str(person.pk): case.people[person.mention.number - 1].id
        for person in Person.objects.select_related("mention").filter(mention__received=received)
    }
    root = next(pk for pk, name in persons.items() if name == case.root)
    said = {(event.kind, event.occurred, event.text): event.id for event in case.ledger.events}
    records = {
        event.ref: said.get((event.kind, event.occurred_on, event.text)) for event in Event.objects.all()
    }
    edges = []
    for finding in Finding.objects.filter(root_id=int(root)):
        key = tuple(persons.get(each) or records[each] for each in finding.key.split(",") if each)
        key = tuple(sorted(key)) if finding.signal == "S11" else key
        edges.append((finding.signal, key, finding.since_on, "up"))
        if hasattr(finding, "end"):
            edges.append((finding.signal, key, finding.end.ended_on, "down"))
    # What ends and begins again on one day never stopped being true: a manager is only asked anew.
    return {edge for edge in edges if other_way(edge) not in edges}


def other_way(edge):
    return (*edge[:3], "down" if edge[3] == "up" else "up")


def replayed_edges(case, until):
    return {
        (edge.signal, edge.key, edge.day, "up" if edge.up else "down")
        for edge in replay(case).edges
        if edge.day <= until
    }
