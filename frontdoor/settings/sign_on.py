"""Reads KINFOLD_SIGN_ON: the agencies' own sign-on (OpenID Connect), as a list in JSON.

[{"provider_id": "police", "name": "the police", "server_url": "https://sign-on.police.example",
  "client_id": "kinfold", "secret": "…"}]
"""

import json
from typing import Any
from urllib.parse import urlsplit

from frontdoor.settings.secrets import secret

NEEDED = ("provider_id", "name", "server_url", "client_id", "secret")
# The subject alone is asked for, and read from the token that came straight from the provider: no mail, no name.
ONLY_WHO = {"fetch_userinfo": False}


def sign_on_from_environment() -> list[dict[str, Any]]:
    """Give each agency's provider as allauth wants it. Raises ValueError with a sentence where something is amiss."""
    told = json.loads(secret("KINFOLD_SIGN_ON", "") or "[]")
    return [_app(each) for each in told]


def _app(each: dict[str, Any]) -> dict[str, Any]:
    missing = [name for name in NEEDED if not each.get(name)]
    if missing:
        raise ValueError(
            f"An agency's sign-on in KINFOLD_SIGN_ON has no {missing[0]}. Add it, or take the agency out."
        )
    if urlsplit(each["server_url"]).scheme != "https":
        raise ValueError(f"The server_url of {each['provider_id']} in KINFOLD_SIGN_ON must begin with https.")
    more = {name: each[name] for name in ("uid_field", "token_auth_method") if name in each}
    settings = {"server_url": each["server_url"], **ONLY_WHO, **more}
    return {**{name: each[name] for name in NEEDED if name != "server_url"}, "settings": settings}


def origins_of(apps: list[dict[str, Any]]) -> list[str]:
    """Give where a sign-in form may lead besides ourselves, for the content policy."""
    addresses = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return sorted({f"{address.scheme}://{address.netloc}" for address in addresses})
