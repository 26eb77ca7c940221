"""Addresses of what leaves: references only."""

from django.urls import path

from frontdoor.disclosure.gate import views

app_name = "disclosure"
urlpatterns = [
    path("", views.documents, name="documents"),
    path("about/<ref:ref>/", views.write, name="write"),
    path("<ref:ref>/", views.document, name="document"),
    path("<ref:ref>/outsiders/<int:number>/", views.outsider, name="outsider"),
    path("<ref:ref>/recall/", views.recall, name="recall"),
    path("<ref:ref>/file/", views.take, name="take"),
]
