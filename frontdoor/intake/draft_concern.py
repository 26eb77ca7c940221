"""Reads the concern out of a draft: what happened and when, what kind it is, and who is hurt by whom."""

from datetime import date
from typing import Any

from frontdoor.intake.answers import Answers
from frontdoor.intake.contact import Concern
from frontdoor.intake.forms.dates import read_date

# The five questions asked one by one, by the page that asks them.
ASKED_BY_ITSELF = {
    "domestic-abuse": "domestic_abuse",
    "mental-health": "mental_health",
    "substance-use": "substance_use",
    "learning-difficulty": "learning_difficulty",
    "young-parent": "young_parent",
}


def concern_from(answers: Answers, numbers: dict[int, int], today: date) -> Concern:
    """The concern, with people as their places in the contact."""
    known = answers.page("how-it-is-known")
    happened_on, happened_until, precision = _when(answers.page("when-it-happened"), today)
    kinds, main = _kinds(answers)
    asked = {about: answers.page(slug) for slug, about in ASKED_BY_ITSELF.items()}
    victim, suspect = _who(answers, numbers)
    return Concern(
        what=answers.page("what-happened").get("what", ""),
        happened_on=happened_on,
        happened_until=happened_until,
        precision=precision,
        subtype=_subtype(answers),
        main_kind=main,
        kinds=kinds,
        asked={about: said.get("answer", "") for about, said in asked.items()},
        asked_details={about: said["details"] for about, said in asked.items() if said.get("details")},
        seen_by=known.get("seen_by", ""),
        said_by=known.get("said_by", ""),
        claim=known.get("claim", "fact"),
        childs_words=answers.page("childs-words").get("childs_words", ""),
        tried=answers.page("tried").get("tried", ""),
        analysis=answers.page("what-you-make-of-it").get("analysis", ""),
        victim=victim,
        suspect=suspect,
    )


def _when(said: dict[str, Any], today: date) -> tuple[date, date | None, str]:
    """The day it happened, the last day of a range, and how surely; a day not known is the day of telling."""
    match said.get("certainty"):
        case "exact":
            return read_date(said["on"]) or today, None, "exact"
        case "approximate":
            return read_date(said["about"], approximate=True) or today, None, "approximate"
        case "between":
            first = read_date(said["first"], approximate=True) or today
            return first, read_date(said["latest"], approximate=True), "range"
    return today, None, "unknown"


def _kinds(answers: Answers) -> tuple[tuple[str, ...], str]:
    """The kinds of concern as words of the ledger, and the main one; a request for support is none of them."""
    said = answers.page("kinds")
    word = "_".join(said.get("other", "").lower().split())
    kinds = tuple(
        word if kind == "other" else kind for kind in said.get("kinds", []) if kind != "support_request"
    )
    chosen = answers.page("main-kind").get("main", "")
    main = word if chosen == "other" else chosen
    return kinds, main if main in kinds else next(iter(kinds), "")


def _subtype(answers: Answers) -> str:
    if _abuse(answers).get("incident") == "yes":
        return "domestic_abuse"
    return "support_request" if "support_request" in answers.page("kinds").get("kinds", []) else "concern"


def _abuse(answers: Answers) -> dict[str, Any]:
    """Who is hurt and who hurts: counts only while domestic abuse is answered with yes."""
    asked = answers.page("domestic-abuse").get("answer") == "yes"
    return answers.page("domestic-abuse-who") if asked else {}


def _who(answers: Answers, numbers: dict[int, int]) -> tuple[int | None, int | None]:
    said = _abuse(answers)
    victim, suspect = (
        numbers.get(int(said[name])) if str(said.get(name, "")).isdecimal() else None
        for name in ("victim", "suspect")
    )
    return victim, suspect
