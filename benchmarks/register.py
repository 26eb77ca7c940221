"""Fills a database with made-up families, quickly: people, keys, ties and earlier contacts, written in bulk."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import connection

from frontdoor.agencies.actions import known_or_new
from frontdoor.audit.references import new_reference
from frontdoor.chronology.models import Event, Participant
from frontdoor.families.models import Tie
from frontdoor.intake.contact import PersonSaid
from frontdoor.intake.models import Mention, Received
from frontdoor.people.matching import standard_of
from frontdoor.people.models import Key, Person
from kinfold.matching.keys import keys, search_keys

AGENCIES = ("midwifery", "school", "police", "housing", "health_visiting", "gp")
SOUNDS = [
    a + b + c
    for a in ("Bar", "Cal", "Den", "Har", "Mor", "Pel", "Ste", "Tho", "Wil", "Yar", "Kha", "Ada")
    for b in ("l", "m", "n", "r", "s", "v", "wh", "tt")
    for c in ("ey", "an", "er", "ick", "ow", "ton", "ah", "el")
]
GIRLS = "Isla Ava Mia Freya Aisha Zara Ella Lily Maya Ruby Hana Fatima Zofia Ama Niamh Cerys Priya Simran Samira Grace"
BOYS = "Oliver Noah Leo Yusuf Amir Jack Adam Omar Theo Mohammed Jakub Kwame Connor Rhys Arjun Harpreet Tariq Daniel"
FORENAMES = {"F": GIRLS.split(), "M": BOYS.split()}


# As skewed as a real register: the commonest surname is about one person in a hundred, most are rare.
SURNAMES = [one + other.lower() for one in SOUNDS[:96] for other in SOUNDS[::4]]
FORENAMES = {
    sex: [*names, *(f"{name}{end}" for end in ("ie", "an", "el", "ora") for name in names)]
    for sex, names in FORENAMES.items()
}
WEIGHTS = {
    len(names): [1 / (rank + 10) for rank in range(len(names))] for names in (SURNAMES, *FORENAMES.values())
}


def common_first(rng: random.Random, names: list[str]) -> str:
    """A name, the earlier ones of the list far more often."""
    return rng.choices(names, WEIGHTS[len(names)])[0]


def families(how_many_people: int, today: date, seed: int = 7) -> Iterator[list[PersonSaid]]:
    """Families of a mother, perhaps a father, and one to four children, until there are enough people."""
    rng, made = random.Random(seed), 0
    while made < how_many_people:
        surname = common_first(rng, SURNAMES)
        home = {
            "address": f"{rng.randint(1, 190)} {rng.choice(SOUNDS)} Road",
            "postcode": f"B{rng.randint(1, 48)} {rng.randint(1, 9)}{rng.choice('ABDEFGHJ')}{rng.choice('ABDEFGHJ')}",
        }
        people = [
            _person(rng, 1, "mother", surname, "F", today - timedelta(days=rng.randint(7000, 15000)), home)
        ]
        if rng.random() < 0.6:
            people.append(
                _person(
                    rng, 2, "father", surname, "M", today - timedelta(days=rng.randint(7000, 16000)), home
                )
            )
        for _ in range(rng.randint(1, 4)):
            born = today - timedelta(days=rng.randint(10, 6400))
            people.append(_person(rng, len(people) + 1, "child", surname, rng.choice("FM"), born, home))
        made += len(people)
        yield people


def _person(rng, number, role, surname, sex, born, home) -> PersonSaid:
    return PersonSaid(
        number,
        role,
        forenames=common_first(rng, FORENAMES[sex]),
        surname=surname,
        born=born.isoformat(),
        born_precision="exact",
        sex=sex,
        described_as_child=role == "child",
        **home,
    )


def fill(how_many_people: int, *, at: datetime) -> list[list[PersonSaid]]:
    """Write so many people with two earlier contacts a family; give the families."""
    agencies = {key: known_or_new(key) for key in AGENCIES}
    made = list(families(how_many_people, at.date()))
    for start in range(0, len(made), 1000):
        _write(made[start : start + 1000], start, agencies, at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


def _write(some: list[list[PersonSaid]], start: int, agencies: dict, at: datetime) -> None:
    old = at - timedelta(days=400)
    received = Received.objects.bulk_create(
        Received(
            agency=agencies["gp"],
            message_id=f"bench:{start + place}",
            received_at=old,
            sent_by_name="bench",
            channel="cin",
            kind="history",
            body={},
        )
        for place in range(len(some))
    )
    by_family = _write_people(some, received, old)
    Tie.objects.bulk_create(
        Tie(a=parent, b=child, type=role, known_from=old, by_name="bench")
        for members in by_family.values()
        for parent, role in members
        if role != "child"
        for child, other in members
        if other == "child"
    )
    _write_contacts(by_family, random.Random(start), at)


def _write_people(some: list[list[PersonSaid]], received: list[Received], known_from: datetime) -> dict:
    """Write the people and their keys; give the persons of each family with their roles."""
    mentions = Mention.objects.bulk_create(
        Mention(received=row, number=one.number, role=one.role, description=one.description())
        for row, family in zip(received, some, strict=True)
        for one in family
    )
    standards = [standard_of(mention) for mention in mentions]
    persons = Person.objects.bulk_create(
        Person(mention=mention, standard=standard.to_dict(), known_from=known_from)
        for mention, standard in zip(mentions, standards, strict=True)
    )
    pairs = zip(persons, standards, strict=True)
    Key.objects.bulk_create(
        (
            Key(key=key, person=person)
            for person, standard in pairs
            for key in keys(standard) | search_keys(standard)
        ),
        batch_size=20_000,
    )
    by_family: dict[int, list[tuple[Person, str]]] = {}
    for person, mention in zip(persons, mentions, strict=True):
        by_family.setdefault(mention.received_id, []).append((person, mention.role))
    return by_family


def _write_contacts(by_family: dict, rng: random.Random, at: datetime) -> None:
    """Write two earlier contacts about a child of each family, from any agencies."""
    events, about = [], []
    for members in by_family.values():
        for days_ago in (rng.randint(8, 40), rng.randint(41, 80)):
            when = at - timedelta(days=days_ago)
            events.append(
                Event(
                    kind="contact",
                    subtype="concern",
                    agency=rng.choice(AGENCIES),
                    occurred_on=when.date(),
                    recorded_at=when,
                    referral=new_reference("B"),
                    by_name="bench",
                )
            )
            about.append(next(person for person, role in members if role == "child"))
    Participant.objects.bulk_create(
        Participant(event=event, person=person, role="about")
        for event, person in zip(Event.objects.bulk_create(events), about, strict=True)
    )
