"""A census return comes in as history: once, all or nothing, with what could not be read kept and settled later."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from stdnum.gb import upn

from frontdoor.accounts.actor import system
from frontdoor.agencies.actions import known_or_new
from frontdoor.audit.models import Entry
from frontdoor.chronology.knowledge import known_on
from frontdoor.chronology.models import Event
from frontdoor.intake.cin.reading import CannotRead
from frontdoor.intake.contact import Concern, Contact, PersonSaid
from frontdoor.intake.models import Quarantine, Received, Settled
from frontdoor.journey import history
from frontdoor.journey.census import take_in
from frontdoor.journey.steps import contact_arrives
from frontdoor.people.models import Link, Person
from tests.census import census, child, episode

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[1] / "samples" / "cin"
BY = system("test")
AT = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
NEXT_YEAR = datetime(2027, 7, 1, 9, 30, tzinfo=UTC)
DIGITS = "33012345678"
UPN = next(f"{letter}{DIGITS}9" for letter in "ABCDEFGHJKLMNPQRTUVWXYZ" if upn.is_valid(f"{letter}{DIGITS}9"))
BORN = "2015-04-01"
KNOWN = f"<UPN>{UPN}</UPN><PersonBirthDate>{BORN}</PersonBirthDate><Sex>F</Sex>"


def rows() -> dict[str, int]:
    """Count every table but the audit, which also records that nothing came of something."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("frontdoor.")]
    return {model._meta.db_table: model.objects.count() for model in ours if model is not Entry}


@pytest.fixture
def give(tmp_path):
    """Take in a return given as its text, or as the name of a sample."""

    def given(text: str, at: datetime = AT):
        file = SAMPLES / text
        if not text.endswith(".xml"):
            file = tmp_path / "return.xml"
            file.write_text(text, encoding="utf-8")
        return take_in(file, by=BY, at=at)

    return given


def test_332_children_come_in_and_a_second_run_adds_nothing(give):
    first = give("fake_CIN_data.xml")
    before = rows()

    second = give("fake_CIN_data.xml")

    assert (first.children, first.episodes, Person.objects.count()) == (332, 402, 332)
    assert first.history.events == Event.objects.exclude(kind="alert").count() > 1_300
    assert first.newly_aside == first.aside.total() == Quarantine.objects.count()
    assert rows() == before
    assert (second.history.events, second.history.already) == (0, first.history.events)
    assert (second.newly_aside, second.settled) == (0, 0)


@pytest.mark.parametrize("name", ["BAR_cin_2022.xml", "CIN_Census_2024.xml", "CIN_Census_2026.xml"])
def test_every_sample_comes_in_once(give, name):
    give(name)
    before = rows()

    give(name)

    assert Event.objects.exists()
    assert rows() == before


def test_the_command_says_what_came_of_it(capsys):
    call_command("import_cin", str(SAMPLES / "CIN_Census_2026.xml"))

    said = capsys.readouterr().out
    assert "Children in the return: 2, with 2 episodes." in said
    assert "2  referrals" in said
    assert "1  AssessmentFactors is not a code of the census" in said
    assert "DfEX" not in said


def test_history_is_known_from_the_day_it_arrived_and_happened_when_it_did(give):
    give(census(child(episode("2025-05-06", "3B"))))

    contact = Event.objects.get(kind="contact")
    assert (contact.occurred_on, contact.recorded_at) == (date(2025, 5, 6), AT)
    assert (contact.agency, contact.received.agency.key) == ("health_visiting", "social_care")
    assert (contact.received.kind, contact.received.channel) == ("history", "cin")


def test_next_years_return_adds_only_what_is_new_to_the_same_child(give):
    give(census(child(episode("2025-05-06"))))

    later = give(
        census(
            child(
                episode("2025-05-06", CINclosureDate="2026-09-01", ReasonForClosure="RC7"),
                episode("2027-02-03", source="2A"),
            )
        ),
        at=NEXT_YEAR,
    )

    assert sorted(kind for kind, _ in later.history.written) == ["contact", "episode_close", "episode_open"]
    assert later.history.already == 2
    one, other = Person.objects.order_by("id")
    assert Link.objects.get(one=one, other=other).verdict == "same"
    kinds = [event.kind for event in known_on([one.pk], date(2027, 7, 2)).view.ledger.events]
    assert sorted(kinds) == ["contact", "contact", "episode_close", "episode_open", "episode_open"]


def test_two_authorities_may_use_one_number(give):
    give(census(child(episode(), who=KNOWN.replace(UPN, "")), authority="330"))
    give(census(child(episode(), born="2011-11-11"), authority="331"))

    assert Event.objects.filter(kind="contact").count() == 2
    assert not Link.objects.exists()


