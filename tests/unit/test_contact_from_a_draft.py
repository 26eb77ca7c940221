"""What a finished draft becomes: people with numbers, ties, placeholders for parents only, and the concern."""

from datetime import date

import pytest

from frontdoor.intake.answers import Answers
from frontdoor.intake.contact import contact_from
from frontdoor.intake.draft_to_contact import NotFinished, contact_from_draft
from frontdoor.intake.models import Draft
from frontdoor.intake.progress import gaps

TODAY = date(2015, 3, 10)
PAGES = {
    "immediate-danger": {"danger": "no"},
    "about-you": {"name": "Holly Reyes", "role": "Health visitor", "phone": "01632 960 001"},
    "partners": {"answer": "none"},
    "former-partners": {"answer": "not_known"},
    "siblings": {"answer": "none"},
    "others": {"answer": "asked_not_told"},
    "where-now": {"place": "hospital", "details": "ward 3"},
    "what-happened": {"what": "A bruise was seen."},
    "when-it-happened": {"certainty": "exact", "on": ["9", "3", "2015"]},
    "how-it-is-known": {"seen_by": "I did", "said_by": "", "claim": "fact"},
    "childs-words": {"childs_words": ""},
    "what-you-make-of-it": {"analysis": ""},
    "kinds": {"kinds": ["bruise"]},
    "domestic-abuse": {"answer": "no"},
    "mental-health": {"answer": "not_known"},
    "substance-use": {"answer": "no"},
    "learning-difficulty": {"answer": "no"},
    "young-parent": {"answer": "yes", "details": "She is 17."},
    "tried": {"tried": "Two visits."},
    "family-told": {"told": "no", "why_not": "Not safe."},
    "lawful-basis": {"basis": "public_task"},
    "agreement": {"agreement": "not_asked"},
}
KNOWN_BIRTH = {"certainty": "exact", "born": ["2", "1", "2014"]}
HOME = {"address": "1 Elm Row", "postcode": "B29 6QX", "no_fixed": False}


def a_draft(**pages) -> Answers:
    """Answers to every page that is not about people, with some changed."""
    changed = {slug.replace("_", "-"): said for slug, said in pages.items()}
    return Answers({"pages": {**PAGES, **changed}})


def child(answers: Answers, name: str = "Ava", **pages) -> int:
    number = answers.add("children")
    answers.keep_about(number, "name", {"called": "named", "forenames": name, "sex": "F"})
    given = {"birth": KNOWN_BIRTH, "home": HOME, "services": {}, "seen": {"seen": "yes", "at_home": "yes"}}
    for page, said in {**given, **pages}.items():
        answers.keep_about(number, page, said)
    return number


def unborn(answers: Answers) -> int:
    number = answers.add("children")
    answers.keep_about(number, "name", {"called": "unborn", "sex": "U"})
    answers.keep_about(number, "birth", {"certainty": "expected", "expected": ["", "6", "2015"]})
    return number


def adult(
    answers: Answers, group: str, name: str, of: list[int], at_home: str = "no", role: str = "", **more
) -> int:
    number = answers.add(group)
    answers.keep_about(number, "name", {"forenames": name, "sex": "U", "role": role})
    answers.keep_about(number, "birth", {"certainty": "not_known"})
    answers.keep_about(number, "home", {"at_home": at_home})
    answers.keep_about(number, "services", {})
    answers.keep_about(number, "ties", {"of": [str(each) for each in of], **more})
    answers.keep_about(number, "seen", {"seen": "no"})
    return number


def nobody(answers: Answers, group: str, answer: str, of: list[int]) -> int:
    number = answers.add(group, answer)
    answers.keep_about(number, "ties", {"of": [str(each) for each in of]})
    return number


def contact(answers: Answers):
    return contact_from_draft(Draft(answers=answers.kept), TODAY)


def ties(said) -> list[tuple[int, str, int]]:
    return [(tie.a, tie.type, tie.b) for tie in said.ties]


def family_of_one() -> tuple[Answers, int]:
    answers = a_draft()
    ava = child(answers)
    adult(answers, "mother", "Mia", [ava], at_home="yes")
    nobody(answers, "father", "not_known", [ava])
    return answers, ava


def test_a_draft_with_unanswered_pages_says_which():
    answers = a_draft()
    del answers.kept["pages"]["tried"]
    child(answers)

    with pytest.raises(NotFinished) as refused:
        contact(answers)

    assert [gap.title for gap in refused.value.gaps] == ["Mother", "Father", "What has been tried"]


