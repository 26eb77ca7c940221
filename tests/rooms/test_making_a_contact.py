"""What the form keeps, refuses gently, and shows to nobody else."""

import uuid
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from frontdoor.audit.models import Entry
from frontdoor.intake import actions
from frontdoor.intake.models import Draft, Received
from tests.rooms.builders import a_worker, an_agency, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.rooms.contact_urls")]
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def holly():
    return a_worker("holly", name="Holly Reyes")


@pytest.fixture
def client(holly) -> Client:
    return signed_in(holly)


@pytest.fixture
def draft(client) -> Draft:
    client.post(reverse("intake:start"))
    return Draft.objects.get()


def at(draft: Draft, page: str, number: int | None = None) -> str:
    if number is None:
        return reverse("intake:page", args=[draft.pk, page])
    return reverse("intake:person", args=[draft.pk, number, page])


def kept(draft: Draft, page: str, number: int | None = None) -> dict:
    draft.refresh_from_db()
    if number is None:
        return draft.answers["pages"][page]
    return draft.answers["people"][str(number)]["pages"][page]


def a_child(client: Client, draft: Draft, name: str = "Kayla") -> None:
    answers = {"called": "named", "forenames": name, "sex": "F"}
    where = (
        at(draft, "children")
        if not draft.answers.get("people")
        else reverse("intake:add", args=[draft.pk, "children"])
    )
    assert client.post(where, answers).status_code == 302
    draft.refresh_from_db()


def test_a_contact_begins_with_a_draft_that_is_logged_and_asks_about_danger_first(client, holly):
    answer = client.post(reverse("intake:start"))

    draft = Draft.objects.get()
    assert answer["Location"] == at(draft, "immediate-danger")
    assert (draft.writer, draft.agency.key) == (holly, "health_visiting")
    assert Entry.objects.filter(verb="started a draft", subject_ref=str(draft.pk), actor_id=holly.pk).exists()


def test_danger_now_leads_to_the_telephone_and_then_on(client, draft):
    first = client.post(at(draft, "immediate-danger"), {"danger": "yes"})
    phone = client.get(first["Location"])
    on = client.post(first["Location"])

    assert "phone 999 first" in phone.content.decode()
    assert "01632 960 111" in phone.content.decode()
    assert on["Location"] == at(draft, "about-you")


def test_no_danger_leads_straight_on(client, draft):
    assert client.post(at(draft, "immediate-danger"), {"danger": "no"})["Location"] == at(draft, "about-you")


def test_a_page_is_kept_and_shown_again_as_it_was_typed(client, draft):
    said = {"name": "Holly Reyes", "role": "Health visitor", "phone": " 01632  960001 "}

    assert client.post(at(draft, "about-you"), said).status_code == 302

    assert kept(draft, "about-you")["phone"] == "01632  960001"
    assert "Health visitor" in client.get(at(draft, "about-you")).content.decode()


def test_the_name_of_whoever_writes_is_there_already(client, draft):
    page = client.get(at(draft, "about-you")).content.decode()

    assert 'value="Holly Reyes"' in page
    assert "taking a call" not in page


def test_a_front_door_worker_can_take_a_call_from_the_public():
    worker = signed_in(a_worker("wanda", role="front_door_worker", agency="front_door"))
    worker.post(reverse("intake:start"))
    draft = Draft.objects.get()
    said = {
        "whose": "call",
        "name": "Wanda",
        "role": "Social worker",
        "phone": "01632 960 002",
        "caller_name": "Jo",
    }

    refused = worker.post(at(draft, "about-you"), said)
    accepted = worker.post(at(draft, "about-you"), {**said, "caller_relation": "aunt", "keep_private": "on"})

    assert "Enter how the caller knows the child" in refused.content.decode()
    assert accepted.status_code == 302
    assert kept(draft, "about-you")["keep_private"] is True


