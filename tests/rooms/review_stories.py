"""Descriptions that matching cannot tell apart, told of one after another: for tests of the review desk."""

from datetime import date

from frontdoor.people.models import Person, Question

from .front_door import day_before
from .stories import contact, said, send

HERE = {"postcode": "B31 2AB", "address": "4 Elm Road", "sex": "M"}


def tells(agency: str, name: str, born: str, *, days: int, role: str = "child", **where) -> Person:
    """One person, told of by one agency so many days ago."""
    received = send(
        agency,
        contact(said(1, role, name, born, **(where or HERE)), on=day_before(days)),
        message=f"{agency}:{name}:{days}",
    )
    return Person.objects.get(mention__received=received)


def a_pair(
    name: str = "Wilf Quarrendon", *, born: str = "2014-02-02", days: int = 9
) -> tuple[Person, Person]:
    """Two of one name, born a day apart, at two addresses."""
    later = date.fromisoformat(born).replace(day=3).isoformat()
    known = tells("gp", name, born, days=days)
    return known, tells("police", name, later, days=days - 1, postcode="B7 7AA", sex="M")


def a_set(name: str = "Omar Khalid", *, days: int = 9) -> tuple[Person, Person, Person]:
    """A father, his son of the same name, and somebody of no age who may be either."""
    father = tells("gp", name, "1985-02-02", days=days, role="father")
    return (
        father,
        tells("police", name, "2014-05-07", days=days - 1),
        tells("school", name, "", days=days - 2),
    )


def asked() -> set[tuple[int, int | None]]:
    """Every question that waits."""
    return set(Question.objects.values_list("newer_id", "known_id"))
