"""Connects the room of copies and of the pack."""

from django.apps import AppConfig


class ContinuityConfig(AppConfig):
    """The room of what is left when the service is not there."""

    name = "frontdoor.continuity"
