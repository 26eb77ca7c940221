"""Addresses of messages."""

from django.urls import path

from frontdoor.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.messages, name="messages"),
    path("<int:number>/", views.open_message, name="open"),
    path("<int:number>/seen/", views.seen, name="seen"),
    path("mail/", views.mail, name="mail"),
    path("sending/", views.sending, name="sending"),
    path("sending/<int:number>/again/", views.try_again, name="try_again"),
]
