"""The addresses of making a contact, under contacts/: they hold a draft's random id and numbers, never a name."""

from django.urls import path, register_converter

from frontdoor.intake import views, views_people
from frontdoor.intake.family import GROUPS
from frontdoor.intake.quarantine.views import quarantine
from frontdoor.intake.questions import ABOUT_ONE_PERSON, PAGES


class _Slug:
    regex = "[a-z-]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class QuestionSlug(_Slug):
    """Only the pages there are, so that other rooms may have addresses beside them."""

    regex = "|".join(page.slug for page in PAGES if not page.of_people)


class GroupSlug(_Slug):
    """The groups of people."""

    regex = "|".join(GROUPS)


class PersonPage(_Slug):
    """The pages about one person."""

    regex = "|".join(ABOUT_ONE_PERSON)


register_converter(QuestionSlug, "contact_question")
register_converter(GroupSlug, "contact_group")
register_converter(PersonPage, "contact_person")

app_name = "intake"
urlpatterns = [
    path("quarantine/", quarantine, name="quarantine"),
    path("new/", views.start, name="start"),
    path("drafts/", views.drafts, name="drafts"),
    path("new/<uuid:draft>/check/", views.check, name="check"),
    path("new/<uuid:draft>/discard/", views.discard, name="discard"),
    path("new/<uuid:draft>/<contact_question:page>/", views.page, name="page"),
    path("new/<uuid:draft>/<contact_group:page>/", views_people.gather, name="page"),
    path("new/<uuid:draft>/<contact_group:page>/add/", views_people.add, name="add"),
    path("new/<uuid:draft>/people/<int:number>/remove/", views_people.remove, name="remove"),
    path("new/<uuid:draft>/people/<int:number>/<contact_person:page>/", views_people.person, name="person"),
]
