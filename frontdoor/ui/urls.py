"""The help pages, open to everybody."""

from django.urls import path

from frontdoor.ui.views import help_page

app_name = "help"
urlpatterns = [
    path("", help_page, {"page": "index"}, name="index"),
    path("accessibility/", help_page, {"page": "accessibility"}, name="accessibility"),
    path("privacy/", help_page, {"page": "privacy"}, name="privacy"),
    path("words/", help_page, {"page": "words"}, name="words"),
]
