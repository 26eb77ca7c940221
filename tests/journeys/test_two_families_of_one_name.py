"""Two families share their names and are strangers: nobody joins them, no alert comes, and what a worker says sticks."""

import re

import pytest

from frontdoor.alerts.models import Alert
from frontdoor.journey import steps
from frontdoor.people.models import Link, Person
from tests.journeys.families import NAMESAKES, acting, contact_about_help, days_ago, namesakes, they_spoke
from tests.journeys.visitor import Minutes, Visitor

HERE, THERE = namesakes()


@pytest.fixture
def two_families(partnership) -> str:
    """A school and a midwife tell of one family and speak, the police of the other; give the last one's reference."""
    contact_about_help("teacher", HERE, days=40)
    second = contact_about_help("midwife", HERE, days=20)
    they_spoke(second, "school", "midwifery", days=19)
    return contact_about_help("officer", THERE, days=1).ref


def joined_across() -> list[Link]:
    """List every judgement that somebody of one family is somebody of the other."""
    police = set(Person.objects.filter(mention__received__agency__key="police").values_list("pk", flat=True))
    same = Link.objects.filter(verdict=Link.Verdict.SAME, end__isnull=True)
    return [link for link in same if len({link.one_id, link.other_id} & police) == 1]


def says(worker: Visitor, who: str, verdict: str, why: str) -> None:
    """Judge the first question about somebody."""
    worker.presses(re.compile(f"Say who this is: {who}")).answers("Are these the same person?", verdict)
    worker.writes("How do you know?", why).presses("Save this judgement")


def test_two_families_of_one_name_are_not_joined_and_no_alert_comes(two_families, comes, minutes: Minutes):
    worker = comes("worker").opens(f"/contacts/{two_families}/")

    worker.reads("1st contact about this family")
    worker.reads(
        "Probably the same person",
        "Mothers have the same name (Amy), and nobody has said whether they are one person",
    )
    says(worker, "Mia Hartnoll", "No, not the same person", "Another school, another street; I asked both.")
    worker.reads("Not the same person as", "Another school, another street; I asked both.")

    contact_about_help("officer", THERE, days=0)
    worker.opens(f"/contacts/{two_families}/").reads("Not the same person as")
    assert not joined_across()
    assert not Alert.objects.exists()
    comes("manager").opens("/alerts/").reads("No alert is waiting")
    assert minutes.gives_away(*NAMESAKES) == []


def test_a_wrong_link_is_undone_and_what_rested_on_it_is_no_longer_true(
    two_families, comes, minutes: Minutes
):
    known = Person.objects.filter(mention__received__agency__key="school", mention__role="child").get()
    other = Person.objects.filter(mention__received__ref=two_families, mention__role="child").get()
    steps.link_is_judged(
        known, other, verdict="same", why="The name is the same.", by=acting("worker"), at=days_ago(0)
    )
    alert = Alert.objects.get()
    worker = comes("worker").opens(f"/contacts/{two_families}/")
    worker.reads("3rd contact about this family", "The name is the same.")

    worker.follows(re.compile("Undo this")).presses("Undo this judgement").reads("There is a problem")
    worker.writes("Why do you undo this?", "Two girls of one birthday, with two mothers.")
    worker.presses("Undo this judgement").reads("Undone", "1st contact about this family")
    worker.reads("Judged before and taken back")

    assert not joined_across()
    manager = comes("manager").opens(f"/alerts/{alert.ref}/")
    manager.reads("Nothing that raised this alert is true any more", "No longer true", "link")
    assert minutes.gives_away(*NAMESAKES) == []
