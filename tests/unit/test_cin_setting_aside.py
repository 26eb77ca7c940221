"""What cannot be read is set aside with its reason and as it came; the rest of the child still goes in."""

from datetime import date

import pytest

from tests.census import census, child, episode, events, only, reasons, told


def kinds(record) -> list[str]:
    return [event[1] for event in events(record)]


def assessment(started: str, authorised: str = "") -> str:
    return (
        f"<Assessments><AssessmentActualStartDate>{started}</AssessmentActualStartDate>"
        f"<AssessmentAuthorisationDate>{authorised}</AssessmentAuthorisationDate></Assessments>"
    )


@pytest.mark.parametrize(
    "bad", ["31/05/2025", "2025-02-30", "20250506", "2025-W10-1", "0001-01-01", "soon", "٢٠٢٥-٠٥-٠٦"]
)
def test_an_unreadable_date_of_an_assessment_does_not_lose_the_referral(bad):
    record = only(child(episode(more=assessment(bad))))

    assert kinds(record) == ["contact", "episode_open"]
    assert reasons(record) == [
        "AssessmentActualStartDate is not a day of the calendar written as 2026-03-31."
    ]
    assert bad in record.aside[0].xml


@pytest.mark.parametrize("said", ["2025-05-07Z", "2025-05-07+01:00", "2025-05-07T00:00:00", " 2025-05-07 "])
def test_a_date_that_the_schema_allows_is_read(said):
    record = only(child(episode(more=assessment(said))))

    assert ("2025-05-07", "note", "assessment_started", "social_care") in events(record)
    assert not record.aside


def test_a_referral_that_cannot_be_read_does_not_lose_what_followed():
    record = only(child(episode("06.05.2025", more=assessment("2025-05-07", "2025-06-20"))))

    assert kinds(record) == ["assessment"]
    assert "<ReferralSource>6</ReferralSource>" in record.aside[0].xml


def test_a_closing_before_the_referral_neither_closes_nor_leaves_the_child_open_for_ever():
    record = only(child(episode(CINclosureDate="2025-05-05", ReasonForClosure="RC7")))

    assert kinds(record) == ["contact"]
    assert reasons(record) == ["CINclosureDate is before CINreferralDate."]


def test_a_closing_on_the_day_of_the_referral_is_in_order():
    record = only(child(episode(CINclosureDate="2025-05-06", ReasonForClosure="RC8")))

    assert kinds(record) == ["contact", "episode_open", "episode_close"]


def test_an_authorisation_before_its_assessment_completes_nothing():
    record = only(child(episode(more=assessment("2025-06-20", "2025-05-07"))))

    assert "assessment" not in kinds(record)
    assert reasons(record) == ["AssessmentAuthorisationDate is before AssessmentActualStartDate."]


def test_an_assessment_outside_its_case_is_kept_and_said_to_be_odd():
    record = only(child(episode(more=assessment("2025-01-07", "2025-02-20"))))

    assert "assessment" in kinds(record)
    assert "before the referral" in record.noticed[0]


def test_a_day_that_has_not_come_waits_and_reads_once_it_has():
    waiting = child(episode(DateOfInitialCPC="2026-08-03"))

    today = only(waiting)
    later = only(waiting, today=date(2026, 8, 3))

    assert reasons(today) == ["DateOfInitialCPC is a day that has not come yet."]
    assert not later.aside
    assert "meeting" in kinds(later)


def test_unknown_codes_lose_no_event():
    record = only(
        child(
            episode(source="6Z", PrimaryNeedCode="N77", CINclosureDate="2025-07-01", ReasonForClosure="RCX")
        )
    )

    contact, opened, closed = record.record.events
    assert (contact.agency, contact.concern) == ("unknown", "")
    assert "“6Z”" in contact.text
    assert "“N77”" in contact.text
    assert "“RCX”" in closed.text
    assert len(record.aside) == 3
    assert opened.kind == "episode_open"


def test_a_child_without_a_number_is_set_aside_whole_and_known_again_once_it_has_one():
    nameless, mended = only(child(episode(), number="")), only(child(episode(), number="A1"))

    assert nameless.record is None
    assert "LAchildID is missing" in reasons(nameless)[0]
    assert nameless.aside[0].item in mended.met


@pytest.mark.parametrize("number", ["x" * 41, "two words", "with:colon", "a\u202eb"])
def test_a_number_that_can_be_none_is_set_aside(number):
    assert only(child(episode(), number=number)).record is None


def test_a_malformed_pupil_number_is_left_out_and_the_child_kept():
    who = "<UPN>12345</UPN><PersonBirthDate>2015-04-01</PersonBirthDate><Sex>F</Sex>"
    record = only(child(episode(), who=who))

    assert record.record.person.upn == ""
    assert reasons(record)[0].startswith("UPN is not")


def test_a_child_without_any_date_of_birth_is_still_a_child():
    person = only(child(episode(), who="<Sex>M</Sex>")).record.person

    assert (person.born, person.born_precision, person.described_as_child) == ("", "", True)


def test_a_death_before_the_birth_is_set_aside():
    who = "<PersonBirthDate>2015-04-01</PersonBirthDate><Sex>F</Sex><PersonDeathDate>2014-01-01</PersonDeathDate>"

    assert reasons(only(child(episode(), who=who))) == ["PersonDeathDate is before PersonBirthDate."]


def test_one_number_for_two_children_keeps_the_first_and_sets_the_second_aside():
    first, second = told(census(child(episode()), child(episode(), born="2011-11-11")))

    assert first.record is not None
    assert second.record is None
    assert "stands twice" in reasons(second)[0]


def test_a_record_that_stands_twice_has_one_message_id():
    first, second = told(census(child(episode()), child(episode())))

    assert first.record.message_id == second.record.message_id


def test_what_was_set_aside_by_number_is_met_again_once_its_date_reads():
    bad = only(child(episode("06.05.2025", more=assessment("x"))))
    mended = only(child(episode("2025-05-06", more=assessment("2025-05-07"))))

    assert {each.item for each in bad.aside} <= mended.met
    assert not mended.aside


def test_places_fit_where_they_are_kept():
    dates = "<PPStartDate>2025-06-01</PPStartDate><LetterInitCPDate>x</LetterInitCPDate>"
    steps = f"<PreProceedingsandFGDM>{dates}</PreProceedingsandFGDM>"
    record = only(child(episode(more=steps), number="x" * 40))

    assert record.aside[0].item.endswith("/LetterInitCPDate")
    assert len(record.aside[0].item) <= 120
