"""Addresses of the queue and of contacts: a reference says nothing about anyone."""

from django.urls import path, register_converter

from frontdoor.response import views, views_sent


class ContactReference:
    """A contact's reference as it is read out or typed: C-7K3M-9QXD, in any case."""

    regex = "[Cc]-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value


register_converter(ContactReference, "contact_ref")

app_name = "response"
urlpatterns = [
    path("queue/", views.queue, name="queue"),
    path("contacts/sent/", views_sent.sent, name="sent"),
    path("contacts/sent/<contact_ref:ref>/", views_sent.sent_contact, name="sent_contact"),
    path("contacts/<contact_ref:ref>/", views.contact, name="contact"),
    path("contacts/<contact_ref:ref>/decide/", views.decide, name="decide"),
]
