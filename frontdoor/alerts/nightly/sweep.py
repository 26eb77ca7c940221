"""Works out every open family anew and compares it with what stands; a difference is written down, never mended here.

Lesson: a system that quietly repairs itself hides for years that it was wrong, and whom it was wrong about.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor, system
from frontdoor.alerts import keys
from frontdoor.alerts.evaluation import look_again, run_due
from frontdoor.alerts.models import Finding, Incident, IncidentEnd, Recheck, Sweep
from frontdoor.audit import actions as audit
from frontdoor.chronology.knowledge import Knowledge, known_on, roots_touched
from frontdoor.chronology.models import Participant
from frontdoor.intake.in_turn import wait_for_turn
from kinfold.signals import evaluate

CONTACTS_OF = timedelta(days=90)
Names = set[tuple[str, str]]


def sweep_tonight(*, at: datetime) -> Sweep | None:
    """Sweep once for this day; nothing where this day was swept before."""
    if Sweep.objects.filter(day=localdate(at)).exists():
        return None
    return sweep(at=at)


def sweep(*, at: datetime) -> Sweep:
    """Compare what stands with what the records say, for every child of an open family, and keep each difference."""
    run_due(at=at)  # what is only due is late, and no incident
    looked, found = 0, []
    done: set[int] = set()
    for person in _open_ones(at):
        for root in _roots(person, at):
            if root not in done:
                done.add(root)
                looked += 1
                found += _compare(root, at)
    return _kept(looked, found, at)


@transaction.atomic
def _kept(looked: int, found: list[tuple[int, Names, Names]], at: datetime) -> Sweep:
    made = Sweep.objects.create(day=localdate(at), at=at, looked_at=looked, differing=len(found))
    for root, missing, left_standing in found:
        incident = Incident.objects.create(
            sweep=made, root_id=root, missing=_written(missing), left_standing=_written(left_standing)
        )
        audit.record("found an incident", kind="incident", ref=incident.ref, by=system("sweep"), at=at)
    return made


def _written(names: Names) -> list[str]:
    return sorted(f"{signal} {key}".strip() for signal, key in names)


def _open_ones(at: datetime) -> list[int]:
    """Everyone who may stand in an open family: by what stands, by what is due, by a case, by a contact of late."""
    recent = localdate(at) - CONTACTS_OF
    about = Participant.objects.filter(role="about")
    held: Iterable[Iterable[int]] = (
        Finding.objects.filter(end__isnull=True).values_list("root_id", flat=True),
        Recheck.objects.values_list("root_id", flat=True),
        about.filter(event__kind="episode_open").values_list("person_id", flat=True),
        about.filter(event__kind="contact", event__occurred_on__gt=recent).values_list(
            "person_id", flat=True
        ),
    )
    return sorted({person for persons in held for person in persons})


def _roots(person: int, at: datetime) -> Iterator[int]:
    knowledge = known_on([person], localdate(at))
    standing = Finding.objects.filter(root_id=person, end__isnull=True).exists()
    yield from (int(root) for root in roots_touched(knowledge))
    if standing:
        yield int(knowledge.id_of(person))


@transaction.atomic
def _compare(root: int, at: datetime) -> list[tuple[int, Names, Names]]:
    wait_for_turn()  # a contact that arrives now is seen whole, or not at all
    knowledge = known_on([root], localdate(at))
    name = knowledge.id_of(root)
    worked_out = {(found.signal, keys.kept(found.key)) for found in evaluate(knowledge.view, name)}
    standing = _standing(knowledge, name)
    if name not in roots_touched(knowledge):
        # A child who has grown up is no child to read a family from: what rose before stays while it is true.
        worked_out &= standing
    missing, left = worked_out - standing, standing - worked_out
    return [(root, missing, left)] if missing or left else []


def _standing(knowledge: Knowledge, name: str) -> Names:
    held = Finding.objects.filter(root_id__in=knowledge.stored([name]), end__isnull=True)
    return {(finding.signal, keys.today(finding.signal, finding.key, knowledge)) for finding in held}


@transaction.atomic
def mend(*, incident: Incident, why: str, by: Actor, at: datetime) -> IncidentEnd:
    """Let the family be looked at again, because a person said so and why; the incident stays on record."""
    check(by, "mend incidents")
    if not why.strip():
        raise ValueError(
            "Say what you found out, in a sentence: why the live state and the records differed."
        )
    wait_for_turn()
    audit.record("mended an incident", kind="incident", ref=incident.ref, by=by, at=at, why=why.strip())
    made, fresh = IncidentEnd.objects.get_or_create(
        incident=incident, defaults={"at": at, "why": why.strip(), "by_id": by.id, "by_name": by.name}
    )
    if fresh:
        look_again([incident.root_id], at=at)
    return made
