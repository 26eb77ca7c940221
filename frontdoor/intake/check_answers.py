"""What has been answered, in words and with a link to change each: for "check your answers" and the lists of people."""

from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse

from frontdoor.accounts.actor import Actor
from frontdoor.intake.answers import NAMED, Answers, Entry
from frontdoor.intake.family import GROUPS, pages_about
from frontdoor.intake.forms.question import Asking
from frontdoor.intake.progress import pages_asked
from frontdoor.intake.questions import ABOUT_ONE_PERSON, Page
from frontdoor.intake.words import WHO_ELSE


@dataclass(frozen=True, slots=True)
class Row:
    """One answer; an empty text is shown as "Not provided", and a missing one as "Not answered yet"."""

    label: str
    text: str
    href: str
    hidden: str
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """One person, with their answers."""

    title: str
    rows: list[Row]
    remove: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the form."""

    title: str
    rows: list[Row] = field(default_factory=list)
    groups: list[tuple[str, list[Row], list[Card], str]] = field(default_factory=list)


def parts(answers: Answers, draft_id: UUID, actor: Actor) -> list[Part]:
    """All answers, part by part, in the order of the form."""
    made: dict[str, Part] = {}
    for page in pages_asked(answers):
        part = made.setdefault(page.part, Part(page.part))
        if page.of_people:
            part.groups.append(_group(answers, draft_id, page))
        else:
            part.rows.extend(_rows(answers, draft_id, page, actor))
    return list(made.values())


def _rows(answers: Answers, draft_id: UUID, page: Page, actor: Actor) -> list[Row]:
    href = f"{reverse('intake:page', args=[draft_id, page.slug])}?from=check"
    if not answers.has(page.slug):
        return [Row(page.title, "", href, page.title.lower(), answered=False)]
    form = page.form(asking=Asking(answers, actor), kept=answers.page(page.slug))
    return [Row(label, text, href, label.lower()) for label, text in form.said()]


def _group(answers: Answers, draft_id: UUID, page: Page) -> tuple[str, list[Row], list[Card], str]:
    href = f"{reverse('intake:page', args=[draft_id, page.slug])}?from=check"
    made = cards(answers, draft_id, page.slug, "from=check")
    if made:
        return page.title, [], made, f"{reverse('intake:add', args=[draft_id, page.slug])}?from=check"
    said = answers.page(page.slug).get("answer", "")
    row = Row(page.title, WHO_ELSE.get(said, ""), href, page.title.lower(), answered=bool(said))
    return page.title, [row], [], ""


def cards(answers: Answers, draft_id: UUID, slug: str, came: str) -> list[Card]:
    """A card for each person of a group."""
    return [_card(answers, draft_id, entry, came) for entry in answers.group(slug)]


def _card(answers: Answers, draft_id: UUID, entry: Entry, came: str) -> Card:
    label = answers.label(entry)
    title = (
        label if entry.answer in NAMED else f"{GROUPS[entry.group].title}: {WHO_ELSE[entry.answer].lower()}"
    )
    rows = [
        row
        for page in pages_about(answers, entry)
        for row in _rows_about(answers, draft_id, entry, page, came)
    ]
    return Card(title, rows, f"{reverse('intake:remove', args=[draft_id, entry.number])}?{came}")


def _rows_about(answers: Answers, draft_id: UUID, entry: Entry, page: str, came: str) -> list[Row]:
    href = f"{reverse('intake:person', args=[draft_id, entry.number, page])}?{came}"
    title, made = ABOUT_ONE_PERSON[page]
    of_whom = f"of {answers.label(entry)}"
    if page == "answer":
        text = "Already listed above" if entry.answer == "listed" else WHO_ELSE[entry.answer]
        return [Row("Known or not", text, href, f"whether known, {of_whom}")]
    if page not in entry.pages:
        return [Row(title, "", href, f"{title.lower()} {of_whom}", answered=False)]
    form = made(asking=Asking(answers, person=entry, group=entry.group), kept=entry.pages[page])
    return [
        Row(label, text, href, f"{label[:1].lower()}{label[1:]} {of_whom}") for label, text in form.said()
    ]