def test_a_whole_contact_goes_into_json_and_back():
    answers, _ = family_of_one()

    said = contact(answers)

    assert contact_from(said.as_received()) == said
    assert (said.where_now, said.family_told, said.family_not_told_why) == (
        "In hospital: ward 3",
        "no",
        "Not safe.",
    )
    assert (said.lawful_basis, said.agreement, said.immediate_danger) == ("public_task", "not_asked", "no")
    assert said.concern.asked["young_parent"] == "yes"
    assert said.concern.asked_details == {"young_parent": "She is 17."}
    assert (said.concern.main_kind, said.concern.subtype) == ("bruise", "concern")


def test_someone_who_lives_with_the_child_has_the_childs_address():
    answers, _ = family_of_one()

    mother = contact(answers).people[1]

    assert (mother.address, mother.postcode, mother.at_home) == ("1 Elm Row", "B29 6QX", "yes")


def test_a_parent_nobody_could_name_is_a_person_without_a_name_and_others_are_not():
    answers, _ = family_of_one()

    said = contact(answers)

    assert [(person.role, person.answer) for person in said.people] == [
        ("child", "known"),
        ("mother", "known"),
        ("father", "not_known"),
    ]
    assert ties(said) == [(2, "mother", 1), (3, "father", 1)]
    assert said.who_else == {
        "mother": "known",
        "father": "not_known",
        "partners": "none",
        "former_partners": "not_known",
        "siblings": "none",
        "others": "asked_not_told",
    }


def test_a_young_mother_is_a_child_of_the_contact_and_the_mother_of_her_unborn_twins():
    answers = a_draft()
    kayla = child(answers, "Kayla", birth={"certainty": "age", "age": "17", "unit": "years"})
    twins = [unborn(answers), unborn(answers)]
    listed = answers.add("mother", "listed", kayla)
    answers.keep_about(listed, "ties", {"of": [str(twin) for twin in twins]})
    adult(answers, "mother", "Lorna", [kayla])
    nobody(answers, "father", "not_safe", [kayla, *twins])
    deon = adult(answers, "partners", "Deon", [kayla], stepparent="no")

    said = contact(answers)

    assert deon
    assert [person.role for person in said.people] == ["child"] * 3 + ["mother", "father", "partner"]
    assert all(person.described_as_child for person in said.children)
    assert [(person.born, person.born_precision) for person in said.children] == [
        ("1997-09-15", "approximate"),
        ("2015-06-15", "expected"),
        ("2015-06-15", "expected"),
    ]
    assert {person.address for person in said.children} == {"1 Elm Row"}
    assert ties(said) == [
        (1, "mother", 2),
        (1, "mother", 3),
        (4, "mother", 1),
        (5, "father", 1),
        (5, "father", 2),
        (5, "father", 3),
        (6, "partner", 1),
    ]


def test_a_child_whose_mother_nobody_spoke_of_keeps_the_draft_open():
    answers, ava = family_of_one()
    ben = child(answers, "Ben")
    answers.keep_about(answers.group("mother")[0].number, "ties", {"of": [str(ava)]})
    answers.keep_about(answers.group("father")[0].number, "ties", {"of": [str(ava), str(ben)]})

    assert [gap.title for gap in gaps(answers)] == ["Mother of Ben"]


def test_two_children_can_have_two_fathers():
    answers, ava = family_of_one()
    ben = child(answers, "Ben")
    answers.keep_about(answers.group("mother")[0].number, "ties", {"of": [str(ava), str(ben)]})
    answers.keep_about(answers.group("father")[0].number, "ties", {"of": [str(ava)]})
    adult(answers, "father", "Carl", [ben])

    said = contact(answers)

    assert [tie for tie in ties(said) if tie[1] == "father"] == [(4, "father", 1), (5, "father", 2)]
    assert said.who_else["father"] == "known"


@pytest.mark.parametrize(
    ("group", "chosen", "role", "tie"),
    [
        ("siblings", "", "sibling", "sibling"),
        ("others", "grandparent", "grandparent", "relative"),
        ("others", "household", "household", "household"),
        ("others", "visitor", "visitor", "in_contact"),
        ("others", "stepparent", "stepparent", "stepparent"),
        ("others", "carer", "carer", "carer"),
        ("others", "other", "other", "in_contact"),
    ],
)
def test_everyone_else_has_a_role_and_a_tie_to_the_children_chosen(group, chosen, role, tie):
    answers, ava = family_of_one()
    adult(answers, group, "Rose", [ava], role=chosen)

    said = contact(answers)

    assert said.people[-1].role == role
    assert ties(said)[-1] == (4, tie, 1)
    assert said.people[-1].described_as_child == (group == "siblings")


