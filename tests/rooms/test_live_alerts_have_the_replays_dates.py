"""A case that comes in as live records raises and clears its findings on the same days as a replay of the file."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from frontdoor.accounts.actor import system
from frontdoor.alerts.models import Alert, Finding
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
    edges = set()
    for finding in Finding.objects.filter(root_id=int(root)):
        key = tuple(persons[each] for each in finding.key.split(",") if each)
        edges.add((finding.signal, key, finding.since_on, "up"))
        if hasattr(finding, "end"):
            edges.add((finding.signal, key, finding.end.ended_on, "down"))
    return edges


def replayed_edges(case, until):
    return {
        (edge.signal, edge.key, edge.day, "up" if edge.up else "down")
        for edge in replay(case).edges
        if edge.day <= until
    }
