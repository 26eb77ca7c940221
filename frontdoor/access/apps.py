"""Puts the cut of what may be seen in front of every connection, and the policies under it after every migration."""

from django.apps import AppConfig, apps
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class AccessConfig(AppConfig):
    """Who may do and see what."""

    name = "frontdoor.access"

    def ready(self):
        from frontdoor.access import serving  # registers its check
        from frontdoor.access.rows import watch

        connection_created.connect(watch, dispatch_uid="only what may be seen")
        # Django sends these once for each room with tables; this room has none.
        people = apps.get_app_config("people")
        pre_migrate.connect(serving.before_migrations, sender=people, dispatch_uid="before migrations")
        post_migrate.connect(serving.after_migrations, sender=people, dispatch_uid="after migrations")
