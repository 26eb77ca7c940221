"""Short random references: they say nothing about anyone, so they are safe in addresses, logs and e-mails."""

import re
import secrets

from django.urls import register_converter
from django.urls.converters import StringConverter

# No I, L, O or U: a reference is read out on the telephone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference(prefix: str) -> str:
    """A fresh reference such as C-7K3M-9QXD; 40 random bits, and the column it goes into is unique."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{prefix}-{letters[:4]}-{letters[4:]}"


class Reference(StringConverter):
    """A reference in an address, in either case; anything else is a page that is not there."""

    regex = "[A-Za-z]-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}"

    def to_python(self, value: str) -> str:
        """Read it as it is stored."""
        return value.upper()


# Every room with references in its addresses imports this module before its addresses are read.
register_converter(Reference, "ref")


def is_reference(text: str) -> bool:
    """Tell whether a text that came some other way than in an address can be a reference at all."""
    return re.fullmatch(Reference.regex, text) is not None


def reference_at_end(text: str) -> str:
    """The reference that the name of a page ends with, such as "alert A-7K3M-9QXD"; nothing where there is none."""
    last = text.rpartition(" ")[2]
    return last if is_reference(last) else ""


def contact_reference() -> str:
    """A reference for something received."""
    return new_reference("C")


def person_reference() -> str:
    """A reference for one description of a person."""
    return new_reference("P")


def event_reference() -> str:
    """A reference for one entry of the ledger."""
    return new_reference("E")


def alert_reference() -> str:
    """A reference for one alert."""
    return new_reference("A")


def barrier_reference() -> str:
    """A reference for one barrier: the audit names it so, and never both of the people it keeps apart."""
    return new_reference("B")


def value_reference() -> str:
    """A reference for one proposed value of the rulebook."""
    return new_reference("V")


def incident_reference() -> str:
    """A reference for one difference that the nightly sweep found."""
    return new_reference("N")


def look_reference() -> str:
    """A reference for one look that somebody gave a reason for: the privacy officer is told this, and no more."""
    return new_reference("L")


def message_reference() -> str:
    """A reference for one message to somebody: it is all that a mail without another reference says."""
    return new_reference("M")


def seal_reference() -> str:
    """A reference for one seal: the audit names it so, and nobody under it."""
    return new_reference("S")


def practitioner_reference() -> str:
    """A reference for the contact card of one practitioner."""
    return new_reference("W")


def request_reference() -> str:
    """A reference for one question that was asked of a practitioner."""
    return new_reference("Q")
