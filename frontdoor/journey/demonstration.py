"""A made-up partnership to try the service on: agencies, one person a role, families with stories under way."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from frontdoor.access.queries import actor_for
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.models import Agency, Membership
from frontdoor.alerts.evaluation import run_due
from frontdoor.intake.contact import Concern, Contact, PersonSaid, TieSaid
from frontdoor.intake.models import Received
from frontdoor.journey import steps
from frontdoor.response import actions as response

PASSWORD = "a-made-up-family-at-the-door"  # noqa: S105  (for made-up families on one machine, and printed on the screen)

# Contacts older than this many days have their decision; the newest wait for the person who tries the service.
DECIDED_WHEN_OLDER = 3

AGENCIES = {
    "cass": ("Children's Advice and Support Service", "the front door"),
    "social_care": ("Children's social care", "children's social care"),
    "midwifery": ("Midwifery", "midwifery"),
    "health_visiting": ("Health visiting", "health visiting"),
    "neonatal": ("Neonatal unit", "the neonatal unit"),
    "hospital": ("Hospital", "the hospital"),
    "gp": ("GP practice", "the GP"),
    "police": ("Police", "police"),
    "school": ("School", "school"),
    "housing": ("Housing", "housing"),
    "youth_service": ("Youth service", "the youth service"),
    "early_help": ("Early help", "early help"),
    "partnership": ("Safeguarding partnership", "the partnership"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """One demonstration account, and what to try with it."""

    username: str
    full_name: str
    role: str
    agency: str
    try_this: str


ACCOUNTS = (
    Account(
        "midwife", "Mary Adeyemi", "referrer", "midwifery", "Make a contact; see what became of earlier ones"
    ),
    Account("officer", "Sam Whitlock", "referrer", "police", "Make a contact about a family others know"),
    Account("teacher", "Priya Nair", "referrer", "school", "See only the school's own contacts"),
    Account(
        "worker", "Jo Marsh", "front_door_worker", "cass", "Open the queue, say who is who, record a decision"
    ),
    Account(
        "manager",
        "Ines Carver",
        "team_manager",
        "cass",
        "Open an alert, acknowledge it, give guidance, decide",
    ),
    Account("manager2", "Tom Okafor", "team_manager", "cass", "Act on the same alert as the first manager"),
    Account(
        "head", "Ruth Bailey", "head_of_service", "cass", "See the alerts that nobody acknowledged in time"
    ),
    Account("auditor", "Alan Frost", "auditor", "partnership", "See who looked at whom, and every change"),
    Account("admin", "Dee Walsh", "administrator", "partnership", "See what could not be read on import"),
)


@transaction.atomic
def make_partnership(today: date) -> None:
    """Make the agencies and the accounts, leaving those already there as they are."""
    for key, (name, said_as) in AGENCIES.items():
        Agency.objects.get_or_create(key=key, defaults={"name": name, "said_as": said_as})
    for account in ACCOUNTS:
        user, fresh = User.objects.get_or_create(
            username=account.username, defaults={"full_name": account.full_name}
        )
        if not fresh:
            continue
        user.set_password(PASSWORD)
        user.save()
        Membership.objects.create(
            user=user,
            agency=Agency.objects.get(key=account.agency),
            team="Front door" if account.agency == "cass" else "",
            role=account.role,
            # The stories began years ago, and their alerts went to somebody.
            from_on=today - timedelta(days=3650),
        )


def tell_stories(today: date) -> None:
    """Send the families' contacts through the real door, each on its own day."""
    for story in (_hollis(today), _two_families_of_one_name(today), _ashcombe_today(today)):
        for days_ago, hour, username, contact in story:
            by = _actor(username, today)
            at = _working_moment(today, days_ago, hour)
            received = steps.contact_arrives(
                contact,
                agency=Agency.objects.get(key=by.agency),
                message_id=f"demonstration:{username}:{days_ago}:{contact.concern.what[:40]}",
                by=by,
                at=at,
            )
            if days_ago > DECIDED_WHEN_OLDER:
                _decided_as_it_was(received, at=at + timedelta(hours=22), today=today)
    run_due(at=timezone.now())


