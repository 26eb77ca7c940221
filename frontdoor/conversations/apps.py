"""Puts the questions that wait for somebody beside their place in the bar, and what is due on the family's page."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """The room of conversations between practitioners."""

    name = "frontdoor.conversations"

    def ready(self):
        from frontdoor.chronology import due
        from frontdoor.conversations.queries import how_many_wait, questions_due
        from frontdoor.ui.navigation import register_badge

        due.register(questions_due)
        register_badge("conversations:asked", lambda request: how_many_wait(request.actor))
