"""Tells what the census says of one child as events of the ledger, in plain words, each with an id for every telling.

The ids are made of what a return repeats from year to year: authority, child, kind and dates. A referral is the
event of the agency that referred; everything after it was recorded by children's social care.
"""

from collections.abc import Iterator
from datetime import date

from frontdoor.intake.cin import codes
from frontdoor.intake.cin.census import Assessment, Child, Enquiry, Episode, PreProceedings, ProtectionPlan
from frontdoor.intake.cin.desk import in_words
from frontdoor.intake.history import HistoryEvent

OURS = "social_care"


def events_of(child: Child) -> tuple[HistoryEvent, ...]:
    """Everything about one child in the order in which it happened, each once."""
    told = [event for episode in child.episodes for event in _episode(child.key, episode)]
    if child.died:
        # "Deceased" is what the rules understand; the return says no more than the day.
        told.append(_event(child.key, "consideration", "deceased", child.died, text="The child has died."))
    once = {event.item_id: event for event in reversed(told)}
    order = {event.item_id: place for place, event in reversed(list(enumerate(told)))}
    return tuple(sorted(once.values(), key=lambda event: (event.occurred, order[event.item_id])))


def _event(
    child: str,
    kind: str,
    subtype: str,
    on: date,
    *,
    also: str = "",
    text: str = "",
    agency: str = OURS,
    referral: str = "",
    concern: str = "",
    roles: tuple[str, ...] = ("about",),
) -> HistoryEvent:
    item = "/".join(filter(None, (child, kind, subtype, on.isoformat(), also)))
    return HistoryEvent(
        item_id=item,
        kind=kind,
        subtype=subtype,
        agency=agency,
        occurred=on,
        referral=referral,
        concern=concern,
        text=text,
        roles=roles,
    )


def _episode(child: str, said: Episode) -> Iterator[HistoryEvent]:
    referral = f"{child}/{said.referred}" if said.referred else ""
    if said.referred:
        yield _referral(child, said, referral, said.referred)
        yield from _decision_or_case(child, said, referral, said.referred)
    yield from _what_followed(child, said, referral)
    if said.referred and said.closed:
        text = f"Case closed: {_words(codes.CLOSURES, said.reason) or 'no reason given'}."
        # The referral is part of the id: two cases of one child may be closed on one day.
        yield _event(
            child,
            "episode_close",
            "",
            said.closed,
            also=f"of {said.referred}",
            text=text,
            referral=referral,
        )


def _what_followed(child: str, said: Episode, referral: str) -> Iterator[HistoryEvent]:
    for assessment in said.assessments:
        yield from _assessment(child, assessment, referral)
    for enquiry in said.enquiries:
        yield from _enquiry(child, enquiry, referral)
    if said.conference:
        yield _conference(child, said.conference, referral)
    for plan in said.plans:
        yield from _start_and_end(child, "child_in_need", plan.started, plan.ended, referral, plan.odd)
    for protection in said.protection_plans:
        yield from _protection(child, protection, referral)
    for steps in said.pre_proceedings:
        yield from _pre_proceedings(child, steps, referral)


def _referral(child: str, said: Episode, referral: str, on: date) -> HistoryEvent:
    agency, who = codes.SOURCES.get(said.source, ("unknown", f"a source under the code “{said.source}”"))
    concern, need = codes.NEEDS.get(said.need, ("", f"the code “{said.need}”" if said.need else "not stated"))
    unclear = ("When this was read, the return had the case close on a day that cannot be right.",)
    return _event(
        child,
        "contact",
        "concern",
        on,
        also=said.source,
        text=_text(
            f"Referred to children's social care by {who}. Main need: {need}.",
            said.odd,
            unclear if said.closing_unclear else (),
        ),
        agency=agency,
        referral=referral,
        concern=concern,
    )


