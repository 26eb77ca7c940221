"""A genogram shows a social worker who is whose: rows, couples, brothers and sisters, and the parent nobody named."""

import pytest

from tests.unit.genogram.families import FOUR_GENERATIONS, by_id, drawn, faults

FAMILIES = {
    "four generations": FOUR_GENERATIONS,
    "cousins who marry": """
        kid f 2012 focus
        a m 1985
        b f 1986
        pa m 1955
        ma f 1957
        pb f 1953
        mb m 1950
        g1 m 1930 died
        g2 f 1931
        a>father kid
        b>mother kid
        a>married b
        pa>father a
        ma>mother a
        pb>mother b
        mb>father b
        g1>father pa pb
        g2>mother pa pb
        g1>married g2
    """,
    "three partners each": """
        x m 1980
        p1 f 1979
        p2 f 1981
        p3 f 1985
        c1 m 2001
        c2 f 2005
        c3 f 2010
        c4 m 2011 focus
        q1 m 1978
        q2 m 1977
        d1 f 1999
        d2 f 2003
        p1>ex_partner x
        p2>ex_partner x
        p3>partner x
        x>father c1 c2 c3 c4
        p1>mother c1
        p2>mother c2
        p3>mother c3 c4 d1 d2
        q1>father d1
        q2>father d2
        q1>ex_partner p3
        q2>ex_partner p3
        home x p3 c3 c4 d2
    """,
    "an uncle with his niece": """
        kid f 2012 focus
        uncle m 1960
        niece f 1985
        brother m 1958
        old m 1930
        uncle>father kid
        niece>mother kid
        uncle>married niece
        brother>father niece
        old>father uncle brother
    """,
    "two mothers": """
        kid f 2012 focus
        a f 1985
        b f 1984
        a>mother kid
        b>mother kid
        a>married b
    """,
    "ties of unknown kind, carers and a loop": """
        k m 2010 focus
        s - 2012
        aa f 1980
        fo f 1960
        un - -
        vis m 1960
        c1 m -
        c2 m -
        aa>mother k
        fo>foster_carer s
        s>sibling k
        un>godparent k
        vis>in_contact k
        c1>father c2
        c2>father c1
        c1>relative aa
    """,
    "nobody but one child": "only - 2010 focus",
}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda name: name.replace(" ", "-"))
def test_everybody_is_drawn_and_nothing_covers_or_crosses_anybody(family):
    drawing = drawn(FAMILIES[family])
    people = {line.split()[0] for line in FAMILIES[family].strip().splitlines() if ">" not in line} - {"home"}

    assert people <= set(by_id(drawing))
    assert faults(drawing) == []


def test_the_stepfather_and_the_half_brother_are_drawn_side_by_side_with_the_mother():
    found = by_id(drawn(FOUR_GENERATIONS))

    assert found["kev"].x < found["tracy"].x < found["lee"].x
    assert found["kev"].y == found["tracy"].y == found["lee"].y
    assert found["josh"].y == found["mia"].y


def test_an_ex_stands_on_the_one_side_and_the_present_partner_on_the_other():
    found = by_id(drawn(FAMILIES["three partners each"]))

    assert found["p1"].x < found["p2"].x < found["x"].x < found["p3"].x


def test_children_stand_below_their_parents_in_order_of_birth():
    found = by_id(
        drawn("c f 2015\nb m 2012 focus\na f 2009\nma f 1980\npa m 1979\nma>mother c a b\npa>father a b c")
    )

    assert found["a"].x < found["b"].x < found["c"].x
    assert found["a"].y > found["ma"].y
    assert found["pa"].x < found["ma"].x, "the man left, the woman right"


def test_half_brothers_and_sisters_hang_from_their_own_parents():
    drawing = drawn(
        "k m 2010 focus\nh f 2014\nma f 1985\np1 m 1980\np2 m 1984\nma>mother k h\np1>father k\np2>father h"
    )
    lines = {line.ends for line in drawing.lines if line.kind == "descent"}

    assert any(set(ends) == {"ma", "p1", "k"} for ends in lines)
    assert any(set(ends) == {"ma", "p2", "h"} for ends in lines)


