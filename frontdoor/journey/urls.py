"""Addresses of the steps that cross rooms: sending a contact, and saying who is who."""

from django.urls import include, path

from frontdoor.journey import record_views, views
from frontdoor.journey.births.views import birth
from frontdoor.journey.identifying.views import identify_person
from frontdoor.journey.persons.views import person
from frontdoor.journey.summary.views import leave, summary
from frontdoor.journey.ties.views import say_tie

app_name = "journey"
urlpatterns = [
    path("contacts/new/<uuid:draft>/send/", views.send, name="send"),
    path("contacts/sent-confirmation/<ref:ref>/", views.sent, name="sent"),
    path("families/<ref:ref>/add/", record_views.add, name="add_record"),
    path("families/<ref:ref>/correct/<ref:event_ref>/", record_views.correct, name="correct_record"),
    path("families/<ref:ref>/withdraw/<ref:event_ref>/", record_views.withdraw, name="withdraw_record"),
    path("families/<ref:ref>/ties/say/", say_tie, name="say_tie"),
    path("families/<ref:ref>/ties/<int:number>/take-back/", record_views.take_back_tie, name="take_back_tie"),
    path("people/<ref:ref>/identify/", identify_person, name="identify"),
    path("people/<ref:ref>/birth/", birth, name="birth"),
    path("people/<ref:ref>/known/", person, name="person"),
    path("families/<ref:ref>/summary/", summary, name="summary"),
    path("families/<ref:ref>/summary/leave/", leave, name="summary_leaves"),
    path("people/judge/", views.judge, name="judge"),
    path("people/undo/", views.undo, name="undo"),
    path("", include("frontdoor.journey.barriers.urls")),
    path("notes/", include("frontdoor.journey.notes.urls")),
    path("people/review/", include("frontdoor.journey.review.urls")),
]