def _decision_or_case(child: str, said: Episode, referral: str, on: date) -> Iterator[HistoryEvent]:
    if said.closing_unclear:
        # Without its closing, an opening would show this child as open for ever.
        return
    if codes.YES_OR_NO.get(said.no_further_action) and not said.active:
        text = "No further action on the referral. The return does not say who else was looked at."
        roles = ("about", "looked_at")
        yield _event(child, "decision", "no_further_action", on, text=text, referral=referral, roles=roles)
        return
    flag = said.no_further_action
    odd = () if flag in (*codes.YES_OR_NO, "") else (f"No further action has the code “{flag}”.",)
    yield _event(child, "episode_open", "", on, text=_text("Case opened.", odd), referral=referral)


def _assessment(child: str, said: Assessment, referral: str) -> Iterator[HistoryEvent]:
    factors = "; ".join(_words(codes.FACTORS, code) for code in said.factors)
    since = f" begun on {in_words(said.started)}" if said.started else ""
    found = f"Factors found: {factors}." if factors else "No factors returned."
    if said.authorised:
        yield _event(
            child,
            "assessment",
            "completed",
            said.authorised,
            also=f"begun {said.started}" if said.started else "",
            text=_text(f"Assessment{since} completed. {found}", said.odd),
            referral=referral,
            roles=("about", "assessed"),
        )
    elif said.started:
        text = _text(f"Assessment begun, not yet authorised in this return. {found}", said.odd)
        yield _event(child, "note", "assessment_started", said.started, text=text, referral=referral)


def _enquiry(child: str, said: Enquiry, referral: str) -> Iterator[HistoryEvent]:
    if said.started:
        target = f"Conference due by {said.target}." if said.target else ""
        needless = codes.YES_OR_NO.get(said.conference_not_needed)
        no_need = "A conference was not needed." if needless else ""
        text = _text("Section 47 enquiry begun.", (target, no_need), said.odd)
        yield _event(child, "section_47", "", said.started, text=text, referral=referral)
    if said.conference:
        yield _conference(child, said.conference, referral)


def _conference(child: str, on: date, referral: str) -> HistoryEvent:
    subtype = "initial_child_protection_conference"
    return _event(
        child, "meeting", subtype, on, text="Initial child protection conference.", referral=referral
    )


def _protection(child: str, said: ProtectionPlan, referral: str) -> Iterator[HistoryEvent]:
    first, latest = (_words(codes.ABUSE, code) for code in (said.first_category, said.latest_category))
    words = (
        f"Category at first: {first}." if first else "",
        f"Latest category: {latest}." if latest and latest != first else "",
        f"Earlier child protection plans: {said.earlier_plans}." if said.earlier_plans else "",
    )
    yield from _start_and_end(
        child, "child_protection", said.started, said.ended, referral, (*words, *said.odd)
    )
    for day in said.reviews:
        text = "Child protection review conference."
        yield _event(child, "meeting", "child_protection_review", day, text=text, referral=referral)


def _start_and_end(
    child: str, plan: str, started: date | None, ended: date | None, referral: str, odd: tuple[str, ...]
) -> Iterator[HistoryEvent]:
    words = plan.replace("_", " ").capitalize()
    if started:
        text = _text(f"{words} plan began.", odd)
        yield _event(child, "plan", f"{plan}_start", started, text=text, referral=referral)
    if ended:
        text = f"{words} plan ended."
        yield _event(child, "plan", f"{plan}_end", ended, text=text, referral=referral)


def _pre_proceedings(child: str, said: PreProceedings, referral: str) -> Iterator[HistoryEvent]:
    for place, (step, day) in enumerate(said.steps):
        words = f"Before care proceedings: {step.replace('_', ' ')}."
        text = _text(words, said.words, said.odd) if place == 0 else words
        yield _event(child, "pre_proceedings", step, day, text=text, referral=referral)


def _words(known: dict[str, str], code: str) -> str:
    """The plain words of a code; an unknown code is shown as it stands, not lost."""
    return known.get(code, f"the code “{code}”") if code else ""


def _text(first: str, *more: tuple[str, ...]) -> str:
    return " ".join(filter(None, (first, *(sentence for group in more for sentence in group))))
