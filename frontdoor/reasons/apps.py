"""Says what explains a look, wherever a page shows somebody."""

from django.apps import AppConfig


class ReasonsConfig(AppConfig):
    """Need to know."""

    name = "frontdoor.reasons"

    def ready(self):
        from frontdoor.people.looking import explain_with
        from frontdoor.reasons.explaining import because
        from frontdoor.reasons.queries import how_many_wait
        from frontdoor.ui.navigation import register_badge

        explain_with(because)
        register_badge("reasons:looks", lambda request: how_many_wait())
