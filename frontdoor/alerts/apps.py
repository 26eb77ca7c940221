"""Puts the number of alerts that wait for somebody beside the word "Alerts" in the bar at the top."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """The room of alerts."""

    name = "frontdoor.alerts"

    def ready(self):
        from frontdoor.alerts.due import open_alerts
        from frontdoor.alerts.queries import alerted, waiting_for
        from frontdoor.chronology import due
        from frontdoor.reasons.explaining import register
        from frontdoor.ui.navigation import register_badge

        register(alerted)
        due.register(open_alerts)
        register_badge("alerts:desk", lambda request: waiting_for(request.actor))
