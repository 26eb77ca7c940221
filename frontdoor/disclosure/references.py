"""The references of what leaves: they say nothing about anyone."""

from frontdoor.audit.references import new_reference


def document_reference() -> str:
    """A reference for one document."""
    return new_reference("D")


def address_reference() -> str:
    """A reference for one safe address: the audit names it so, and never the person who lives there."""
    return new_reference("L")


def channel_reference() -> str:
    """A reference for one way to reach somebody."""
    return new_reference("W")


def export_reference() -> str:
    """A reference for one export."""
    return new_reference("X")


def hold_reference() -> str:
    """A reference for one legal hold."""
    return new_reference("H")


def disposal_reference() -> str:
    """A reference for one disposal."""
    return new_reference("Z")


def request_reference() -> str:
    """A reference for one request for one's own records."""
    return new_reference("R")
