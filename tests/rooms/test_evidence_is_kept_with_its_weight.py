"""Each reason of a proposal or a link is kept with what it weighed that day, and an older one, without, still reads."""

from datetime import date

import pytest

from frontdoor.people.evidence import Evidence, read
from frontdoor.people.models import Link, Proposal

from .builders import signed_in
from .front_door import a_mia, two_of_one_name, worker
from .stories import contact, send


@pytest.mark.django_db
def test_a_link_and_a_proposal_keep_sentences_with_their_weights():
    for agency, born, postcode in (
        ("gp", "2012-02-02", "B31 2AB"),
        ("police", "2012-02-03", "B7 7AA"),
        ("school", "2012-02-02", "B31 2AB"),
    ):
        send(agency, contact(a_mia(born, postcode=postcode), on=date(2015, 3, 2)))

    for row in (Link.objects.filter(how="matching").last(), Proposal.objects.last()):
        reasons = read(row.evidence)
        assert reasons
        assert all(reason.says.endswith(".") and isinstance(reason.bits, float) for reason in reasons)
        assert sum(reason.bits for reason in reasons) != 0


@pytest.mark.parametrize(
    "bits, words",
    [
        (0.4, "speaks for it barely (+0.4)"),
        (2.0, "speaks for it a little (+2.0)"),
        (8.5, "speaks for it strongly (+8.5)"),
        (14.0, "speaks for it very strongly (+14.0)"),
        (-3.4, "speaks against it clearly (−3.4)"),
        (0.0, "adds no weight (0)"),
        (None, "not weighed by matching"),
    ],
)
def test_a_weight_is_said_in_words_with_its_number(bits, words):
    assert Evidence("So.", bits).weighs == words


def test_what_holds_a_link_back_says_so_whatever_it_weighs():
    kept = {"says": "A date of birth is missing.", "bits": 0.0, "holds": True}

    assert read([kept])[0].weighs == "holds matching back, so that a worker is asked (0)"


def test_a_reason_from_before_weights_were_kept_still_reads():
    assert read(["Surnames are the same (Hassan)."]) == (Evidence("Surnames are the same (Hassan)."),)


@pytest.mark.django_db
def test_somebody_who_judges_reads_what_each_reason_weighs():
    one, other, _ = two_of_one_name()

    page = signed_in(worker()).get("/people/judge/", {"one": one.ref, "other": other.ref})

    assert "kf-weighs" in page.content.decode()
