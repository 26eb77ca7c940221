"""A family whose plan is to leave, a neighbour's family in the same pasted minutes, and those who write and release."""

from datetime import date

from django.utils.timezone import now

from frontdoor.accounts.models import User
from frontdoor.disclosure.gate import actions
from frontdoor.disclosure.gate.audience import Audience
from frontdoor.disclosure.gate.models import Document
from frontdoor.people.models import Person
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, an_agency
from tests.rooms.stories import contact, said, send

PLAN = (
    "Kayla Merrin lives with Isla and Noah at 9 Moor Street, B9 4AA.",
    "The plan: a health visitor sees both children each week.",
)
# As it was pasted from the minutes of another meeting.
NEIGHBOUR = "Police said that cole, Jaydon from next door was arrested on 4 May for an assault."


def a_writer() -> User:
    """Somebody who writes documents."""
    return a_worker("jo", role="front_door_worker", agency="cass", name="Jo Marsh")


def a_manager(username: str = "ines", name: str = "Ines Carver") -> User:
    """Somebody who may release them."""
    return a_worker(username, role="team_manager", agency="cass", name=name)


def person_called(forenames: str) -> Person:
    """The one person of these forenames."""
    return next(
        each for each in Person.objects.all() if each.mention.description.get("forenames") == forenames
    )


def the_family() -> dict[str, Person]:
    """A mother, two children and the father, who lives elsewhere."""
    home = {"address": "9 Moor Street", "postcode": "B9 4AA"}
    away = {
        "address": "22 Long Acre",
        "postcode": "B7 5JU",
        "phone": "01632 960 555",
        "nhs_number": "9434765919",
    }
    send(
        "midwifery",
        contact(
            said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F", **home),
            said(2, "child", "Isla Merrin", "2015-06-08", sex="F", **home),
            said(3, "child", "Noah Merrin", "2017-06-08", sex="M", **home),
            said(4, "father", "Rhodri Vaughan", "1988-03-03", sex="M", **away),
            ties=[(1, 2, "mother"), (1, 3, "mother"), (4, 2, "father")],
            on=date(2025, 9, 1),
        ),
    )
    return {name: person_called(name) for name in ("Kayla", "Isla", "Noah", "Rhodri")}


def the_neighbours() -> Person:
    """A child of another family, with nothing that leads from one to the other."""
    here = {"address": "11 Moor Street", "postcode": "B9 4AB", "phone": "01632 960 777"}
    send(
        "police",
        contact(
            said(1, "child", "Jayden Cole", "2010-01-20", sex="M", nhs_number="9999999999", **here),
            said(2, "mother", "Petra Cole", "1985-05-05", sex="F", **here),
            ties=[(2, 1, "mother")],
            on=date(2025, 8, 1),
        ),
    )
    return person_called("Jayden")


def proposed(by: User, *passages: str, to: list[Person], may_name: list[Person] = (), **more) -> Document:
    """A document that somebody proposes."""
    given = {"kind": "plan", "title": "Child protection plan", "made_from": "The minutes of the conference."}
    audience = Audience(
        to_people=tuple(each.ref for each in to),
        to_agencies=tuple(an_agency(key, key).key for key in more.pop("agencies", [])),
        may_name=tuple(each.ref for each in may_name),
    )
    return actions.propose(
        **{**given, **more}, passages=passages or PLAN, audience=audience, by=actor(by), at=now()
    )


def answered(document: Document, choice: str = "removed", *, by: User, why: str = "") -> None:
    """Answer for every outsider alike."""
    for each in document.outsiders.all():
        actions.answer(outsider=each, choice=choice, why=why, by=actor(by), at=now())


def words(document: Document) -> dict[str, str]:
    """The outsiders of a document: their words, and where they are known."""
    return {each.words: each.known for each in document.outsiders.order_by("id")}
