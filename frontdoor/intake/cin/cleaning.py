"""Turns one child's XML into plain values: what reads goes in, what does not is set aside, and neither stops the rest."""

import re
from datetime import date
from xml.etree.ElementTree import Element

from frontdoor.intake.cin import codes, modules
from frontdoor.intake.cin.census import Child, Episode
from frontdoor.intake.cin.desk import Desk, Module, parts

_ID = re.compile(r"[^\s:]{1,40}")
_UPN = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")
ACTIVITY = ("Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "PreProceedingsandFGDM")


def child_id(element: Element) -> str:
    """The authority's own id of the child, or nothing where it is missing or cannot be one."""
    said = (element.findtext("ChildIdentifiers/LAchildID") or "").strip()
    return said if _ID.fullmatch(said) and said.isprintable() else ""


def child_from(element: Element, *, authority: str, desk: Desk) -> Child:
    """Read one child with everything recorded about them."""
    found = element.find("ChildIdentifiers")
    about = Module(found if found is not None else element, "child")
    born, precision = _birth(about, desk)
    died = desk.in_order(about, "PersonBirthDate", "PersonDeathDate")
    tag = "GenderCurrent" if about.text("GenderCurrent") else "Sex"
    episodes = tuple(_episode(part, desk) for part in parts(element, "CINdetails", "CINreferralDate"))
    desk.meet(about, "CINdetails")
    if not episodes:
        desk.set_aside(Module(element, "child"), "CINdetails", "The child's record holds no CINdetails.")
    return Child(
        authority=authority,
        id=child_id(element),
        upn=_upn(about, desk),
        born=born,
        born_precision=precision,
        sex=codes.SEXES.get(desk.code(about, tag, codes.SEXES, needed=True), ""),
        died=died,
        episodes=episodes,
    )


def _birth(about: Module, desk: Desk) -> tuple[date | None, str]:
    born = desk.day(about, "PersonBirthDate")
    if born:
        return born, "exact"
    expected = desk.day(about, "ExpectedPersonBirthDate", may_lie_ahead=True)
    return expected, "expected" if expected else ""


def _upn(about: Module, desk: Desk) -> str:
    said = about.text("UPN").upper()
    desk.meet(about, "UPN")
    if said and not _UPN.fullmatch(said):
        reason = "UPN is not a letter, eleven digits and a digit or letter; the child is kept without it."
        desk.set_aside(about, "UPN", reason)
        return ""
    return said


def _episode(part: Module, desk: Desk) -> Episode:
    referred = desk.day(part, "CINreferralDate", needed=True)
    closed, unclear = _closing(part, desk)
    nfa = desk.code(part, "ReferralNFA", codes.YES_OR_NO)
    active = bool(closed or unclear or part.text("DateOfInitialCPC"))
    active = active or any(part.element.find(tag) is not None for tag in ACTIVITY)
    span = modules.Span(referred, closed)
    return Episode(
        referred=referred,
        source=desk.code(part, "ReferralSource", codes.SOURCES, needed=True),
        need=desk.code(part, "PrimaryNeedCode", codes.NEEDS),
        closed=closed,
        closing_unclear=unclear,
        reason=desk.code(part, "ReasonForClosure", codes.CLOSURES),
        conference=desk.day(part, "DateOfInitialCPC"),
        no_further_action=nfa,
        active=active,
        odd=_contradiction(nfa, active, desk),
        **modules.all_of(part, span, desk),
    )


def _closing(part: Module, desk: Desk) -> tuple[date | None, bool]:
    """The day the case closed, and whether the return says that it closed without a day that can be right."""
    said = part.text("CINclosureDate")
    if not said and part.text("ReasonForClosure"):
        desk.set_aside(part, "CINclosureDate", "CINclosureDate is missing beside a reason for closure.")
    closed = desk.in_order(part, "CINreferralDate", "CINclosureDate")
    return closed, closed is None and bool(said or part.text("ReasonForClosure"))


def _contradiction(nfa: str, active: bool, desk: Desk) -> tuple[str, ...]:
    if active and codes.YES_OR_NO.get(nfa):
        # What was done is surer than a flag: a plan nobody sees is worse than a flag somebody corrects.
        return (
            desk.notice("The return says no further action, and yet records what was done; that is kept."),
        )
    return ()
