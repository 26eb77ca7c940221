"""Abbreviations are explained where they stand, and nothing else of what somebody wrote is changed."""

from frontdoor.ui.abbreviations import abbreviations, explained


def test_an_abbreviation_is_explained_where_it_stands():
    shown = explained("MARAC heard it; FGC offered.")

    assert '<abbr title="multi-agency risk assessment conference: ' in shown
    assert ">FGC</abbr> offered." in shown


def test_words_that_only_look_like_one_are_left_alone():
    shown = explained("ADAM said pr, HVAC and CP-IS-like things")

    assert "<abbr" not in shown


def test_the_longer_one_is_taken_and_signs_are_safe():
    shown = explained("<b>CP-IS</b> and A&E")

    assert ">CP-IS</abbr>" in shown
    assert ">A&amp;E</abbr>" in shown
    assert "<b>" not in shown


def test_every_abbreviation_says_what_it_is_and_who_says_so_once():
    known = abbreviations()

    assert len({each.short for each in known}) == len(known) > 50
    assert all(each.long and each.means and each.source for each in known)
