"""What a contact says, in one shape whatever door it came through: the form, an import, an interface.

`as_received` is kept as plain JSON with the delivery; these classes give it names. A person's `number` is their
place in this contact; ties, the victim and the suspect point at numbers.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

# The roles a sender can give a person, in the words of the form. The first is who they are worried about.
ROLES = {
    "child": "Child they are worried about",
    "mother": "Mother",
    "father": "Father",
    "stepparent": "Step-parent",
    "carer": "Carer",
    "partner": "Partner of a parent",
    "ex_partner": "Former partner of a parent",
    "sibling": "Brother or sister",
    "grandparent": "Grandparent",
    "visitor": "Frequent visitor",
    "household": "Someone else at home",
    "other": "Someone else in the child's life",
}


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """One person as the sender described them. `born` is the expected date where `born_precision` is expected."""

    number: int
    role: str
    answer: str = "known"  # known, not_known, asked_not_told, not_safe
    forenames: str = ""
    surname: str = ""
    other_names: str = ""
    born: str = ""  # ISO date, or empty
    born_precision: str = ""  # exact, approximate, expected, or empty for not known
    sex: str = ""  # F, M, U
    address: str = ""
    postcode: str = ""
    phone: str = ""
    nhs_number: str = ""
    upn: str = ""
    school: str = ""
    gp: str = ""
    at_home: str = ""  # yes, no, not_known
    seen: bool = False  # the sender saw or spoke to them
    described_as_child: bool = False
    la_child_id: str = ""
    birth_order: int = 0  # of several born together: 1 is the first; 0 for one alone, or not known
    died: str = ""  # ISO date, stillborn, died (no date known), or empty

    def description(self) -> dict[str, Any]:
        """The JSON that the mention keeps: everything said, without the place in this contact."""
        return {key: value for key, value in asdict(self).items() if key not in ("number", "role", "answer")}


@dataclass(frozen=True, slots=True)
class TieSaid:
    """`a` is the mother, father, partner … of `b`; both are numbers of people in this contact."""

    a: int
    b: int
    type: str


@dataclass(frozen=True, slots=True)
class Concern:
    """What happened, when, by whose account, and the questions that are asked one by one."""

    what: str
    happened_on: date
    happened_until: date | None = None
    precision: str = "exact"
    subtype: str = "concern"  # concern, domestic_abuse, support_request
    main_kind: str = ""
    kinds: tuple[str, ...] = ()
    asked: dict[str, str] = field(default_factory=dict)  # domestic_abuse: yes, no, not_known, not_safe …
    said_by: str = ""
    claim: str = "fact"
    childs_words: str = ""
    tried: str = ""
    analysis: str = ""
    victim: int | None = None
    suspect: int | None = None
    seen_by: str = ""  # who saw or heard it, in the sender's words
    asked_details: dict[str, str] = field(default_factory=dict)  # what was added to a "yes" of `asked`


@dataclass(frozen=True, slots=True)
class Contact:
    """A whole contact: the people, their ties, the concern, and how the family and the law stand to it."""

    people: tuple[PersonSaid, ...]
    ties: tuple[TieSaid, ...]
    concern: Concern
    who_else: dict[str, str] = field(default_factory=dict)  # mother: known; father: not_safe …
    where_now: str = ""
    family_told: str = ""
    family_not_told_why: str = ""
    lawful_basis: str = ""
    agreement: str = ""
    referrer_name: str = ""
    referrer_role: str = ""
    referrer_phone: str = ""
    taken_from: str = ""  # the call of a member of the public, taken by a worker
    keep_referrer_private: bool = False
    immediate_danger: str = ""  # yes, no

    @property
    def children(self) -> tuple[PersonSaid, ...]:
        """The people this contact is about."""
        return tuple(person for person in self.people if person.role == "child")

    def as_received(self) -> dict[str, Any]:
        """Plain JSON, as it is kept."""
        body = asdict(self)
        body["concern"]["happened_on"] = self.concern.happened_on.isoformat()
        until = self.concern.happened_until
        body["concern"]["happened_until"] = until.isoformat() if until else None
        return body


def contact_from(body: dict[str, Any]) -> Contact:
    """Read a contact back from what was kept."""
    said = dict(body["concern"])
    said["happened_on"] = date.fromisoformat(said["happened_on"])
    said["happened_until"] = date.fromisoformat(said["happened_until"]) if said["happened_until"] else None
    said["kinds"] = tuple(said["kinds"])
    rest = {key: value for key, value in body.items() if key not in ("people", "ties", "concern")}
    return Contact(
        people=tuple(PersonSaid(**person) for person in body["people"]),
        ties=tuple(TieSaid(**tie) for tie in body["ties"]),
        concern=Concern(**said),
        **rest,
    )
