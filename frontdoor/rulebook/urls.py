"""Addresses of the rulebook."""

from django.urls import path

from frontdoor.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("", views.values, name="values"),
    path("proposals/<ref:ref>/", views.proposal, name="proposal"),
    path("<str:name>/propose/", views.propose, name="propose"),
]