@pytest.mark.parametrize(
    ("group", "stepparent", "at_home", "expected"),
    [
        ("partners", "no", "no", [(4, "partner", 2)]),
        ("partners", "no", "yes", [(4, "partner", 2), (4, "household", 1)]),
        ("partners", "yes", "yes", [(4, "partner", 2), (4, "stepparent", 1)]),
        ("former-partners", "not_known", "no", [(4, "ex_partner", 2)]),
    ],
)
def test_a_partner_is_tied_to_the_parent_and_to_the_children_only_as_said(
    group, stepparent, at_home, expected
):
    answers, _ = family_of_one()
    adult(answers, group, "Deon", [], at_home=at_home, stepparent=stepparent)

    assert ties(contact(answers))[2:] == expected


def test_a_father_can_also_be_the_partner_without_being_two_people():
    answers, ava = family_of_one()
    answers.remove(answers.group("father")[0].number)
    father = adult(answers, "father", "Deon", [ava])
    partner = answers.add("partners", "listed", father)
    answers.keep_about(partner, "ties", {"of": [], "stepparent": "no"})

    said = contact(answers)

    assert len(said.people) == 3
    assert ties(said) == [(2, "mother", 1), (3, "father", 1), (3, "partner", 2)]


def test_taking_someone_out_takes_out_everything_that_pointed_at_them():
    answers, ava = family_of_one()
    ben = child(answers, "Ben")
    answers.keep("domestic-abuse", {"answer": "yes"})
    answers.keep("domestic-abuse-who", {"incident": "yes", "victim": str(ben), "suspect": "not_known"})
    answers.keep_about(answers.group("mother")[0].number, "ties", {"of": [str(ava), str(ben)]})

    answers.remove(ben)

    assert answers.group("mother")[0].of == [ava]
    assert [gap.title for gap in gaps(answers)] == ["Domestic abuse: who"]
    assert answers.add("children") > ben, "A number is never used again."


@pytest.mark.parametrize(
    ("said", "happened"),
    [
        ({"certainty": "exact", "on": ["9", "3", "2015"]}, (date(2015, 3, 9), None, "exact")),
        ({"certainty": "approximate", "about": ["", "2", "2015"]}, (date(2015, 2, 15), None, "approximate")),
        (
            {"certainty": "between", "first": ["", "", "2014"], "latest": ["1", "3", "2015"]},
            (date(2014, 6, 15), date(2015, 3, 1), "range"),
        ),
        ({"certainty": "not_known"}, (TODAY, None, "unknown")),
    ],
)
def test_when_it_happened_keeps_how_sure_it_is(said, happened):
    answers, _ = family_of_one()
    answers.keep("when-it-happened", said)

    concern = contact(answers).concern

    assert (concern.happened_on, concern.happened_until, concern.precision) == happened


@pytest.mark.parametrize(
    ("kinds", "main", "expected"),
    [
        ({"kinds": ["support_request"]}, None, ((), "", "support_request")),
        ({"kinds": ["neglect", "injury"]}, "injury", (("neglect", "injury"), "injury", "concern")),
        (
            {"kinds": ["neglect", "other"], "other": "Missed  Scans"},
            "other",
            (("neglect", "missed_scans"), "missed_scans", "concern"),
        ),
    ],
)
def test_the_kinds_of_concern_become_words_of_the_ledger(kinds, main, expected):
    answers, _ = family_of_one()
    answers.keep("kinds", kinds)
    if main:
        answers.keep("main-kind", {"main": main})

    concern = contact(answers).concern

    assert (concern.kinds, concern.main_kind, concern.subtype) == expected


def test_an_incident_of_domestic_abuse_names_who_is_hurt_and_who_hurts():
    answers, _ = family_of_one()
    mother = answers.group("mother")[0].number
    answers.keep("domestic-abuse", {"answer": "yes"})
    answers.keep("domestic-abuse-who", {"incident": "yes", "victim": str(mother), "suspect": "not_known"})

    concern = contact(answers).concern

    assert (concern.subtype, concern.victim, concern.suspect) == ("domestic_abuse", 2, None)


def test_domestic_abuse_taken_back_leaves_nobody_hurt():
    answers, _ = family_of_one()
    answers.keep("domestic-abuse-who", {"incident": "yes", "victim": "1", "suspect": "not_known"})

    concern = contact(answers).concern

    assert (concern.subtype, concern.victim) == ("concern", None)


def test_a_call_taken_by_a_worker_says_from_whom_and_keeps_them_private():
    answers, _ = family_of_one()
    you = {**PAGES["about-you"], "whose": "call", "caller_name": "", "caller_relation": "neighbour"}
    answers.keep("about-you", {**you, "keep_private": True})

    said = contact(answers)

    assert (said.taken_from, said.keep_referrer_private) == ("Name not given, neighbour", True)


def test_a_child_who_turns_out_to_be_unborn_is_asked_about_afresh():
    answers, ava = family_of_one()

    answers.keep_about(ava, "name", {"called": "unborn", "sex": "U"})

    assert [gap.page for gap in gaps(answers)] == ["birth"]
