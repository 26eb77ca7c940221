"""Addresses of the alerts: a reference says nothing about anyone."""

from django.urls import path

from frontdoor.alerts import views

app_name = "alerts"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("<ref:ref>/", views.alert, name="alert"),
    path("<ref:ref>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("<ref:ref>/guide/", views.guide, name="guide"),
    path("<ref:ref>/decide/", views.decide, name="decide"),
]
