"""Makes a description comparable: names folded and in order, numbers checked, remarks not taken for names."""

from functools import lru_cache

from . import numbers
from .describe import Description, Standard
from .naming import Naming, read_name

_NOBODY = Naming()
_SEX = {"m": "M", "male": "M", "boy": "M", "1": "M", "f": "F", "female": "F", "girl": "F", "2": "F"}
_SEX_OF_ROLE = {
    **dict.fromkeys(("mother", "grandmother", "stepmother", "sister", "aunt", "daughter"), "F"),
    **dict.fromkeys(("father", "grandfather", "stepfather", "brother", "uncle", "son"), "M"),
}


@lru_cache(maxsize=4096)
def standardise(description: Description) -> Standard:
    """Make a description comparable with others; the same description always gives the same result.

    >>> made = standardise(Description(name="Merrin, Kayla", postcode="b296qx"))
    >>> made.forenames, made.surnames, made.postcode
    (('kayla',), ('merrin',), 'B29 6QX')
    """
    named = read_name(description.name, description.forenames, description.surname)
    mother = (
        read_name(description.mother_name or named.mother)
        if description.mother_name or named.mother
        else _NOBODY
    )
    street, house = numbers.address(description.address)
    number, check = numbers.upn(description.upn)
    return Standard(
        forenames=named.forenames,
        surnames=named.surnames,
        said_forenames=_said(named.forenames),
        said_surname=_said(named.surnames, "-"),
        generation=named.generation,
        placeholder=named.placeholder,
        born=description.born,
        born_precision=_precision(description, named),
        sex=_sex(description, named),
        address=street,
        house=house,
        postcode=numbers.postcode(description.postcode) or numbers.postcode_within(description.address),
        phone=numbers.phone(description.phone),
        nhs_number=numbers.nhs_number(description.nhs_number),
        upn=number,
        upn_check=check,
        former_upns=_former(description.former_upn),
        local_id=description.local_id.strip(),
        mother_key=description.mother_key,
        mother_forenames=mother.forenames,
        mother_surnames=mother.surnames,
        birth_order=description.birth_order or named.birth_order,
    )


def _former(said: str) -> tuple[str, ...]:
    read = (numbers.upn(each)[0] for each in said.replace(",", " ").replace(";", " ").split())
    return tuple(dict.fromkeys(number for number in read if number))


def _said(words: tuple[str, ...], between: str = " ") -> str:
    return between.join(word.capitalize() for word in words)


def _precision(description: Description, named: Naming) -> str:
    if description.born is None:
        return ""
    if not description.born_precision and named.placeholder == "unborn":
        return "expected"
    return description.born_precision


def _sex(description: Description, named: Naming) -> str:
    said = _SEX.get(description.sex.strip().lower(), "") or named.sex
    return said or _SEX_OF_ROLE.get(description.role.strip().lower(), "")
