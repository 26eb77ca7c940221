"""Addresses of the alerts: a reference says nothing about anyone."""

from django.urls import path

from frontdoor.alerts import views

app_name = "alerts"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("<str:ref>/", views.alert, name="alert"),
    path("<str:ref>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("<str:ref>/guide/", views.guide, name="guide"),
    path("<str:ref>/decide/", views.decide, name="decide"),
]
