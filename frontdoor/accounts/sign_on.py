"""What an agency's provider says of somebody is read more strictly than allauth reads it by itself.

The signature is checked although the token came straight from the provider, the provider must call itself what the
settings call it, and an answer that names another provider is refused.
"""

from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.jwtkit import verify_jti
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

# Signed with a key of the provider's own: a sum that is made with a secret we share would prove nothing.
SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
NEEDED = ["iss", "aud", "exp", "sub"]
ENDING = "/.well-known/openid-configuration"


class AgencySignOn(OpenIDConnectOAuth2Adapter):
    """One agency's provider, as an administrator set it up."""

    @property
    def openid_config(self) -> dict[str, Any]:
        told = super().openid_config
        meant = self.get_provider().app.settings["server_url"].removesuffix(ENDING)
        if str(told.get("issuer", "")).rstrip("/") != meant.rstrip("/"):
            raise OAuth2Error("A provider calls itself something else than the settings call it.")
        return told

    def complete_login(self, request, app, token, **kwargs):
        if request.GET.get("iss", self.openid_config["issuer"]) != self.openid_config["issuer"]:
            raise OAuth2Error("An answer came back in the name of another provider.")
        return super().complete_login(request, app, token, **kwargs)

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        issuer = self.openid_config["issuer"]
        try:
            key, needed = self._key_of(id_token), {"require": NEEDED}
            said = jwt.decode(id_token, key, SIGNED_BY, needed, audience=app.client_id, issuer=issuer)
        except (jwt.PyJWTError, ValueError, TypeError) as odd:
            raise OAuth2Error("An id_token cannot be read, or is not signed by its provider.") from odd
        verify_jti(said)
        return said

    def _key_of(self, id_token: str) -> jwt.PyJWK:
        """The key that a token says it was signed with; where it does not say, the only one that there is."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        named = jwt.get_unverified_header(id_token).get("kid")
        fitting = [key for key in keys if key.key_id == named] if named else keys
        if len(fitting) != 1:
            raise OAuth2Error("An id_token does not say which key it was signed with.")
        return fitting[0]
