"""Files people under the keys by which they are found: an index, which can be made again from the descriptions."""

from collections.abc import Iterable

from django.db import transaction

from frontdoor.people.models import Key, Person
from kinfold.matching.describe import Standard
from kinfold.matching.keys import keys, search_keys

AT_A_TIME = 1_000


def file_under_keys(people: Iterable[tuple[int, Standard]]) -> None:
    """File each person under the keys of matching, and under the wider ones by which a worker searches."""
    Key.objects.bulk_create(
        (
            Key(key=key, person_id=person)
            for person, standard in people
            for key in sorted(keys(standard) | search_keys(standard))
        ),
        batch_size=AT_A_TIME,
    )


def file_again(*, after: int = 0) -> tuple[int, int]:
    """File some people anew, those after an id; give how many, and the id to go on after. Safe to run twice."""
    rows = Person.objects.filter(id__gt=after).order_by("id").values_list("id", "standard")[:AT_A_TIME]
    people = [(person, Standard.from_dict(kept)) for person, kept in rows]
    with transaction.atomic():
        Key.objects.filter(person_id__in=[person for person, _ in people]).delete()
        file_under_keys(people)
    return len(people), people[-1][0] if people else after


def filed_by_other_keys() -> bool:
    """Tell whether people were filed by another version's keys, by the oldest and the newest of them."""
    for person in (Person.objects.order_by("id").first(), Person.objects.order_by("id").last()):
        if person is not None:
            standard = Standard.from_dict(person.standard)
            filed = set(Key.objects.filter(person=person).values_list("key", flat=True))
            if filed != keys(standard) | search_keys(standard):
                return True
    return False
