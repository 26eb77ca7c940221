"""Random families in which every signal may be true, and caseloads of them as Parquet, for tests of the sweep."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from kinfold.caseload import COLUMNS
from kinfold.caseload.writing import event_row, person_row, rows_table, tie_row
from kinfold.records import Event, Ledger, Person, Tie

DAY = date(2016, 3, 1)  # the day after a 29 February, on which those born on one have their birthday
CONTACT = [("contact", what) for what in ("concern", "concern", "domestic_abuse", "support_request")]
THEMES = (
    [*CONTACT, ("decision", "no_further_action"), ("decision", "signposted")],
    [*CONTACT, ("disclosure", "domestic_abuse"), ("consideration", "safety_plan"), ("assessment", "dash")],
    [
        ("episode_open", ""),
        ("episode_open", ""),
        ("visit", ""),
        ("health", "gp"),
        ("consideration", "abroad"),
    ],
    [("episode_open", ""), ("consideration", "lives_elsewhere_checked"), ("contact", "concern")],
    [*CONTACT, ("conversation", ""), ("meeting", "other"), ("episode_close", ""), ("episode_open", "")],
    [("admission", "neonatal"), ("discharge", "neonatal"), ("meeting", "discharge_planning")],
    [("booking", "discharge_planning"), ("contact", "concern"), ("contact", "domestic_abuse")],
    [("assessment", "completed"), ("note", "care_history"), ("consideration", "history_considered")],
    [("attempt", "was_not_brought"), ("attempt", "no_access"), ("visit", ""), ("health", "other")],
    [("contact", "concern"), ("assessment", "paediatric_opinion"), ("health", "gp"), ("visit", "")],
    [("consideration", "other_parent_asked"), ("consideration", "child_in_own_right"), ("birth", "")],
    [("contact", "concern")],
    [("contact", "domestic_abuse")],
    [("attempt", "was_not_brought")],
)
TIES = ("mother", "father", "parent", "stepparent", "mother", "sibling", "household", "same_person")
AGENCIES = ("police", "school", "gp", "midwifery")
WORRIES = ("", "neglect", "homelessness", "bruise", "injury", "parenting")
BIRTHS = (date(1980, 5, 5), date(1998, 2, 28), date(1998, 3, 1), date(1998, 3, 2), date(2000, 2, 29))


def born(chance: Random) -> date | None:
    """Draw a day of birth: adults, those who turn 18 about the day, children, babies, the unborn, or none."""
    young = DAY - timedelta(days=chance.choice([-60, 0, 1, 20, 100, 200, 365, 366, 500, 3000, 5000]))
    return chance.choice([*BIRTHS, young, young, young, young, None])


def family(chance: Random, mark: str = "") -> Ledger:
    """Make one family up; `mark` keeps its ids apart from those of other families."""
    ids = [f"p{number}{mark}" for number in range(chance.randint(1, 6))]
    people = [Person(id_, f"Name {id_}", born(chance), "", chance.random() < 0.2) for id_ in ids]
    ties = [tie(chance, ids) for _ in range(chance.randint(0, 8) if len(ids) > 1 else 0)]
    kinds, worry = chance.choice(THEMES) + chance.choice(THEMES), chance.choice([*WORRIES, ""])
    events = [
        event(chance, ids, kinds, number, mark, worry) for number in range(chance.choice([0, 2, 5, 9, 16]))
    ]
    return Ledger.of(people, ties, events)


def a_day(chance: Random) -> date:
    """Draw a day near the day of the sweep, a few after it, and often at the edge of a window."""
    back = chance.choice([chance.randint(-5, 60), chance.randint(0, 120), 14, 28, 30, 90, 180, 365, 730, 400])
    return DAY - timedelta(days=back)


def tie(chance: Random, ids: list[str]) -> Tie:
    """Make up a link between two of some people, some of them undone."""
    a, b = chance.sample(ids, 2)
    began = a_day(chance)
    ended = max(began, a_day(chance)) if chance.random() < 0.15 else None
    return Tie(a, b, chance.choice(TIES), began, ended, chance.choice(["", f"t-{a}-{b}-{began}"]))


def event(
    chance: Random, ids: list[str], kinds: list[tuple[str, str]], order: int, mark: str, worry: str
) -> Event:
    """Make up a record of one of some kinds about some people, at times told late or withdrawn."""
    kind, subtype = chance.choice(kinds)
    occurred = a_day(chance)

    def some(most: int) -> tuple[str, ...]:
        return tuple(chance.sample(ids, min(len(ids), chance.randint(0, most))))

    return Event(
        id=f"r{order}{mark}",
        kind=kind,
        subtype=subtype,
        agency=chance.choice(AGENCIES),
        occurred=occurred,
        recorded=chance.choice([occurred, occurred, occurred + timedelta(days=chance.randint(-3, 40))]),
        withdrawn=a_day(chance) if chance.random() < 0.1 else None,
        order=order,
        about=some(2) or tuple(ids[:1]),
        named=some(1),
        seen=some(1),
        looked_at=some(2),
        assessed=some(6) if kind == "assessment" else (),
        victim=chance.choice(["", *ids]) if subtype == "domestic_abuse" else "",
        suspect=chance.choice(["", *ids]),
        attended=tuple(chance.sample(AGENCIES, chance.randint(0, 2))) if kind == "meeting" else (),
        with_agencies=tuple(chance.sample(AGENCIES, 1)) if kind == "conversation" else (),
        referral=chance.choice(["", f"A{mark}", f"B{mark}", f"C{mark}"]),
        concern=worry or chance.choice(WORRIES),
    )


@st.composite
def caseloads(draw: st.DrawFn, most: int = 6) -> list[Ledger]:
    """Draw a caseload of a few families."""
    chance = Random(draw(st.integers(0, 2**32)))  # far faster than to draw each word of a record by itself
    return [family(chance, f"-{number}") for number in range(draw(st.integers(1, most)))]


def rows(ledgers: list[Ledger]) -> dict[str, pa.Table]:
    """Put families into the tables of a caseload, numbered from nought on."""
    held: dict[str, list[tuple]] = {name: [] for name in COLUMNS}
    for number, ledger in enumerate(ledgers):
        held["people"] += [person_row(number, person) for person in ledger.people]
        held["ties"] += [tie_row(number, tie) for tie in ledger.ties]
        held["events"] += [event_row(number, event) for event in ledger.events]
    return {name: rows_table(COLUMNS[name], found) for name, found in held.items()}


def write(ledgers: list[Ledger], folder: Path, *, group: int = 1000, family_column: bool = True) -> Path:
    """Write families as a caseload; in small groups of rows, so that there is something to cut into blocks."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in rows(ledgers).items():
        kept = table if family_column else table.drop_columns(["family"])
        pq.write_table(kept, folder / f"{name}.parquet", row_group_size=group)
    return folder
