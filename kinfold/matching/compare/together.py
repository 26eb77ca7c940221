"""What themes say together: families share surname, place, even a name, so they must not just add up."""

from collections.abc import Mapping

from .agreement import Agreement

SURNAME_ALIKE = frozenset({"same", "same_common", "variant", "sounds", "typo", "half", "honorific"})
FORENAME_ALIKE = frozenset({"same", "same_common", "variant", "sounds", "nickname", "equivalent", "typo"})
COMMON = frozenset({"same_common", "honorific"})
SLIP = frozenset({"one_digit", "year_slip", "one_day", "swapped", "month_known", "year_known"})
ONE_PLACE = frozenset({"address", "phone", "postcode", "street"})


def compare_together(levels: Mapping[str, str]) -> Agreement:
    """Weigh forename, date of birth and place together, by the household patterns that fool a simple sum."""
    return Agreement("together", _level(levels))


def _level(levels: Mapping[str, str]) -> str:
    related = levels["surname"] in SURNAME_ALIKE
    housed = levels["place"] in ONE_PLACE
    forename, born = levels["forename"], levels["born"]
    if forename == "different":
        return _brothers_or_sisters(born, related, housed)
    if forename in FORENAME_ALIKE:
        if born in SLIP and forename in COMMON and levels["surname"] in COMMON:
            return "common_name_with_slip"
        return _one_name(born, related, housed)
    return "household_without_forename" if related and housed else "nothing"


def _brothers_or_sisters(born: str, related: bool, housed: bool) -> str:
    if not (related or housed):
        return "nothing"
    if born in {"same", "one_day"}:
        return "twins"
    return "brothers_or_sisters_here" if housed else "brothers_or_sisters"


def _one_name(born: str, related: bool, housed: bool) -> str:
    if not related:
        return "nothing"
    if born == "generation":
        return "parent_and_child_of_one_name"
    return "one_name_without_birth" if housed and born == "missing" else "nothing"
