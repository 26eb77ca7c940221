"""Addresses of the steps that cross rooms: sending a contact, and saying who is who."""

from django.urls import path

from frontdoor.journey import record_views, views

app_name = "journey"
urlpatterns = [
    path("contacts/new/<uuid:draft>/send/", views.send, name="send"),
    path("contacts/sent-confirmation/<str:ref>/", views.sent, name="sent"),
    path("families/<str:ref>/add/", record_views.add, name="add_record"),
    path("families/<str:ref>/withdraw/<str:event_ref>/", record_views.withdraw, name="withdraw_record"),
    path("people/judge/", views.judge, name="judge"),
    path("people/undo/", views.undo, name="undo"),
]
