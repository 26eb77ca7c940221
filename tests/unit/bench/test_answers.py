"""Answers to new descriptions are judged by whose records they were linked to, not by names of clusters."""

from kinfold.bench.answers import Answer, splinks_answers, told
from kinfold.bench.measures import Share
from kinfold.matching.describe import Description
from kinfold.synthetic.queries import Query

WHOSE = {10: 1, 20: 2}


def question(kind: str, person: int | None, *candidates: int) -> Query:
    return Query(kind, Description(), person, candidates, "British", ())


def test_a_link_is_right_where_the_person_is_and_wrong_where_it_is_another_or_somebody_new():
    questions = [question("known", 1, 1), question("known", 1, 1), question("stranger", None)]
    answers = [Answer(10, (10,), False), Answer(20, (20,), False), Answer(10, (10,), False)]

    known, stranger = told("known", questions, answers, WHOSE), told("stranger", questions, answers, WHOSE)

    assert (known.right, known.wrong) == (Share(1, 2), Share(1, 2))
    assert (stranger.right, stranger.wrong) == (Share(0, 1), Share(1, 1))


def test_what_was_linked_is_not_also_counted_as_shown_to_a_person():
    questions = [question("stranger", None)] * 3
    answers = [Answer(10, (10,), False), Answer(None, (10,), False), Answer(None, (), False)]

    assert told("stranger", questions, answers, WHOSE).review == Share(1, 3)


def test_either_of_two_counts_only_where_both_are_shown():
    questions = [question("missing_birth_undecidable", None, 1, 2)] * 2
    answers = [Answer(None, (10, 20), True), Answer(None, (10,), True)]

    assert told("missing_birth_undecidable", questions, answers, WHOSE).either == Share(1, 2)


def test_splink_links_the_best_person_only_with_a_lead_over_the_next_person():
    people = [7, 7, 9]
    asked = [(0, 0, 20.0), (0, 1, 19.5), (0, 2, 12.0), (1, 0, 20.0), (1, 2, 19.0), (2, 2, 5.0)]

    clear, close, weak, nobody = splinks_answers(asked, people, 4)

    assert (clear.linked, clear.either) == (7, False)  # the second best record is of the same person
    assert (close.linked, close.either) == (None, True)
    assert (weak.linked, weak.shown) == (None, (9,))
    assert nobody.shown == ()
