"""When a family comes to somebody's notice: by its burden, the age of its youngest child, and what came just before."""

from datetime import date, timedelta
from random import Random

from kinfold.synthetic.city import rates
from kinfold.synthetic.city.kin import EXPECTED, Kin
from kinfold.synthetic.city.window import YEAR, Window, years_old

MOST = max(weight for _, weight in rates.BY_AGE)
LEAST = 1e-9
EACH_CHILD, FIRST_CHILD = 0.3, 0.4


def moments(kin: Kin, chance: Random, window: Window) -> list[date]:
    """Give the days on which somebody contacts the front door about a family, over all its years with children."""
    first = kin.children[0].born - EXPECTED
    last = min(window.end, kin.children[-1].born + timedelta(days=int(18 * YEAR)))
    # Everywhere at the highest rate; what would be too many is left out by age.
    rate = (
        max(kin.burden, LEAST) * rates.CONTACTS_A_YEAR * MOST * (FIRST_CHILD + EACH_CHILD * len(kin.children))
    )
    days, after = [], 0.0
    while (after := after + chance.expovariate(rate)) * YEAR < (last - first).days:
        day = first + timedelta(days=int(after * YEAR))
        if chance.random() * MOST < _weight(kin, day):
            days.extend(_with_what_follows(day, last, chance))
    # Between a grown child and one not yet expected, nobody calls about children.
    return sorted(day for day in days if kin.children_on(day))


def _weight(kin: Kin, day: date) -> float:
    children = kin.children_on(day)
    age = years_old(children[-1].born, day) if children else rates.BY_AGE[-1][0]
    weight = next(weight for years, weight in rates.BY_AGE if age < years or years == rates.BY_AGE[-1][0])
    shares = FIRST_CHILD + EACH_CHILD * len(children)
    return weight * shares / (FIRST_CHILD + EACH_CHILD * len(kin.children))


def _with_what_follows(day: date, last: date, chance: Random) -> list[date]:
    days = [day]
    while chance.random() < rates.AGAIN:
        day += timedelta(days=1 + int(chance.expovariate(1 / rates.AGAIN_DAYS)))
        if day >= last:
            break
        days.append(day)
    return days
