"""One busy family, ten people and a hundred events, drawn so that most signals have something to look at."""

from datetime import date, timedelta
from random import Random

from kinfold.records import Event, Ledger, Person, Tie

DAY = date(2024, 1, 1)
PEOPLE, EVENTS, CHILDREN = 10, 100, 5
AGENCIES = ("police", "school", "gp", "health_visiting", "cass")
# How often each kind comes up among a hundred.
KINDS = (
    [("contact", "concern")] * 20
    + [("contact", "domestic_abuse")] * 8
    + [("contact", "support_request")] * 6
    + [("decision", "no_further_action")] * 10
    + [("decision", "assessment")] * 6
    + [("visit", ""), ("health", "gp")] * 14
    + [("attempt", "was_not_brought")] * 4
    + [("episode_open", ""), ("episode_close", ""), ("meeting", "other"), ("conversation", "")] * 2
    + [("consideration", "safety_plan"), ("assessment", "completed"), ("note", "care_history")] * 2
    + [("admission", "neonatal"), ("discharge", "neonatal")]
)


def busy_family(seed: int) -> Ledger:
    """Draw a family of ten people, five of them children, with a hundred events of three years."""
    chance = Random(seed)  # noqa: S311
    ids = [f"p{number}" for number in range(PEOPLE)]
    people = [Person(id_, f"Name {id_}", _born(chance, place)) for place, id_ in enumerate(ids)]
    mother, father = ids[CHILDREN], ids[CHILDREN + 1]
    ties = [Tie(mother, child, "mother", _day(chance)) for child in ids[:CHILDREN]]
    ties += [Tie(father, child, "father", _day(chance)) for child in ids[: CHILDREN - 1]]
    ties += [Tie(mother, other, "relative", _day(chance)) for other in ids[CHILDREN + 1 :]]
    return Ledger.of(people, ties, [_event(chance, ids, order) for order in range(EVENTS)])


def _born(chance: Random, place: int) -> date:
    days = chance.randint(0, 6_500) if place < CHILDREN else chance.randint(7_000, 15_000)
    return DAY - timedelta(days=days)


def _day(chance: Random) -> date:
    return DAY - timedelta(days=chance.randint(0, 1_095))


def _event(chance: Random, ids: list[str], order: int) -> Event:
    kind, subtype = chance.choice(KINDS)
    occurred, children, adults = _day(chance), ids[:CHILDREN], ids[CHILDREN:]
    abuse = subtype == "domestic_abuse"
    return Event(
        id=f"e{order}",
        kind=kind,
        subtype=subtype,
        agency=chance.choice(AGENCIES),
        occurred=occurred,
        recorded=occurred + timedelta(days=chance.choice([0, 0, 0, 1, 2, 5])),
        order=order,
        about=tuple(chance.sample(children, chance.choice([1, 1, 2]))),
        seen=tuple(chance.sample(ids, 2)) if kind in ("visit", "health") else (),
        looked_at=tuple(children[:2]) if kind == "decision" else (),
        assessed=tuple(children) if kind == "assessment" else (),
        victim=chance.choice(adults) if abuse else "",
        suspect=chance.choice(adults) if abuse else "",
        referral=f"R{order // 2}" if kind in ("contact", "decision") else "",
        concern=chance.choice(["neglect", "", "homelessness", "parenting"]) if kind == "contact" else "",
    )
