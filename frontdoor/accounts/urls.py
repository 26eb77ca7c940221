"""Addresses of agencies' sign-on: to the provider, back from it, and where it was stopped. Nothing of it signs up."""

from allauth.socialaccount.providers.openid_connect.views import callback
from django.urls import path

from frontdoor.accounts.views import sign_on_cancelled, to_sign_on

urlpatterns = [
    path("sign-on/cancelled/", sign_on_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/<slug:provider_id>/login/", to_sign_on, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", callback, name="openid_connect_callback"),
]
