"""Puts the number of alerts that wait for somebody beside the word "Alerts" in the bar at the top."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """The room of alerts."""

    name = "frontdoor.alerts"

    def ready(self):
        from frontdoor.alerts.queries import waiting_for
        from frontdoor.ui.navigation import register_badge

        register_badge("alerts:desk", lambda request: waiting_for(request.actor))
