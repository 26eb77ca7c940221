"""Whatever is done and taken back, in whatever order: nothing is lost, and undoing restores everything."""

import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from frontdoor.accounts.actor import Actor, system
from frontdoor.agencies.actions import known_or_new
from frontdoor.alerts.models import Finding
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.contacts import write_contact
from frontdoor.chronology.entries import persons_in, rows_about
from frontdoor.chronology.knowledge import known_on
from frontdoor.chronology.models import Event, Participant
from frontdoor.families import actions as families
from frontdoor.families.queries import around
from frontdoor.intake import actions as intake
from frontdoor.intake.models import Mention, Received
from frontdoor.journey import steps
from frontdoor.people import actions as people
from frontdoor.people import barriers
from frontdoor.people.clusters import groups
from frontdoor.people.models import Barrier, Link, LinkEnd, Person, Proposal, Question
from frontdoor.people.queries import links_of, people_known, proposals_about
from frontdoor.people.questions import still_open
from kinfold.matching.clusters import Judgement, Verdict

from .barrier_stories import ORDER
from .model import Model
from .small_families import DAY, a_family, any_number, told

pytestmark = pytest.mark.django_db
WORKER = Actor(
    7,
    "Jo Marsh",
    "team_manager",
    "Team Manager",
    "cass",
    "Front door",
    frozenset({"judge links", "set barriers", "write to the chronology"}),
)
WHY = "Rang the school."
VERDICTS = ("same", "not_same", "unsure")
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


