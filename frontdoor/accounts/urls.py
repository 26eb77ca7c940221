"""Addresses of our own way to two of allauth's parts: signing in by a passkey alone, and agencies' sign-on."""

from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from frontdoor.accounts.views import from_sign_on, sign_on_cancelled, to_sign_on

urlpatterns = [
    path("passkey/", login_not_required(LoginWebAuthnView.as_view()), name="mfa_login_webauthn"),
    path("sign-on/cancelled/", sign_on_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/<slug:provider_id>/login/", to_sign_on, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", from_sign_on, name="openid_connect_callback"),
]
