"""What somebody is, each in its own right: a mother of 17 is a child too, and whoever was hurt is not only a parent."""

from collections.abc import Iterable, Sequence
from datetime import date

from frontdoor.chronology.family import Family
from frontdoor.chronology.models import Event
from frontdoor.chronology.pages import Entry
from frontdoor.journey.persons.pages import Aspect, Said
from frontdoor.people.pages import PersonKnown
from frontdoor.ui.words import counted, gdate, listed, upper_first
from kinfold.timeline import View, birthday

SHOWN = 4
Told = Sequence[tuple[Event, Entry]]


def aspects(family: Family, person: PersonKnown, told: Told) -> tuple[Aspect, ...]:
    """Everything that somebody is today, each with what is on record about it; the records oldest first."""
    view, ids = family.view, family.in_view(person)
    found = [
        _as_a_child(view, family, person, ids, told),
        _as_a_parent(family, ids, person),
        _as_a_victim(person, told),
        _said_to_have_harmed(person, told),
        _never_met(view, person, ids, told),
    ]
    return tuple(each for each in found if each.said)


def roles_in(person: PersonKnown, row: Event) -> set[str]:
    """What somebody is in one record."""
    return {each.role for each in row.participants.all() if each.person_id in person.ids}


def _as_a_child(view: View, family: Family, person: PersonKnown, ids: list[str], told: Told) -> Aspect:
    if not (person.unborn or any(view.is_child(one) for one in ids)):
        return Aspect("As a child", ())
    said = [Said(f"{'Expected' if person.unborn else 'A child'}: {person.age(view.now) or 'age not known'}.")]
    parents = _parents(family, ids)
    said.append(Said(f"Parents on record: {listed(parents)}." if parents else "No parent is on record."))
    contacts = [
        (row, entry) for row, entry in told if row.kind == "contact" and "about" in roles_in(person, row)
    ]
    said.append(
        Said(
            f"{upper_first(counted(len(contacts), 'contact'))} about them, the latest from {contacts[-1][1].by} "
            f"on {gdate(contacts[-1][0].occurred_on)}.",
            contacts[-1][0].ref,
        )
        if contacts
        else Said("No contact was about them: others were asked about.")
    )
    looked = [
        row for row, _ in told if row.subtype == "child_in_own_right" and "about" in roles_in(person, row)
    ]
    if looked:
        said.append(
            Said(
                f"Looked at as a child in their own right on {gdate(looked[-1].occurred_on)}.", looked[-1].ref
            )
        )
    elif not person.unborn:
        said.append(Said("Nobody has recorded looking at them as a child in their own right."))
    return Aspect("As a child", tuple(said))


def _parents(family: Family, ids: list[str]) -> list[str]:
    ties = [tie for one in ids for tie in family.view.ties_to_parents(one)]
    return list(
        dict.fromkeys(
            f"{family.called.get(tie.a, 'somebody outside this family')} ({tie.type})" for tie in ties
        )
    )


def _as_a_parent(family: Family, ids: list[str], person: PersonKnown) -> Aspect:
    ties = [tie for one in ids for tie in family.view.ties(one) if tie.parental and tie.a in ids]
    if not ties:
        return Aspect("As a parent", ())
    of = {family.called.get(tie.b, "a child outside this family"): tie for tie in ties}
    said = [
        Said(f"{upper_first(tie.type)} of {name}, known since {gdate(tie.known_from)}.")
        for name, tie in of.items()
    ]
    if any(family.view.is_child(one) for one in ids):
        said.append(Said("A parent and a child at once: two assessments, two plans."))
    return Aspect("As a parent", tuple(said))


def _as_a_victim(person: PersonKnown, told: Told) -> Aspect:
    found = [(row, entry) for row, entry in told if "victim" in roles_in(person, row)]
    return Aspect("As a victim", _each(found))


def _said_to_have_harmed(person: PersonKnown, told: Told) -> Aspect:
    found = [(row, entry) for row, entry in told if "suspect" in roles_in(person, row)]
    return Aspect("Said to have caused harm", _each(found))


def _each(found: Told) -> tuple[Said, ...]:
    said = [Said(f"{entry.title}, {entry.by}, {gdate(row.occurred_on)}.", row.ref) for row, entry in found]
    left = len(said) - SHOWN
    return (*((Said(f"{left} earlier."),) if left > 0 else ()), *said[-SHOWN:])


def _never_met(view: View, person: PersonKnown, ids: list[str], told: Told) -> Aspect:
    if person.unborn or person.died or any(view.last_seen(one) for one in ids):
        return Aspect("As someone never met", ())
    named = [row for row, _ in told if row.kind not in ("alert", "decision")]
    agencies = {entry.by for row, entry in told if row.kind not in ("alert", "decision")}
    said = [Said("Nobody whose seeing counts has recorded seeing them.")]
    if named:
        many = upper_first(counted(len(named), "record speaks", "records speak"))
        said.append(Said(f"{many} of them, from {listed(sorted(agencies))}."))
    said += [
        Said(f"{entry.title} on {gdate(row.occurred_on)}, which is not counted as being met.", row.ref)
        for row, entry in told
        if "seen" in roles_in(person, row)
    ][-1:]
    return Aspect("As someone never met", tuple(said))


def was_under_age(person: PersonKnown, day: date, years: int) -> bool:
    """Whether something happened while somebody was a child."""
    return bool(person.born and not person.unborn and person.born <= day < birthday(person.born, years))


def age_then(person: PersonKnown, day: date) -> str:
    """How old somebody was on a day, in words; nothing where it is not known."""
    if person.born is None or person.unborn:
        return ""
    return "before birth" if day < person.born else person.age(day)


def questions(family: Family, person: PersonKnown, told: Told, *, heard: bool, met: bool) -> tuple[str, ...]:
    """What nobody has asked, as far as the records say: each a thing to find out, and no judgement."""
    view, ids = family.view, family.in_view(person)
    child = any(view.is_child(one) for one in ids)
    kinds = {f"{row.kind} {row.subtype}" for row, _ in told}
    asked = [
        (not person.named, "Who is this?"),
        (not person.unborn and not met and not person.died, "Who has met them, and when?"),
        (met and not heard, "What do they say themselves? Nobody has written their words down."),
        (person.born is None, "When were they born?"),
        (not person.addresses and not person.unborn, "Where do they live, and with whom?"),
        (
            child and not person.unborn and not person.schools,
            "Which school, nursery or childminder knows them?",
        ),
        (not person.practices, "Which GP practice are they with?"),
        (
            (child or person.unborn) and not _has(view, ids, "father"),
            "Who is their father, and who has asked him?",
        ),
        ((child or person.unborn) and not _has(view, ids, "mother"), "Who is their mother?"),
        (
            not child and not person.unborn and not _engaged(kinds),
            "What have they been offered, and what would they accept?",
        ),
    ]
    return tuple(words for ask, words in asked if ask)


def _has(view: View, ids: Iterable[str], type: str) -> bool:
    return any(tie.type in (type, "parent") for one in ids for tie in view.ties_to_parents(one))


def _engaged(kinds: Iterable[str]) -> bool:
    return any(kind.startswith("engagement ") for kind in kinds)
