"""Where a draft stands: which pages are asked of it, what comes next, and what is still unanswered."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from frontdoor.intake.answers import Answers, Entry
from frontdoor.intake.family import GROUPS, not_yet_answered_for, pages_about
from frontdoor.intake.questions import ABOUT_ONE_PERSON, PAGES, Page


@dataclass(frozen=True, slots=True)
class Gap:
    """A page without an answer: what to call it, and where it is."""

    title: str
    page: str
    number: int | None = None
    adding: bool = False

    def address(self, draft_id: UUID, asked: str = "") -> str:
        """The page's address in a draft."""
        if self.number is not None:
            address = reverse("intake:person", args=[draft_id, self.number, self.page])
        else:
            address = reverse("intake:add" if self.adding else "intake:page", args=[draft_id, self.page])
        return f"{address}?{asked}" if asked else address


def pages_asked(answers: Answers) -> list[Page]:
    """The pages this draft is asked, given what has been answered."""
    return [page for page in PAGES if page.asked_when(answers)]


def next_page(answers: Answers, slug: str) -> Page | None:
    """The page after this one; None after the last."""
    asked = pages_asked(answers)
    place = [page.slug for page in PAGES].index(slug)
    later = {page.slug for page in PAGES[place + 1 :]}
    return next((page for page in asked if page.slug in later), None)


def page_before(answers: Answers, slug: str) -> Page | None:
    """The page before this one; None before the first."""
    place = [page.slug for page in PAGES].index(slug)
    earlier = {page.slug for page in PAGES[:place]}
    return next((page for page in reversed(pages_asked(answers)) if page.slug in earlier), None)


def unanswered_about(answers: Answers, entry: Entry) -> list[str]:
    """The pages about one person that are still to fill in."""
    return [page for page in pages_about(answers, entry) if page != "answer" and page not in entry.pages]


def gaps_on(answers: Answers, page: Page) -> list[Gap]:
    """What is unanswered on one page: the page itself, pages about its people, or a child's mother or father."""
    if not page.of_people:
        return [] if answers.has(page.slug) else [Gap(page.title, page.slug)]
    entries = answers.group(page.slug)
    if not entries:
        return [] if answers.has(page.slug) else [Gap(page.title, page.slug)]
    found = [
        Gap(f"{answers.label(entry)}: {ABOUT_ONE_PERSON[missing][0].lower()}", missing, entry.number)
        for entry in entries
        for missing in unanswered_about(answers, entry)
    ]
    if GROUPS[page.slug].parents and not found:
        found += [
            Gap(f"{page.title} of {answers.label(child)}", page.slug, adding=True)
            for child in not_yet_answered_for(answers, page.slug)
        ]
    return found


def gaps(answers: Answers) -> list[Gap]:
    """Everything still unanswered, in the order of the form."""
    return [gap for page in pages_asked(answers) for gap in gaps_on(answers, page)]
