"""What the model's conditions may speak of: each description as texts, whole numbers and lists, never nothing.

An empty text, a nought or an empty list says "not given". The same features go to Python, DuckDB and Spark, so
that a condition finds the same in each. Whatever is worked out of one description alone is worked out here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from . import names
from .commonness import STANDING, Commonness
from .describe import Standard
from .naming import is_listed_in_either_order
from .numbers import is_shared_place, street_of

Texts = tuple[str, ...]
NO_DAY = 0
SKELETONS_AT_MOST = 3
# With a day of birth beside it, every name that a short form may stand for.
BASES_AT_MOST = 24
MONTHS_BEFORE_DUE = 4


@dataclass(slots=True)
class Features:
    """The features of one description; the comment of each is its line on the reference page."""

    # The forename somebody goes by (a religious prefix only where there is no other).
    forename: str = ""
    forename_canon: str = ""  # the one spelling that stands for all its spellings
    forename_sound: str = ""  # roughly how it is said
    forename_initial: str = ""
    forename_start: str = ""  # its first three letters as they are said; empty for a shorter name
    forename_consonants: str = ""  # its first two sounds but vowels, the first letter counted
    forename_letters: str = ""  # its letters in order of the alphabet: the same where two changed places
    forename_bases: Texts = ()  # fuller or other-language names it can stand for
    forename_common: int = 0  # 0 rare, 1 not known to be common, 2 common, 3 very common
    forename_listed: int = 0  # 1 where the table of names knows it
    only_prefix: int = 0  # 1 where only a religious prefix is given
    forenames: Texts = ()  # every forename, in its one spelling
    forename_sounds: Texts = ()  # how each is said, as a last name would be
    further_forenames: Texts = ()  # those after the one used, without religious prefixes
    further_initials: Texts = ()
    further: int = 0  # how many further forenames are given
    placeholder: str = ""  # baby, unborn, unknown, where words stood in a name's place
    either_order: int = 0  # 1 where every name could come first
    surname: str = ""  # the whole last name
    surname_letters: str = ""
    surname_forename: str = ""  # the last name as if it were a forename, where names came in the wrong order
    surname_bases: Texts = ()
    surnames: Texts = ()  # each of its parts in its one spelling
    surname_sounds: Texts = ()
    surname_common: int = 0
    surname_parts: int = 0
    honorific: int = 0  # 1 where every part works like a title
    generation: str = ""  # junior or senior
    born: int = NO_DAY  # days since the first of the year 1; 0 not given
    born_text: str = ""  # YYYYMMDD
    born_digits: str = ""  # its digits in order: the same where two changed places
    born_precision: str = ""  # empty for exact; approximate, expected
    day: int = 0
    month: int = 0
    year: int = 0
    unborn: int = 0
    birth_order: int = 0
    sex: str = ""
    postcode: str = ""
    district: str = ""
    house: str = ""
    house_last: str = ""  # the house number without the flat
    street: str = ""
    address: str = ""
    shared_place: int = 0  # 1 for a hostel, hospital or other address that many people share
    phone: str = ""
    mother_key: str = ""
    mother_forename: str = ""  # in its one spelling
    mother_sound: str = ""
    mother_surnames: Texts = ()
    nhs_number: str = ""
    upn: str = ""
    upns: Texts = ()  # this one and former ones
    upn_check: str = ""
    issuer: str = ""
    local_id: str = ""
    local_digits: str = ""  # its characters in order: the same where two changed places
    anonymous: int = 0  # 1 with neither a name nor a date of birth
    complete: int = 0  # 1 with a forename, a surname and a date of birth

    # Parts of blocking keys.
    exact_birth: str = ""
    name_skeletons: Texts = ()
    whole_names: Texts = ()  # skeletons of forename and surname together, in order of the alphabet
    uncommon_names: Texts = ()
    common_names: Texts = ()
    birth_year: str = ""
    day_and_month: str = ""
    initials: Texts = ()
    every_initial: Texts = ()
    surname_skeletons: Texts = ()
    first_skeletons: Texts = ()
    every_skeleton: Texts = ()
    sector: str = ""
    house_and_street: str = ""
    mother_name: str = ""
    birth_months: Texts = ()
    baby_district: str = ""
    baby_mother: str = ""
    own_postcode: str = ""  # the postcode, unless many people share the place


FEATURES: Mapping[str, type] = {
    field.name: tuple if field.type == "Texts" or field.type is Texts else (int if field.type is int else str)
    for field in fields(Features)
}


def features_of(standard: Standard, common: Commonness = STANDING) -> Features:
    """Work out the features of one description."""
    made = Features(
        generation=standard.generation,
        placeholder=standard.placeholder,
        unborn=int(standard.unborn),
        birth_order=standard.birth_order,
        sex=standard.sex,
        mother_key=standard.mother_key,
        nhs_number=standard.nhs_number,
        upn=standard.upn,
        upns=tuple(number for number in (standard.upn, *standard.former_upns) if number),
        upn_check=standard.upn_check,
        local_id=standard.local_id,
        local_digits=names.letters(standard.local_id),
        issuer=standard.local_id.rpartition(":")[0],
        phone=standard.phone,
        anonymous=int(not (standard.forenames or standard.surnames or standard.born)),
        complete=int(bool(standard.forenames and standard.surnames and standard.born)),
    )
    _forename(made, standard, common)
    _surname(made, standard, common)
    _born(made, standard.born, standard.born_precision)
    _place(made, standard, common)
    _mother(made, standard)
    _for_keys(made)
    return made


def _forename(made: Features, standard: Standard, common: Commonness) -> None:
    given = standard.forenames
    if not given:
        return
    used = [name for name in given if not names.is_prefix(name)]
    made.only_prefix = int(not used)
    made.forename = name = used[0] if used else given[0]
    made.forename_canon = names.canonical(name)
    made.forename_sound = names.sound(name)
    made.forename_letters = names.letters(name)
    made.forename_consonants = names.skeleton(name)[:2]
    made.forename_initial = made.forename_sound[:1]
    made.forename_start = made.forename_sound[:3] if len(made.forename_sound) >= 3 else name
    made.forename_bases = tuple(sorted(names.bases(name)))
    made.forename_common = common.forename(made.forename_canon)
    made.forename_listed = int(names.is_listed(name))
    made.forenames = tuple(map(names.canonical, given))
    made.forename_sounds = tuple(map(names.family_sound, given))
    made.further_forenames = tuple(
        names.canonical(each) for each in given if each != name and not names.is_prefix(each)
    )
    made.further_initials = tuple(each[:1] for each in made.further_forenames)
    made.further = len(made.further_forenames)


def _surname(made: Features, standard: Standard, common: Commonness) -> None:
    parts = standard.surnames
    if parts:
        made.surname = " ".join(parts)
        made.surname_letters = names.letters(made.surname)
        made.surname_forename = names.canonical(parts[0])
        made.surname_bases = tuple(sorted(names.bases(parts[0])))
        made.surnames = tuple(map(names.family_canonical, parts))
        made.surname_sounds = tuple(map(names.family_sound, parts))
        made.surname_common = max(map(common.surname, made.surnames))
        made.surname_parts = len(parts)
        made.honorific = int(all(map(names.is_honorific, made.surnames)))
    made.either_order = int(is_listed_in_either_order(standard.forenames, parts))


def _born(made: Features, born: date | None, precision: str) -> None:
    if born is None:
        return
    made.born_precision = "" if precision == "exact" else precision
    made.year, made.month, made.day = born.year, born.month, born.day
    made.born, made.born_text, made.born_digits, day_and_month, due_months = _day(born)
    made.birth_months = due_months[:1]
    if precision == "expected":
        made.birth_months = due_months
    else:
        made.exact_birth, made.birth_year, made.day_and_month = made.born_text, str(born.year), day_and_month


@lru_cache(maxsize=65536)
def _day(born: date) -> tuple[int, str, str, str, Texts]:
    """Give what is worked out of a day: its number, its text, its digits in order, day and month, months before."""
    text = f"{born:%Y%m%d}"
    months = [born.year * 12 + born.month - 1 - at for at in range(MONTHS_BEFORE_DUE)]
    return (
        born.toordinal(),
        text,
        "".join(sorted(text)),
        # Survives a wrong year, and day and month swapped.
        "/".join(sorted((f"{born.day:02}", f"{born.month:02}"))),
        tuple(f"{month // 12}-{month % 12 + 1:02}" for month in months),
    )


def _place(made: Features, standard: Standard, common: Commonness) -> None:
    made.postcode, made.house, made.address = standard.postcode, standard.house, standard.address
    made.street = street_of(standard.address)
    made.house_last = standard.house.rpartition("/")[2]
    made.shared_place = int(
        is_shared_place(standard.address) or common.is_shared(standard.postcode, standard.house)
    )
    if made.postcode:
        made.district = made.postcode.split()[0]
        made.sector = made.postcode[:-2]
        made.own_postcode = "" if made.shared_place else made.postcode
    if made.house and made.street and not made.shared_place:
        made.house_and_street = f"{made.house} {made.street}"


def _mother(made: Features, standard: Standard) -> None:
    if standard.mother_forenames:
        made.mother_forename = names.canonical(standard.mother_forenames[0])
        made.mother_sound = names.sound(standard.mother_forenames[0])
        made.mother_surnames = tuple(map(names.family_canonical, standard.mother_surnames))
        if standard.mother_surnames:
            first = names.skeleton(standard.mother_forenames[0])
            made.mother_name = f"{first} {names.skeleton(standard.mother_surnames[0])}"


def _for_keys(made: Features) -> None:
    first = [made.forename_canon] if made.forename else []
    wider = [*first, *made.forename_bases[:2], *made.further_forenames[:1]]
    made.first_skeletons = _skeletons(wider)[:SKELETONS_AT_MOST]
    made.every_skeleton = _skeletons([*first, *made.forename_bases])[:BASES_AT_MOST]
    made.surname_skeletons = _skeletons(made.surnames)[:2]
    made.name_skeletons = tuple(dict.fromkeys((*made.first_skeletons[:2], *made.surname_skeletons)))
    made.initials = tuple(dict.fromkeys(each[:1] for each in made.first_skeletons[:2]))
    made.every_initial = tuple(dict.fromkeys(each[:1] for each in made.name_skeletons))
    pairs = tuple(
        dict.fromkeys(
            " ".join(sorted((one, other)))
            for one in made.first_skeletons[:2]
            for other in made.surname_skeletons
        )
    )
    made.whole_names = pairs
    common = made.surname_common > 1 or bool(made.honorific)
    made.uncommon_names, made.common_names = ((), pairs) if common else (pairs, ())
    if made.placeholder in {"baby", "unborn"} or made.unborn:
        made.baby_district = made.district


def _skeletons(words: list[str] | Texts) -> Texts:
    return tuple(dict.fromkeys(map(names.skeleton, words)))


_SEXES = {"F": "female", "M": "male"}


@lru_cache(maxsize=65536)
def day_in_words(day: date | None) -> str:
    """Give a day as a worker writes it.

    >>> day_in_words(date(2015, 6, 8))
    '8 June 2015'
    """
    return f"{day.day} {day:%B %Y}" if day else ""


def _said_place(one: Standard) -> str:
    return ", ".join(part for part in (one.address.title(), one.postcode) if part)


# What a sentence may quote of a description.
SAID: Mapping[str, Callable[[Standard], str]] = {
    "forenames": lambda one: one.said_forenames,
    "surname": lambda one: one.said_surname,
    "name": lambda one: f"{one.said_forenames} {one.said_surname}",
    "generation": lambda one: one.generation,
    "born": lambda one: day_in_words(one.born),
    "birth_order": lambda one: str(one.birth_order or ""),
    "sex": lambda one: _SEXES.get(one.sex, ""),
    "place": _said_place,
    "postcode": lambda one: one.postcode,
    "mother": lambda one: " ".join(one.mother_forenames).title(),
    "local_id": lambda one: one.local_id,
}
