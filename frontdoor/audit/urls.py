"""The auditor's addresses. What is asked for is never in it."""

from django.urls import path

from frontdoor.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("searches/<int:number>/", views.searched, name="searched"),
]
