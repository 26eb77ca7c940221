"""The twenty signals read straight from their specification, one sentence at a time, to hold the engine to it."""

from datetime import date

from kinfold.records import Event, Ledger
from tests.unit.replay.plain import (
    LONG_AGO,
    PARENTAL,
    Key,
    Known,
    days_after,
    distinct,
    how_many,
    is_concern,
    is_no_service,
    known_on,
    people_of,
    place,
)

NOT_TO_BE_SEEN = ("not_safe_to_see", "no_contact_order", "deceased", "abroad", "asked_not_known")
VICTIM_ANSWERED = ("safety_plan", "victim_support", "dash")


class Plain(Known):
    """Everything that is true of one family at the end of one day."""

    def __init__(self, ledger: Ledger, now: date, root: str) -> None:
        super().__init__(ledger, now, root)
        self.now = now
        self.open = self.open_since()
        self.not_parents = self.children - self.parents

    def true(self) -> set[Key]:
        return {key for code in CODES for key in self.of(code)}

    def of(self, code: str) -> set[Key]:
        """Give the keys for which one signal is true."""
        found = getattr(self, code.lower())()
        if isinstance(found, bool):
            return {(code, ())} if found else set()
        return {(code, key) for key in found}

    def then(self, step: Event) -> Known:
        """Give what was known at the end of the day a past step became known, without what has been taken back."""
        return Known(self.ledger, known_on(step), self.root, still=self.now)

    def s01(self) -> bool:
        counted = self.in_the_last(90, self.contacts())
        earliest: dict[tuple[str, str], Event] = {}
        for row in sorted(counted, key=lambda row: (known_on(row), row.order)):
            earliest.setdefault(distinct(row), row)
        return len(earliest) >= 3 and len({row.agency for row in earliest.values()}) >= 2

    def s02(self) -> bool:
        decisions = [r for r in self.in_the_last(90, self.family) if is_no_service(r)]
        return len([decision for decision in decisions if self.was_alone(decision)]) >= 2

    def was_alone(self, decision: Event) -> bool:
        then = self.then(decision)
        for contact in then.in_the_last(90, then.contacts()):
            another = contact.referral == "" or contact.referral != decision.referral
            if another and (people_of(contact) & then.inside) - set(decision.looked_at):
                return True
        return False

    def s03(self) -> bool:
        return how_many([r for r in self.in_the_last(180, self.family) if is_no_service(r)]) >= 3

    def s04(self) -> set[tuple[str]]:
        return {
            (parent,)
            for parent in self.parents
            if self.under_18(parent, self.now)
            and not self.considered(parent, "child_in_own_right")
            and not self.about(parent, ("episode_open",))
        }

    def s05(self) -> set[tuple[str]]:
        found = set()
        for person in self.people:
            starts = [
                max(self.open[link.b], link.known_from)
                for link in self.links
                if link.a == person and link.type in PARENTAL and link.b in self.open
            ]
            if starts and not self.considered(person, *NOT_TO_BE_SEEN):
                base = max(min(starts), self.last_seen(person))
                if self.now >= days_after(base, 28):
                    found.add((person,))
        return found

    def s06(self) -> set[tuple[str]]:
        found = set()
        for baby in self.babies:
            contacts = [r for r in self.records if r.kind == "contact" and baby in people_of(r)]
            recorded = {
                link.a
                for link in self.links
                if link.b == baby and link.type in ("mother", "father", "parent")
            }
            if not contacts or len(recorded) >= 2 or self.considered(baby, "other_parent_asked"):
                continue
            base = min(known_on(contact) for contact in contacts)
            if self.now >= days_after(base, 14):
                found.add((baby,))
        return found

    def s07(self) -> set[tuple[str]]:
        found = set()
        for record in self.family:
            if record.kind not in ("contact", "disclosure") or record.victim not in self.parents:
                continue
            answers = self.about(record.victim, ("consideration", "assessment"), VICTIM_ANSWERED)
            answered = any(answer.occurred >= record.occurred for answer in answers)
            if not answered and self.now >= days_after(known_on(record), 7):
                found.add((record.victim,))
        return found

    def s08(self) -> set[tuple[str, str]]:
        found = set()
        for discharge in self.family:
            if discharge.kind != "discharge":
                continue
            for person in set(discharge.about) & self.inside:
                # "who is in the network" is read as on T, as everywhere that "then" is not written.
                if (
                    self.under_18(person, discharge.occurred)
                    and self.met_a_criterion(discharge, person)
                    and not self.met_since(person, self.stay_began(discharge, person))
                ):
                    found.add((person, discharge.id))
        return found

    def stay_began(self, discharge: Event, person: str) -> date:
        # Two readings: the admission may be learned of after K ("if none is known": on T, as a meeting is), or
        # it must have been known by K (the general rule for S08). The sentence says "known" and not "known
        # then", and puts K with the criteria ("Here judged ..."), so it is read as on T.
        before = [r for r in self.about(person, ("admission",)) if place(r) < place(discharge)]
        if before:
            admission = max(before, key=place)
            between = [
                r
                for r in self.about(person, ("discharge",))
                if place(admission) < place(r) < place(discharge) and r.id != discharge.id
            ]
            if not between:
                return admission.occurred
        return days_after(discharge.occurred, -60)

    def met_since(self, person: str, beginning: date, kinds: tuple[str, ...] = ("meeting",)) -> bool:
        return any(r.occurred >= beginning for r in self.about(person, kinds, ("discharge_planning",)))

    def met_a_criterion(self, discharge: Event, person: str) -> bool:
        # The network and links as known then; ages and the window on the day of the discharge.
        then = self.then(discharge)
        known_by_then = {record.id for record in then.records}
        evidence = [
            record
            for record in self.records
            if (record.id in known_by_then or record.occurred < discharge.occurred)
            and people_of(record) & then.inside
        ]
        return criterion(then, person, discharge.occurred, evidence)

    def s09(self) -> bool:
        return any(self.is_unanswered(concern) for concern in self.concerns())

    def is_unanswered(self, e: Event) -> bool:
        close = [c for c in self.concerns() if abs((c.occurred - e.occurred).days) <= 60]
        near = [c for c in close if c.agency != e.agency and place(c) < place(e)]
        if not near:
            return False
        both_known = min(max(known_on(e), known_on(other)) for other in near)
        worried = {c.agency for c in close}
        talks = [r for r in self.family if r.kind in ("conversation", "meeting")]
        for talk in talks:
            together = worried & {talk.agency, *talk.with_agencies, *talk.attended}
            if talk.occurred >= e.occurred and len(together) >= 2:
                return False
        return self.now >= days_after(both_known, 5)

    def s10(self) -> set[tuple[str]]:
        found = set()
        for child in self.not_parents - set(self.open):
            if not self.open or self.considered(child, "lives_elsewhere_checked"):
                continue
            linked = [link.known_from for link in self.links if child in (link.a, link.b)]
            base = max(
                min(self.open.values()),
                min(linked, default=LONG_AGO),
                self.people[child].born or LONG_AGO,
                self.last_seen(child),
            )
            if self.now >= days_after(base, 28):
                found.add((child,))
        return found

    def s11(self) -> set[tuple[str, ...]]:
        pairs: dict[tuple[str, ...], list[Event]] = {}
        for record in self.in_the_last(365, self.family):
            if record.kind in ("contact", "disclosure") and record.victim:
                pairs.setdefault(tuple(sorted((record.victim, record.suspect))), []).append(record)
        # The specification does not say how a key shows the unnamed person: they are grouped as one, shown as none.
        true = [pair for pair, records in pairs.items() if how_many(records) >= 2]
        return {tuple(person for person in pair if person) for pair in true}

    def s12(self) -> set[tuple[str]]:
        found = set()
        for child in self.not_parents:
            missed = self.about(child, ("attempt",), ("was_not_brought", "no_access"))
            enough, window = (2, 90) if child in self.babies else (3, 730)
            if len(self.in_the_last(window, missed)) >= enough:
                found.add((child,))
        return found

    def s13(self) -> bool:
        if not self.open:
            return False
        since = min(self.open.values())
        return how_many([c for c in self.in_the_last(30, self.concerns()) if c.occurred >= since]) >= 2

    def s14(self) -> set[tuple[str]]:
        if any(r.kind == "consideration" and r.subtype == "history_considered" for r in self.family):
            return set()
        history = [r for r in self.family if r.kind == "note" and r.subtype.endswith("_history")]
        return {
            (assessment.id,)
            for assessment in self.completed()
            if any(note.occurred < assessment.occurred for note in history)
        }

    def s15(self) -> set[tuple[str, str]]:
        found = set()
        for record in self.family:
            if record.kind not in ("contact", "health", "visit") or record.concern not in (
                "bruise",
                "injury",
            ):
                continue
            for person in set(record.about) & self.inside:
                opinions = self.about(person, ("assessment",), ("paediatric_opinion",))
                asked = any(opinion.occurred >= record.occurred for opinion in opinions)
                if self.born_and_under_six_months(person, record.occurred) and not asked:
                    found.add((person, record.id))
        return found

    def s16(self) -> set[tuple[str, str]]:
        found = set()
        for admission in self.family:
            if admission.kind != "admission":
                continue
            for child in set(admission.about) & self.children:
                left = any(place(r) > place(admission) for r in self.about(child, ("discharge",)))
                planned = self.met_since(child, admission.occurred, ("meeting", "booking"))
                if not left and not planned and criterion(self, child, self.now, self.family):
                    found.add((child, admission.id))
        return found

    def s17(self) -> set[tuple[str]]:
        found = set()
        for closing in self.family:
            if closing.kind == "episode_close":
                for concern in self.then(closing).concerns():
                    if 0 <= (closing.occurred - concern.occurred).days <= 30:
                        found.add((closing.id,))
        return found

    def s18(self) -> bool:
        neglect = [r for r in self.contacts() if r.concern == "neglect"]
        assessed = self.in_the_last(730, self.completed())
        return how_many(self.in_the_last(730, neglect)) >= 4 and not assessed

    def s19(self) -> bool:
        homeless = [r for r in self.contacts() if r.concern == "homelessness"]
        return bool(self.babies) and how_many(self.in_the_last(90, homeless)) >= 2

    def s20(self) -> set[tuple[str]]:
        found = set()
        for assessment in self.completed():
            then = self.then(assessment)
            expected = set(then.children)
            for person in assessment.about:
                expected |= then.with_a_parental_link_to(person)
            if expected - set(assessment.assessed):
                found.add((assessment.id,))
        return found


def criterion(known: Known, person: str, day: date, evidence: list[Event]) -> bool:
    """Tell whether one of the criteria for a discharge planning meeting held on a day.

    "A parent of theirs" needs a parental link only (their birthdays are rechecked also outside the network);
    "a victim who is a parent" is a parent as everywhere: in the network, with a child in the network.
    """
    worried = any(is_concern(r) and r.occurred > days_after(day, -365) for r in evidence)
    young = any(known.under_18(parent, day) for parent in known.with_a_parental_link_to(person))
    parents = known.parents_on(day)
    hurt = any(r.kind in ("contact", "disclosure") and r.victim in parents for r in evidence)
    return worried or young or hurt


CODES = tuple(f"S{number:02}" for number in range(1, 21))
