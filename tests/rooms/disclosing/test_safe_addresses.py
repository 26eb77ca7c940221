"""A safe address is never given away: the regulator's cases by name, and that nobody else learns there is one."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import now

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.disclosure.gate.actions import MayNotLeave, decide
from frontdoor.disclosure.gate.actions import answer as answer_for
from frontdoor.disclosure.safe import actions, queries
from frontdoor.disclosure.safe.models import Attempt, Channel, SafeAddress, SafeAddressEnd, Sending
from frontdoor.disclosure.safe.notices import words_to_leave
from frontdoor.people.barriers import set_barrier
from frontdoor.people.models import Person
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, an_agency, signed_in
from tests.rooms.disclosing.leaving_stories import (
    PLAN,
    a_manager,
    a_writer,
    answered,
    person_called,
    proposed,
    the_family,
    the_neighbours,
    words,
)
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
NEW = {"address": "Flat 2, 14 Quarry Close", "postcode": "B14 7QX"}


@pytest.fixture
def jo():
    return a_writer()


@pytest.fixture
def ines():
    return a_manager()


@pytest.fixture
def family():
    return the_family()


def kept(person, by, audience=("agency:cass",), **where) -> SafeAddress:
    given = {**NEW, "why": "She left him.", **where}
    return actions.keep_address(person=person, audience=audience, **given, by=actor(by), at=now())


def channel(person, by, value, kind="post", safe=True, no_message=False) -> Channel:
    said_so = {"told_by": "Kayla, on her own", "by": actor(by), "at": now()}
    return actions.say_channel(
        person=person, kind=kind, value=value, safe=safe, no_message=no_message, **said_so
    )


def released(document, by, ines):
    answered(document, by=by)
    return decide(document=document, choice="released", why="Read it whole.", by=actor(ines), at=now())


def sent(document, person, way, envelope, by) -> Sending:
    return actions.send(
        document=document, person=person, channel=way, envelope=envelope, by=actor(by), at=now()
    )


# --- The regulator's cases ----------------------------------------------------------------------------------


def test_promise_15_wakefield_a_court_bundle_with_the_mothers_address_does_not_go_to_the_father(
    jo, ines, family
):
    kept(family["Kayla"], jo)
    bundle = ("Kayla Merrin of 14 Quarry Cl, Anytown, says so.", "Her statement was taken at b147qx.")
    to = {"to": [family["Rhodri"]], "may_name": [family["Kayla"], family["Isla"], family["Noah"]]}

    document = proposed(jo, *bundle, kind="court_bundle", title="Bundle for the court", **to)

    assert [each.kind for each in document.outsiders.order_by("id")] == ["safe_place", "safe_place"]
    with pytest.raises(MayNotLeave, match="whatever the reason"):
        answered(document, "allowed", why="The court has it.", by=jo)
    assert "14 Quarry" not in (text := released(document, jo, ines).text)
    assert "b147qx" not in text


def test_promise_15_wakefield_even_where_nobody_marked_her_address_as_safe(jo, family):
    to = {"to": [family["Rhodri"]], "may_name": [family["Kayla"]]}

    document = proposed(jo, "Kayla Merrin lives at 9 Moor Street, B9 4AA.", **to)

    assert words(document) == {"9 Moor Street": "near", "B9 4AA": "near"}


def test_promise_15_bolton_at_home_no_message_is_left_on_her_husbands_telephone(jo, family):
    his = channel(family["Kayla"], jo, "01632 960 555", kind="phone", safe=False)
    hers = channel(family["Kayla"], jo, "07700 900 123", kind="phone", no_message=True)

    with pytest.raises(actions.NotSafe, match="do not call"):
        actions.attempt(channel=his, outcome="message", by=actor(jo), at=now())
    with pytest.raises(actions.NotSafe, match="Do not leave a message"):
        actions.attempt(channel=hers, outcome="message", by=actor(jo), at=now())

    assert not Attempt.objects.exists()
    actions.attempt(channel=hers, outcome="no_answer", by=actor(jo), at=now())
    assert queries.said_of(hers) == "Safe, but do not leave a message"


def test_promise_15_south_wales_police_who_asked_about_him_is_not_told_to_him(jo, ines, family):
    send(
        "police",
        contact(said(1, "other", "Bronwen Hale", "1991-01-01", phone="07700 900 456"), on=date(2025, 9, 3)),
    )
    answer = "Your partner’s past was asked about by bronwen hale, 07700900456."

    document = proposed(jo, answer, kind="letter", title="Answer to an application", to=[family["Rhodri"]])

    assert words(document) == {"bronwen hale": "elsewhere", "07700900456": "elsewhere"}
    with pytest.raises(MayNotLeave, match="have no answer"):
        decide(document=document, choice="released", why="Fine.", by=actor(ines), at=now())


def test_promise_15_a_birth_father_is_not_given_the_adopted_childrens_address(jo, ines, family):
    set_barrier(
        family["Noah"],
        family["Rhodri"],
        kind="adoption",
        order_reference="BM20A00417",
        asked_by="The court",
        why="Adopted.",
        by=actor(ines),
        at=datetime(2025, 10, 1, 9, tzinfo=UTC),
    )

    document = proposed(jo, "Noah lives at 9 Moor Street, B9 4AA.", kind="letter", to=[family["Rhodri"]])

    # His mother and sister live there too, and they are near; of Noah himself nobody is told that he is.
    assert words(document) == {"Noah": "elsewhere", "9 Moor Street": "near", "B9 4AA": "near"}


def test_promise_15_an_assessment_does_not_go_unredacted_to_a_former_partner(jo, ines, family):
    kept(family["Kayla"], jo)
    assessment = (
        "Kayla, born 11 February 1990, told us at her new home, Flat 2, 14 Quarry Close, that she is afraid.",
        "Isla sleeps there as well.",
    )

    document = proposed(jo, *assessment, title="Assessment", to=[family["Rhodri"]], may_name=[family["Isla"]])

    assert set(words(document)) == {"Kayla", "11 February 1990", "Flat 2, 14 Quarry Close"}
    left = released(document, jo, ines).text
    assert not re.search("Kayla|1990|Quarry", left)
    assert "Isla sleeps there" in left


def test_promise_15_charnwood_a_letter_about_the_new_address_does_not_go_to_the_old_one(jo, ines, family):
    kept(family["Kayla"], jo, audience=["agency:cass", f"person:{family['Kayla'].ref}"])
    old = channel(family["Kayla"], jo, "9 Moor Street, B9 4AA")
    new = channel(family["Kayla"], jo, "Flat 2, 14 Quarry Close, B14 7QX")
    letter = proposed(
        jo, "We have your new address: Flat 2, 14 Quarry Close, B14 7QX.", kind="letter", to=[family["Kayla"]]
    )
    released(letter, jo, ines)

    with pytest.raises(actions.NotSafe, match="must not become known"):
        sent(letter, family["Kayla"], old, "9 Moor Street, B9 4AA", jo)
    assert sent(letter, family["Kayla"], new, "Flat 2, 14 Quarry Close, B14 7QX", jo)


def test_promise_15_charnwood_nor_does_anything_else_for_her_go_to_the_old_address(jo, ines, family):
    kept(family["Kayla"], jo)
    old = channel(family["Kayla"], jo, "9 Moor Street, B9 4AA")
    letter = proposed(jo, "There is a meeting on Tuesday.", kind="letter", to=[family["Kayla"]])
    released(letter, jo, ines)

    with pytest.raises(actions.NotSafe, match="does not go there any more"):
        sent(letter, family["Kayla"], old, "9 Moor Street, B9 4AA", jo)


@pytest.mark.parametrize(
    "envelope", ["11 Moor Street, B9 4AB", "9 Moor Street", "Flat 1, 9 Moor Street, B9 4AA"]
)
def test_promise_15_norfolk_a_report_does_not_go_through_next_doors_letterbox(jo, ines, family, envelope):
    the_neighbours()
    way = channel(family["Kayla"], jo, "9 Moor Street, B9 4AA")
    report = proposed(jo, *PLAN, to=[family["Kayla"]], may_name=[family["Isla"], family["Noah"]])
    released(report, jo, ines)

    with pytest.raises(actions.NotSafe, match="look at the envelope again"):
        sent(report, family["Kayla"], way, envelope, jo)

    assert not Sending.objects.exists()
    assert sent(report, family["Kayla"], way, "9 Moor St., B9 4AA", jo)


def test_promise_15_halton_the_adopters_address_does_not_go_to_the_birth_mother(jo, ines, family):
    send("social_care", contact(said(1, "other", "Wanda Frith", "1980-01-01"), on=date(2025, 9, 3)))
    kept(person_called("Wanda"), ines, audience=["role:head_of_service"])

    document = proposed(jo, "It was signed at 14 Quarry Close.", kind="letter", to=[family["Kayla"]])

    (one,) = document.outsiders.all()
    assert (one.kind, one.person_ref) == ("safe_place", "")
    with pytest.raises(MayNotLeave, match="whatever the reason"):
        answer_for(outsider=one, choice="allowed", why="It is signed so.", by=actor(jo), at=now())


# --- Nobody else learns that there is one -------------------------------------------------------------------


def seen(browser, person) -> str:
    page = browser.get(reverse("disclosure:reach", args=[person.ref])).content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_promise_15_the_page_is_to_the_letter_the_same_for_whoever_may_not_know_it(ines, family):
    other = signed_in(a_worker("ola", role="front_door_worker", agency="mash"))
    before = seen(other, family["Kayla"])

    kept(family["Kayla"], ines)
    channel(family["Kayla"], ines, "Flat 2, 14 Quarry Close, B14 7QX")

    assert seen(other, family["Kayla"]) == before
    assert "14 Quarry Close" in seen(signed_in(ines), family["Kayla"])


def test_whoever_may_not_know_an_address_finds_no_page_of_it(ines, family):
    other = signed_in(a_worker("ola", role="front_door_worker", agency="mash"))
    address = kept(family["Kayla"], ines)
    way = channel(family["Kayla"], ines, "Flat 2, 14 Quarry Close, B14 7QX")

    assert other.get(reverse("disclosure:end_address", args=[address.ref])).status_code == 404
    assert other.get(reverse("disclosure:attempt", args=[family["Kayla"].ref, way.ref])).status_code == 404


def test_the_page_of_a_document_does_not_tell_whose_or_what_kind_of_address_it_is(jo, family):
    ines = a_manager()
    kept(family["Kayla"], ines, audience=["role:head_of_service"])
    document = proposed(jo, "It is at 14 Quarry Close.", to=[family["Rhodri"]])

    page = signed_in(jo).get(reverse("disclosure:document", args=[document.ref])).content.decode()

    assert "14 Quarry Close" in page
    assert "afe address" not in page


def test_the_audit_names_an_address_by_its_own_reference_and_never_the_person(ines, family):
    address = kept(family["Kayla"], ines)
    seen(signed_in(ines), family["Kayla"])

    entries = Entry.objects.filter(subject_kind="safe address")
    assert {each.subject_ref for each in entries} == {address.ref}
    assert "Quarry" not in str([each.detail for each in entries])


def test_an_address_that_holds_no_longer_guards_nothing_and_stays_on_record(jo, family):
    address = kept(family["Kayla"], jo)
    actions.end_address(address=address, why="She moved.", by=actor(jo), at=now())

    document = proposed(jo, "It is at 14 Quarry Close.", to=[family["Rhodri"]])

    assert [each.kind for each in document.outsiders.all()] == ["place"]
    assert SafeAddress.objects.count() == 1
    with pytest.raises(actions.NotSafe, match="no such address"):
        actions.end_address(address=address, why="Again.", by=actor(jo), at=now())


def test_an_agency_that_may_know_it_may_be_told_and_one_that_may_not_may_not(jo, family):
    for key in ("midwifery", "school"):
        an_agency(key, key)
    kept(family["Kayla"], jo, audience=["agency:midwifery"])
    about = {"to": [], "may_name": [family["Kayla"]]}

    told = proposed(jo, "She is at 14 Quarry Close.", agencies=["midwifery"], **about)
    untold = proposed(jo, "She is at 14 Quarry Close.", agencies=["midwifery", "school"], **about)

    assert words(told) == {}
    assert [each.kind for each in untold.outsiders.all()] == ["safe_place"]


# --- Channels -----------------------------------------------------------------------------------------------


def test_what_was_said_last_of_a_way_counts_however_it_is_written(jo, family):
    channel(family["Kayla"], jo, "07700 900123", kind="phone")
    channel(family["Kayla"], jo, "+07700-900-123".replace("+", ""), kind="phone", safe=False)

    (way,) = queries.channels_of(family["Kayla"])
    with pytest.raises(actions.NotSafe):
        actions.attempt(channel=way, outcome="reached", by=actor(jo), at=now())
    assert Channel.objects.count() == 2


def test_a_message_is_a_reference_in_words_of_one_length_for_everybody(jo, family):
    said_words = [
        words_to_leave(channel(family[name], jo, "1", kind="phone").ref) for name in ("Kayla", "Rhodri")
    ]

    assert len({len(each) for each in said_words}) == 1
    assert not re.search("Merrin|Vaughan|child|safeguard|social", " ".join(said_words), re.I)


@pytest.mark.parametrize("kind", ["phone", "post"])
def test_nothing_is_sent_by_telephone_nor_to_somebody_who_does_not_get_it(jo, ines, family, kind):
    letter = proposed(jo, "There is a meeting.", kind="letter", to=[family["Kayla"]])
    person = family["Kayla"] if kind == "phone" else family["Rhodri"]
    way = channel(person, jo, "9 Moor Street, B9 4AA", kind=kind)
    with pytest.raises(actions.NotSafe, match="not released"):
        sent(letter, person, way, way.value, jo)
    released(letter, jo, ines)

    with pytest.raises(actions.NotSafe, match=r"telephone|not among those"):
        sent(letter, person, way, way.value, jo)


def test_without_the_right_nobody_keeps_an_address_or_speaks_of_a_channel(family):
    nurse = a_worker("nina")

    with pytest.raises(MayNot):
        kept(family["Kayla"], nurse)
    with pytest.raises(MayNot):
        channel(family["Kayla"], nurse, "1")
    assert signed_in(nurse).get(reverse("disclosure:reach", args=[family["Kayla"].ref])).status_code == 403


def test_an_address_without_a_street_cannot_be_looked_for_and_is_refused(jo, family):
    with pytest.raises(actions.NotSafe, match="house and street"):
        kept(family["Kayla"], jo, address="not known", postcode="")


def test_if_the_audit_cannot_be_written_nothing_of_this_is_left_behind(jo, family, monkeypatch):
    address, way = kept(family["Kayla"], jo), channel(family["Kayla"], jo, "07700 900123", kind="phone")

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)

    for ask in (
        lambda: kept(family["Noah"], jo),
        lambda: channel(family["Noah"], jo, "1"),
        lambda: actions.attempt(channel=way, outcome="reached", by=actor(jo), at=now()),
        lambda: actions.end_address(address=address, why="So.", by=actor(jo), at=now()),
    ):
        with pytest.raises(RuntimeError), transaction.atomic():
            ask()

    left = [table.objects.count() for table in (SafeAddress, SafeAddressEnd, Channel, Attempt)]
    assert left == [1, 0, 1, 0]


def test_on_the_pages_an_address_and_a_channel_are_kept_and_a_released_letter_is_sent(jo, ines, family):
    browser, kayla = signed_in(jo), family["Kayla"]
    an_agency("midwifery", "midwifery")
    page = reverse("disclosure:reach", args=[kayla.ref])
    browser.post(
        f"{page}address/", {**NEW, "roles": ["team_manager"], "themselves": "yes", "why": "She left."}
    )
    browser.post(
        f"{page}channel/",
        {
            "kind": "post",
            "value": "Flat 2, 14 Quarry Close, B14 7QX",
            "safe": "yes",
            "message": "no",
            "told_by": "Kayla",
        },
    )
    letter = proposed(jo, "There is a meeting.", kind="letter", to=[kayla])
    released(letter, jo, ines)
    address = reverse("disclosure:send", args=[letter.ref, kayla.ref])
    way = Channel.objects.get()

    wrong = browser.post(address, {"channel": way.ref, "envelope": "9 Moor Street, B9 4AA"}).content.decode()
    browser.post(address, {"channel": way.ref, "envelope": "Flat 2, 14 Quarry Close B14 7QX"})

    assert "look at the envelope again" in wrong
    assert Sending.objects.get().person == kayla
    assert set(SafeAddress.objects.get().audience) == {
        f"person:{kayla.ref}",
        "role:team_manager",
        f"user:{jo.pk}",
    }
    assert Person.objects.filter(ref=kayla.ref).exists()
