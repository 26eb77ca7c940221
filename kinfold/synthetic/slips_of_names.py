"""What goes wrong with names when agencies write them down; each slip says whether it could happen here."""

from random import Random

from kinfold.synthetic import spellings
from kinfold.synthetic.draft import Draft
from kinfold.synthetic.naming import gendered
from kinfold.synthetic.places import Places


def swap(draft: Draft, chance: Random, places: Places) -> bool:
    """Put the first name where the last belongs, and the last where the first does."""
    draft.forename, draft.surname, draft.middle = draft.surname, draft.forename, ""
    return True


def nick(draft: Draft, chance: Random, places: Places) -> bool:
    """Give a short or pet name for the forename."""
    short = spellings.short(_bare(draft), chance)
    draft.forename = short or draft.forename
    return bool(short)


def translit(draft: Draft, chance: Random, places: Places) -> bool:
    """Spell the forename as another form or another ear has it."""
    bare = _bare(draft)
    spelt = spellings.respelt(bare, chance, "forenames")
    draft.forename = draft.forename.replace(bare, spelt) if spelt else draft.forename
    return bool(spelt)


def translit_surname(draft: Draft, chance: Random, places: Places) -> bool:
    """Spell the last name as another form or another ear has it."""
    halves = draft.surname.split(" ")
    at = chance.randrange(len(halves))
    spelt = spellings.respelt(halves[at], chance, "surnames")
    halves[at] = spelt or halves[at]
    draft.surname = " ".join(halves)
    return bool(spelt)


def typo(draft: Draft, chance: Random, places: Places) -> bool:
    """Mistype the forename in one place."""
    wrong = spellings.mistyped(draft.forename, chance)
    changed = bool(wrong) and wrong != draft.forename
    draft.forename = wrong if changed else draft.forename
    return changed


def typo_surname(draft: Draft, chance: Random, places: Places) -> bool:
    """Mistype the last name in one place."""
    wrong = spellings.mistyped(draft.surname, chance)
    changed = bool(wrong) and wrong != draft.surname
    draft.surname = wrong if changed else draft.surname
    return changed


def newsurname(draft: Draft, chance: Random, places: Places) -> bool:
    """Give another last name: one from before marriage, or a mother's for a child who bears the father's."""
    person = draft.person
    if person.other_surname:
        draft.surname = person.other_surname
    elif person.sex == "F" or person.is_child:
        draft.surname = gendered(person.custom.surnames.pick(chance), person.sex)
    return draft.surname != person.surname


def halfname(draft: Draft, chance: Random, places: Places) -> bool:
    """Give only one half of a last name that has two."""
    halves = spellings.parts(draft.surname)
    if len(halves) < 2:
        return False
    draft.surname = chance.choice(halves)
    return True


def gender_form(draft: Draft, chance: Random, places: Places) -> bool:
    """Give the last name in the form that the other sex bears."""
    other = gendered(draft.surname, "M" if draft.person.sex == "F" else "F")
    changed = draft.person.custom.rule == "gendered" and other != draft.surname
    draft.surname = other if changed else draft.surname
    return changed


def midonly(draft: Draft, chance: Random, places: Places) -> bool:
    """Give the middle name, by which they are called, for the forename."""
    if not draft.person.middle:
        return False
    draft.forename, draft.middle = draft.person.middle, ""
    return True


def initial(draft: Draft, chance: Random, places: Places) -> bool:
    """Give only the first letter of the forename."""
    draft.forename, draft.middle = _bare(draft)[:1], ""
    return True


def prefix(draft: Draft, chance: Random, places: Places) -> bool:
    """Leave out a religious name before the forename, put one in, or give another."""
    custom = draft.person.custom
    if not custom.prefixes or draft.person.sex != "M":
        return False
    bare = _bare(draft)
    left_out = bare != draft.forename and chance.random() < 0.7
    if not left_out and bare in custom.prefixes:
        return False
    other = [name for name in custom.prefixes if not draft.forename.startswith(f"{name} ")]
    draft.forename = bare if left_out else f"{chance.choice(other)} {bare}"
    return True


def _bare(draft: Draft) -> str:
    first, _, rest = draft.forename.partition(" ")
    return rest if rest and first in draft.person.custom.prefixes else draft.forename