class Rooms(RuleBasedStateMachine):
    """The rooms of intake, people, families and the ledger, beside the model of what must be so in them."""

    def __init__(self) -> None:
        super().__init__()
        self.run = transaction.atomic()
        self.run.__enter__()
        self.model, self.at, self.number = Model(), datetime(2026, 3, 2, 9, tzinfo=UTC), 0
        self.touched: tuple[int, ...] = ()  # by the last step
        self.written = 0  # about whom the last step wrote
        self.read = 0  # up to which row the ledger was read

    def teardown(self) -> None:
        try:
            if sys.exc_info()[0] is None:  # what was found already is not hidden by what follows from it
                self.everything_is_as_it_must_be()
        finally:
            transaction.set_rollback(True)
            self.run.__exit__(None, None, None)

    # --- What can happen ------------------------------------------------------------------------------------

    @initialize(family=a_family)
    def somebody_is_known(self, family: dict) -> None:
        self.a_contact_arrives(family)

    @rule(family=a_family)
    def a_contact_arrives(self, family: dict) -> None:
        self.number += 1
        self.at += timedelta(minutes=1)
        before = max(Link.objects.values_list("pk", flat=True), default=0)
        received = self.arrives(told(family, DAY))
        new = dict(received.mentions.values_list("person__pk", "description"))
        self.model.said |= new
        for link in Link.objects.filter(pk__gt=before).order_by("pk"):
            self.stands(link)
        self.learn_events()
        self.touched, self.written = tuple(new), min(new)

    @rule(one=any_number, other=any_number, verdict=any_number)
    def a_worker_judges(self, one: int, other: int, verdict: int) -> None:
        a, b = self.two(one, other)
        said = VERDICTS[verdict % 3]
        if a == b:
            return
        if not self.model.may_judge(a.pk, b.pk, said):
            with pytest.raises(people.MayNotJoin), transaction.atomic():
                self.judges(a, b, said)
            return
        self.stands(self.judges(a, b, said))
        self.touched = (a.pk, b.pk)

    @precondition(lambda self: self.model.links)
    @rule(which=any_number)
    def a_judgement_is_undone(self, which: int) -> None:
        pk = sorted(self.model.links)[which % len(self.model.links)]
        link = Link.objects.get(pk=pk)
        self.undoes(link)
        del self.model.links[pk]
        self.touched = (link.one_id, link.other_id)

    @rule(one=any_number, other=any_number)
    def two_are_joined_and_parted_again(self, one: int, other: int) -> None:
        a, b = self.two(one, other)
        direct = {link.pair for link in self.model.links.values()}
        if (
            a == b
            or (min(a.pk, b.pk), max(a.pk, b.pk)) in direct
            or not self.model.may_judge(a.pk, b.pk, "same")
        ):
            return
        before = self.everything(a, b)
        self.undoes(self.judges(a, b, "same"))
        assert self.everything(a, b) == before
        self.touched = (a.pk, b.pk)

    @rule(one=any_number, other=any_number)
    def a_barrier_is_set(self, one: int, other: int) -> None:
        a, b = self.two(one, other)
        joined = b.pk in self.model.who_is_who().of(a.pk)
        if joined or b.pk in self.model.beyond(a.pk):
            refused = barriers.HeldToBeOne if joined else barriers.StandsAlready
            with pytest.raises(refused), transaction.atomic():
                self.bars(a, b)
            return
        barrier = self.bars(a, b)
        self.model.barriers[barrier.pk] = self.touched = (barrier.one_id, barrier.other_id)

    @precondition(lambda self: self.model.barriers)
    @rule(which=any_number)
    def a_barrier_is_lifted(self, which: int) -> None:
        pk = sorted(self.model.barriers)[which % len(self.model.barriers)]
        self.lifts(Barrier.objects.get(pk=pk))
        self.touched = self.model.barriers.pop(pk)

    @rule(which=any_number)
    def a_record_is_withdrawn(self, which: int) -> None:
        refs = sorted(self.model.events)
        event = Event.objects.filter(ref=refs[which % len(refs)], withdrawal__isnull=True).first()
        if event and event.kind == "contact":
            self.withdraws(event)
            self.written = min(self.model.events[event.ref])

    # --- What must be so: after each step what the step can change, and at the end everything ---------------

    @invariant()
    def every_mention_is_there_as_it_came(self) -> None:
        assert dict(Mention.objects.values_list("person__pk", "description")) == self.model.said

    @invariant()
    def who_is_who_is_what_the_standing_judgements_say_and_the_oldest_keeps_its_name(self) -> None:
        assert not self.model.who_is_who().unfollowed
        expected = self.model.groups()
        assert groups(self.model.said) == {person: min(group) for person, group in expected.items()}

    @precondition(lambda self: self.written)
    @invariant()
    def the_chronology_of_whoever_was_written_about_holds_it(self) -> None:
        group = self.model.who_is_who().of(self.written)
        self.written = 0
        assert {row.ref for row in rows_about(group)} == self.model.events_about(group)

    @precondition(lambda self: self.model.barriers)
    @invariant()
    def nothing_shows_across_a_barrier(self) -> None:
        """After each step from whom it touched; at the end from both sides of every barrier."""
        person = next((each for each in self.touched if self.model.beyond(each)), None)
        self.touched = ()
        if person:
            self.shows_nobody_across(person)

    def everything_is_as_it_must_be(self) -> None:
        """Everybody is shown in exactly one person, with all that was told of anybody who is that person."""
        self.every_mention_is_there_as_it_came()
        together = set(self.model.groups().values())
        known = {each.ref: frozenset(each.ids) for each in people_known(self.model.said).values()}
        assert sorted(map(sorted, known.values())) == sorted(map(sorted, together))
        rows = rows_about(self.model.said)
        for group in together:
            shown = {row.ref for row in rows if persons_in([row]) & group}
            assert shown == self.model.events_about(group)
        for person in {person for pair in self.model.barriers.values() for person in pair}:
            self.shows_nobody_across(person)

    def shows_nobody_across(self, person: int) -> None:
        theirs = self.model.beyond(person)
        assert not theirs & set(around([person], hops=6))
        group = self.model.who_is_who().of(person)
        seen = [(link.one_id, link.other_id) for link in links_of(group)]
        seen += [(each.newer_id, each.known_id) for each in proposals_about(group)]
        assert not theirs & {each for pair in seen for each in pair}

    # --- How it is done -------------------------------------------------------------------------------------

    def arrives(self, contact) -> Received:
        received, _ = intake.receive(
            body={},
            people=contact.people,
            agency=known_or_new("gp"),
            message_id=str(self.number),
            kind="contact",
            channel="form",
            by=system("test"),
            at=self.at,
        )
        persons = people.describe(received, ties=contact.ties, at=self.at)
        by = system("test")
        families.read_ties(contact.ties, people=persons, source=received, by=by, at=self.at)
        families.propose_who_was_not_identified(persons.values(), at=self.at)
        write_contact(contact, received=received, persons=persons, by=by, at=self.at)
        return received

    def judges(self, a: Person, b: Person, verdict: str) -> Link:
        return people.judge(a, b, verdict=verdict, why=WHY, by=WORKER, at=self.at)

    def undoes(self, link: Link) -> None:
        people.undo(link, why=WHY, by=WORKER, at=self.at)

    def bars(self, a: Person, b: Person) -> Barrier:
        return barriers.set_barrier(a, b, **ORDER, by=WORKER, at=self.at)

    def lifts(self, barrier: Barrier) -> None:
        barriers.lift_barrier(barrier, why=WHY, by=WORKER, at=self.at)

    def withdraws(self, event: Event) -> None:
        chronology.withdraw(event=event, why=WHY, by=WORKER, at=self.at)

    def two(self, one: int, other: int) -> tuple[Person, Person]:
        persons = self.model.persons
        chosen = (persons[one % len(persons)], persons[other % len(persons)])
        rows = Person.objects.in_bulk(chosen)
        return rows[chosen[0]], rows[chosen[1]]

    def stands(self, link: Link) -> None:
        """Learn a judgement; one about the same two that stood before is ended by it."""
        ended = LinkEnd.objects.filter(link__in=self.model.links).values_list("link_id", flat=True)
        for pk in ended:
            del self.model.links[pk]
        self.model.links[link.pk] = Judgement(
            link.one_id, link.other_id, Verdict(link.verdict), by_person=link.how == Link.How.WORKER
        )

    def learn_events(self) -> None:
        """Add to what was told what was written since; nothing that was told is ever forgotten."""
        new = Participant.objects.filter(pk__gt=self.read).order_by("pk")
        for self.read, ref, person in new.values_list("pk", "event__ref", "person_id"):
            self.model.events.setdefault(ref, set()).add(person)

    def everything(self, a: Person, b: Person) -> tuple:
        """The families of two people, their chronologies, and what is asked and held to be true."""
        known, shown = known_on([a.pk, b.pk], DAY), []
        # A walk from both at once stops at a barrier between their families: then each is asked about alone.
        views = [known_on([a.pk], DAY), known_on([b.pk], DAY)] if known.beyond else [known, known]
        for person, view in zip((a, b), views, strict=True):
            family = view.family_of([person.pk])
            shown.append((family, view.stored(family)))
        rows = [row.ref for row in rows_about(person for _, stored in shown for person in stored)]
        return shown, rows, people_known([a.pk, b.pk]), self.asked(), self.noticed()

    def asked(self) -> set[frozenset[int]]:
        """The pairs of people about whom somebody is asked: on the desk exactly those that are open."""
        leaders = groups(self.model.said)
        open_ones = still_open(list(Proposal.objects.order_by("id")))
        pairs = {each: frozenset((leaders[each.newer_id], leaders[each.known_id])) for each in open_ones}
        rows = Question.objects.values_list("newer_id", "known_id")
        of_two = [frozenset((leaders[newer], leaders[known])) for newer, known in rows if known]
        assert len(of_two) == len(set(of_two))
        told = {newer for newer, known in rows if not known}
        on_desk = {*of_two, *(pair for each, pair in pairs.items() if each.newer_id in told)}
        assert on_desk == set(pairs.values())
        return on_desk

    def noticed(self) -> set[tuple[str, str, int]]:
        """What is held to be true now: nothing, where no signal is asked."""
        return set()


