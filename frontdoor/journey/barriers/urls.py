"""Addresses of the pages about barriers: references only."""

from django.urls import path

from frontdoor.journey.barriers import views

urlpatterns = [
    path("people/<ref:ref>/barriers/", views.barriers, name="barriers"),
    path("people/<ref:ref>/barriers/set/", views.set_barrier, name="set_barrier"),
    path("people/<ref:ref>/barriers/<ref:barrier>/lift/", views.lift_barrier, name="lift_barrier"),
    path("people/<ref:ref>/across/", views.across, name="across"),
]
