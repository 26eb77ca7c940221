"""The tables of the room, gathered from its parts."""

from frontdoor.disclosure.gate.models import Document, Outsider, OutsiderAnswer, Recall, Release

__all__ = ["Document", "Outsider", "OutsiderAnswer", "Recall", "Release"]
