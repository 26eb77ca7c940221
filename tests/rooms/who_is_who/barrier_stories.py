"""A child before an adoption and the same child after it, whom the service held to be one until a barrier was set."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from frontdoor.access.queries import actor_for
from frontdoor.accounts.actor import Actor
from frontdoor.alerts.models import Alert
from frontdoor.chronology.models import Event
from frontdoor.intake.models import Received
from frontdoor.journey import steps
from frontdoor.people.models import Barrier, Person
from frontdoor.response import actions as response
from tests.rooms.builders import a_worker
from tests.rooms.front_door import born, day_before, person_in
from tests.rooms.stories import contact, said, send

BORN = "2019-03-03"
AT_MOOR_STREET = {"postcode": "B9 4AA", "address": "9 Moor Street"}
AT_ELM_ROAD = {"postcode": "B31 2AB", "address": "4 Elm Road"}
ORDER = {
    "kind": "adoption",
    "order_reference": "BM20A00417",
    "asked_by": "Adoption team, Rae Lind",
    "why": "Checked with the team.",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a barrier: its child, and the names that stand in its family and in no other."""

    child: Person
    names: tuple[str, str]
    received: tuple[Received, ...]

    @property
    def refs(self) -> list[str]:
        """The references of some of each kind of thing of this side: people, a contact, alerts, an entry."""
        people = Person.objects.filter(mention__received__in=self.received)
        alerts = Alert.objects.filter(root__in=people).values_list("ref", flat=True)
        events = Event.objects.filter(participants__person__in=people).exclude(kind="alert")
        event = events.order_by("id").values_list("ref", flat=True)[0]
        return [*self.person_refs[:2], self.received[0].ref, *alerts, event]

    @property
    def person_refs(self) -> list[str]:
        """The reference of everybody this side told of."""
        people = Person.objects.filter(mention__received__in=self.received)
        return list(people.order_by("id").values_list("ref", flat=True))


def a_side(surname: str, mother: str, agencies: tuple[str, ...], home: dict[str, str]) -> Side:
    """A child told of by several agencies, with a mother who is herself seventeen, so that an alert is raised."""
    received = tuple(
        send(
            agency,
            contact(
                said(1, "child", f"Odalys {surname}", BORN, sex="F", described_as_child=True, **home),
                said(2, "mother", f"{mother} {surname}", born(17), sex="F", **home),
                ties=[(2, 1, "mother")],
                on=day_before(20 + 2 * place),
                main_kind="neglect",
            ),
        )
        for place, agency in enumerate(agencies)
    )
    return Side(person_in(received[0], 1), (surname, mother), received)


def before_and_after() -> tuple[Side, Side]:
    """Both sides, each a family of its own that three agencies told of."""
    return (
        a_side("Quillfeather", "Theodora", ("midwifery", "police", "housing"), AT_MOOR_STREET),
        a_side("Renshaw", "Philippa", ("gp", "school", "health_visiting"), AT_ELM_ROAD),
    )


def manager(username: str = "rosa", role: str = "team_manager") -> Actor:
    """A Team Manager, or somebody in another role of the front door."""
    found = actor_for(a_worker(username, role=role, agency="cass").pk, day_before(0))
    assert found
    return found


def held_to_be_one(one: Side, other: Side, *, by: Actor) -> None:
    """Somebody judged that both are one child, a contact was decided for all of them, and it was taken back."""
    now = timezone.now() - timedelta(hours=3)
    link = steps.link_is_judged(
        one.child, other.child, verdict="same", why="Same day of birth.", by=by, at=now
    )
    first = one.received[0]
    family = response.family_of_contact(first, now)
    response.decide(
        contact=first,
        outcome="no_further_action",
        why="Known to a worker.",
        told_referrer="Thank you.",
        people=dict.fromkeys(family, ""),
        by=by,
        at=now,
    )
    steps.link_is_undone(link, why="An adoption stands between them.", by=by, at=now + timedelta(hours=1))


def kept_apart(one: Side, other: Side, *, by: Actor) -> Barrier:
    """A barrier between the two."""
    return steps.barrier_is_set(one.child, other.child, **ORDER, by=by, at=timezone.now())
