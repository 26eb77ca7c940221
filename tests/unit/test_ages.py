"""Ages change as the birthday begins; a day that does not exist becomes the first of the next month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.timeline import age_on, birthday, months_after

births = st.dates(date(1900, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    "start, months, then",
    [
        (date(2015, 8, 31), 6, date(2016, 3, 1)),
        (date(2015, 8, 29), 6, date(2016, 2, 29)),
        (date(2014, 8, 29), 6, date(2015, 3, 1)),
        (date(2015, 10, 31), 1, date(2015, 12, 1)),
        (date(2015, 11, 30), 1, date(2015, 12, 30)),
        (date(2015, 12, 31), 12, date(2016, 12, 31)),
        (date(2015, 6, 30), 6, date(2015, 12, 30)),
    ],
)
def test_months_later(start, months, then):
    assert months_after(start, months) == then


def test_a_child_of_29_february_is_a_year_older_from_1_march():
    assert birthday(date(2000, 2, 29), 18) == date(2018, 3, 1)
    assert birthday(date(2000, 2, 29), 20) == date(2020, 2, 29)
    assert age_on(date(2000, 2, 29), date(2018, 2, 28)) == 17
    assert age_on(date(2000, 2, 29), date(2018, 3, 1)) == 18


def test_the_unborn_have_an_age_below_nothing():
    assert age_on(date(2015, 6, 8), date(2015, 6, 7)) == -1
    assert age_on(date(2015, 6, 8), date(2015, 6, 8)) == 0


@given(births, st.integers(0, 100))
def test_an_age_begins_on_its_birthday_and_not_before(born, years):
    turned = birthday(born, years)

    assert age_on(born, turned) == years
    assert age_on(born, turned.fromordinal(turned.toordinal() - 1)) == years - 1
