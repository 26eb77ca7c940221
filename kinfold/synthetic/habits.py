"""The forms and habits of agencies: what each leaves out, and how it writes what it has."""

from random import Random

from kinfold.synthetic.draft import Draft
from kinfold.synthetic.numbers import temporary_upn

SHORT = (
    ("Road", "Rd"),
    ("Street", "St"),
    ("Avenue", "Ave"),
    ("Lane", "Ln"),
    ("Close", "Cl"),
    ("Crescent", "Cres"),
)
TITLES = {"F": ("Ms", "Mrs", "Miss"), "M": ("Mr",)}

# Of an agency's records, the share without: sex, postcode, telephone, middle name; then in capitals.
LEFT_OUT = {
    "gp": (0.01, 0.03, 0.25, 0.45, 0.05),
    "midwifery": (0.03, 0.04, 0.25, 0.60, 0.05),
    "health_visiting": (0.03, 0.05, 0.35, 0.60, 0.02),
    "school": (0.03, 0.06, 0.25, 0.45, 0.05),
    "social_care": (0.04, 0.10, 0.45, 0.55, 0.02),
    "police": (0.10, 0.15, 0.55, 0.60, 0.45),
    "housing": (0.30, 0.01, 0.30, 0.70, 0.30),
}
WRONG = {"sex": "wrongsex", "postcode": "postcode_typo", "phone": "new_phone"}
HAS_NHS_NUMBER = {"gp": 0.8, "midwifery": 0.78, "health_visiting": 0.7, "school": 0.08, "social_care": 0.15}


def number(draft: Draft, chance: Random) -> None:
    """Give the numbers that the agency would have; a very few of them are wrong."""
    person = draft.person
    if chance.random() < HAS_NHS_NUMBER.get(draft.source, 0.0):
        draft.nhs_number = person.nhs_number
    if not person.upn or not (
        draft.source == "school" or (draft.source == "social_care" and chance.random() < 0.3)
    ):
        return
    draft.upn = person.upn
    luck = chance.random()
    if luck < 0.03:
        draft.upn = temporary_upn(person.upn, chance)
        draft.errors.append("temporary_upn")
    elif person.former_upn:
        draft.upn, draft.former_upn = (
            (person.former_upn, "") if luck < 0.5 else (person.upn, person.former_upn)
        )
        draft.errors.append("former_upn")


def leave_out(draft: Draft, chance: Random) -> None:
    """Leave out what this agency often does not ask."""
    no_sex, no_postcode, no_phone, no_middle, _ = LEFT_OUT[draft.source]
    for part, share in (("sex", no_sex), ("postcode", no_postcode), ("phone", no_phone)):
        if getattr(draft, part) and chance.random() < share:
            setattr(draft, part, "")
            draft.errors.append(f"no_{part}")
            # What is not said at all is no longer said wrongly.
            if WRONG[part] in draft.errors:
                draft.errors.remove(WRONG[part])
    if draft.middle and chance.random() < no_middle:
        draft.middle = ""
        draft.errors.append("nomid")


def write(draft: Draft, chance: Random) -> None:
    """Write names, addresses and numbers in this agency's hand; what is said stays the same."""
    if "no_fixed_address" not in draft.errors and chance.random() < 0.30:
        _address(draft, chance)
    if draft.postcode and chance.random() < 0.15:
        draft.postcode = chance.choice((draft.postcode.replace(" ", ""), draft.postcode.lower()))
        draft.errors.append("postcode_form")
    if draft.phone and chance.random() < 0.30:
        draft.phone = _phone(draft.phone, chance)
        draft.errors.append("phone_form")
    if draft.nhs_number and chance.random() < 0.3:
        nhs = draft.nhs_number
        draft.nhs_number = f"{nhs[:3]} {nhs[3:6]} {nhs[6:]}"
    _name(draft, chance)


def _name(draft: Draft, chance: Random) -> None:
    if not draft.person.is_child and chance.random() < 0.05:
        draft.forename = f"{chance.choice(TITLES[draft.person.sex])} {draft.forename}"
        draft.errors.append("title")
    if chance.random() < LEFT_OUT[draft.source][4]:
        draft.surname = draft.surname.upper()
        if chance.random() < 0.5:
            draft.forename, draft.middle = draft.forename.upper(), draft.middle.upper()
        draft.errors.append("capitals")
    elif chance.random() < 0.02:
        draft.forename, draft.surname = draft.forename.lower(), draft.surname.lower()
        draft.errors.append("lower_case")
    if draft.source == "police" and chance.random() < 0.3:
        draft.name = f"{draft.surname}, {f'{draft.forename} {draft.middle}'.strip()}"
        draft.errors.append("comma_name")


def _address(draft: Draft, chance: Random) -> None:
    before = draft.address
    for whole, short in SHORT:
        if before.endswith(whole):
            draft.address = before.removesuffix(whole) + short
            break
    if draft.address.startswith("Flat ") and chance.random() < 0.6:
        flat, _, rest = draft.address.removeprefix("Flat ").partition(", ")
        forms = (f"{flat}/{rest}", f"Apt {flat}, {rest}", f"Flat {flat} {rest}", f"FLAT {flat}, {rest}")
        draft.address = chance.choice(forms)
    elif chance.random() < 0.25:
        draft.address += ", Birmingham"
    if draft.address != before:
        draft.errors.append("address_form")


def _phone(phone: str, chance: Random) -> str:
    rest = phone[1:]
    forms = (
        f"+44{rest}",
        f"+44 {rest[:4]} {rest[4:]}",
        f"0044{rest}",
        f"{phone[:5]} {phone[5:]}",
        f"{phone[:5]}-{phone[5:]}",
    )
    return chance.choice(forms)