def _decided_as_it_was(contact: Received, *, at: datetime, today: date) -> None:
    """An earlier contact was decided the next day, looking only at whom it was about: what reviews keep finding."""
    about = set(response.people_about(contact))
    family = response.family_of_contact(contact, at)
    response.decide(
        contact=contact,
        outcome="advice_only",
        why="Single concern; advice given to the referrer.",
        told_referrer="Thank you. Please support the family through your own service and tell us of any change.",
        people={
            person: "" if person in about else "Not named as a concern in this contact." for person in family
        },
        by=_actor("worker", today),
        at=at,
    )


def _actor(username: str, today: date) -> Actor:
    actor = actor_for(User.objects.get(username=username).pk, today)
    if actor is None:
        raise LookupError(f"The demonstration account '{username}' has no current role. Run `make reset`.")
    return actor


def _working_moment(today: date, days_ago: int, hour: int) -> datetime:
    moment = timezone.make_aware(datetime.combine(today - timedelta(days=days_ago), time(hour, 20)))
    return min(moment, timezone.now())


def _story(
    today: date, days_ago: int, what: str, *, said_by: str = "", kind: str = "parenting", **more
) -> Concern:
    return Concern(
        what=what,
        happened_on=today - timedelta(days=days_ago),
        main_kind=kind,
        kinds=(kind,),
        said_by=said_by,
        **more,
    )


def _born(today: date, years: int, days: int = 0) -> str:
    return (today - timedelta(days=round(years * 365.25) + days)).isoformat()


def _hollis(today: date):
    """Three agencies, three people of one family, eleven weeks: the alert that the whole system is for."""
    home = {"address": "14 Tansy Close", "postcode": "B14 7ZZ", "at_home": "yes"}
    megan = {
        "forenames": "Megan",
        "surname": "Hollis",
        "born": _born(today, 17, 40),
        "born_precision": "exact",
        "sex": "F",
    }
    mother = PersonSaid(1, "mother", **megan, **home, seen=True)
    due = (today + timedelta(days=30)).isoformat()
    unborn = PersonSaid(
        2, "child", surname="Hollis", born=due, born_precision="expected", described_as_child=True
    )
    father = PersonSaid(3, "father", answer="not_known")
    yield (
        75,
        10,
        "midwife",
        Contact(
            people=(mother, unborn, father),
            ties=(TieSaid(1, 2, "mother"), TieSaid(3, 2, "father")),
            concern=_story(
                today,
                76,
                "Late booking at 25 weeks. Says the baby's father is 'not around'.",
                kind="young_parent",
            ),
            who_else={"mother": "known", "father": "not_known"},
            family_told="yes",
            lawful_basis="public_task",
            agreement="yes",
            referrer_name="Mary Adeyemi",
            referrer_role="Community midwife",
        ),
    )
    jay = {
        "forenames": "Jay",
        "surname": "Hollis",
        "born": _born(today, 8, 100),
        "born_precision": "exact",
        "sex": "M",
    }
    nan = PersonSaid(
        2,
        "mother",
        forenames="Carol",
        surname="Hollis",
        born=_born(today, 41),
        born_precision="approximate",
        sex="F",
    )
    yield (
        30,
        14,
        "teacher",
        Contact(
            people=(
                PersonSaid(
                    1, "child", **jay, **home, school="Hazel Lane Primary", seen=True, described_as_child=True
                ),
                nan,
                PersonSaid(3, "sibling", **megan),
            ),
            ties=(TieSaid(2, 1, "mother"), TieSaid(2, 3, "mother"), TieSaid(3, 1, "sibling")),
            concern=_story(
                today,
                31,
                "Jay came in without lunch three days running and says his sister's boyfriend shouts at night.",
                said_by="Class teacher",
                kind="neglect",
                claim="reported",
                childs_words="He shouts and Megan cries.",
            ),
            who_else={"mother": "known", "father": "asked_not_told"},
            family_told="no",
            family_not_told_why="School wanted advice first.",
            lawful_basis="public_task",
            agreement="not_asked",
            referrer_name="Priya Nair",
            referrer_role="Designated safeguarding lead",
        ),
    )
    yield (
        1,
        9,
        "officer",
        Contact(
            people=(
                PersonSaid(1, "child", **megan, **home, seen=True, described_as_child=True),
                PersonSaid(
                    2,
                    "partner",
                    forenames="Kieran",
                    surname="Doyle",
                    born=_born(today, 19, 15),
                    born_precision="exact",
                    sex="M",
                ),
            ),
            ties=(TieSaid(2, 1, "partner"),),
            concern=_story(
                today,
                2,
                "Neighbour called: shouting, a door broken. Megan, pregnant, said he pushed past her. He had left.",
                said_by="Attending officer",
                kind="domestic_abuse",
                subtype="domestic_abuse",
                victim=1,
                suspect=2,
                asked={"domestic_abuse": "yes", "young_parent": "yes"},
            ),
            who_else={"partner": "known"},
            family_told="yes",
            lawful_basis="public_task",
            agreement="not_safe",
            referrer_name="Sam Whitlock",
            referrer_role="Police constable",
        ),
    )


