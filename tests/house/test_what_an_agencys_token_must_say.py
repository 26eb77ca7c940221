"""What an agency's sign-on says of somebody is believed only where it was said to us, by that agency, and still holds."""

import time
from types import SimpleNamespace

import jwt
import pytest
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.cache import cache

pytestmark = pytest.mark.django_db
ISSUER = "https://sign-on.police.example"
US = SimpleNamespace(client_id="kinfold")


def a_token(**said: object) -> str:
    """Make up a token, as a provider would hand it over."""
    now = int(time.time())
    whole = {"iss": ISSUER, "aud": "kinfold", "sub": "8f3c-77", "iat": now, "exp": now + 60, **said}
    return jwt.encode({key: value for key, value in whole.items() if value is not None}, "k" * 32, "HS256")


def read(token: str) -> dict:
    """Read it as it is read when it came straight from the provider."""
    cache.clear()
    adapter = OpenIDConnectOAuth2Adapter.__new__(OpenIDConnectOAuth2Adapter)
    adapter.did_fetch_access_token = True
    adapter._openid_config = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"}
    return adapter._decode_id_token(US, token)


def test_a_token_for_us_from_that_agency_says_who_somebody_is():
    assert read(a_token())["sub"] == "8f3c-77"


@pytest.mark.parametrize(
    "said",
    [
        {"aud": "another-service"},
        {"aud": ["another-service", "a-third"]},
        {"aud": None},
        {"iss": "https://sign-on.somebody-else.example"},
        {"iss": None},
        {"exp": 1_600_000_000},
    ],
)
def test_a_token_for_another_from_another_or_of_another_time_opens_nothing(said):
    with pytest.raises(OAuth2Error):
        read(a_token(**said))


@pytest.mark.parametrize("token", ["", "a.b.c", "not a token", "eyJhbGciOiJub25lIn0.e30."])
def test_what_is_no_token_opens_nothing(token):
    with pytest.raises(OAuth2Error):
        read(token)
