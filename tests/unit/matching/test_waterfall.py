"""The drawing of a sum of evidence: what it says to an eye, to an ear, and in black and white."""

import itertools
from xml.etree.ElementTree import Element, fromstring

import pytest

from kinfold.matching.waterfall import WIDTH, comes_to, described, signed, steps, waterfall
from kinfold.matching.weigh import Part, Weight

SVG = "{http://www.w3.org/2000/svg}"
SURNAME = Part("surname", "same", 10.0, "Surnames are the same (Merrin).")
SEX = Part("sex", "different", -4.0, "One is recorded as female, the other as male.", stops="never")
SILENT = Part("upn", "missing", 0.0)
UNSAID = Part("birth_order", "very_same", 1.5)
DOUBT = Part("forename", "initial", 2.0, "One forename is the other's initial: K and Kayla.", stops="doubt")
NUMBER = Part("nhs_number", "same", 14.0, "Same NHS number.", identifies=True)


def of(*parts: Part, prior: float = -13.0) -> Weight:
    return Weight(prior + sum(part.weight for part in parts), prior, parts, "hand-1")


def drawn(weight: Weight, **more) -> Element:
    picture = waterfall(weight, same=10.0, probable=2.0, title="How it adds up", **more)
    return fromstring(picture)


def words_of(picture: Element) -> str:
    return " ".join(each.text or "" for each in picture.iter(f"{SVG}text"))


def bars_of(picture: Element) -> list[Element]:
    return [each for each in picture.findall(f"{SVG}rect") if each.get("stroke")]


def test_each_step_begins_where_the_one_before_it_ended_and_the_last_ends_at_the_sum():
    weight = of(SEX, SURNAME, NUMBER)

    taken = steps(weight)

    assert [step.theme for step in taken] == ["start", "nhs_number", "surname", "sex"]
    assert all(later.before == earlier.after for earlier, later in itertools.pairwise(taken))
    assert taken[-1].after == pytest.approx(weight.total)


def test_what_says_nothing_is_left_out_and_what_weighs_without_a_sentence_is_named():
    taken = steps(of(SILENT, UNSAID))

    assert [step.said for step in taken[1:]] == ["Birth order: very same"]


def test_the_order_in_which_the_parts_came_changes_nothing():
    assert steps(of(SEX, SURNAME, NUMBER)) == steps(of(NUMBER, SEX, SURNAME))


@pytest.mark.parametrize(
    ("number", "said"), [(4.25, "+4.2"), (-3.14, "\u22123.1"), (0.0, "0.0"), (-0.04, "0.0"), (0.06, "+0.1")]
)
def test_a_weight_is_said_with_its_sign(number, said):
    assert signed(number) == said


def test_a_step_says_its_weight_and_where_the_sum_stands():
    surname = steps(of(SURNAME))[1]

    assert (surname.weight_said, surname.sum_said) == ("+10.0", "\u22123.0")


def test_the_picture_has_a_name_and_a_description_for_whoever_hears_it():
    picture = drawn(of(SURNAME, SEX), name="pair-1")

    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "pair-1-title pair-1-desc"
    title, desc = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert (title.get("id"), title.text) == ("pair-1-title", "How it adds up")
    assert desc.get("id") == "pair-1-desc"
    assert "Surnames are the same (Merrin): +10.0." in desc.text
    assert "The sum is \u22127.0." in desc.text


def test_two_pictures_on_one_page_share_no_id():
    ids = [
        {each.get("id") for each in drawn(of(SURNAME, SEX), name=name).iter() if each.get("id")}
        for name in ("pair-1", "pair-2")
    ]

    assert len(ids[0]) == 3
    assert not ids[0] & ids[1]


def test_for_and_against_are_told_apart_without_colour():
    picture = drawn(of(SURNAME, SEX), name="pair-1")

    start, surname, sex = bars_of(picture)

    assert start.get("fill") == sex.get("fill") == "url(#pair-1-against)"
    assert surname.get("fill").startswith("#")
    assert "+10.0" in words_of(picture)
    assert "\u22124.0" in words_of(picture)


def test_what_holds_a_link_back_is_written_beside_its_bar():
    assert "(Never joined without a worker.)" in words_of(drawn(of(SURNAME, SEX)))


def test_both_lines_that_decide_are_named():
    for parts in ((SEX,), (SURNAME, NUMBER, UNSAID)):
        words = words_of(drawn(of(*parts)))
        assert "ask from here" in words
        assert "join from here" in words


def test_every_bar_stays_inside_the_picture_and_can_be_seen():
    picture = drawn(of(SURNAME, SEX, NUMBER, Part("place", "other", -0.01, "Another home.")))

    for bar in bars_of(picture):
        left, width = float(bar.get("x")), float(bar.get("width"))
        assert left >= 0
        assert left + width <= WIDTH
        assert width >= 1.5


def test_what_somebody_wrote_cannot_become_a_part_of_the_picture():
    strange = Part("surname", "same", 10.0, 'Surnames are the same (<script>alert(1)</script> & "x").')

    picture = waterfall(of(strange), same=10.0, probable=2.0, title="<b>", name='a"b')

    assert "<script>" not in picture
    assert fromstring(picture) is not None


def test_it_needs_nothing_from_outside_and_no_style():
    picture = waterfall(of(SURNAME, SEX), same=10.0, probable=2.0, title="t")

    assert "style=" not in picture
    assert "href" not in picture
    assert picture.count("http") == 1  # the name of the language


def test_the_same_sum_always_gives_the_same_picture():
    pictures = {waterfall(of(SURNAME, SEX, NUMBER), same=10.0, probable=2.0, title="t") for _ in range(3)}

    assert len(pictures) == 1


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((SURNAME,), "Not enough to ask about."),
        ((SURNAME, Part("born", "same", 6.0, "Born the same day.")), "Enough to ask a worker, not enough"),
        ((SURNAME, NUMBER), "Enough for matching to join the two, if nobody else fits as well."),
        ((SURNAME, NUMBER, DOUBT), "Enough for matching to join the two, if nobody else fits as well."),
        (
            (SURNAME, NUMBER, SEX, UNSAID, DOUBT),
            "Enough for matching to join the two, were they not held back.",
        ),
    ],
)
def test_what_a_sum_comes_to_is_said_in_a_sentence(parts, said):
    weight = of(*parts)

    assert comes_to(weight, same=10.0, probable=2.0).startswith(said)
    assert said in described(weight, same=10.0, probable=2.0)
    assert said[:20] in words_of(drawn(weight))
