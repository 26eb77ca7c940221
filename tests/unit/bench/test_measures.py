"""The figures a benchmark prints, on cases small enough to work out by hand."""

import numpy as np
import pytest

from kinfold.bench.measures import (
    Score,
    Share,
    by_mark,
    of_clusters,
    recall_at,
    together,
    true_pairs,
    widest_gap,
)


def test_one_wrong_join_spoils_every_pair_it_makes():
    truth = ["ann", "ann", "ann", "bea", "bea"]
    found = [1, 1, 1, 1, 2]

    score = of_clusters(truth, found)

    assert score == Score(right=3, wrong=3, missed=1)
    assert score.precision == 0.5
    assert score.recall == 0.75
    assert score.f1 == pytest.approx(0.6)


def test_clusters_that_join_nobody_have_no_recall_and_no_wrong():
    assert of_clusters("AAB", [1, 2, 3]) == Score(right=0, wrong=0, missed=1)
    assert of_clusters("AAB", [1, 2, 3]).f1 == 0


def test_true_pairs_are_every_two_of_one_person():
    assert true_pairs(["ann", "bea", "ann", "ann"]) == [(0, 2), (0, 3), (2, 3)]


def test_recall_at_a_precision_is_the_best_that_keeps_it():
    weights = np.array([9.0, 8.0, 7.0, 6.0])
    right = np.array([True, True, False, True])

    assert recall_at(0.999, weights, right, of=4) == (0.5, 8.0)
    assert recall_at(0.75, weights, right, of=4) == (0.75, 6.0)


def test_pairs_of_one_weight_are_linked_together_or_not_at_all():
    weights = np.array([9.0, 5.0, 5.0])
    right = np.array([True, True, False])

    assert recall_at(0.999, weights, right, of=2) == (0.5, 9.0)


def test_with_no_threshold_precise_enough_nothing_is_recalled():
    assert recall_at(0.999, np.array([5.0]), np.array([False]), of=1)[0] == 0
    assert recall_at(0.999, np.array([]), np.array([], dtype=bool), of=1)[0] == 0


def test_recall_by_mark_counts_a_pair_under_the_marks_of_both():
    marks = [{"nickname"}, {"moved"}, set()]

    found = by_mark([(0, 1), (1, 2)], marks, found=["x", "x", "y"])

    assert found == {"moved": Share(1, 2), "nickname": Share(1, 1)}


def test_a_share_of_nothing_is_not_a_number():
    assert together([], "xy").value is None
    assert widest_gap([Share(0, 0), Share(1, 2)]) is None
