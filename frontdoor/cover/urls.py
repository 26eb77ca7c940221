"""Addresses of cover: numbers of shifts and absences say nothing about anyone."""

from django.urls import path

from frontdoor.cover import views

app_name = "cover"
urlpatterns = [
    path("", views.week, name="week"),
    path("rota/", views.put_on, name="put_on"),
    path("rota/<int:number>/off/", views.take_off, name="take_off"),
    path("away/", views.away, name="away"),
    path("away/colleague/", views.colleague_away, name="colleague_away"),
    path("away/<int:number>/back/", views.back, name="back"),
]