EMPTY = [
    ("immediate-danger", {}, "Select yes if a child is in immediate danger now"),
    ("about-you", {"name": "H", "role": "HV", "phone": "ask me"}, "Enter a phone number we can ring"),
    ("children", {"called": "named"}, "Enter a first name or a last name"),
    ("mother", {}, "Select an answer. “Not known” is an answer too"),
    ("others", {}, "Select an answer. “Not known” is an answer too"),
    ("where-now", {}, "Select where the child is now"),
    ("what-happened", {"what": "  "}, "Enter what has happened, in your own words"),
    ("what-happened", {"what": "x" * 10_001}, "10,000 characters or fewer. You have written 10001"),
    ("when-it-happened", {}, "Select when it happened"),
    (
        "when-it-happened",
        {"certainty": "exact", "on-day": "31", "on-month": "2", "on-year": "2026"},
        "real date",
    ),
    (
        "when-it-happened",
        {"certainty": "exact", "on-day": "1", "on-month": "2", "on-year": "2999"},
        "in the past",
    ),
    (
        "when-it-happened",
        {"certainty": "between", "first-year": "2020", "latest-year": "2019"},
        "The latest date must be the same as or after the first date",
    ),
    ("how-it-is-known", {}, "Enter who saw or heard it"),
    ("kinds", {}, "Select at least one, or “a request for support”"),
    (
        "kinds",
        {"kinds": ["neglect", "support_request"]},
        "nobody is worried about harm” or other answers, not both",
    ),
    ("kinds", {"kinds": ["other"]}, "Enter what else you are worried about"),
    ("domestic-abuse", {}, "Select an answer. “Not known” is an answer too"),
    ("domestic-abuse", {"answer": "perhaps"}, "Select one of the answers on this page"),
    ("family-told", {"told": "no"}, "Enter why the family has not been told"),
    ("lawful-basis", {}, "Select a lawful basis, or “I am not sure”"),
    ("agreement", {}, "Select whether the family agrees"),
]


@pytest.mark.parametrize(
    ("asked", "said", "sentence"), EMPTY, ids=[f"{page}-{n}" for n, (page, *_) in enumerate(EMPTY)]
)
def test_what_is_wrong_is_said_gently_on_top_and_beside_and_nothing_is_kept(
    client, draft, asked, said, sentence
):
    shown = client.post(at(draft, asked), said)

    text = shown.content.decode()
    assert shown.status_code == 200
    assert text.count(sentence) == 2
    assert "<title>Error: " in text
    draft.refresh_from_db()
    assert draft.answers == {}


def test_nothing_typed_is_lost_when_a_page_is_refused(client, draft):
    shown = client.post(at(draft, "about-you"), {"name": "Holly", "role": "Health & <visitor>", "phone": ""})

    assert "Health &amp; &lt;visitor&gt;" in shown.content.decode()


MESSY = [
    ("what-happened", {"what": "a\x00b\u202ec"}, {"what": "abc"}),
    ("what-happened", {"what": "Zoë’s “words” 👶\r\nnext"}, {"what": "Zoë’s “words” 👶\r\nnext"}),
    (
        "when-it-happened",
        {"certainty": "exact", "on-day": "3rd", "on-month": "feb", "on-year": "2026"},
        {"certainty": "exact", "on": ["3rd", "feb", "2026"]},
    ),
    # What belongs to a choice that was not made is passed over, right or wrong.
    ("when-it-happened", {"certainty": "not_known", "on-day": "99"}, {"certainty": "not_known"}),
]


@pytest.mark.parametrize(("asked", "said", "expected"), MESSY)
def test_messy_input_is_accepted(client, draft, asked, said, expected):
    assert client.post(at(draft, asked), said).status_code == 302
    assert kept(draft, asked) == expected


@pytest.mark.promise(18)
@pytest.mark.parametrize(
    "field", ["what", "certainty", "on-day", "kinds", "danger", "answer", "listed", "forenames"]
)
@pytest.mark.parametrize(
    "rubbish", [b"%00", b"%ED%A0%80", b"%FF%FE", b"x" * 20_000, b"%F0%9F%91%B6", b"%E2%80%AE"]
)
def test_no_rubbish_breaks_a_page(client, draft, field, rubbish):
    for page in ("what-happened", "when-it-happened", "kinds", "immediate-danger", "children", "mother"):
        body = b"certainty=exact&called=named&" + field.encode() + b"=" + rubbish
        shown = client.post(at(draft, page), body, content_type="application/x-www-form-urlencoded")

        assert shown.status_code in (200, 302)


