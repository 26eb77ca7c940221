"""Tells the rules over looks what is known of those who work here."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Whose record is sealed."""

    name = "frontdoor.sealing"

    def ready(self):
        from frontdoor.reasons.noticing.around import told_by
        from frontdoor.sealing.staff import of_staff

        told_by(of_staff)