class Journey(Rooms):
    """The same through the whole journey of a contact, with its signals and alerts."""

    def arrives(self, contact) -> Received:
        return steps.contact_arrives(
            contact, agency=known_or_new("gp"), message_id=str(self.number), by=system("test"), at=self.at
        )

    def judges(self, a: Person, b: Person, verdict: str) -> Link:
        return steps.link_is_judged(a, b, verdict=verdict, why=WHY, by=WORKER, at=self.at)

    def undoes(self, link: Link) -> None:
        steps.link_is_undone(link, why=WHY, by=WORKER, at=self.at)

    def bars(self, a: Person, b: Person) -> Barrier:
        return steps.barrier_is_set(a, b, **ORDER, by=WORKER, at=self.at)

    def lifts(self, barrier: Barrier) -> None:
        steps.barrier_is_lifted(barrier, why=WHY, by=WORKER, at=self.at)

    def withdraws(self, event: Event) -> None:
        steps.record_is_withdrawn(event, why=WHY, by=WORKER, at=self.at)

    @invariant()
    def learns_what_alerts_wrote(self) -> None:
        self.learn_events()

    def noticed(self) -> set[tuple[str, str, int]]:
        found = Finding.objects.filter(end__isnull=True).prefetch_related("wordings")
        return {(each.signal, each.wordings.last().headline, each.root_id) for each in found}


@pytest.mark.promise(6)
def test_whatever_is_done_in_the_rooms_nothing_is_lost_and_undoing_restores_everything():
    run_state_machine_as_test(
        Rooms,
        settings=settings(
            max_examples=300, stateful_step_count=40, deadline=None, suppress_health_check=QUIET
        ),
    )


@pytest.mark.promise(6)
def test_undoing_restores_everything_through_the_whole_journey_with_its_alerts():
    run_state_machine_as_test(
        Journey,
        settings=settings(
            max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=QUIET
        ),
    )
