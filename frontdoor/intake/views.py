"""The pages of the form that are one set of answers each, and the pages around them: start, check, throw away."""

from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.intake import actions, check_answers, queries
from frontdoor.intake.answers import Answers
from frontdoor.intake.forms.question import Asking
from frontdoor.intake.progress import gaps, gaps_on, next_page, page_before
from frontdoor.intake.questions import BY_SLUG, PAGES

FROM_CHECK, FROM_LIST = "from=check", "from=list"


def of_my_draft(page):
    """A page of a draft: only its writer gets there, and once it is sent only to read that it is."""

    @needs("make a contact")
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(page)
    def opened(request: HttpRequest, draft: UUID, **kwargs) -> HttpResponse:
        mine = queries.draft_of(draft, request.actor.id)
        if mine.sent is not None:
            return render(request, "intake/already_sent.html", {"reference": mine.sent.ref})
        return page(request, mine, **kwargs)

    return opened


@needs("make a contact")
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Begin a contact, or carry on with one."""
    if request.method == "POST":
        draft = actions.start_draft(by=request.actor, at=timezone.now())
        return redirect("intake:page", draft.pk, PAGES[0].slug)
    return render(request, "intake/start.html", {"drafts": _drafts(request)})


@needs("make a contact")
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """The drafts of whoever looks."""
    return render(request, "intake/drafts.html", {"drafts": _drafts(request)})


def _drafts(request: HttpRequest) -> list[dict[str, object]]:
    """Each draft with where to carry on; nothing that is in it."""
    found = []
    for draft in queries.drafts_of(request.actor.id):
        missing = gaps(Answers(draft.answers))
        where = missing[0].address(draft.pk) if missing else reverse("intake:check", args=[draft.pk])
        found.append(
            {"id": draft.pk, "started_at": draft.started_at, "changed_at": draft.changed_at, "href": where}
        )
    return found


def asked_from(request: HttpRequest) -> str:
    """Where someone came from to change an answer, so that they are led back there."""
    came = f"from={request.GET.get('from', '')}"
    return came if came in (FROM_CHECK, FROM_LIST) else ""


def onward(draft, slug: str, came: str) -> str:
    """The address after a page: back to the answers being checked, unless the change opened a new question."""
    answers = Answers(draft.answers)
    after = next_page(answers, slug)
    if after is None or (came == FROM_CHECK and not gaps_on(answers, after)):
        return reverse("intake:check", args=[draft.pk])
    address = reverse("intake:page", args=[draft.pk, after.slug])
    return f"{address}?{came}" if came == FROM_CHECK else address


def back_to(draft, slug: str, came: str) -> str:
    """The address before a page."""
    if came == FROM_CHECK:
        return reverse("intake:check", args=[draft.pk])
    before = page_before(Answers(draft.answers), slug)
    return reverse("intake:page", args=[draft.pk, before.slug]) if before else reverse("intake:start")


@of_my_draft
def page(request: HttpRequest, draft, page: str) -> HttpResponse:
    """One question: shown as it was answered, kept when it is right, shown again with what was typed when not."""
    asked, came = BY_SLUG[page], asked_from(request)
    answers = Answers(draft.answers)
    sent = request.POST if request.method == "POST" else None
    form = asked.form(sent, asking=Asking(answers, request.actor), kept=answers.page(page))
    if form.is_valid():
        actions.keep_answers(draft, lambda now: now.keep(page, form.kept()), at=timezone.now())
        return redirect(onward(draft, page, came))
    shown = {
        "form": form,
        "page_title": asked.title,
        "caption": asked.part,
        "back": back_to(draft, page, came),
    }
    return render(request, asked.template, shown)


@of_my_draft
def check(request: HttpRequest, draft) -> HttpResponse:
    """Everything that was answered, to be read once more, changed, and sent."""
    if request.method == "POST":
        raise Http404("Nothing is sent to this page.")
    answers = Answers(draft.answers)
    missing = [(gap.title, gap.address(draft.pk, FROM_CHECK)) for gap in gaps(answers)]
    shown = {
        "parts": check_answers.parts(answers, draft.pk, request.actor),
        "missing": missing,
        "draft": draft.pk,
        "back": reverse("intake:page", args=[draft.pk, PAGES[-1].slug]),
    }
    return render(request, "intake/check.html", shown)


@of_my_draft
def discard(request: HttpRequest, draft) -> HttpResponse:
    """Ask once, then throw a draft away."""
    if request.method == "POST":
        actions.discard_draft(draft, by=request.actor, at=timezone.now())
        return redirect("intake:start")
    return render(
        request, "intake/discard.html", {"started_at": draft.started_at, "back": reverse("intake:start")}
    )
