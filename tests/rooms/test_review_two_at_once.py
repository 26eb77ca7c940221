"""Two workers at one question: one answer is kept, and the other worker is told who judged what, when and why."""

import pytest
from django.utils.timezone import now

from frontdoor.audit.models import Entry
from frontdoor.journey import steps
from frontdoor.journey.review import answers
from frontdoor.people.models import Link
from tests.rooms.alert_stories import race
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import acting, text_of, worker
from tests.rooms.review_stories import a_pair, a_set

NAMES = ("Ada Vennor", "Bea Uglow", "Cyn Polwhele", "Dan Nankivell", "Eve Carveth", "Fay Rosewarne")
WHY = "I rang both schools, and the head knows the family."


def another_worker():
    """A second worker at the front door."""
    return a_worker("ravi", role="front_door_worker", agency="cass", name="Ravi Shah")


def address(newer, known=None) -> str:
    """Where one question is answered."""
    return f"/people/review/{newer.ref}/" + (f"{known.ref}/" if known else "")


def opens(client, path: str) -> str:
    """Read the page of a question; give the mark of what was seen."""
    return client.get(path).content.decode().split('name="seen" value="')[1].split('"')[0]


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_the_very_same_moment_one_is_kept():
    pairs = [a_pair(name, days=60 - place * 3) for place, name in enumerate(NAMES)]
    seen = {newer.pk: answers.seen_now([newer.pk, known.pk]) for known, newer in pairs}

    def says(verdict, by):
        def deed(pair):
            known, newer = pair
            return answers.answer(
                newer,
                {known: verdict},
                seen=seen[newer.pk],
                among=(newer.pk, known.pk),
                why=WHY,
                by=by,
                at=now(),
            )

        return deed

    got = race(pairs, says("same", acting(worker())), says("not_same", acting(another_worker())))

    for outcome in got:
        (kept,) = [each for each in outcome if isinstance(each, list)]
        (refused,) = [each for each in outcome if not isinstance(each, list)]
        assert isinstance(refused, answers.AnsweredMeanwhile), repr(refused)
        assert refused.links == kept
    assert Link.objects.filter(how="worker").count() == len(pairs)
    assert Entry.objects.filter(verb="judged who is who").count() == 2 * len(pairs)


@pytest.mark.django_db
def test_the_second_reads_who_judged_what_when_and_why_and_keeps_what_they_typed():
    known, newer = a_pair()
    first, second, path = signed_in(worker()), signed_in(another_worker()), address(newer, known)
    seen = opens(second, path)
    first.post(path, {"seen": opens(first, path), "verdict": "not_same", "why": "Two mothers."})

    response = second.post(path, {"seen": seen, "verdict": "same", "why": WHY})

    assert response.status_code == 409
    page = text_of(response)
    assert "Jo Marsh judged on" in page
    assert "that they are not the same person." in page
    assert "Two mothers." in page
    assert WHY in page
    assert Link.objects.filter(how="worker").count() == 1


@pytest.mark.django_db
def test_who_comes_second_to_a_set_is_told_too_though_the_one_they_chose_is_no_longer_offered():
    father, son, either = a_set()
    first, second, path = signed_in(worker()), signed_in(another_worker()), address(either)
    seen = opens(second, path)
    first.post(path, {"seen": opens(first, path), "verdict": son.ref, "why": "He is nine."})

    response = second.post(path, {"seen": seen, "verdict": father.ref, "why": WHY})

    assert response.status_code == 409
    assert "that they are the same person." in text_of(response)
    assert Link.objects.filter(verdict="same").count() == 1


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_saved_once():
    known, newer = a_pair()
    client, path = signed_in(worker()), address(newer, known)
    form = {"seen": opens(client, path), "verdict": "unsure", "why": "Nobody answered."}
    client.post(path, form)

    response = client.post(path, form, follow=True)

    assert "It was saved once." in text_of(response)
    assert Link.objects.filter(how="worker").count() == 1


@pytest.mark.django_db
def test_a_judgement_taken_back_meanwhile_is_told_as_well():
    known, newer = a_pair()
    client, path = signed_in(worker()), address(newer, known)
    second = acting(another_worker())
    link = steps.link_is_judged(newer, known, verdict="unsure", why="Hm.", by=second, at=now())
    seen = opens(client, path)
    steps.link_is_undone(link, why="I know now.", by=second, at=now())

    response = client.post(path, {"seen": seen, "verdict": "same", "why": WHY})

    assert "Ravi Shah took back on" in text_of(response)
    assert Link.objects.filter(end__isnull=True, how="worker").count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("seen", ["", "x", "1.", "-1.0", "9" * 40])
def test_a_mark_that_is_none_counts_as_having_seen_nothing(seen):
    known, newer = a_pair()
    steps.link_is_judged(newer, known, verdict="unsure", why="Hm.", by=acting(another_worker()), at=now())

    response = signed_in(worker()).post(address(newer, known), {"seen": seen, "verdict": "same", "why": WHY})

    assert response.status_code == 409
