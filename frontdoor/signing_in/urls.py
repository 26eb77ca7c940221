"""Where somebody sees in which browsers they are signed in, and ends one of them or all others."""

from django.urls import path

from frontdoor.signing_in.sessions import sessions

urlpatterns = [path("sessions/", sessions, name="usersessions_list")]
