"""The references of what leaves: they say nothing about anyone."""

from frontdoor.audit.references import new_reference


def document_reference() -> str:
    """A reference for one document."""
    return new_reference("D")
