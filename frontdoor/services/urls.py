"""Addresses of the directory of services: nothing in them is about a family."""

from django.urls import path

from frontdoor.services import views

app_name = "services"
urlpatterns = [
    path("", views.search, name="search"),
    path("take-in/", views.take_in, name="take_in"),
    path("open-referral.json", views.given_on, name="given_on"),
    path("<uuid:service>/", views.service, name="service"),
    path("<uuid:service>/open-referral.json", views.one_given_on, name="one_given_on"),
]
