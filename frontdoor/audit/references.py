"""Short random references: they say nothing about anyone, so they are safe in addresses, logs and e-mails."""

import secrets

# No I, L, O or U: a reference is read out on the telephone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference(prefix: str) -> str:
    """A fresh reference such as C-7K3M-9QXD; 40 random bits, and the column it goes into is unique."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{prefix}-{letters[:4]}-{letters[4:]}"


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
