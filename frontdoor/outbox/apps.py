"""Puts the number of messages that somebody has not seen beside the word "Messages" in the bar at the top."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Telling people."""

    name = "frontdoor.outbox"

    def ready(self):
        from django.utils import timezone

        from frontdoor.outbox.queries import unseen
        from frontdoor.ui.navigation import register_badge

        register_badge("outbox:messages", lambda request: unseen(request.actor, timezone.now()))
