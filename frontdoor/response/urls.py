"""Addresses of the queue and of contacts: a reference says nothing about anyone."""

from django.urls import path

from frontdoor.response import views, views_sent

app_name = "response"
urlpatterns = [
    path("queue/", views.queue, name="queue"),
    path("contacts/sent/", views_sent.sent, name="sent"),
    path("contacts/sent/<ref:ref>/", views_sent.sent_contact, name="sent_contact"),
    path("contacts/<ref:ref>/", views.contact, name="contact"),
    path("contacts/<ref:ref>/decide/", views.decide, name="decide"),
]
