"""Addresses of the alerts: a reference says nothing about anyone."""

from django.urls import path

from frontdoor.alerts import views
from frontdoor.alerts.nightly import views as nightly

app_name = "alerts"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("incidents/", nightly.incidents, name="incidents"),
    path("incidents/<ref:ref>/", nightly.incident, name="incident"),
    path("<ref:ref>/", views.alert, name="alert"),
    path("<ref:ref>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("<ref:ref>/guide/", views.guide, name="guide"),
    path("<ref:ref>/decide/", views.decide, name="decide"),
]
