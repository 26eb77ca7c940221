"""Reads the looks of the last weeks and what the rules need beside them, and asks every rule."""

from datetime import datetime, timedelta

from frontdoor.access.sight import system_access
from frontdoor.accounts.models import User
from frontdoor.audit.models import Entry
from frontdoor.people.models import Person
from frontdoor.people.records import best_name
from frontdoor.reasons.models import Look
from frontdoor.reasons.noticing.rules import (
    Noticed,
    Seen,
    a_colleague,
    exported_after_browsing,
    many_in_an_hour,
    same_surname,
    searched_and_opened,
    unexplained,
)

LOOKS_OF = timedelta(days=28)
AT_MOST = 100_000
A_NOTE_WITHIN = timedelta(hours=24)
# What somebody is most likely to be asked about stands first.
FIRST = ("R2", "R3", "R10", "R6", "R12", "R5", "R1")


@system_access("reviewing looks")
def noticed(now: datetime, *, not_of: int | None) -> list[Noticed]:
    """Everything the rules notice in the looks of the last weeks, but of those of whoever asks; strongest first."""
    looks = _looks(now - LOOKS_OF, not_of)
    names = _names({each.ref for each in looks if each.because in ("", "reason_given")})
    surnames = {ref: name.split(" ")[-1] for ref, name in names.items() if " " in name}
    staff = {user.pk: str(user) for user in User.objects.filter(is_active=True)}
    found = [
        *same_surname(looks, surnames, staff),
        *a_colleague(looks, names, staff),
        *_no_note_after_the_glass(now, not_of),
        *searched_and_opened(looks),
        *exported_after_browsing(looks, _exports(now - LOOKS_OF)),
        *many_in_an_hour(looks),
        *unexplained(looks),
    ]
    return sorted(found, key=lambda each: (FIRST.index(each.rule), -len(each.refs), each.who))


def _looks(since: datetime, not_of: int | None) -> list[Seen]:
    rows = Entry.objects.filter(
        verb="looked at", subject_kind="person", at__gte=since, actor_id__isnull=False
    )
    rows = rows.exclude(actor_id=not_of).order_by("-id")[:AT_MOST]
    columns = rows.values_list("actor_id", "actor_name", "subject_ref", "at", "detail__page", "because")
    return [Seen(*row[:4], row[4] or "", row[5]) for row in columns]


def _names(refs: set[str]) -> dict[str, str]:
    rows = Person.objects.select_related("mention").filter(ref__in=refs)
    return {row.ref: best_name([row.mention.description]).casefold() for row in rows}


def _exports(since: datetime) -> list[tuple[int, datetime]]:
    rows = Entry.objects.filter(verb="exported", at__gte=since, actor_id__isnull=False)
    return list(rows.values_list("actor_id", "at"))


def _no_note_after_the_glass(now: datetime, not_of: int | None) -> list[Noticed]:
    """R10: the glass was broken, and a day later whoever did it had written nothing in any record."""
    broken = Look.objects.select_related("user", "person").filter(broke_glass=True, at__gte=now - LOOKS_OF)
    found = []
    for look in broken.exclude(user_id=not_of).filter(at__lt=now - A_NOTE_WITHIN):
        wrote = Entry.objects.filter(
            actor_id=look.user_id, verb="wrote to the ledger", at__gte=look.at, at__lt=look.at + A_NOTE_WITHIN
        )
        if not wrote.exists():
            said = "1 record opened by break-glass, and they wrote nothing in the day after."
            found.append(Noticed("R10", look.user_id, str(look.user), (look.person.ref,), look.at, said))
    return found
