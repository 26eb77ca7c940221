"""Questions about the audit: who looked at whom, what somebody did, and every change, the newest first.

Every question is answered along an index, from an entry downwards, so it takes as long in a year as today.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from frontdoor.accounts.models import User
from frontdoor.audit.explained import because_in_words
from frontdoor.audit.models import Entry, Seal, Witness
from frontdoor.audit.pages import EntriesPage, Line, SearchedPage
from frontdoor.ui.words import counted, gdate, gdatetime, listed, upper_first

A_PAGE = 50
COUNT_TO = 10_000
WRITTEN_TOGETHER = 2_000  # entries after that of a search, among which are those of whom it showed
USER = "user"  # of whom an entry is that changed what they may do: a number, because a name may change
SEARCHED = "searched"  # what somebody typed to find a person: names, so it stands on a page of its own


def entries(asked: Mapping[str, Any], *, older_than: int | None = None) -> EntriesPage:
    """One page of the entries that were asked for: by subject, by person who acted, by verb, by day."""
    found = asked_for(asked)
    number = how_many(found) if any(asked.values()) else ""
    return a_page(found, asked=in_words(asked), found=number, older_than=older_than)


def a_page(rows: QuerySet[Entry], *, asked: str, found: str, older_than: int | None) -> EntriesPage:
    """The newest of some entries, or the newest below a number, as lines of a page."""
    below = rows.filter(id__lt=older_than) if older_than else rows
    shown = list(below.order_by("-id")[: A_PAGE + 1])
    more = len(shown) > A_PAGE
    shown = shown[:A_PAGE]
    names = _names(shown)
    return EntriesPage(
        lines=tuple(_line(row, names) for row in shown),
        found=found,
        asked=asked,
        older_than=shown[-1].id if more else None,
        first=older_than is None,
    )


def what_was_searched(number: int) -> SearchedPage:
    """What somebody typed to find a person; a page that was not found where the entry is of something else."""
    row = Entry.objects.filter(pk=number, detail__has_key=SEARCHED).first()
    if row is None:
        raise Http404("No such search.")
    return SearchedPage(
        ref=row.subject_ref,
        at=row.at,
        who=row.actor_name,
        agency=row.agency.replace("_", " "),
        searched=tuple((upper_first(field), value) for field, value in row.detail[SEARCHED].items()),
        shown=_shown_for(row),
    )


def _shown_for(row: Entry) -> tuple[str, ...]:
    """Whom a search showed: their entries were written right after its own."""
    near = Entry.objects.filter(id__gt=row.pk, id__lte=row.pk + WRITTEN_TOGETHER, verb="looked at")
    mine = near.filter(detail__page=f"search {row.subject_ref}").order_by("id")
    return tuple(mine.values_list("subject_ref", flat=True))


def how_the_chain_stands() -> str:
    """Until when the audit is sealed, and when the head of its chain was last told outside."""
    seal, told = Seal.objects.order_by("-number").first(), Witness.objects.order_by("-id").first()
    if seal is None:
        return "Nothing is sealed yet: the clocks have not run."
    sealed = f"Sealed on {gdatetime(seal.sealed_at)} up to entry {seal.last_entry}"
    return f"{sealed}; witnessed outside on {gdatetime(told.at) if told else 'no day yet'}."


def verbs() -> list[str]:
    """Every kind of act in the audit, found by stepping along the index from one to the next."""
    known: list[str] = []
    rows = Entry.objects.order_by("verb", "-id").values_list("verb", flat=True)
    while following := rows.filter(verb__gt=known[-1] if known else "").first():
        known.append(following)
    return known


def in_words(asked: Mapping[str, Any]) -> str:
    """What was asked for, as a sentence for the page and for the audit of the audit."""
    parts = [
        f"about {asked['subject']}" if asked.get("subject") else "",
        f"by {asked['actor']}" if asked.get("actor") else "",
        f"“{asked['verb']}”" if asked.get("verb") else "",
        f"from {gdate(asked['since'])}" if asked.get("since") else "",
        f"until {gdate(asked['until'])}" if asked.get("until") else "",
    ]
    return f"Entries {', '.join(part for part in parts if part)}" if any(parts) else "Every entry"


def asked_for(asked: Mapping[str, Any]) -> QuerySet[Entry]:
    """Every entry that answers a search."""
    found = Entry.objects.all()
    if asked.get("subject"):
        found = found.filter(subject_ref=asked["subject"])
    if asked.get("actor"):
        found = found.filter(acted(asked["actor"]))
    if asked.get("verb"):
        found = found.filter(verb=asked["verb"])
    return on_days(found, asked.get("since"), asked.get("until"))


def on_days(found: QuerySet[Entry], since: date | None, until: date | None) -> QuerySet[Entry]:
    """Those of some entries that were written from one day on, and until another."""
    if since:
        found = found.filter(at__gte=_start(since))
    if until:
        found = found.filter(at__lt=_start(until + timedelta(days=1)))
    return found


def acted(name: str) -> Q:
    """Entries of the people of this name, whatever they were called then; or of a part of the system."""
    if name.lower().startswith("kinfold"):
        return Q(actor_id__isnull=True, actor_name__iexact=name)
    called = Q(full_name__icontains=name) | Q(username__iexact=name)
    return Q(actor_id__in=list(User.objects.filter(called).values_list("id", flat=True)))


def _start(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def how_many(found: QuerySet[Entry]) -> str:
    """Say how many there are, without counting years of them."""
    number = found.order_by()[: COUNT_TO + 1].count()
    return f"more than {COUNT_TO:,} entries" if number > COUNT_TO else counted(number, "entry", "entries")


def _names(rows: list[Entry]) -> dict[int, str]:
    """What the members of staff are called whom some entries are about, such as those whose rights changed."""
    users = User.objects.filter(id__in={number for row in rows if (number := _number_of_user(row))})
    return {user.pk: str(user) for user in users}


def _number_of_user(row: Entry) -> int | None:
    number = row.detail.get(USER)
    return number if type(number) is int else None


def _line(row: Entry, names: Mapping[int, str]) -> Line:
    return Line(
        id=row.id,
        at=row.at,
        who=row.actor_name,
        role=row.actor_role.replace("_", " "),
        agency=row.agency.replace("_", " "),
        verb=row.verb,
        kind=row.subject_kind,
        ref=row.subject_ref,
        detail=_detail({**row.detail, **_whose(row, names)}, row),
        searched=SEARCHED in row.detail,
    )


def _whose(row: Entry, names: Mapping[int, str]) -> dict[str, str]:
    name = names.get(_number_of_user(row) or 0)
    return {USER: name} if name else {}


def _detail(detail: Mapping[str, Any], row: Entry) -> str:
    """What else was kept, as words. A reason may name a child, so the page says only that one was given."""
    shown = {key: value for key, value in detail.items() if key not in (SEARCHED, "because")}
    said = [f"{key.replace('_', ' ')}: {_plain(value)}" for key, value in shown.items()]
    if row.because:
        said.append(f"because {because_in_words(row.because)}")
    if row.why:
        said.append("a reason is on record")
    return upper_first("; ".join(said))


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return listed(value) if isinstance(value, list) else str(value).replace("_", " ")
