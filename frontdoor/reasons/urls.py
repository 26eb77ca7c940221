"""Addresses of need to know: a reference says nothing about anyone."""

from django.urls import path

from frontdoor.reasons import views

app_name = "reasons"
urlpatterns = [
    path("why/<ref:ref>/", views.give, name="give"),
    path("break-glass/", views.glass, name="glass"),
    path("looks/", views.looks, name="looks"),
    path("looks/noticed/", views.rules, name="rules"),
    path("looks/<ref:ref>/", views.look, name="look"),
    path("families/<ref:ref>/involved/", views.involved, name="involved"),
]
