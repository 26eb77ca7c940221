"""What the census says becomes events in the ledger's words: who referred, what followed, and what is not claimed."""

from datetime import date
from pathlib import Path

import pytest

from frontdoor.intake.cin import codes
from tests.census import child, episode, events, only, reasons, told

SAMPLES = Path(__file__).parents[1] / "samples" / "cin"
PLAN = """<ChildProtectionPlans><CPPstartDate>2025-06-02</CPPstartDate><CPPendDate>2026-01-15</CPPendDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>0</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2025-09-01</CPPreviewDate><CPPreviewDate>2025-12-01</CPPreviewDate></Reviews>
</ChildProtectionPlans>"""
ENQUIRY = """<Section47><S47ActualStartDate>2025-05-09</S47ActualStartDate>
<InitialCPCtarget>2025-05-30</InitialCPCtarget><DateOfInitialCPC>2025-06-02</DateOfInitialCPC>
<ICPCnotRequired>0</ICPCnotRequired></Section47>"""
ASSESSMENT = """<Assessments><AssessmentActualStartDate>2025-05-07</AssessmentActualStartDate>{authorised}
<FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>16A</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments>"""
AUTHORISED = "<AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate>"


def text_of(record, kind: str) -> str:
    return next(event.text for event in record.record.events if event.kind == kind)


def test_a_case_is_told_in_the_order_in_which_it_happened():
    more = ENQUIRY + ASSESSMENT.format(authorised=AUTHORISED) + PLAN
    record = only(
        child(episode(PrimaryNeedCode="N1", CINclosureDate="2026-02-01", ReasonForClosure="RC9", more=more))
    )

    assert events(record) == [
        ("2025-05-06", "contact", "concern", "police"),
        ("2025-05-06", "episode_open", "", "social_care"),
        ("2025-05-09", "section_47", "", "social_care"),
        ("2025-06-02", "meeting", "initial_child_protection_conference", "social_care"),
        ("2025-06-02", "plan", "child_protection_start", "social_care"),
        ("2025-06-20", "assessment", "completed", "social_care"),
        ("2025-09-01", "meeting", "child_protection_review", "social_care"),
        ("2025-12-01", "meeting", "child_protection_review", "social_care"),
        ("2026-01-15", "plan", "child_protection_end", "social_care"),
        ("2026-02-01", "episode_close", "", "social_care"),
    ]
    assert not record.aside


def test_codes_are_told_in_plain_words():
    record = only(child(episode(more=ASSESSMENT.format(authorised=AUTHORISED) + PLAN, PrimaryNeedCode="N4")))

    assert text_of(record, "contact") == (
        "Referred to children's social care by the police. Main need: a family in acute stress."
    )
    assert "subject of domestic abuse (a parent or carer); neglect" in text_of(record, "assessment")
    assert "Category at first: neglect. Latest category: emotional abuse." in text_of(record, "plan")


def test_abuse_or_neglect_is_not_counted_as_neglect():
    contact = only(child(episode(PrimaryNeedCode="N1"))).record.events[0]

    assert contact.concern == "abuse_or_neglect"
    assert "neglect" not in {concern for concern, _ in codes.NEEDS.values()}


def test_every_source_of_referral_has_an_agency():
    for code, (agency, _) in codes.SOURCES.items():
        assert only(child(episode(source=code))).record.events[0].agency == agency


@pytest.mark.parametrize("flag", ["true", "1", "TRUE"])
def test_no_further_action_with_nothing_after_it_is_a_decision_about_this_child(flag):
    record = only(child(episode(ReferralNFA=flag)))

    assert [event[1:3] for event in events(record)] == [
        ("contact", "concern"),
        ("decision", "no_further_action"),
    ]
    assert record.record.events[1].roles == ("about", "looked_at")


@pytest.mark.parametrize("flag", ["false", "0"])
def test_without_the_flag_a_referral_opens_a_case(flag):
    assert [event[1] for event in events(only(child(episode(ReferralNFA=flag))))] == [
        "contact",
        "episode_open",
    ]


def test_what_was_done_is_surer_than_a_flag_that_says_nothing_was():
    record = only(child(episode(more=PLAN, ReferralNFA="true")))

    assert "episode_open" in [event[1] for event in events(record)]
    assert not [event for event in events(record) if event[1] == "decision"]
    assert record.noticed
    assert record.noticed[0] in text_of(record, "contact")


def test_an_assessment_not_yet_authorised_is_only_a_note():
    record = only(child(episode(more=ASSESSMENT.format(authorised=""))))

    assert ("2025-05-07", "note", "assessment_started", "social_care") in events(record)
    assert "assessment" not in [event[1] for event in events(record)]


def test_a_completed_assessment_assessed_the_child_and_claims_no_one_else():
    record = only(child(episode(more=ASSESSMENT.format(authorised=AUTHORISED))))

    assert next(event.roles for event in record.record.events if event.kind == "assessment") == (
        "about",
        "assessed",
    )
    assert not [event for event in record.record.events if "seen" in event.roles]


def test_a_conference_given_twice_is_one_event():
    record = only(child(episode(more=ENQUIRY, DateOfInitialCPC="2025-06-02")))

    assert len([event for event in events(record) if event[1] == "meeting"]) == 1


def test_an_unborn_child_has_an_expected_date_even_ahead_and_a_born_one_its_own():
    expected = "<ExpectedPersonBirthDate>2026-09-20</ExpectedPersonBirthDate>"
    unborn = only(child(episode(), who=f"{expected}<Sex>U</Sex>")).record.person
    born = f"<PersonBirthDate>2026-06-25</PersonBirthDate>{expected}<GenderCurrent>2</GenderCurrent>"
    baby = only(child(episode(), who=born)).record.person

    assert (unborn.born, unborn.born_precision, unborn.sex) == ("2026-09-20", "expected", "U")
    assert (baby.born, baby.born_precision, baby.sex) == ("2026-06-25", "exact", "F")
    assert unborn.described_as_child


def test_the_childs_number_carries_the_authority_that_gave_it():
    person = only(child(episode(), number=" DfEX-1 ")).record.person

    assert person.la_child_id == "330:DfEX-1"


def test_ethnicity_and_disability_are_kept_as_they_came_and_used_for_nothing():
    full = child(episode()).replace(
        "<ChildCharacteristics/>",
        "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>AUT</Disability></Disabilities>"
        "</ChildCharacteristics>",
    )
    record = only(full).record

    assert "<Ethnicity>WBRI</Ethnicity>" in record.raw["xml"]
    assert not [event for event in record.events if "WBRI" in event.text or "utis" in event.text]
    assert record.person.description() == only(child(episode())).record.person.description()


def test_steps_before_proceedings_are_kept():
    text = (SAMPLES / "CIN_Census_2026.xml").read_bytes()
    first = told(text)[0]
    later = told(text, today=date(2027, 6, 1))[0]

    assert "pre_proceedings" not in [event[1] for event in events(first)]
    assert [event[2] for event in events(later) if event[1] == "pre_proceedings"] == [
        "started",
        "letter_before_proceedings",
        "meeting",
        "decision",
        "court_application",
        "letter_of_issue",
    ]


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.xml")))
def test_every_sample_is_read_and_each_event_has_an_id_of_its_own(name):
    records = told((SAMPLES / name).read_bytes())

    for record in records:
        items = [event.item_id for event in record.record.events]
        assert items
        assert len(items) == len(set(items))
        assert not [reason for reason in reasons(record) if "missing" in reason]
