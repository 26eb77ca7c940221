"""Addresses about who is who: a reference, and never a name."""

from django.urls import path

from frontdoor.people import views

app_name = "people"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("<ref:ref>/", views.who, name="who"),
]
