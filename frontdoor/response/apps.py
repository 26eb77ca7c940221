"""Puts the number of contacts that wait for a decision beside the work queue in the bar at the top."""

from django.apps import AppConfig


class ResponseConfig(AppConfig):
    """The room of decisions on contacts."""

    name = "frontdoor.response"

    def ready(self):
        from frontdoor.chronology import due
        from frontdoor.response.due import contacts_to_decide
        from frontdoor.response.queries import waiting
        from frontdoor.ui.navigation import register_badge

        register_badge("response:queue", lambda request: waiting())
        due.register(contacts_to_decide)