@pytest.mark.parametrize(
    ("asked", "said", "expected"),
    [
        (
            "birth",
            {"certainty": "exact", "born-day": "1", "born-month": "", "born-year": "2010"},
            "must include a month",
        ),
        ("birth", {"certainty": "age", "age": "seventeen", "unit": "years"}, "Enter the age as a number"),
        ("birth", {"certainty": "approximate", "about-year": "2999"}, "in the past"),
        ("home", {"address": "", "postcode": ""}, "Enter an address or a postcode"),
        ("home", {"address": "1 Elm Row", "postcode": "here"}, "Enter a full UK postcode"),
        ("services", {"nhs_number": "999 123 4510"}, "Check the NHS number"),
        ("services", {"upn": "12"}, "UPN must be a letter and then 12 numbers"),
        ("seen", {"seen": "yes"}, "Select whether the child is at home now"),
    ],
)
def test_a_childs_pages_say_what_is_wrong(client, draft, asked, said, expected):
    a_child(client, draft)

    shown = client.post(at(draft, asked, 1), said)

    assert shown.status_code == 200
    assert shown.content.decode().count(expected) == 2


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("birth", {"certainty": "age", "age": "about 17", "unit": "years"}),
        ("birth", {"certainty": "approximate", "about-month": "Dec", "about-year": "2010"}),
        ("home", {"postcode": "b296qx"}),
        ("home", {"no_fixed": "on"}),
        ("services", {"nhs_number": "999-123-4519"}),
        ("services", {}),
        ("seen", {"seen": "no", "at_home": "not_known"}),
    ],
)
def test_a_childs_pages_take_what_people_know(client, draft, asked, said):
    a_child(client, draft)

    assert client.post(at(draft, asked, 1), said).status_code == 302
    assert kept(draft, asked, 1)


@pytest.mark.promise(20)
def test_no_page_has_a_name_in_its_title_or_its_address(client, draft):
    a_child(client, draft, "Zebedee")

    for page in ("birth", "home", "services", "seen"):
        text = client.get(at(draft, page, 1)).content.decode()
        assert "Zebedee" not in text.split("</title>")[0]
        assert "Zebedee" in text
    assert "Zebedee" not in client.get(at(draft, "children")).content.decode().split("</title>")[0]


def test_a_father_it_is_not_safe_to_ask_about_is_an_answer(client, draft):
    a_child(client, draft)

    on = client.post(at(draft, "father"), {"answer": "not_safe"})

    assert on["Location"] == at(draft, "father")
    assert "Father: not safe to ask" in client.get(at(draft, "father")).content.decode()
    draft.refresh_from_db()
    assert draft.answers["people"]["2"]["answer"] == "not_safe"


def test_a_mother_who_is_one_of_the_children_is_chosen_from_the_list_and_never_of_herself(client, draft):
    a_child(client, draft, "Kayla")
    a_child(client, draft, "Noah")
    a_child(client, draft, "Isla")

    on = client.post(at(draft, "mother"), {"answer": "listed", "listed": "1"})
    asked = client.get(on["Location"]).content.decode()

    assert "Which of the children is Kayla the mother of?" in asked
    assert "Noah" in asked
    assert 'value="1"' not in asked.split("<form")[-1]


def test_no_more_mothers_is_refused_while_a_child_has_no_answer(client, draft):
    a_child(client, draft, "Kayla")
    a_child(client, draft, "Noah")
    client.post(at(draft, "mother"), {"answer": "not_known"})
    client.post(at(draft, "ties", 3), {"of": ["1"]})

    refused = client.post(at(draft, "mother"), {"another": "no"})

    assert "Nothing is said yet about the mother of Noah" in refused.content.decode()


def test_a_group_with_nobody_in_it_is_answered_and_left(client, draft):
    on = client.post(at(draft, "partners"), {"answer": "none"})

    assert on["Location"] == at(draft, "former-partners")
    assert kept(draft, "partners") == {"answer": "none"}


def test_somebody_can_be_changed_and_removed(client, draft):
    a_child(client, draft, "Kayla")
    remove = reverse("intake:remove", args=[draft.pk, 1])

    asked = client.get(remove).content.decode()
    client.post(remove, {"sure": "no"})
    draft.refresh_from_db()
    assert draft.answers["people"]
    client.post(remove, {"sure": "yes"})

    assert "Do you want to remove Kayla" in asked
    draft.refresh_from_db()
    assert draft.answers["people"] == {}
    assert client.get(at(draft, "birth", 1)).status_code == 404


def test_a_change_from_the_check_page_leads_back_to_it(client, draft):
    client.post(at(draft, "tried"), {"tried": "a"})
    client.post(at(draft, "family-told"), {"told": "yes"})

    on = client.post(at(draft, "tried") + "?from=check", {"tried": "b"})

    assert on["Location"] == reverse("intake:check", args=[draft.pk])


def test_a_change_that_opens_a_new_question_leads_to_it_first(client, draft):
    client.post(at(draft, "domestic-abuse"), {"answer": "no"})

    on = client.post(at(draft, "domestic-abuse") + "?from=check", {"answer": "yes"})

    assert on["Location"] == at(draft, "domestic-abuse-who") + "?from=check"


