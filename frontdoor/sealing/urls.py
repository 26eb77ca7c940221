"""Addresses of seals: a reference says nothing about anyone."""

from django.urls import path

from frontdoor.sealing import views

app_name = "sealing"
urlpatterns = [
    path("seals/", views.seals, name="seals"),
    path("seals/<ref:ref>/readers/", views.let_see, name="let_see"),
    path("seals/<ref:ref>/lift/", views.lift, name="lift"),
    path("people/<ref:ref>/seal/", views.seal, name="seal"),
    path("people/<ref:ref>/i-know-them/", views.conflict, name="conflict"),
]
