"""Addresses of need to know: a reference says nothing about anyone."""

from django.urls import path

from frontdoor.reasons import views, views_involved
from frontdoor.reasons.pace.views import more_pages

app_name = "reasons"
urlpatterns = [
    path("why/<ref:ref>/", views.give, name="give"),
    path("break-glass/", views.glass, name="glass"),
    path("more-pages/", more_pages, name="more_pages"),
    path("looks/", views.looks, name="looks"),
    path("looks/noticed/", views.rules, name="rules"),
    path("looks/known-outside/", views.tip_off, name="tip_off"),
    path("looks/<ref:ref>/", views.look, name="look"),
    path("families/<ref:ref>/involved/", views_involved.involved, name="involved"),
    path("families/<ref:ref>/involved/team/", views_involved.involve_team, name="involve_team"),
    path("families/<ref:ref>/involved/<int:number>/end/", views_involved.end, name="end"),
    path("families/<ref:ref>/involved/team/<int:number>/end/", views_involved.end_team, name="end_team"),
]
