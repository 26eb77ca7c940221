"""Listens to what the room of accounts, and allauth, say of signing in, so that each of it is an entry."""

from django.apps import AppConfig


class SigningInConfig(AppConfig):
    """The room between accounts and the audit."""

    name = "frontdoor.signing_in"

    def ready(self):
        from frontdoor.accounts.passwords import register_names
        from frontdoor.signing_in import entries, queries

        entries.listen()
        register_names(queries.names_of_agencies)
