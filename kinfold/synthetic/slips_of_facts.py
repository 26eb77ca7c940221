"""What goes wrong with dates of birth, sex, homes and numbers; each slip says whether it could happen here."""

from datetime import date, timedelta
from random import Random

from kinfold.synthetic.draft import Draft
from kinfold.synthetic.people import AS_OF
from kinfold.synthetic.places import LETTERS, Places
from kinfold.synthetic.spellings import NEAR

NOWHERE = ("No fixed abode", "NFA", "No fixed address", "Sofa surfing", "Of no fixed abode")


def nodob(draft: Draft, chance: Random, places: Places) -> bool:
    """Give no date of birth."""
    draft.born, draft.precision = None, ""
    return True


def baddob(draft: Draft, chance: Random, places: Places) -> bool:
    """Get the date of birth wrong in one of the ways in which forms have it wrong."""
    born = draft.person.born
    wrong, guessed = _wrong_date(born, chance)
    if wrong is None or wrong == born or wrong > AS_OF:
        return False
    draft.born = wrong
    draft.precision = "approximate" if guessed and chance.random() < 0.5 else ""
    return True


def _wrong_date(born: date, chance: Random) -> tuple[date | None, bool]:
    luck = chance.random()
    if luck < 0.26:
        return _dated(born.year, born.day, born.month), False
    if luck < 0.46:
        return _wrong_digit(born, chance), False
    if luck < 0.58:
        return _dated(born.year + chance.choice((-1, 1)), born.month, born.day), False
    if luck < 0.72:
        return born + timedelta(days=chance.choice((-1, 1))), False
    # A day that is not known is written as the 15th, and one that is only guessed as New Year's Day.
    return (born.replace(day=15) if luck < 0.90 else date(born.year, 1, 1)), True


def _wrong_digit(born: date, chance: Random) -> date | None:
    digits = list(f"{born:%Y%m%d}")
    digits[chance.choice((2, 3, 3, 5, 6, 7, 7))] = chance.choice("0123456789")
    text = "".join(digits)
    return _dated(int(text[:4]), int(text[4:6]), int(text[6:]))


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def wrongsex(draft: Draft, chance: Random, places: Places) -> bool:
    """Tick the other sex."""
    if not draft.sex:
        return False
    draft.sex = "M" if draft.person.sex == "F" else "F"
    return True


def moved(draft: Draft, chance: Random, places: Places) -> bool:
    """Give where they lived before, or for a time: the family's former home, or another address."""
    person = draft.person
    home = person.former_home if chance.random() < 0.6 else None
    if home is None:
        home = places.hostel() if chance.random() < 0.03 else places.home(person.community)
    draft.address, draft.postcode = home.address, home.postcode
    if chance.random() < 0.5:
        draft.phone = f"07{chance.randrange(100_000_000, 1_000_000_000)}"
    return True


def no_fixed_address(draft: Draft, chance: Random, places: Places) -> bool:
    """Say that there is no home to write down."""
    draft.address, draft.postcode = chance.choice(NOWHERE), ""
    return True


def postcode_typo(draft: Draft, chance: Random, places: Places) -> bool:
    """Get one letter or digit of the postcode wrong."""
    if len(draft.postcode) < 5:
        return False
    at = len(draft.postcode) - chance.choice((1, 2, 3))
    sign = draft.postcode[at]
    other = chance.choice("123456789" if sign.isdigit() else LETTERS)
    draft.postcode = draft.postcode[:at] + other + draft.postcode[at + 1 :]
    return other != sign


def address_typo(draft: Draft, chance: Random, places: Places) -> bool:
    """Get the number of the house or a letter of the street wrong."""
    at = chance.randrange(len(draft.address))
    sign = draft.address[at].lower()
    other = chance.choice("123456789") if sign.isdigit() else chance.choice(NEAR.get(sign, " "))
    if other in (sign, " "):
        return False
    draft.address = draft.address[:at] + other + draft.address[at + 1 :]
    return True


def new_phone(draft: Draft, chance: Random, places: Places) -> bool:
    """Give another telephone number than the other agencies have."""
    draft.phone = f"07{chance.randrange(100_000_000, 1_000_000_000)}"
    return True
