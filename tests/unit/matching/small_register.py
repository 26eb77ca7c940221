"""A small made-up register for tests of the runners: families of one name, twins, newborns, slips of every kind."""

from datetime import date, timedelta
from itertools import product

from kinfold.matching.describe import Description

FAMILIES = [
    "Merrin",
    "Khan",
    "Kowalska",
    "Smith",
    "Okafor-Bell",
    "Farah Warsame",
    "Łukasik",
    "O'Neill",
    "Begum",
    "de la Cruz",
]
CHILDREN = [
    "Isla Rose",
    "Mohammed Yusuf",
    "Kasia",
    "Baby",
    "Kate",
    "Zoë",
    "Md Ismail",
    "Twin 2",
    "Chidi",
    "Unborn",
]


def described(family: int, child: int, again: int) -> Description:
    """Describe one child of one family, a second time with a slip."""
    forenames, surname = CHILDREN[child], FAMILIES[family % len(FAMILIES)]
    born = date(2001, 1, 1) + timedelta(days=family * 97 + child * 400)
    if again == 1:
        forenames, surname = forenames[:-1] + "a", surname.split("-")[0].split(" ")[0]
    if again == 2:
        forenames, surname, born = surname, forenames, born + timedelta(days=1)
    return Description(
        forenames=forenames,
        surname=surname,
        born=None if (family + child + again) % 7 == 0 else born,
        born_precision=["", "approximate", "expected"][child % 3 if again else 0],
        sex="FM"[child % 2] if again != 2 else "",
        address=f"{family + 1} Elm Road" if again != 1 else f"Flat 2, {family + 1} Elm Rd",
        postcode=f"B{family % 4 + 1} {family % 3}AA" if child % 5 else "",
        phone=f"07700 9001{family % 4}{family % 10}" if again == 2 else "",
        nhs_number="943 476 5919" if (family, child) == (1, 1) else "",
        mother_key=f"m{family}" if child in {3, 9} else "",
        mother_name=f"Amy {surname}" if child % 4 == 0 else "",
        birth_order=2 if child == 7 else 0,
    )


REGISTER = [described(*each) for each in product(range(24), range(len(CHILDREN)), range(3))]
