"""Addresses of our own way to two of allauth's parts: where somebody is signed in, and agencies' sign-on."""

from allauth.usersessions.views import list_usersessions
from django.urls import path

from frontdoor.accounts.fresh import needs_fresh_factor
from frontdoor.accounts.views import from_sign_on, sign_on_cancelled, to_sign_on

urlpatterns = [
    path("sessions/", needs_fresh_factor(list_usersessions), name="usersessions_list"),
    path("sign-on/cancelled/", sign_on_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/<slug:provider_id>/login/", to_sign_on, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", from_sign_on, name="openid_connect_callback"),
]
