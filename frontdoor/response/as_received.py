"""A contact as it was received, in the words of the form: every answer, those not known and not safe to ask as well."""

from datetime import date
from typing import Any

from frontdoor.intake import words as form
from frontdoor.intake.contact import ROLES, Contact, PersonSaid, contact_from
from frontdoor.intake.family import GROUPS
from frontdoor.people.pages import born_in_words
from frontdoor.people.records import UNBORN
from frontdoor.response.pages import PersonHere, Said, Section
from frontdoor.ui.words import gdate, nhs, upper_first

NOT_ASKED = "Not answered"
FAMILY_TOLD = {"yes": "Yes", "no": "No"}
YES_NO = {"yes": "Yes", "no": "No", "not_known": "Not known"}
ASKED = {
    "domestic_abuse": "Domestic abuse",
    "mental_health": "Mental health",
    "substance_use": "Alcohol or drugs",
    "learning_difficulty": "Learning difficulty",
    "young_parent": "A very young parent",
}
CLAIMS = {
    "fact": "Fact: seen or heard at first hand",
    "reported": "Reported: somebody was told it and passed it on",
    "opinion": "Professional opinion",
}
SEX = {"F": "Female", "M": "Male", "U": "Not known"}
SUBTYPES = {"domestic_abuse": "An incident of domestic abuse", "support_request": "A request for support"}


def read(body: dict[str, Any]) -> Contact:
    """The contact that was kept."""
    return contact_from(body)


def said(contact: Contact) -> Said:
    """What happened and by whose account; what the sender makes of it stays apart."""
    concern = contact.concern
    also = [_kind(kind) for kind in concern.kinds if kind != concern.main_kind]
    return Said(
        what=concern.what,
        happened=_happened(concern.happened_on, concern.happened_until, concern.precision),
        concern=_kind(concern.main_kind) if concern.main_kind else "",
        also=tuple(also),
        claim=CLAIMS.get(concern.claim, concern.claim),
        said_by=concern.said_by,
        seen_by=concern.seen_by,
        childs_words=concern.childs_words,
        analysis=concern.analysis,
        hurt=_name(contact, concern.victim),
        hurt_by=_name(contact, concern.suspect),
        subtype=SUBTYPES.get(concern.subtype, ""),
    )


def sections(contact: Contact, *, to_sender: bool = False) -> tuple[Section, ...]:
    """Every other answer, part by part; a blank is said to be one."""
    concern = contact.concern
    asked = [(ASKED.get(key, _plain(key)), _asked(concern, key)) for key in {**ASKED, **concern.asked}]
    told = FAMILY_TOLD.get(contact.family_told, contact.family_told)
    why_not = (
        [("Why they have not been told", contact.family_not_told_why)] if contact.family_told == "no" else []
    )
    return (
        Section("Asked about one by one", tuple((label, text or NOT_ASKED) for label, text in asked)),
        Section("Who else is in the child’s life", tuple(_who_else(contact))),
        Section(
            "Now, and what has been tried",
            (
                ("Where the child is now", contact.where_now or NOT_ASKED),
                ("What has been tried", concern.tried or "Nothing was said"),
                ("Immediate danger", YES_NO.get(contact.immediate_danger, NOT_ASKED)),
            ),
        ),
        Section("Was the family told?", (("The family was told", told or NOT_ASKED), *why_not)),
        Section(
            "On what ground this is shared",
            (("Lawful basis for sharing", dict(form.LAWFUL_BASES).get(contact.lawful_basis, NOT_ASKED)),),
        ),
        Section(
            "Agreement to a service, which is another matter",
            (
                (
                    "The family agrees to be offered help",
                    dict(form.AGREEMENT).get(contact.agreement, NOT_ASKED),
                ),
            ),
        ),
        Section("Who told us", tuple(_referrer(contact))),
    )


def people(contact: Contact) -> list[PersonHere]:
    """Each person as this sender described them."""
    return [
        PersonHere(
            number=each.number,
            ref="",
            name=name_of(each),
            role=ROLES.get(each.role, each.role.replace("_", " ").capitalize()),
            facts=tuple(_facts(each)),
        )
        for each in contact.people
    ]


def name_of(person: PersonSaid) -> str:
    """What the sender called somebody, or that nobody could say."""
    name = " ".join(part for part in (person.forenames, person.surname) if part)
    if person.born_precision == "expected" and not person.forenames:
        return f"{UNBORN} {person.surname}" if person.surname else "Unborn child"
    return name or "Name not known"


def called(person: PersonSaid) -> str:
    """The same inside a sentence: an unborn child, a child whose name is not known."""
    name = name_of(person)
    return {"Unborn child": "an unborn child", "Name not known": "a child, name not known"}.get(name, name)


def _facts(person: PersonSaid) -> list[tuple[str, str]]:
    """Everything said about one person; for those nobody could name, what became of asking."""
    if person.answer != "known":
        return [("Known or not", form.WHO_ELSE.get(person.answer, person.answer))]
    born = date.fromisoformat(person.born) if person.born else None
    where = ", ".join(part for part in (person.address.replace("\n", ", "), person.postcode) if part)
    rows = [
        ("Other names", person.other_names),
        ("Born", born_in_words(born, person.born_precision) or "Not known"),
        ("Sex", SEX.get(person.sex, "")),
        ("Address", where or "Not known"),
        ("Lives at home", YES_NO.get(person.at_home, "")),
        ("Phone", person.phone),
        ("NHS number", nhs(person.nhs_number) if person.nhs_number else ""),
        ("UPN", person.upn),
        ("School or nursery", person.school),
        ("GP", person.gp),
        ("Seen by the sender", "Yes" if person.seen else "No, or not said"),
    ]
    return [(label, text) for label, text in rows if text]


def _who_else(contact: Contact) -> list[tuple[str, str]]:
    titles = {slug.replace("-", "_"): group.title for slug, group in GROUPS.items() if slug != "children"}
    keys = dict.fromkeys([*titles, *contact.who_else])
    return [
        (titles.get(key, _plain(key)), form.WHO_ELSE.get(contact.who_else.get(key, ""), NOT_ASKED))
        for key in keys
        if key in contact.who_else or key in ("mother", "father")
    ]


def _referrer(contact: Contact) -> list[tuple[str, str]]:
    rows = [
        ("Name", contact.referrer_name or "Not given"),
        ("Role", contact.referrer_role or "Not given"),
        ("Phone", contact.referrer_phone or "Not given"),
    ]
    if contact.taken_from:
        rows.insert(0, ("Taken by telephone from", contact.taken_from))
    if contact.keep_referrer_private:
        rows.append(("Asked for", "Their name is not to be told to the family"))
    return rows


def _asked(concern, key: str) -> str:
    answer = dict(form.ASKED).get(concern.asked.get(key, ""), "")
    details = concern.asked_details.get(key, "")
    return f"{answer}: {details}" if answer and details else answer


def _kind(kind: str) -> str:
    return dict(form.KINDS).get(kind) or _plain(kind)


def _plain(key: str) -> str:
    return upper_first(key.replace("_", " "))


def _name(contact: Contact, number: int | None) -> str:
    return next((name_of(each) for each in contact.people if each.number == number), "")


def _happened(on: date, until: date | None, precision: str) -> str:
    if precision == "unknown":
        return "Date not known"
    if until and until != on:
        return f"Between {gdate(on)} and {gdate(until)}"
    return f"{'About ' if precision == 'approximate' else ''}{gdate(on)}"
