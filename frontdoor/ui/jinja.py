"""The template environment of our own pages: what every template may call, and where templates are found."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader

from frontdoor.ui.abbreviations import abbreviations, explained
from frontdoor.ui.bar import parted
from frontdoor.ui.navigation import badge_count, foot_links, links
from frontdoor.ui.words import FILTERS

SHOWN = {
    "service_name": "SERVICE_NAME",
    "partnership_name": "PARTNERSHIP_NAME",
    "emergency_advice": "EMERGENCY_ADVICE",
    "front_door_phone": "FRONT_DOOR_PHONE",
    "training_data": "TRAINING_DATA",
    "show_demonstration_accounts": "SHOW_DEMONSTRATION_ACCOUNTS",
    "sign_on_names": "SIGN_ON_NAMES",
    "second_factor_required": "SECOND_FACTOR_REQUIRED",
    "static_url": "STATIC_URL",
}


class House:
    """The few settings that pages may show, read when asked; no other setting reaches a template."""

    def __getattr__(self, name: str):
        if name not in SHOWN:
            raise AttributeError(
                f"Pages may not show {name!r}. Add it to SHOWN in frontdoor/ui/jinja.py if they should."
            )
        return getattr(settings, SHOWN[name], "")


def url(name: str, *args, **kwargs) -> str:
    """Give the address of a page by its name."""
    return reverse(name, args=args, kwargs=kwargs)


def environment(**options) -> Environment:
    """Build the environment that Django's Jinja2 backend uses."""
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], govuk])
    # The GOV.UK macros read options that were not given; our own pages are held to account by tests instead.
    options["undefined"] = ChainableUndefined
    made = Environment(**options)  # noqa: S701  (Django's backend asks for autoescape)
    made.globals.update(
        house=House(),
        static=static,
        url=url,
        csrf_field=csrf_input,
        messages_for=get_messages,
        places=links,
        parted=parted,
        foot_links=foot_links,
        badge_count=badge_count,
        now=timezone.now,
        abbreviations=abbreviations(),
    )
    made.filters.update(FILTERS)
    made.filters["explained"] = explained
    return made
