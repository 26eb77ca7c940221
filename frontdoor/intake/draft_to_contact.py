"""Turns a finished draft into a contact: people with numbers, the ties between them, and the concern."""

from datetime import date

from frontdoor.intake.answers import NAMED, PARENTS, Answers, Entry
from frontdoor.intake.contact import Contact, PersonSaid
from frontdoor.intake.draft_concern import concern_from
from frontdoor.intake.draft_ties import ties_from
from frontdoor.intake.family import GROUPS, children_of
from frontdoor.intake.forms.dates import born_at_age, read_date
from frontdoor.intake.models import Draft
from frontdoor.intake.progress import Gap, gaps
from frontdoor.intake.words import PLACES


class NotFinished(Exception):
    """Refused: pages are unanswered. `gaps` lists them, in the order of the form."""

    def __init__(self, unanswered: list[Gap]):
        self.gaps = tuple(unanswered)
        super().__init__(f"Still to answer: {', '.join(gap.title for gap in unanswered)}.")


def contact_from_draft(draft: Draft, today: date) -> Contact:
    """The contact that a draft says, as on a day. Raises NotFinished while anything is unanswered."""
    answers = Answers(draft.answers)
    unanswered = gaps(answers)
    if unanswered:
        raise NotFinished(unanswered)
    numbers = _numbers(answers)
    you = answers.page("about-you")
    told = answers.page("family-told")
    return Contact(
        people=tuple(_person(answers, answers.person(kept), numbers[kept], today) for kept in numbers),
        ties=ties_from(answers, numbers),
        concern=concern_from(answers, numbers, today),
        who_else={slug.replace("-", "_"): _who_else(answers, slug) for slug in GROUPS if slug != "children"},
        where_now=_where_now(answers),
        family_told=told.get("told", ""),
        family_not_told_why=told.get("why_not", ""),
        lawful_basis=answers.page("lawful-basis").get("basis", ""),
        agreement=answers.page("agreement").get("agreement", ""),
        immediate_danger=answers.page("immediate-danger").get("danger", ""),
        referrer_name=you.get("name", ""),
        referrer_role=you.get("role", ""),
        referrer_phone=you.get("phone", ""),
        taken_from=_caller(you),
        keep_referrer_private=bool(you.get("keep_private")),
    )


def _numbers(answers: Answers) -> dict[int, int]:
    """Each person's place in the contact, children first; parents nobody could name have a place too."""
    order = list(GROUPS)
    placed = [
        entry
        for entry in sorted(answers.people, key=lambda entry: (order.index(entry.group), entry.number))
        if entry.answer == "known" or (entry.group in PARENTS and entry.answer != "listed")
    ]
    return {entry.number: place for place, entry in enumerate(placed, 1)}


def _who_else(answers: Answers, slug: str) -> str:
    given = [entry.answer for entry in answers.group(slug)]
    if {"known", "listed"} & set(given):
        return "known"
    return given[0] if given else str(answers.page(slug).get("answer", ""))


def _where_now(answers: Answers) -> str:
    said = answers.page("where-now")
    return ": ".join(filter(None, (dict(PLACES).get(said.get("place", ""), ""), said.get("details", ""))))


def _caller(you: dict[str, str]) -> str:
    if you.get("whose") != "call":
        return ""
    return ", ".join((you.get("caller_name") or "Name not given", you.get("caller_relation", "")))


def _person(answers: Answers, entry: Entry, number: int, today: date) -> PersonSaid:
    role = entry.said("name", "role") or GROUPS[entry.group].role
    if entry.answer != "known":
        return PersonSaid(number=number, role=role, answer=entry.answer)
    born, precision = _born(entry, today)
    address, postcode = _address(answers, entry)
    return PersonSaid(
        number=number,
        role=role,
        forenames=entry.said("name", "forenames"),
        surname=entry.said("name", "surname"),
        other_names=entry.said("name", "other_names"),
        born=born.isoformat() if born else "",
        born_precision=precision,
        sex=entry.said("name", "sex"),
        address=address,
        postcode=postcode,
        phone=entry.said("home", "phone"),
        nhs_number=entry.said("services", "nhs_number"),
        upn=entry.said("services", "upn"),
        school=entry.said("services", "school"),
        gp=entry.said("services", "gp"),
        at_home=entry.said("seen" if entry.group == "children" else "home", "at_home"),
        seen=entry.said("seen", "seen") == "yes",
        described_as_child=role == "child" or (role == "sibling" and born is None),
    )


def _born(entry: Entry, today: date) -> tuple[date | None, str]:
    """The day that stands for a birth, and how surely; an unborn child is "expected" with or without a date."""
    said = entry.pages.get("birth", {})
    match said.get("certainty"):
        case "exact":
            return read_date(said["born"]), "exact"
        case "approximate":
            return read_date(said["about"], approximate=True), "approximate"
        case "age":
            return born_at_age(int(said["age"]), said["unit"], today), "approximate"
        case "expected":
            return read_date(said["expected"], approximate=True), "expected"
    return None, "expected" if entry.unborn else ""


def _address(answers: Answers, entry: Entry) -> tuple[str, str]:
    """Someone's address as given; that of the child they live with; for the unborn, the mother's."""
    given = entry.said("home", "address"), entry.said("home", "postcode")
    if any(given):
        return given
    homes: list[Entry] = []
    if entry.unborn:
        homes = [
            answers.who(mother)
            for mother in answers.group("mother")
            if mother.answer in NAMED and entry.number in children_of(answers, mother)
        ]
    elif _lives_with_the_child(entry):
        homes = [answers.person(number) for number in children_of(answers, entry)]
    # A baby's home may be its mother's, and hers that of another child of this contact.
    if _lives_with_the_child(entry) or any(_lives_with_the_child(home) for home in homes):
        homes += answers.children
    return next(
        ((h.said("home", "address"), h.said("home", "postcode")) for h in homes if _has_home(h)), ("", "")
    )


def _lives_with_the_child(entry: Entry) -> bool:
    return bool(entry.said("home", "at_home") == "yes")


def _has_home(entry: Entry) -> bool:
    return bool(entry.said("home", "address") or entry.said("home", "postcode"))