def test_a_record_that_stands_twice_comes_in_once(give):
    taken = give(census(child(episode()), child(episode()), child(episode(), episode("2025-09-09"))))

    assert taken.history.written["contact", "concern"] == 2
    assert Event.objects.filter(kind="contact").count() == 2


def test_a_new_contact_about_one_of_the_children_shows_the_history(give):
    give(census(child(episode("2025-05-06"), episode("2026-03-03", "2A"), who=KNOWN)))
    said = PersonSaid(
        1, "child", forenames="Mabel", surname="Ash", born=BORN, born_precision="exact", upn=UPN
    )
    concern = Concern(what="Came to school hungry.", happened_on=date(2026, 7, 1))

    contact_arrives(
        Contact((said,), (), concern), agency=known_or_new("school"), message_id="one", by=BY, at=AT
    )

    newest = Person.objects.latest("id")
    contacts = [event for event in known_on([newest.pk], date(2026, 7, 1)).view.ledger.events]
    assert [event.agency for event in contacts if event.kind == "contact"] == ["police", "school", "school"]


def test_a_day_that_had_not_come_is_read_and_settled_when_it_has(give):
    text = census(child(episode(DateOfInitialCPC="2026-08-03")))
    give(text)
    people = Person.objects.count()

    later = give(text, at=NEXT_YEAR)

    assert later.settled == Settled.objects.count() == 1
    assert list(later.history.written) == [("meeting", "initial_child_protection_conference")]
    assert Person.objects.count() == people


def test_what_is_put_right_in_a_later_return_is_settled_and_the_rest_goes_on_waiting(give):
    give(census(child(episode("6 May 2025")), child(episode("7 May 2025"), number="A2"), child(number="")))

    later = give(census(child(episode("2025-05-06")), child(episode("7 May 2025"), number="A2")))

    assert later.settled == 1
    assert {row.item for row in Quarantine.objects.filter(settled__isnull=True)} > {
        "330:A2/CINdetails[1]/CINreferralDate"
    }
    assert later.newly_aside == 0


def test_what_was_not_in_a_later_return_goes_on_waiting(give):
    give(census(child(episode("2025-05-06", CINclosureDate="2025-13-01"))))

    later = give(census(child(episode("2026-06-01"))))

    assert later.settled == 0


REFUSED = {
    "bomb": '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>' + census(child(number="&c;")),
    "cut short": census(child(episode()), child(episode(), number="A2"))[:-40],
    "not XML": "hello",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_file_changes_nothing_and_fails_the_command(tmp_path, name):
    file = tmp_path / "return.xml"
    file.write_text(REFUSED[name])
    before = rows() | {"audit": Entry.objects.count()}

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_cin", str(file))

    assert rows() | {"audit": Entry.objects.count()} == before


def test_a_giant_file_is_refused_at_once(tmp_path):
    file = tmp_path / "giant.xml"
    with file.open("wb") as giant:
        giant.truncate(1_000_000_000)

    with pytest.raises(CannotRead):
        take_in(file, by=BY, at=AT)


def test_if_it_fails_half_way_nothing_is_left_behind(give, monkeypatch):
    before = rows() | {"audit": Entry.objects.count()}
    write = history.write

    def fail_at_the_third(**said):
        if Event.objects.count() == 2:
            raise RuntimeError("the power went")
        return write(**said)

    monkeypatch.setattr(history, "write", fail_at_the_third)

    with pytest.raises(RuntimeError):
        give(census(child(episode("x")), child(episode(), episode("2026-01-02"), number="A2")))

    assert rows() | {"audit": Entry.objects.count()} == before


def test_taking_in_a_return_is_on_the_audit(give):
    give(census(child(episode("x")), child(episode(), number="A2")))

    entry = Entry.objects.get(verb="took in a return")
    assert (entry.subject_ref, entry.detail["children"], entry.detail["set_aside"]) == ("cin 330", 2, 1)
    assert Entry.objects.filter(verb="set aside").count() == 1


def test_the_return_is_kept_as_it_came(give):
    give(census(child(episode(), who=f"{KNOWN}<FormerUPN>X98765432123B</FormerUPN>")))

    body = Received.objects.get().body
    assert body["return"] == {"authority": "330", "year": "2026", "reference_date": ""}
    assert "<FormerUPN>X98765432123B</FormerUPN>" in body["xml"]


def test_old_contacts_raise_no_alert(give):
    taken = give("fake_CIN_data.xml")

    assert taken.history.events
    assert not apps.get_model("alerts", "Alert").objects.filter(findings__signal="S01").exists()
