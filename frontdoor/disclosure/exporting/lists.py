"""The lists that can be exported, each with everybody it tells of."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdoor.chronology.queries import Asked, family_page
from frontdoor.disclosure.gate.audience import Audience
from frontdoor.disclosure.gate.found import outsiders
from frontdoor.disclosure.gate.known import circle_of
from frontdoor.disclosure.gate.redaction import without
from frontdoor.intake.models import Received
from frontdoor.people.models import Person
from frontdoor.people.queries import people_known
from frontdoor.ui.words import gdate, listed

LATEST = timedelta(days=28)
OTHERS = ("near", "elsewhere")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was asked for: its columns, its rows, and the references of everybody it tells of."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    people: tuple[str, ...]
    taken_out: int = 0


def chronology(ref: str, *, agency: str, at_most: int, now: datetime) -> Listing:
    """Every entry about a family, oldest page last; whoever is no member of it is taken out of the words."""
    first = family_page(ref, asked=Asked(), now=now)
    entries = list(first.chronology.entries)
    for page in range(2, first.chronology.pages + 1):
        if len(entries) > at_most:
            break
        entries += family_page(ref, asked=Asked(page=page), now=now).chronology.entries
    rows = [
        (
            each.happened,
            gdate(each.known_on),
            each.title,
            each.by,
            each.text,
            each.analysis,
            _who(each),
            each.withdrawn,
        )
        for each in entries
    ]
    heads = (
        "Happened",
        "Known on",
        "What",
        "Agency",
        "What was said",
        "What was made of it",
        "People",
        "Taken back",
    )
    members = tuple(dict.fromkeys(card.person.ref for card in first.cards))
    kept, taken_out = _of_these_alone(rows[: at_most + 1], Audience(to_agencies=(agency,), may_name=members))
    return Listing(heads, kept, members, taken_out)


def _who(entry) -> str:
    return "; ".join(f"{each.role}: {each.names}" for each in entry.people)


def _of_these_alone(
    rows: list[tuple[str, ...]], audience: Audience
) -> tuple[tuple[tuple[str, ...], ...], int]:
    """The rows with everything taken out that is of somebody on record who is not in the list."""
    cells = [cell for row in rows for cell in row]
    found = [each for each in outsiders(cells, circle_of(audience)) if each.known in OTHERS]
    marked: dict[int, list[tuple[int, int]]] = {}
    for each in found:
        for number, start, end in each.places:
            marked.setdefault(number, []).append((start, end))
    kept = [without(cell, marked.get(number, ())) for number, cell in enumerate(cells)]
    width = len(rows[0]) if rows else 1
    parted = tuple(tuple(kept[at : at + width]) for at in range(0, len(kept), width))
    return parted, sum(map(len, marked.values()))


def contacts(*, at_most: int, now: datetime) -> Listing:
    """The contacts of the latest weeks: reference, day, agency, and the children they are about."""
    asked = Received.objects.select_related("agency").filter(
        kind=Received.Kind.CONTACT, received_at__gte=now - LATEST, received_at__lte=now
    )
    received = list(asked.order_by("-received_at", "-id")[: at_most + 1])
    people = Person.objects.filter(mention__received__in=received, mention__role="child").order_by("id")
    of = list(people.values_list("id", "mention__received_id"))
    known = people_known(person for person, _ in of)
    rows = tuple(
        (
            each.ref,
            gdate(each.received_at),
            each.agency.said_as,
            listed(
                dict.fromkeys(
                    known[person].name for person, mine in of if mine == each.pk and person in known
                )
            ),
        )
        for each in received
    )
    shown = tuple(dict.fromkeys(known[person].ref for person, _ in of if person in known))
    return Listing(("Contact", "Received", "Agency", "Children"), rows, shown)
