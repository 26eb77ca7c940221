"""Addresses of the review desk; they hold references, never a name."""

from django.urls import path

from frontdoor.journey.review import views

urlpatterns = [
    path("", views.desk, name="review"),
    path("<ref:newer>/", views.question, name="review_set"),
    path("<ref:newer>/<ref:known>/", views.question, name="review_pair"),
]