def test_a_father_whom_nobody_named_is_drawn_once_for_the_children_of_one_mother():
    found = by_id(drawn("k m 2010 focus\nh f 2014\nma f 1985\nma>mother k h"))
    unknown = [symbol for symbol in found.values() if not symbol.known]

    assert [symbol.shape for symbol in unknown] == ["square"]
    assert " ".join(words.text for words in unknown[0].words) == "Father not known"


def test_of_a_child_without_any_parent_on_record_both_are_drawn_as_not_known():
    found = by_id(drawn("only - 2010 focus"))

    assert sorted(symbol.shape for symbol in found.values() if not symbol.known) == ["circle", "square"]
    assert found["only"].shape == "diamond"


def test_a_grown_up_without_parents_on_record_gets_none_drawn():
    assert set(by_id(drawn("a f 1960 \nb m 1961\na>partner b"))) == {"a", "b"}


def test_an_unborn_child_is_a_triangle_and_who_died_is_crossed():
    found = by_id(drawn("u - 2015 unborn focus\nma f 1985 died\nma>mother u"))

    assert found["u"].shape == "unborn"
    assert found["ma"].died


def test_twins_come_from_one_point():
    drawing = drawn(
        "isla f 2015 focus\nnoah m 2015\ntia f 2013\nma f 1998\npa m 1997\n"
        "ma>mother isla noah tia\npa>father isla noah tia"
    )
    twins = [line for line in drawing.lines if line.kind == "twin"]

    assert len(twins) == 2
    assert twins[0].points[0] == twins[1].points[0]


def test_adoption_is_a_line_of_its_own_beside_the_birth_parents():
    drawing = drawn(
        "k m 2010 focus\nma f 1985\na1 m 1970\na2 f 1971\nma>mother k\n"
        "a1>adoptive_father k\na2>adoptive_mother k\na1>married a2"
    )

    assert {"adopted", "descent"} <= {line.kind for line in drawing.lines}


def test_how_a_couple_stands_is_a_line_of_its_kind_with_slashes():
    ended = drawn("a m 1980\nb f 1981\na>divorced b")
    apart = drawn("a m 1980\nb f 1981\na>separated b")
    married = drawn("a m 1980\nb f 1981\na>married b")

    assert [line.kind for line in ended.lines].count("slash") == 2
    assert [line.kind for line in apart.lines].count("slash") == 1
    assert [line.kind for line in married.lines] == ["married"]


def test_who_is_each_others_parent_is_said_and_not_drawn_as_parentage():
    drawing = drawn("a m -\nb m -\na>father b\nb>father a")

    assert [line.kind for line in drawing.lines] == ["contradicts"]
    assert "The records contradict each other" in drawing.notes[0]


def test_a_parent_born_after_the_child_is_said_and_not_drawn_as_parentage():
    drawing = drawn("a m 1975\nb m 1970\na>father b")

    assert "descent" not in {line.kind for line in drawing.lines}
    assert "A is recorded as a parent of B and was born later" in drawing.notes[0]


def test_a_third_parent_is_joined_by_a_line_and_said():
    drawing = drawn("k m 2010 focus\nma f 1985\np1 m 1980\np2 m 1984\nma>mother k\np1>father k\np2>father k")

    assert ("p2", "k") in {line.ends for line in drawing.lines if line.kind == "parent"}
    assert drawing.notes == ("More than two parents of K are on record: a dashed line leads to P2.",)


def test_a_home_is_carved_round_whoever_does_not_live_there():
    drawing = drawn("k m 2010 focus\nma f 1985\np1 m 1980\nma>mother k\np1>father k\nhome ma k")

    assert [outline.members for outline in drawing.outlines] == [("ma", "k")]


def test_the_legend_knows_what_is_used_and_nothing_else():
    drawing = drawn("a m 1980\nb f 1981\na>divorced b")

    assert drawing.uses == {"square", "circle", "ended", "slash"}


def test_nobody_gives_an_empty_drawing():
    assert drawn("").symbols == ()
