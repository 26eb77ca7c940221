"""The made-up family of the journeys, and what referrers sent about it before anybody came with a browser."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from frontdoor.access.queries import actor_for
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.models import Agency
from frontdoor.chronology import actions as chronology
from frontdoor.intake.contact import Concern, Contact, PersonSaid, TieSaid
from frontdoor.intake.models import Received
from frontdoor.journey import steps
from frontdoor.people.models import Person


def acting(username: str) -> Actor:
    """Give what a demonstration account may do today."""
    actor = actor_for(User.objects.get(username=username).pk, localdate())
    assert actor is not None
    return actor


def days_ago(days: int, hour: int = 10) -> datetime:
    """Give an hour of an earlier day."""
    return (timezone.localtime() - timedelta(days=days)).replace(
        hour=hour, minute=20, second=0, microsecond=0
    )


def born(years: int, days: int = 40) -> str:
    """Give a date of birth by which somebody has been so many years old for some days."""
    today = localdate()
    return (date(today.year - years, today.month, min(today.day, 28)) - timedelta(days=days)).isoformat()


def sends(username: str, contact: Contact, *, days: int = 0) -> Received:
    """Send a contact as somebody would have done some days ago: through every room, with its own time."""
    by = acting(username)
    return steps.contact_arrives(
        contact,
        agency=Agency.objects.get(key=by.agency),
        message_id=f"journey:{username}:{days}:{contact.concern.what[:30]}",
        by=by,
        at=days_ago(days) if days else timezone.now(),
    )


def told(what: str, *, days: int, kind: str = "parenting", **more) -> Concern:
    """Give what happened, a day before it was told."""
    happened_on = localdate() - timedelta(days=days + 1)
    return Concern(what=what, happened_on=happened_on, main_kind=kind, kinds=(kind,), **more)


# --- One family, three agencies -----------------------------------------------------------------------------

HOME = {"address": "3 Larkspur Row", "postcode": "B29 6QQ", "at_home": "yes"}
DUE = localdate() + timedelta(days=35)
TAMSIN = {"forenames": "Tamsin", "surname": "Quillfeather", "born_precision": "exact", "sex": "F"}
NAMES = ("Tamsin", "Quillfeather", "Jory", "Brenna", "Denholm", "Larkspur")


def a_midwife_books_late(*, days: int) -> Received:
    """The first contact: about a baby not yet born, whose father nobody names."""
    tamsin = PersonSaid(1, "mother", **TAMSIN, **HOME, born=born(17), seen=True)
    unborn = PersonSaid(
        2,
        "child",
        surname="Quillfeather",
        born=DUE.isoformat(),
        born_precision="expected",
        described_as_child=True,
    )
    father = PersonSaid(3, "father", answer="not_known")
    return sends(
        "midwife",
        Contact(
            people=(tamsin, unborn, father),
            ties=(TieSaid(1, 2, "mother"), TieSaid(3, 2, "father")),
            concern=told("Booked at 24 weeks, and came alone.", days=days, kind="young_parent"),
            who_else={"mother": "known", "father": "not_known"},
            family_told="yes",
            lawful_basis="public_task",
            agreement="yes",
            referrer_name="Mary Adeyemi",
            referrer_role="Community midwife",
        ),
        days=days,
    )


def a_teacher_worries(*, days: int) -> Received:
    """The second contact: about her brother, by a school that has not heard of the midwife."""
    jory = PersonSaid(
        1,
        "child",
        forenames="Jory",
        surname="Quillfeather",
        born=born(8),
        born_precision="exact",
        sex="M",
        **HOME,
        seen=True,
        described_as_child=True,
    )
    brenna = PersonSaid(
        2,
        "mother",
        forenames="Brenna",
        surname="Quillfeather",
        born=born(41),
        born_precision="approximate",
        sex="F",
    )
    tamsin = PersonSaid(3, "sibling", **TAMSIN, born=born(17))
    kai = PersonSaid(
        4,
        "visitor",
        forenames="Kai",
        surname="Denholm",
        born=born(19),
        born_precision="approximate",
        sex="M",
        at_home="no",
    )
    return sends(
        "teacher",
        Contact(
            people=(jory, brenna, tamsin, kai),
            ties=(TieSaid(2, 1, "mother"), TieSaid(2, 3, "mother"), TieSaid(3, 1, "sibling")),
            concern=told(
                "Came without lunch three days running, and says somebody shouts at night.",
                days=days,
                kind="neglect",
                claim="reported",
                childs_words="He shouts and she cries.",
            ),
            who_else={"mother": "known", "father": "asked_not_told"},
            family_told="no",
            family_not_told_why="We wanted advice first.",
            lawful_basis="public_task",
            agreement="not_asked",
            referrer_name="Priya Nair",
            referrer_role="Designated safeguarding lead",
        ),
        days=days,
    )


def an_officer_is_called(*, days: int) -> Received:
    """The third contact: about the girl herself, by the police."""
    tamsin = PersonSaid(1, "child", **TAMSIN, **HOME, born=born(17), seen=True, described_as_child=True)
    kai = PersonSaid(2, "partner", forenames="Kai", surname="Denholm", sex="M")
    return sends(
        "officer",
        Contact(
            people=(tamsin, kai),
            ties=(TieSaid(2, 1, "partner"),),
            concern=told("Neighbour called: shouting, a door broken.", days=days, kind="domestic_abuse"),
            who_else={"partner": "known"},
            family_told="yes",
            lawful_basis="public_task",
            agreement="not_safe",
        ),
        days=days,
    )


# --- Two families of one name -------------------------------------------------------------------------------

NAMESAKES = ("Mia", "Hartnoll", "Amy")
Family = tuple[PersonSaid, PersonSaid]


def namesakes() -> tuple[Family, Family]:
    """Two mothers and two daughters: the same four words, the girls born on one day, in other streets."""
    return _mother_and_daughter(34, born(6, 10), "B31 2AB"), _mother_and_daughter(29, born(6, 10), "B6 5CD")


def _mother_and_daughter(years: int, daughter_born: str, postcode: str) -> Family:
    shared = {"surname": "Hartnoll", "sex": "F", "born_precision": "exact", "postcode": postcode}
    return (
        PersonSaid(1, "mother", forenames="Amy", born=born(years), **shared),
        PersonSaid(
            2,
            "child",
            forenames="Mia",
            born=daughter_born,
            seen=True,
            described_as_child=True,
            **shared,
        ),
    )


def contact_about_help(username: str, family: Family, *, days: int) -> Received:
    """Somebody asks about a mother and a daughter."""
    contact = Contact(
        people=family,
        ties=(TieSaid(1, 2, "mother"),),
        concern=told(f"Asked for help {days} days ago.", days=days, kind="attendance"),
        who_else={"mother": "known", "father": "not_known"},
        family_told="yes",
        lawful_basis="public_task",
        agreement="yes",
    )
    return sends(username, contact, days=days)


def they_spoke(contact: Received, *agencies: str, days: int) -> None:
    """Record that agencies spoke with each other about the people of a contact."""
    chronology.write(
        kind="conversation",
        agency="cass",
        occurred_on=localdate() - timedelta(days=days),
        participants={"about": Person.objects.filter(mention__received=contact).values_list("pk", flat=True)},
        more={"with": list(agencies)},
        by=acting("worker"),
        at=days_ago(days),
    )
