"""Keys: descriptions of one person meet under one key, and no key is so common that its cost grows."""

import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import pytest

from kinfold.matching.describe import Description
from kinfold.matching.keys import keys
from kinfold.matching.standardise import standardise

BORN = date(1998, 2, 11)
KAYLA = Description(
    name="Kayla Merrin", born=BORN, postcode="B29 6QX", phone="07700 900123", nhs_number="943 476 5919"
)


def of(**said: object) -> frozenset[int]:
    return keys(standardise(Description(**said)))


@pytest.mark.parametrize(
    "again",
    [
        {"name": "Kaylah Merrin", "born": BORN},
        {"name": "Merrin Kayla", "born": BORN},
        {"name": "Kayla Ashcombe", "born": BORN},
        {"name": "Kayla Merrin", "born": date(1998, 11, 2)},
        {"name": "Kayla Merrin", "born": date(1997, 2, 11)},
        {"name": "Kayla Merrin-Ashcombe", "born": date(1998, 2, 12)},
        {"name": "Kayla Merrin"},
        {"name": "K Merrin", "postcode": "B29 6QX"},
        {"name": "Kayla", "phone": "+44 7700 900123"},
        {"name": "Baby Merrin", "postcode": "B29 6QX"},
        {"nhs_number": "9434765919"},
    ],
)
def test_a_description_with_one_usual_slip_is_still_found(again):
    assert of(**again) & keys(standardise(KAYLA))


def test_common_names_without_a_birth_are_found_in_the_neighbourhood():
    assert of(name="Aisha Khan", postcode="B10 1AA") & of(name="Ayesha Khan", postcode="B10 1ZZ")
    assert not of(name="Aisha Khan") & of(name="Aisha Khan", postcode="B10 1AA")


def test_short_forms_and_spellings_are_found_by_birth():
    assert of(name="Kate Ash", born=BORN) & of(name="Katherine Oak", born=BORN)
    assert of(name="Mohammed Yusuf Ali", born=BORN) & of(name="Joseph Oak", born=BORN)


def test_an_unborn_child_is_found_by_its_mother():
    due = date(2015, 8, 20)
    unborn = {"name": "Unborn", "born": due, "born_precision": "expected"}

    assert of(mother_key="kayla", **unborn) & of(name="Isla Merrin", mother_key="kayla")
    assert of(mother_name="Kayla Merrin", **unborn) & of(name="Baby of Kayla Merrin", born=date(2015, 6, 8))
    assert of(name="UB Merrin", postcode="B29 6QX", born=due) & of(
        name="Baby Merrin", postcode="B29 7AA", born=date(2015, 6, 8)
    )


def test_keys_fit_a_big_integer_and_are_the_same_in_every_process():
    made = keys(standardise(KAYLA))
    program = (
        "from datetime import date\n"
        "from kinfold.matching.describe import Description\n"
        "from kinfold.matching.keys import keys\n"
        "from kinfold.matching.standardise import standardise\n"
        "print(sorted(keys(standardise(Description(name='Kayla Merrin', born=date(1998, 2, 11), postcode='B29 6QX',"
        " phone='07700 900123', nhs_number='943 476 5919')))))"
    )

    again = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert again.stdout.strip() == str(sorted(made))
    assert all(-(2**63) <= key < 2**63 for key in made)
    assert 12 <= len(made) <= 22


def test_nothing_known_is_filed_nowhere():
    assert of(name="father, not yet identified") == frozenset()
    assert of(born=BORN, sex="F") == frozenset()


def test_no_drawer_holds_everybody_even_where_everybody_has_one_surname():
    # Everybody is a Khan, in 40 postcodes; what they share must not put them in one drawer.
    forenames = [
        a + b for a in ("ba", "do", "fe", "gi", "ju", "la", "mo", "ne") for b in ("rin", "lot", "mas", "vek")
    ]
    drawers = Counter(
        key
        for at in range(2_000)
        for key in of(
            name=f"{forenames[at % 32]} Khan",
            born=date(1990, 1, 1) + timedelta(days=at * 7),
            postcode=f"B{at % 40 + 1} {at % 9 + 1}AA",
        )
    )

    assert max(drawers.values()) <= 60