def test_the_check_page_lists_what_is_missing_and_offers_no_send(client, draft):
    text = client.get(reverse("intake:check", args=[draft.pk])).content.decode()

    assert "Still to answer" in text
    assert at(draft, "mother") + "?from=check" in text
    assert ">Send<" not in text


def test_the_check_page_says_whose_answer_each_change_is(client, draft):
    a_child(client, draft, "Kayla")

    text = client.get(reverse("intake:check", args=[draft.pk])).content.decode()

    assert 'Change<span class="govuk-visually-hidden"> name of Kayla</span>' in text


PAGES = ["intake:page", "intake:check", "intake:add", "intake:discard", "intake:person", "intake:remove"]


def addresses(draft: Draft) -> list[str]:
    more = {
        "intake:page": ["children"],
        "intake:add": ["children"],
        "intake:person": [1, "birth"],
        "intake:remove": [1],
    }
    return [reverse(name, args=[draft.pk, *more.get(name, [])]) for name in PAGES]


@pytest.mark.parametrize("role", ["referrer", "front_door_worker", "team_manager"])
def test_nobody_else_finds_a_draft_not_even_in_the_same_agency(client, draft, role):
    a_child(client, draft)
    other = signed_in(a_worker("other", role=role))

    for address in addresses(draft):
        assert other.get(address).status_code == 404
        assert other.post(address, {"sure": "yes"}).status_code == 404
    assert "Carry on" not in other.get(reverse("intake:start")).content.decode()
    draft.refresh_from_db()
    assert draft.answers["people"]


def test_a_draft_that_never_was_is_not_found_either(client):
    assert client.get(reverse("intake:page", args=[uuid.uuid4(), "children"])).status_code == 404


@pytest.mark.parametrize("role", ["auditor", "administrator", "head_of_service"])
def test_a_role_that_makes_no_contacts_is_told_who_does(role):
    other = signed_in(a_worker("other", role=role))

    refused = other.get(reverse("intake:start"))

    assert refused.status_code == 403
    assert "make a contact" in refused.content.decode()


def test_nobody_gets_there_without_signing_in(draft):
    for address in addresses(draft):
        assert Client().get(address)["Location"].startswith("/accounts/login/")


def test_a_post_without_its_token_is_refused(holly):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(holly)

    assert strict.post(reverse("intake:start")).status_code == 403
    assert not Draft.objects.exists()


def test_my_drafts_say_when_they_were_started_and_nothing_that_is_in_them(client, draft):
    a_child(client, draft, "Zebedee")

    for place in ("intake:start", "intake:drafts"):
        text = client.get(reverse(place)).content.decode()
        assert "Carry on" in text
        assert at(draft, "immediate-danger") in text
        assert "Zebedee" not in text


def test_no_drafts_is_said_in_words(client):
    assert "You have no drafts" in client.get(reverse("intake:drafts")).content.decode()


def test_a_draft_can_be_deleted_by_its_writer_and_that_is_logged(client, draft, holly):
    where = reverse("intake:discard", args=[draft.pk])

    assert client.get(where).status_code == 200
    assert Draft.objects.exists(), "Looking deletes nothing."
    client.post(where)

    assert not Draft.objects.exists()
    assert Entry.objects.filter(verb="discarded a draft", actor_id=holly.pk).exists()


def test_what_was_sent_is_not_opened_or_changed_again(client, draft):
    draft.sent = Received.objects.create(
        kind="contact",
        channel="form",
        agency=an_agency(),
        message_id="1",
        body={},
        received_at=NOW,
        sent_by_name="H",
    )
    draft.save()

    shown = client.post(at(draft, "tried"), {"tried": "later"}).content.decode()

    assert draft.sent.ref in shown
    draft.refresh_from_db()
    assert draft.answers == {}
    with pytest.raises(actions.AlreadySent):
        actions.keep_answers(draft, lambda answers: answers.keep("tried", {}), at=NOW)


def test_two_windows_do_not_undo_each_other(draft):
    first, second = (Draft.objects.get(pk=draft.pk) for _ in range(2))

    actions.keep_answers(first, lambda answers: answers.keep("tried", {"tried": "a"}), at=NOW)
    actions.keep_answers(second, lambda answers: answers.keep("family-told", {"told": "yes"}), at=NOW)

    draft.refresh_from_db()
    assert set(draft.answers["pages"]) == {"tried", "family-told"}


def test_the_confirmation_gives_the_reference_the_hour_and_the_telephone(client):
    text = client.get(reverse("journey:sent")).content.decode()

    for words in ("C-7K3M-9QXD", "Tuesday 24 November 2026 at 2:30pm", "phone 999 first", "01632 960 111"):
        assert words in text
