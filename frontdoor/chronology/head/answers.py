"""Who is a child here, who has not been seen, how many contacts and from whom, what happened before, what is due?

Sentences and never scores: each says what is on record and leads to where it stands.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from frontdoor.chronology.due import Due
from frontdoor.chronology.family import Family
from frontdoor.chronology.head.pages import Answer, Line
from frontdoor.chronology.kinds import KINDS, kind_in_words
from frontdoor.chronology.models import Event
from frontdoor.people.pages import PersonKnown
from frontdoor.ui.words import counted, gdate, listed, upper_first

NAMES_SHOWN, DUE_SHOWN, HISTORY_SHOWN = 5, 3, 3
HISTORY = ("note", "assessment", "episode_open", "episode_close")
DECISION = "Decision: "


def answers(
    family: Family,
    rows: Sequence[Event],
    *,
    agencies: Mapping[str, str],
    withheld: Collection[str],
    due: Sequence[Due],
) -> tuple[Answer, ...]:
    """The five answers, from what is known today; what a reader may not read is not told of."""
    standing = [row for row in rows if not hasattr(row, "withdrawal")]
    told = [row for row in standing if row.ref not in withheld]
    return (
        _children(family),
        _unseen(family, agencies),
        _contacts(family, standing, agencies),
        _before(family, told),
        _due(family, due),
    )


def _children(family: Family) -> Answer:
    today = family.view.now
    found = [each for each in family.people if is_child(family, each)]
    names = [_with_age(family, each, today) for each in found]
    lines = [Line(said) for said in (_more(names),) if said]
    said = listed(names[:NAMES_SHOWN])
    count = counted(len(found), "child", "children") + (": " if said else "")
    return Answer("children", "Who is a child here?", f"{upper_first(count)}{said}.", tuple(lines))


def is_child(family: Family, person: PersonKnown) -> bool:
    """Whether somebody counts as a child today, the unborn and parents who are under 18 included."""
    return person.unborn or any(family.view.is_child(one) for one in family.in_view(person))


def _with_age(family: Family, person: PersonKnown, today: date) -> str:
    ids = family.in_view(person)
    parent = any(tie.parental and tie.a in ids for one in ids for tie in family.view.ties(one))
    age = person.age(today)
    both = ", ".join(words for words in (age, "also a parent" if parent else "") if words)
    return f"{family.short[person.id]}{f' ({both})' if both else ''}"


def _more(names: Sequence[str]) -> str:
    left = len(names) - NAMES_SHOWN
    return f"And {left} more: see everyone in this family." if left > 0 else ""


def _unseen(family: Family, agencies: Mapping[str, str]) -> Answer:
    view, never, long_ago = family.view, [], []
    wait = view.rules.number("S10.days")
    for person in family.people:
        if person.unborn or person.died:
            continue
        seen = [found for one in family.in_view(person) if (found := view.last_seen(one))]
        name = upper_first(family.short[person.id])
        latest = max(seen, key=lambda found: (found.occurred, found.order)) if seen else None
        if latest is None:
            never.append(name)
        elif (ago := (view.now - latest.occurred).days) >= wait:
            by = agencies.get(latest.agency, latest.agency.replace("_", " "))
            long_ago.append(Line(f"{name} was last seen {ago} days ago, by {by}.", f"#{latest.id}"))
    question = "Who has not been seen?"
    if never:
        said = f"Nobody has recorded seeing {listed(never[:NAMES_SHOWN], 'or')}."
        more = [Line(words) for words in (_more(never),) if words]
        return Answer("unseen", question, said, (*more, *long_ago[:NAMES_SHOWN]), attention=True)
    if long_ago:
        first, *rest = long_ago
        return Answer(
            "unseen", question, first.said, tuple(rest[:NAMES_SHOWN]), attention=True, href=first.href
        )
    return Answer("unseen", question, f"Everybody was seen in the last {wait} days.")


def _contacts(family: Family, rows: Iterable[Event], agencies: Mapping[str, str]) -> Answer:
    days = family.view.rules.number("S01.days")
    first: dict[str, Event] = {}
    for row in sorted(rows, key=lambda row: (row.occurred_on, row.pk)):
        if row.kind == "contact":
            first.setdefault(row.referral or row.ref, row)
    recent = [row for row in first.values() if row.occurred_on > family.view.now - timedelta(days=days)]
    question, href = "How many contacts, from whom?", "#lanes"
    if not first:
        return Answer("contacts", question, "No contact is on record.")
    since = gdate(next(iter(first.values())).occurred_on)
    whole = f"{upper_first(counted(len(first), 'contact'))} in all, since {since}."
    if not recent:
        latest = list(first.values())[-1]
        said = f"None in the last {days} days; the last on {gdate(latest.occurred_on)}, from {agencies[latest.agency]}."
        return Answer("contacts", question, said, (Line(whole, href),))
    by = Counter(agencies[row.agency] for row in recent)
    whom = listed(f"{name} ({times})" if times > 1 else name for name, times in by.items())
    said = f"{upper_first(counted(len(recent), 'contact'))} in the last {days} days, from {whom}."
    return Answer("contacts", question, said, (Line(whole, href),), attention=len(recent) > 1)


def _before(family: Family, rows: Iterable[Event]) -> Answer:
    rows = sorted(rows, key=lambda row: (row.occurred_on, row.pk))
    decided = Counter(
        kind_in_words(row.kind, row.subtype).removeprefix(DECISION).split(" at the ")[0].lower()
        for row in rows
        if row.kind == "decision"
    )
    outcomes = listed(
        f"{outcome} ({times})" if times > 1 else outcome for outcome, times in decided.most_common()
    )
    said = (
        f"{upper_first(counted(decided.total(), 'decision'))}: {outcomes}."
        if decided
        else "Nothing was decided about this family before."
    )
    history = [Line(_history(family, row), f"#{row.ref}") for row in rows if row.kind in HISTORY]
    assessed = any(row.kind == "assessment" for row in rows)
    lines = history[-HISTORY_SHOWN:] if len(history) > HISTORY_SHOWN else history
    none = () if assessed else (Line("No assessment is on record."),)
    return Answer("before", "What happened before?", said, (*none, *lines))


def _history(family: Family, row: Event) -> str:
    about = {each.person_id for each in row.participants.all() if each.role == "about"}
    names = [upper_first(family.short[each.id]) for each in family.people if about & set(each.ids)]
    words = (
        kind_in_words(row.kind, row.subtype)
        if f"{row.kind} {row.subtype}" in KINDS or row.kind != "note"
        else "Note"
    )
    return f"{words}{f' ({listed(names)})' if names else ''}, {gdate(row.occurred_on)}."


def _due(family: Family, due: Sequence[Due]) -> Answer:
    question = "What is due?"
    births = [
        Line(f"{upper_first(family.short[each.id])}: {each.age(family.view.now)}.")
        for each in family.people
        if each.unborn and each.born
    ]
    lines = [Line(f"{each.said}, {each.when}.", each.href) for each in due]
    if not lines and not births:
        return Answer("due", question, "Nothing that waits is on record.")
    first, *rest = [*lines, *births]
    left = len(rest) - DUE_SHOWN
    more = (Line(f"And {left} more."),) if left > 0 else ()
    overdue = any(each.overdue for each in due)
    return Answer("due", question, first.said, (*rest[:DUE_SHOWN], *more), attention=overdue, href=first.href)
