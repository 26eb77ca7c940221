"""Reads what follows a referral in the census: assessments, plans, enquiries, reviews, and steps before proceedings.

Each part has its own dates, so each is kept even where the referral cannot be read. A day outside the case (before
the referral, after the closing) is kept as returned and said to be odd: an enquiry that nobody sees is worse.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from frontdoor.intake.cin import codes
from frontdoor.intake.cin.census import Assessment, Enquiry, Plan, PreProceedings, ProtectionPlan
from frontdoor.intake.cin.desk import Desk, Module, as_day, in_words, parts, shown

# Each step before care proceedings, as the ledger calls it.
STEPS = {
    "PPStartDate": "started",
    "LBPSentDate": "letter_before_proceedings",
    "InitialPPMeetingDate": "meeting",
    "StepDecisionDate": "decision",
    "CourtAppDate": "court_application",
    "LetterInitCPDate": "letter_of_issue",
}
STEP_WORDS = {
    "FGDMMeetingOffer": "Family group decision-making offered",
    "FGDMMeetingFac": "Family group decision-making held",
    "ReviewMeetingsCount": "Review meetings",
    "PPOutcome": "Outcome, as its code",
}


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which a case was open, as far as they are known."""

    referred: date | None
    closed: date | None

    def odd(self, day: date | None, what: str, desk: Desk) -> tuple[str, ...]:
        """Say, and count, that something lies outside the case it is returned under."""
        if day and self.referred and day < self.referred:
            return (desk.notice(f"{what} before the referral it is returned under; kept as returned."),)
        if day and self.closed and day > self.closed:
            return (desk.notice(f"{what} after the closing of its case; kept as returned."),)
        return ()


def all_of(episode: Module, span: Span, desk: Desk) -> dict[str, Any]:
    """Read every part of one case, under the names that an episode gives them."""

    # Every item's name must fit its column, so inside a case its place is only its date.
    case = Module(
        episode.element,
        episode.place.removeprefix("CINdetails"),
        tuple(place.removeprefix("CINdetails") for place in episode.also),
    )

    def each(read: Any, tag: str, dated_by: str) -> tuple[Any, ...]:
        found = parts(episode.element, tag, dated_by, inside=case)
        return tuple(read(part, span, desk) for part in found)

    return {
        "assessments": each(_assessment, "Assessments", "AssessmentActualStartDate"),
        "plans": each(_plan, "CINPlanDates", "CINPlanStartDate"),
        "enquiries": each(_enquiry, "Section47", "S47ActualStartDate"),
        "protection_plans": each(_protection_plan, "ChildProtectionPlans", "CPPstartDate"),
        "pre_proceedings": each(_pre_proceedings, "PreProceedingsandFGDM", "PPStartDate"),
    }


def _assessment(part: Module, span: Span, desk: Desk) -> Assessment:
    tag = "AssessmentActualStartDate"
    started = desk.day(part, tag, needed=True)
    codes_said = [(each.text or "").strip() for each in part.element.iter("AssessmentFactors")]
    return Assessment(
        started=started,
        reviewed=desk.day(part, "AssessmentInternalReviewDate"),
        authorised=desk.in_order(part, tag, "AssessmentAuthorisationDate"),
        factors=tuple(
            desk.check_code(part, "AssessmentFactors", said, codes.FACTORS) for said in codes_said if said
        ),
        odd=span.odd(started, "The assessment began", desk),
    )


def _plan(part: Module, span: Span, desk: Desk) -> Plan:
    started = desk.day(part, "CINPlanStartDate", needed=True)
    return Plan(
        started=started,
        ended=desk.in_order(part, "CINPlanStartDate", "CINPlanEndDate"),
        odd=span.odd(started, "The plan began", desk),
    )


def _enquiry(part: Module, span: Span, desk: Desk) -> Enquiry:
    started = desk.day(part, "S47ActualStartDate", needed=True)
    said = part.text("InitialCPCtarget")
    target = as_day(said)
    return Enquiry(
        started=started,
        target=in_words(target) if target else shown(said),
        conference=desk.in_order(part, "S47ActualStartDate", "DateOfInitialCPC"),
        conference_not_needed=desk.code(part, "ICPCnotRequired", codes.YES_OR_NO),
        odd=span.odd(started, "The enquiry began", desk),
    )


def _protection_plan(part: Module, span: Span, desk: Desk) -> ProtectionPlan:
    started = desk.day(part, "CPPstartDate", needed=True)
    return ProtectionPlan(
        started=started,
        ended=desk.in_order(part, "CPPstartDate", "CPPendDate"),
        first_category=desk.code(part, "InitialCategoryOfAbuse", codes.ABUSE),
        latest_category=desk.code(part, "LatestCategoryOfAbuse", codes.ABUSE),
        earlier_plans=shown(part.text("NumberOfPreviousCPP")),
        reviews=tuple(_reviews(part, desk)),
        odd=span.odd(started, "The plan began", desk),
    )


def _reviews(part: Module, desk: Desk) -> list[date]:
    reviews = [Module(each, part.place) for each in part.element.findall("Reviews")]
    dates = [
        Module(each, review.place) for review in reviews for each in review.element.findall("CPPreviewDate")
    ]
    found = (desk.day_said(each, "CPPreviewDate", (each.element.text or "").strip()) for each in dates)
    return [day for day in found if day]


def _pre_proceedings(part: Module, span: Span, desk: Desk) -> PreProceedings:
    days = [(step, desk.day(part, tag)) for tag, step in STEPS.items()]
    said = [(tag, words, part.text(tag)) for tag, words in STEP_WORDS.items()]
    return PreProceedings(
        steps=tuple((step, day) for step, day in days if day),
        words=tuple(f"{words}: {_plain(tag, value)}." for tag, words, value in said if value),
        odd=span.odd(dict(days)["started"], "Pre-proceedings began", desk),
    )


def _plain(tag: str, said: str) -> str:
    if tag.startswith("FGDM") and said.lower() in codes.YES_OR_NO:
        return "yes" if codes.YES_OR_NO[said.lower()] else "no"
    return shown(said)
