"""The pages about people: who there is in a group, one person's own pages, and taking somebody out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from frontdoor.intake import actions, check_answers
from frontdoor.intake.answers import NAMED, Answers, Entry
from frontdoor.intake.family import GROUPS, could_be_listed, pages_about
from frontdoor.intake.forms.family import AnyoneElse, Remove, WhoIsThere
from frontdoor.intake.forms.one_person import Name
from frontdoor.intake.forms.question import Asking, Question
from frontdoor.intake.progress import unanswered_about
from frontdoor.intake.questions import ABOUT_ONE_PERSON, BY_SLUG
from frontdoor.intake.views import FROM_CHECK, FROM_LIST, asked_from, back_to, of_my_draft, onward


def _group_address(draft, slug: str, came: str = "") -> str:
    address = reverse("intake:page", args=[draft.pk, slug])
    return f"{address}?{came}" if came == FROM_CHECK else address


def _person_address(draft, number: int, page: str, came: str = "") -> str:
    address = reverse("intake:person", args=[draft.pk, number, page])
    return f"{address}?{came}" if came else address


@of_my_draft
def gather(request: HttpRequest, draft, page: str) -> HttpResponse:
    """A group: who there is, then the list with "is there another"."""
    answers, came = Answers(draft.answers), asked_from(request)
    if not answers.group(page):
        return _begin(request, draft, page, back_to(draft, page, came))
    form = AnyoneElse(request.POST if request.method == "POST" else None, asking=Asking(answers, group=page))
    if form.is_valid():
        if form.cleaned_data["another"] == "yes":
            adding = reverse("intake:add", args=[draft.pk, page])
            return redirect(f"{adding}?{came}" if came else adding)
        return redirect(onward(draft, page, came))
    shown = {
        "form": form,
        "page_title": BY_SLUG[page].title,
        "caption": BY_SLUG[page].part,
        "cards": check_answers.cards(answers, draft.pk, page, FROM_LIST),
        "back": back_to(draft, page, came),
    }
    return render(request, "intake/people.html", shown)


@of_my_draft
def add(request: HttpRequest, draft, page: str) -> HttpResponse:
    """One more person in a group."""
    return _begin(request, draft, page, _group_address(draft, page, asked_from(request)))


def _first_form(answers: Answers, slug: str) -> type[Question]:
    """What is asked first: a name where somebody is surely there, otherwise whether there is anybody."""
    group = GROUPS[slug]
    if slug == "children":
        return Name
    if answers.group(slug) and not group.parents and not (group.may_be_listed and could_be_listed(answers)):
        return Name
    return WhoIsThere


def _begin(request: HttpRequest, draft, slug: str, back: str) -> HttpResponse:
    answers = Answers(draft.answers)
    made = _first_form(answers, slug)
    asking = Asking(answers, request.actor, group=slug)
    sent = request.POST if request.method == "POST" else None
    form = made(sent, asking=asking, kept=answers.page(slug))
    if form.is_valid():
        number = actions.keep_answers(draft, lambda now: _added(now, slug, form), at=timezone.now())
        came = asked_from(request)
        return redirect(_after(draft, number, "", came) if number else onward(draft, slug, came))
    shown = {"form": form, "page_title": BY_SLUG[slug].title, "caption": BY_SLUG[slug].part, "back": back}
    return render(request, "intake/question.html", shown)


def _added(answers: Answers, slug: str, form: Question) -> int | None:
    """Add the person, or keep the answer that there is nobody to add; gives the person's number."""
    if isinstance(form, Name):
        number = answers.add(slug)
        answers.keep_about(number, "name", form.kept())
        return number
    said = form.cleaned_data
    if said["answer"] in NAMED:
        return answers.add(slug, said["answer"], int(said["listed"]) if said.get("listed") else None)
    if GROUPS[slug].parents:
        return answers.add(slug, said["answer"])
    if not answers.group(slug):
        answers.keep(slug, {"answer": said["answer"]})
    return None


@of_my_draft
def person(request: HttpRequest, draft, number: int, page: str) -> HttpResponse:
    """One page about one person."""
    answers, came = Answers(draft.answers), asked_from(request)
    entry = _entry(answers, number)
    if page not in pages_about(answers, entry):
        return redirect(_group_address(draft, entry.group))
    title, made = ABOUT_ONE_PERSON[page]
    asking = Asking(answers, request.actor, person=entry, group=entry.group)
    form = made(request.POST if request.method == "POST" else None, asking=asking, kept=_kept(entry, page))
    if form.is_valid():
        actions.keep_answers(draft, lambda now: _changed(now, number, page, form), at=timezone.now())
        return redirect(_after(draft, number, page, came))
    shown = {
        "form": form,
        "page_title": f"{BY_SLUG[entry.group].title}: {title.lower()}",
        "caption": BY_SLUG[entry.group].part,
        "back": _before(draft, entry, page, came),
    }
    return render(request, "intake/question.html", shown)


def _entry(answers: Answers, number: int) -> Entry:
    try:
        return answers.person(number)
    except KeyError:
        raise Http404("There is nobody of this number in the draft.") from None


def _kept(entry: Entry, page: str) -> dict[str, object]:
    if page == "answer":
        return {"answer": entry.answer, "listed": str(entry.listed or "")}
    return entry.pages.get(page, {})


def _changed(answers: Answers, number: int, page: str, form: Question) -> None:
    """Keep one page, unless the person was taken out in another window meanwhile."""
    _entry(answers, number)
    if page == "answer":
        said = form.cleaned_data
        answers.answer_about(number, said["answer"], int(said["listed"]) if said.get("listed") else None)
    else:
        answers.keep_about(number, page, form.kept())


def _after(draft, number: int, page: str, came: str) -> str:
    """The address after a person's page: the next one about them, then their group; or back where one came from."""
    answers = Answers(draft.answers)
    entry = answers.person(number)
    asked = pages_about(answers, entry)
    rest = asked[asked.index(page) + 1 :] if page in asked else unanswered_about(answers, entry)
    if came:
        rest = [later for later in rest if later in unanswered_about(answers, entry)]
    if rest:
        return _person_address(draft, number, rest[0], came)
    return (
        reverse("intake:check", args=[draft.pk]) if came == FROM_CHECK else _group_address(draft, entry.group)
    )


def _before(draft, entry: Entry, page: str, came: str) -> str:
    asked = pages_about(Answers(draft.answers), entry)
    place = asked.index(page)
    if came == FROM_CHECK:
        return reverse("intake:check", args=[draft.pk])
    if came or place == 0:
        return _group_address(draft, entry.group)
    return _person_address(draft, entry.number, asked[place - 1])


@of_my_draft
def remove(request: HttpRequest, draft, number: int) -> HttpResponse:
    """Ask once, then take somebody out of the draft."""
    answers, came = Answers(draft.answers), asked_from(request)
    entry = _entry(answers, number)
    back = (
        reverse("intake:check", args=[draft.pk]) if came == FROM_CHECK else _group_address(draft, entry.group)
    )
    asking = Asking(answers, request.actor, person=entry, group=entry.group)
    form = Remove(request.POST if request.method == "POST" else None, asking=asking)
    if form.is_valid():
        if form.cleaned_data["sure"] == "yes":
            actions.keep_answers(draft, lambda now: now.remove(number), at=timezone.now())
        return redirect(back)
    shown = {
        "form": form,
        "page_title": "Remove somebody",
        "caption": BY_SLUG[entry.group].part,
        "back": back,
    }
    return render(request, "intake/question.html", shown)
