"""The auditor's addresses. What is asked for is never in them."""

from django.urls import path

from frontdoor.audit import views, views_leaving, views_questions
from frontdoor.audit.questions import QUESTIONS

app_name = "audit"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("searches/<int:number>/", views.searched, name="searched"),
    path("export/", views_leaving.export, name="export"),
    path("told/", views_leaving.told, name="told"),
    *(path(f"{key}/", views_questions.question, {"key": key}, name=key) for key in QUESTIONS),
]
