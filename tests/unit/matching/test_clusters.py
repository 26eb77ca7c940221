"""Clusters: who is one person follows from the judgements that stand, and from nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kinfold.matching.clusters import Judgement, Verdict, barred, clusters, may_join, standing_between

SAME, NOT_SAME, UNSURE, BARRIER = Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE, Verdict.BARRIER

ids = st.integers(1, 8)
judgements = st.builds(
    Judgement,
    a=ids,
    b=ids,
    verdict=st.sampled_from(Verdict),
    ended=st.booleans(),
    weight=st.sampled_from([0.0, 5.0, 12.0]),
    by_person=st.booleans(),
)
many = st.lists(judgements, max_size=14)


@given(st.data(), many)
def test_the_order_of_arrival_changes_nothing(data, given_judgements):
    shuffled = data.draw(st.permutations(given_judgements))

    assert clusters(shuffled).clusters == clusters(given_judgements).clusters
    assert clusters(shuffled).unfollowed == clusters(given_judgements).unfollowed


@given(many, judgements)
def test_link_undo_link_is_link(before, link):
    once = replace(link, ended=False)
    undone = replace(link, ended=True)

    assert clusters([*before, once, undone, once]).clusters == clusters([*before, once]).clusters


@given(many, judgements)
def test_an_ended_judgement_changes_nothing(before, judgement):
    assert clusters([*before, replace(judgement, ended=True)]) == clusters(before)


@given(many)
def test_every_id_is_in_exactly_one_cluster_named_by_its_oldest(given_judgements):
    found = clusters(given_judgements).clusters

    members = [member for one in found.values() for member in one]
    assert len(members) == len(set(members))
    assert all(name == min(one) for name, one in found.items())


@given(many)
def test_nobody_shares_a_cluster_with_somebody_they_are_judged_not_to_be(given_judgements):
    partition = clusters(given_judgements)

    for one in given_judgements:
        if not one.ended and one.a != one.b and one.verdict in {NOT_SAME, BARRIER}:
            assert one.b not in partition.of(one.a)


@given(many, ids, ids)
def test_not_the_same_is_inherited_by_the_whole_cluster(given_judgements, a, b):
    partition = clusters(given_judgements)

    answers = {may_join(one, other, given_judgements) for one in partition.of(a) for other in partition.of(b)}

    assert len(answers) == 1


@given(many, ids, ids)
def test_joining_is_as_free_one_way_as_the_other_and_barred_lists_the_same(given_judgements, a, b):
    assert may_join(a, b, given_judgements) == may_join(b, a, given_judgements)
    assert may_join(a, b, given_judgements) == (b not in barred(a, given_judgements))


@given(many, ids, ids, st.floats(0, 1e9))
def test_a_barrier_forbids_a_link_above_any_weight(before, a, b, weight):
    if a != b:
        after = [*before, Judgement(a, b, SAME, weight=weight, by_person=True), Judgement(a, b, BARRIER)]

        assert not may_join(a, b, after)
        assert b not in clusters(after).of(a)


@given(many)
def test_every_same_is_followed_or_listed(given_judgements):
    partition = clusters(given_judgements)

    for one in given_judgements:
        if one.verdict is SAME and not one.ended:
            assert one.b in partition.of(one.a) or one in partition.unfollowed


def test_unsure_joins_nobody_and_forbids_nothing():
    unsure = [Judgement("p1", "p2", UNSURE)]

    assert clusters(unsure).of("p1") == {"p1"}
    assert may_join("p1", "p2", unsure)


def test_the_judgement_of_a_person_goes_before_that_of_the_machine():
    partition = clusters(
        [
            Judgement(1, 2, SAME, weight=30.0),
            Judgement(2, 3, SAME, by_person=True),
            Judgement(1, 3, NOT_SAME),
        ]
    )

    assert partition.of(3) == {2, 3}
    assert [one.pair for one in partition.unfollowed] == [(1, 2)]


def test_the_oldest_id_names_the_person_and_an_unknown_id_is_itself():
    partition = clusters([Judgement(7, 4, SAME), Judgement(4, 9, SAME)])

    assert partition.name(9) == 4
    assert partition.of(100) == {100}


def test_what_stands_between_two_people_can_be_shown_barriers_first():
    told_apart, adoption = Judgement(1, 5, NOT_SAME), Judgement(2, 6, BARRIER)
    standing = [told_apart, adoption, Judgement(1, 2, SAME), Judgement(5, 6, SAME)]

    assert standing_between(1, 6, standing) == (adoption, told_apart)
