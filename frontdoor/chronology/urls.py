"""Addresses of families: the reference of anybody in the family opens it, and says nothing about anyone."""

from django.urls import path

from frontdoor.chronology import views
from frontdoor.chronology.genogram import views as genogram

app_name = "chronology"
urlpatterns = [
    path("<ref:ref>/", views.family, name="family"),
    path("<ref:ref>/genogram/", genogram.genogram, name="genogram"),
    path("<ref:ref>/person/", views.family, name="person"),
]
