"""Addresses of what leaves: references only."""

from django.urls import path

from frontdoor.disclosure.exporting import views as exporting
from frontdoor.disclosure.gate import views
from frontdoor.disclosure.retention import views as retention
from frontdoor.disclosure.safe import views as safe
from frontdoor.disclosure.subject_access import views as subject_access

app_name = "disclosure"
urlpatterns = [
    path("", views.documents, name="documents"),
    path("about/<ref:ref>/", views.write, name="write"),
    path("<ref:ref>/", views.document, name="document"),
    path("<ref:ref>/outsiders/<int:number>/", views.outsider, name="outsider"),
    path("<ref:ref>/recall/", views.recall, name="recall"),
    path("<ref:ref>/file/", views.take, name="take"),
    path("<ref:ref>/looking/", views.look_into, name="look_into"),
    path("<ref:ref>/send/<ref:person>/", safe.send, name="send"),
    path("reach/<ref:ref>/", safe.reach, name="reach"),
    path("reach/<ref:ref>/address/", safe.keep_address, name="keep_address"),
    path("reach/<ref:ref>/channel/", safe.say_channel, name="say_channel"),
    path("reach/<ref:ref>/channels/<ref:channel>/", safe.attempt, name="attempt"),
    path("exports/", exporting.exports, name="exports"),
    path("exports/<ref:ref>/", exporting.export, name="export"),
    path("exports/<ref:ref>/file/", exporting.fetch, name="fetch"),
    path("retention/", retention.retention, name="retention"),
    path("retention/hold/", retention.hold, name="hold"),
    path("retention/holds/<ref:ref>/", retention.lift, name="lift"),
    path("retention/disposals/<ref:ref>/", retention.disposal, name="disposal"),
    path("retention/<ref:ref>/", retention.kept, name="kept"),
    path("retention/<ref:ref>/category/", retention.say_category, name="say_category"),
    path("requests/", subject_access.requests, name="requests"),
    path("requests/<ref:ref>/", subject_access.one_request, name="request"),
    path("requests/<ref:ref>/waiting/", subject_access.wait, name="wait"),
    path("requests/<ref:ref>/bundle/", subject_access.bundle, name="bundle"),
    path("addresses/<ref:ref>/end/", safe.end_address, name="end_address"),
]
