"""Small families drawn from few names and days, so that descriptions overlap."""

from datetime import date, timedelta

from hypothesis import strategies as st

from frontdoor.intake.contact import Contact, PersonSaid
from tests.rooms.stories import contact, said

DAY = date(2026, 3, 2)
CHILDREN = ("Mia", "Maya", "Omar")
SURNAMES = ("Hassan", "Quarrendon")
BIRTHS = ("2014-02-02", "2014-02-03", "")
MOTHERS = (("Nadia", "1990-05-05"), ("Nadia", ""), ("Kayla", "2009-04-04"))
HOMES = ({"postcode": "B31 2AB", "address": "4 Elm Road"}, {"postcode": "B7 7AA"}, {})
NHS = ("", "", "9434765919")

a_child = st.tuples(st.sampled_from(CHILDREN), st.sampled_from(BIRTHS), st.sampled_from(NHS))
a_family = st.fixed_dictionaries(
    {
        "children": st.lists(a_child, min_size=1, max_size=2),
        "mother": st.sampled_from((None, None, *MOTHERS)),
        "father": st.sampled_from(("none", "none", "not_known", "asked_not_told")),
        "surname": st.sampled_from(SURNAMES),
        "home": st.sampled_from(HOMES),
        "unborn": st.booleans(),
    }
)
any_number = st.integers(0, 10**4)


def told(family: dict, day: date) -> Contact:
    """The contact that says so much of a family."""
    surname, home = family["surname"], family["home"]
    people = [
        said(number, "child", f"{name} {surname}", birth, nhs_number=nhs, described_as_child=True, **home)
        for number, (name, birth, nhs) in enumerate(family["children"], start=1)
    ]
    if family["unborn"]:
        due = (DAY + timedelta(days=90)).isoformat()
        people[-1] = PersonSaid(len(people), "child", surname=surname, born=due, born_precision="expected")
    children, ties = len(people), []
    if family["mother"]:
        name, birth = family["mother"]
        people.append(said(len(people) + 1, "mother", f"{name} {surname}", birth, **home))
        ties += [(len(people), child, "mother") for child in range(1, children + 1)]
    if family["father"] != "none":
        people.append(PersonSaid(len(people) + 1, "father", answer=family["father"]))
        ties += [(len(people), child, "father") for child in range(1, children + 1)]
    return contact(*people, ties=ties, on=day, main_kind="neglect")
