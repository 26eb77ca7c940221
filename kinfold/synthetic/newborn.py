"""How a child is written down before it has a name: as somebody's baby, as a twin, or as not yet born."""

from datetime import timedelta
from random import Random

from kinfold.synthetic.draft import Draft

# Of records of a child without a name; the others are made after its birth.
UNBORN = 0.15


def babyname(draft: Draft, chance: Random) -> None:
    """Write a child down without its name, under the last name of its mother more often than not."""
    person = draft.person
    mother_forename, mother_surname = person.mother_name
    draft.middle = ""
    if mother_surname and mother_surname != person.surname and chance.random() < 0.75:
        draft.surname = mother_surname
        draft.errors.append("newsurname")
    draft.birth_order = person.birth_order if chance.random() < 0.8 else 0
    if chance.random() < UNBORN:
        _unborn(draft, chance)
        return
    draft.errors.append("babyname")
    if person.birth_order and chance.random() < 0.7:
        draft.forename = f"Twin {person.birth_order}"
    else:
        boy_or_girl = "Baby Boy" if person.sex == "M" else "Baby Girl"
        draft.forename = chance.choice(("Baby", "Baby", boy_or_girl, f"Baby of {mother_forename}"))


def _unborn(draft: Draft, chance: Random) -> None:
    draft.errors.append("unborn")
    draft.forename = chance.choice(("UB", "Unborn", "Unborn baby"))
    if draft.person.birth_order:
        draft.forename += f" twin {draft.person.birth_order}"
    draft.born = draft.person.born + timedelta(days=int(chance.gauss(3, 8)))
    draft.precision, draft.sex, draft.nhs_number = "expected", "", ""
    draft.address, draft.postcode = draft.person.home.address, draft.person.home.postcode
