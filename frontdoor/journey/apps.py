"""Puts the number of questions about who is who beside their place in the bar at the top."""

from django.apps import AppConfig


class JourneyConfig(AppConfig):
    """The steps that cross rooms, and the review desk."""

    name = "frontdoor.journey"

    def ready(self):
        from frontdoor.journey.review.order import how_many
        from frontdoor.ui.navigation import register_badge

        register_badge("journey:review", lambda request: how_many())
