"""What was known at the end of a day, worked out as plainly as can be, to hold the engine to its specification.

Nothing here is shared with the engine but the records themselves: no views, no indexes, no rulebook. Numbers are
the defaults of the specification, written out.
"""

from datetime import date, timedelta

from kinfold.records import Event, Ledger, Tie

Key = tuple[str, tuple[str, ...]]

PARENTAL = ("mother", "father", "parent", "stepparent")
EPISODES = ("episode_open", "episode_close")
LONG_AGO = date(1, 1, 1)


def days_after(day: date, number: int) -> date:
    return day + timedelta(days=number)


def age_reached(born: date, years: int = 0, months: int = 0) -> date:
    """Give the day somebody reaches an age; a day that does not exist becomes the first of the next month."""
    months += born.month - 1
    year, month = born.year + years + months // 12, months % 12 + 1
    try:
        return date(year, month, born.day)
    except ValueError:
        return date(year, month + 1, 1)  # never after December, which has every day


def known_on(record: Event) -> date:
    return max(record.recorded, record.occurred)


def people_of(record: Event) -> set[str]:
    return {*record.about, *record.named, record.victim} - {""}


def place(record: Event) -> tuple[date, int]:
    """Give what decides "before", "after", "first" and "latest" between records."""
    return (record.occurred, record.order)


def distinct(record: Event) -> tuple[str, str]:
    return ("referral", record.referral) if record.referral else ("own id", record.id)


def how_many(records: list[Event]) -> int:
    return len({distinct(record) for record in records})


def is_concern(record: Event) -> bool:
    return record.kind == "contact" and record.subtype in ("concern", "domestic_abuse")


def is_no_service(record: Event) -> bool:
    return record.kind == "decision" and record.subtype in (
        "advice_only",
        "signposted",
        "no_further_action",
    )


def is_completed(record: Event) -> bool:
    return record.kind == "assessment" and record.subtype == "completed"


class Known:
    """What was known at the end of one day from one root, leaving out what had been taken back by `still`.

    `still` is the same day, unless a past step is judged "as known then": hindsight may take evidence away.
    """

    def __init__(self, ledger: Ledger, day: date, root: str, still: date | None = None) -> None:
        self.ledger, self.day, self.root = ledger, day, root
        self.still = still or day
        self.people = {person.id: person for person in ledger.people}
        self.links = [link for link in ledger.ties if self.knows_link(link)]
        self.records = [record for record in ledger.events if self.knows(record)]
        self.inside = self.network()
        self.family = [record for record in self.records if people_of(record) & self.inside]
        self.children = {person for person in self.inside if self.under_18(person, day)}
        self.babies = {person for person in self.inside if self.is_baby(person)}
        self.parents = self.parents_on(day)

    def knows(self, record: Event) -> bool:
        taken_back = record.withdrawn is not None and record.withdrawn <= self.still
        return known_on(record) <= self.day and not taken_back

    def knows_link(self, link: Tie) -> bool:
        undone = link.known_to is not None and link.known_to <= self.still
        return link.known_from <= self.day and not undone

    # The network: at most two links away, at most 25 people.

    def network(self) -> set[str]:
        far = self.distances()
        entered = [person.id for person in self.ledger.people]
        nearest = sorted(far, key=lambda person: (person != self.root, far[person], entered.index(person)))
        return set(nearest[:25])

    def distances(self) -> dict[str, int]:
        far = {self.root: 0}
        changed = True
        while changed:
            changed = False
            for link in self.links:
                cost = 0 if link.type == "same_person" else 1
                for here, there in ((link.a, link.b), (link.b, link.a)):
                    if here in far and far[here] + cost < far.get(there, 3):
                        far[there] = far[here] + cost
                        changed = True
        return far

    # Ages. The unborn are under every age; somebody taken for a child, without a date, only under 18.

    def under_18(self, person: str, on: date) -> bool:
        born = self.people[person].born
        return self.people[person].taken_as_child if born is None else on < age_reached(born, years=18)

    def is_baby(self, person: str) -> bool:
        born = self.people[person].born
        return born is not None and self.day < age_reached(born, years=1)

    def born_and_under_six_months(self, person: str, on: date) -> bool:
        born = self.people[person].born
        return born is not None and born <= on < age_reached(born, months=6)

    # Parents. A parent in the sense of the specification is in the network, with a child in the network.

    def parents_on(self, day: date) -> set[str]:
        return {
            link.a
            for link in self.links
            if link.type in PARENTAL
            and link.a in self.inside
            and link.b in self.inside
            and self.under_18(link.b, day)
        }

    def with_a_parental_link_to(self, person: str) -> set[str]:
        return {link.a for link in self.links if link.type in PARENTAL and link.b == person}

    # Episodes and sightings.

    def open_since(self) -> dict[str, date]:
        found = {}
        for child in self.children:
            story = [r for r in self.records if r.kind in EPISODES and child in r.about]
            if story:
                last = max(story, key=place)
                if last.kind == "episode_open":
                    found[child] = last.occurred
        return found

    def last_seen(self, person: str) -> date:
        days = [r.occurred for r in self.records if person in r.seen and r.agency != "police"]
        return max(days, default=LONG_AGO)

    # Picking records.

    def in_the_last(self, number: int, records: list[Event]) -> list[Event]:
        return [record for record in records if record.occurred > days_after(self.day, -number)]

    def contacts(self) -> list[Event]:
        return [record for record in self.family if record.kind == "contact"]

    def concerns(self) -> list[Event]:
        return [record for record in self.family if is_concern(record)]

    def completed(self) -> list[Event]:
        return [record for record in self.family if is_completed(record)]

    def about(
        self, person: str, kinds: tuple[str, ...], subtypes: tuple[str, ...] | None = None
    ) -> list[Event]:
        return [
            record
            for record in self.records
            if person in record.about
            and record.kind in kinds
            and (subtypes is None or record.subtype in subtypes)
        ]

    def considered(self, person: str, *subtypes: str) -> bool:
        return bool(self.about(person, ("consideration",), subtypes))
