"""Addresses of the notes to somebody."""

from django.urls import path

from frontdoor.journey.notes import views

urlpatterns = [
    path("", views.notes, name="notes"),
    path("<int:number>/read/", views.read, name="read_note"),
]
