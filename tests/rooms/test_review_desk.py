"""The review desk: what stands first and why, what is shown, what an answer does, and what nobody was sure about."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontdoor.alerts.models import Alert
from frontdoor.audit.models import Entry
from frontdoor.intake.models import Received
from frontdoor.people.clusters import groups
from frontdoor.people.models import Link, Question
from frontdoor.response.models import Decision

from .builders import a_worker, signed_in
from .front_door import day_before, looked_at, person_in, text_of, worker
from .review_stories import HERE, a_pair, a_set, asked
from .stories import contact, said, send

pytestmark = pytest.mark.django_db
DESK = "/people/review/"


def address(newer, known=None) -> str:
    """Where one question is answered."""
    return f"{DESK}{newer.ref}/{known.ref}/" if known else f"{DESK}{newer.ref}/"


def answered(client, path: str, **given):
    """Open a question, and answer it."""
    page = client.get(path)
    seen = page.content.decode().split('name="seen" value="')[1].split('"')[0]
    return client.post(
        path, {"seen": seen, "verdict": "not_same", "why": "I rang the school.", **given}, follow=True
    )


def decide_everything():
    """Nobody's contact waits any more."""
    for received in Received.objects.filter(decision__isnull=True):
        Decision.objects.create(
            contact=received,
            outcome="advice_only",
            why="So.",
            at=received.received_at,
            by_id=1,
            by_name="Jo Marsh",
        )


def places(page: str, *words: str) -> list[str]:
    """These words in the order in which a page says them."""
    return sorted(words, key=page.index)


def test_what_most_hangs_on_stands_first_and_of_those_the_oldest():
    a_pair("Gareth Quarrendon", born="1970-02-02", days=40)
    a_pair("Oscar Quarrendon", days=30)
    decide_everything()
    known, _ = a_pair("Adam Quarrendon", days=20)
    decide_everything()
    a_pair("William Quarrendon", days=10)
    a_pair("Yusuf Quarrendon", days=15)
    alert = Question.objects.get(known=known).known
    an_alert_about(alert)

    page = text_of(signed_in(worker()).get(DESK))

    assert places(
        page,
        "A child with an open alert (1)",
        "Adam Quarrendon",
        "A child in a contact that waits for a decision (2)",
        "Yusuf Quarrendon",
        "William Quarrendon",
        "A child (1)",
        "Oscar Quarrendon",
        "An adult, or somebody whose age nobody gave (1)",
        "Gareth Quarrendon",
    ) == [
        "A child with an open alert (1)",
        "Adam Quarrendon",
        "A child in a contact that waits for a decision (2)",
        "Yusuf Quarrendon",
        "William Quarrendon",
        "A child (1)",
        "Oscar Quarrendon",
        "An adult, or somebody whose age nobody gave (1)",
        "Gareth Quarrendon",
    ]


def an_alert_about(person):
    """An open alert seen from one person."""
    return Alert.objects.create(root=person, raised_at=person.known_from, severity="amber")


def test_no_question_is_said_to_mean_no_more_than_it_does():
    page = text_of(signed_in(worker()).get(DESK))

    assert "No question waits." in page
    assert "That does not mean that everybody is known to be who they are" in page


def test_a_pair_is_shown_side_by_side_with_whose_word_each_value_is_and_what_each_reason_weighs():
    known, newer = a_pair()

    page = text_of(signed_in(worker()).get(address(newer, known)))

    assert "Born ≠ Differs" in page
    assert "Name The same" in page
    assert "4 Elm Road, B31 2AB gp, " in page
    assert "speaks against it" in page.lower()
    assert "From +" in page
    assert "Nobody else is on record in this family." in page
    assert "A child in a contact that waits for a decision" in page


def test_an_adult_in_a_family_with_an_open_alert_stands_before_other_adults():
    a_pair("Grown Quarrendon", born="1970-02-02", days=40)
    a_pair("Petra Vennor", born="1988-02-02", days=20)
    told = send(
        "housing",
        contact(
            said(1, "mother", "Petra Vennor", "1988-02-02", **HERE),
            said(2, "child", "Ada Vennor", "2015-02-02", sex="F"),
            ties=[(1, 2, "mother")],
            on=day_before(5),
        ),
    )
    decide_everything()
    an_alert_about(person_in(told, 2))

    page = text_of(signed_in(worker()).get(DESK))

    in_order = [
        "An adult in a family with an open alert (1)",
        "Petra Vennor",
        "An adult, or somebody whose age nobody gave (1)",
        "Grown Quarrendon",
    ]
    assert places(page, *in_order) == in_order


def test_a_long_list_has_pages_and_keeps_its_order_across_them(monkeypatch):
    monkeypatch.setattr("frontdoor.journey.review.queries.A_PAGE", 2)
    for days, name in ((30, "Ada Vennor"), (20, "Bea Uglow"), (10, "Cyn Polwhele")):
        a_pair(name, days=days)
    client = signed_in(worker())

    first, second = text_of(client.get(DESK)), text_of(client.get(DESK, {"page": "2"}))

    assert places(first, "Ada Vennor", "Bea Uglow") == ["Ada Vennor", "Bea Uglow"]
    assert "Cyn Polwhele" not in first
    assert "Cyn Polwhele" in second
    assert "3 questions in this list, page 2 of 2." in second
    assert client.get(DESK, {"page": "9" * 9}).status_code == 200