def _two_families_of_one_name(today: date):
    """Two families share names and must not be joined by themselves."""
    for days_ago, mother_born, child_born, postcode in (
        (20, _born(today, 34), _born(today, 6, 10), "B31 2AB"),
        (2, _born(today, 29, 90), _born(today, 6, 24), "B6 5CD"),
    ):
        mother = PersonSaid(
            1,
            "mother",
            forenames="Amy",
            surname="Hassan",
            born=mother_born,
            born_precision="exact",
            sex="F",
            postcode=postcode,
        )
        child = PersonSaid(
            2,
            "child",
            forenames="Mia",
            surname="Hassan",
            born=child_born,
            born_precision="exact",
            sex="F",
            postcode=postcode,
            seen=True,
            described_as_child=True,
        )
        yield (
            days_ago,
            11,
            "teacher" if days_ago > 10 else "officer",
            Contact(
                people=(mother, child),
                ties=(TieSaid(1, 2, "mother"),),
                concern=_story(
                    today,
                    days_ago,
                    "Mia's mother has asked for help with school attendance.",
                    subtype="support_request",
                    kind="attendance",
                ),
                who_else={"mother": "known", "father": "not_known"},
                family_told="yes",
                lawful_basis="public_task",
                agreement="yes",
            ),
        )


def _ashcombe_today(today: date):
    """A new contact this morning about the family of the 2015 pattern, whose history is already on record."""
    kayla = PersonSaid(
        1, "child", forenames="Kayla", surname="Merrin", born=_merrin_birth(today), born_precision="exact", sex="F",
        address="Flat 3, 9 Moor Street", postcode="B9 4AA", at_home="yes", seen=True,
    )  # fmt: skip
    yield (
        0,
        8,
        "midwife",
        Contact(
            people=(kayla,),
            ties=(),
            concern=_story(
                today,
                0,
                "Rang the ward in tears: 'he knows where we are'. Would not say more.",
                kind="domestic_abuse",
            ),
            who_else={"mother": "not_known", "father": "not_known"},
            family_told="yes",
            lawful_basis="public_task",
            agreement="not_safe",
            referrer_name="Mary Adeyemi",
            referrer_role="Community midwife",
        ),
    )


def _merrin_birth(today: date) -> str:
    """Kayla's date of birth, moved with the case by whole weeks (see load_case)."""
    weeks = (today - date(2015, 9, 8)).days // 7
    return (date(1998, 2, 11) + timedelta(weeks=weeks)).isoformat()
