"""Addresses of conversations: a family's by the reference of anybody in it, and what somebody was asked."""

from django.urls import path

from frontdoor.conversations import views, views_asked

app_name = "conversations"
urlpatterns = [
    path("families/<ref:ref>/talking/", views.talking, name="talking"),
    path("families/<ref:ref>/talking/record/", views.record, name="record"),
    path("families/<ref:ref>/talking/ask/", views.ask, name="ask"),
    path("families/<ref:ref>/talking/practitioner/", views.practitioner, name="practitioner"),
    path("families/<ref:ref>/talking/<ref:practitioner>/end/", views.end, name="end"),
    path("asked/", views_asked.asked, name="asked"),
    path("asked/<ref:ref>/", views_asked.answer, name="answer"),
]