def test_the_families_of_both_are_shown():
    known, newer = a_pair()
    send(
        "housing",
        contact(
            said(1, "child", "Wilf Quarrendon", "2014-02-02", **HERE),
            said(2, "mother", "Petra Quarrendon", "1990-01-01", sex="F"),
            ties=[(2, 1, "mother")],
            on=day_before(1),
        ),
    )

    page = text_of(signed_in(worker()).get(address(newer, known)))

    assert "Petra Quarrendon" in page
    assert "parent of Wilf" in page


def test_an_answer_is_kept_and_logged_names_nobody_and_leads_to_the_next_question():
    known, newer = a_pair()
    other_known, other_newer = a_pair("Maud Tresillick", days=5)

    response = answered(signed_in(worker()), address(newer, known))

    link = Link.objects.get(how="worker")
    assert (link.verdict, link.why) == ("not_same", "I rang the school.")
    assert Entry.objects.filter(verb="judged who is who", detail__link=link.pk).count() == 2
    assert response.redirect_chain[-1][0] == address(other_newer, other_known)
    said = text_of(response).split("Are these the same person?")[0]
    assert "Saved." in said
    assert "Quarrendon" not in said


def test_the_last_answer_leads_back_to_the_list():
    known, newer = a_pair()

    response = answered(signed_in(worker()), address(newer, known), verdict="same")

    assert response.redirect_chain[-1][0] == DESK
    assert "No other question waits." in text_of(response)


def test_one_of_several_is_chosen_and_the_others_are_not_this_person():
    father, son, either = a_set()
    client = signed_in(worker())

    shown = text_of(client.get(address(either)))
    answered(client, address(either), verdict=son.ref)

    assert "fit 2 people on record" in shown
    assert shown.count("Side by side") == 2
    leaders = groups([either.pk, son.pk, father.pk])
    assert leaders[either.pk] == leaders[son.pk] != leaders[father.pk]
    assert set(Link.objects.values_list("verdict", flat=True)) == {"same", "not_same"}
    assert asked() == set()


@pytest.mark.parametrize("choice, verdict", [("none", "not_same"), ("unsure", "unsure")])
def test_of_several_it_may_be_none_and_nobody_may_be_sure(choice, verdict):
    *_, either = a_set()

    answered(signed_in(worker()), address(either), verdict=choice)

    assert list(Link.objects.values_list("verdict", flat=True)) == [verdict, verdict]
    assert asked() == set()


def test_what_nobody_was_sure_about_leaves_the_list_and_is_found_with_who_and_why():
    known, newer = a_pair()
    client = signed_in(worker())
    answered(client, address(newer, known), verdict="unsure", why="The school is closed this week.")

    waiting, unsure = text_of(client.get(DESK)), text_of(client.get(DESK, {"show": "unsure"}))

    assert "No question waits." in waiting
    assert "The school is closed this week." in unsure
    assert "Jo Marsh" in unsure
    answered(client, address(newer, known), verdict="same", why="They are open again.")
    assert "No question was answered with" in text_of(client.get(DESK, {"show": "unsure"}))


@pytest.mark.parametrize(
    "changed, sentence",
    [({"why": " "}, "Enter how you know"), ({"verdict": ""}, "Select whether these are the same person")],
)
def test_an_answer_without_a_part_is_refused_and_keeps_what_was_typed(changed, sentence):
    known, newer = a_pair()

    response = answered(signed_in(worker()), address(newer, known), **changed)

    assert sentence in text_of(response)
    assert not Link.objects.filter(how="worker").exists()


def test_if_looking_again_fails_nothing_of_an_answer_is_left_behind(monkeypatch):
    *_, either = a_set()

    def broken(*args, **given):
        raise RuntimeError("no signals")

    monkeypatch.setattr("frontdoor.journey.steps.look_again", broken)

    with pytest.raises(RuntimeError):
        answered(signed_in(worker()), address(either), verdict="none")
    assert not Link.objects.exists()
    assert Question.objects.exists()


@pytest.mark.parametrize("role", ["referrer", "head_of_service", "auditor", "administrator"])
def test_it_is_refused_to_those_whose_role_does_not_judge(role):
    known, newer = a_pair()
    client = signed_in(a_worker("other", role=role))

    assert client.get(DESK).status_code == 403
    assert client.get(address(newer, known)).status_code == 403
    assert client.post(address(newer, known), {"verdict": "same", "why": "x"}).status_code == 403
    assert not Link.objects.exists()


def test_everybody_who_is_shown_is_written_down():
    known, newer = a_pair()
    client = signed_in(worker())

    client.get(DESK)
    on_the_list = looked_at("review desk")
    client.get(address(newer, known))

    assert on_the_list == {known.ref, newer.ref}
    assert Entry.objects.filter(verb="looked at", detail__page="review desk").count() == 4


@pytest.mark.parametrize("path", ["P-AAAA-AAAA/", "P-AAAA-AAAA/P-BBBB-BBBB/"])
def test_people_who_are_not_there_are_not_found(path):
    assert signed_in(worker()).get(DESK + path).status_code == 404


def test_a_longer_list_asks_the_database_no_more_often():
    client = signed_in(worker())

    def questions_asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked_of_it:
            assert client.get(DESK).status_code == 200
        return len(asked_of_it)

    a_pair("Ada Vennor")
    a_set("Omar Khalid")
    client.get(DESK)
    few = questions_asked()
    for number, name in enumerate(
        ("Bea Uglow", "Cyn Polwhele", "Dan Nankivell", "Eve Carveth", "Fay Rosewarne")
    ):
        a_pair(name, days=20 + number * 3)
    a_set("Imran Sayeed", days=30)

    assert questions_asked() <= few


def test_the_count_stands_beside_its_place_in_the_bar():
    a_pair()

    page = text_of(signed_in(worker()).get(DESK))

    assert "Who is who 1(1 waiting)" in page
