"""Puts the cut of what may be seen in front of every connection to the database."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class AccessConfig(AppConfig):
    """Who may do and see what."""

    name = "frontdoor.access"

    def ready(self):
        from frontdoor.access.rows import watch

        connection_created.connect(watch, dispatch_uid="only what may be seen")
