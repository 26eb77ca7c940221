"""Puts the number of questions about who is who, and of notes, beside their places in the bar at the top."""

from django.apps import AppConfig


class JourneyConfig(AppConfig):
    """The steps that cross rooms, and the review desk."""

    name = "frontdoor.journey"

    def ready(self):
        from frontdoor.journey.notes.queries import unread
        from frontdoor.journey.review.order import how_many
        from frontdoor.ui.navigation import register_badge

        register_badge("journey:review", lambda request: how_many())
        register_badge("journey:notes", lambda request: unread(request.actor))
