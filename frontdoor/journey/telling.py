"""Reads a contact of a demonstration story: people written once, and who each sender spoke of, in which role."""

from datetime import date, timedelta
from typing import Any

from frontdoor.intake.contact import Concern, Contact, PersonSaid, TieSaid

NOT_NAMED = ("not_known", "asked_not_told", "not_safe")
# Kayla of the loaded case: her date of birth moves with the case, by whole weeks.
KAYLA_BORN, CASE_ENDS = date(1998, 2, 11), date(2015, 9, 8)


def contact_of(told: dict[str, Any], people: dict[str, Any], *, today: date, referrer: str) -> Contact:
    """One contact, as its sender told it."""
    numbers = {name: number for number, name in enumerate(told["who"], start=1)}
    home = people.get("home", {})
    return Contact(
        people=tuple(
            _person(numbers[name], name, marks, people.get(name, {}), home, today)
            for name, marks in told["who"].items()
        ),
        ties=tuple(TieSaid(numbers[a], numbers[b], type_) for a, type_, b in told["ties"]),
        concern=_concern(told, numbers, today),
        who_else=told["who_else"],
        family_told=told.get("family_told", "yes"),
        family_not_told_why=told.get("family_not_told_why", ""),
        lawful_basis="public_task",
        agreement=told["agreement"],
        referrer_name=referrer,
        referrer_role=told.get("said_by", ""),
    )


def _person(
    number: int, name: str, marks: list[str], written: dict[str, Any], home: dict[str, Any], today: date
) -> PersonSaid:
    if marks[0] in NOT_NAMED:
        return PersonSaid(number, name, answer=marks[0])
    forenames, _, surname = written["name"].rpartition(" ")
    born, precision = _born(written, today)
    place = {**(home if "home" in marks else {}), **written}
    return PersonSaid(
        number,
        marks[0],
        forenames=forenames,
        surname=surname,
        born=born.isoformat(),
        born_precision=precision,
        sex=written.get("sex", ""),
        seen="seen" in marks,
        described_as_child=marks[0] == "child",
        **{key: place[key] for key in ("address", "postcode", "at_home") if key in place},
    )


def _born(written: dict[str, Any], today: date) -> tuple[date, str]:
    if "due" in written:
        return today + timedelta(days=written["due"]), "expected"
    if written.get("born") == "kayla":
        return KAYLA_BORN + timedelta(weeks=(today - CASE_ENDS).days // 7), "exact"
    years, days = written["age"]
    born = today - timedelta(days=round(years * 365.25) + days)
    return (born.replace(day=15), "approximate") if written.get("about") else (born, "exact")


def _concern(told: dict[str, Any], numbers: dict[str, int], today: date) -> Concern:
    return Concern(
        what=told["what"],
        happened_on=today - timedelta(days=told["days_ago"] + told["happened"]),
        subtype=told.get("subtype", "concern"),
        main_kind=told["kind"],
        kinds=(told["kind"],),
        said_by=told.get("said_by", ""),
        claim=told.get("claim", "fact"),
        childs_words=told.get("childs_words", ""),
        victim=numbers.get(told.get("victim")),
        suspect=numbers.get(told.get("suspect")),
    )
