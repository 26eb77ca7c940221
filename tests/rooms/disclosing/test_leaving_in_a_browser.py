"""The way of a document through a real browser: written, answered for, released; no page has a fault."""

import re

import pytest
from django.utils.timezone import localdate, now

from frontdoor.accounts.models import User
from frontdoor.disclosure.exporting.models import Export
from frontdoor.disclosure.gate import actions
from frontdoor.people.models import Person
from tests.journeys.conftest import comes, minutes, partnership  # noqa: F401  (the browser and its visitor)
from tests.rooms.alert_stories import actor
from tests.rooms.disclosing import files
from tests.rooms.disclosing.leaving_stories import NEIGHBOUR, PLAN, proposed, the_family, the_neighbours

CATEGORY = "Any other record of social care about a child"
pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),
]


def release(document, by) -> None:
    """Let it go, as a second person."""
    actions.decide(document=document, choice="released", why="Read it whole.", by=actor(by), at=now())


def test_a_plan_is_written_looked_through_answered_for_and_released(partnership, comes, minutes):  # noqa: F811
    family = the_family()
    the_neighbours()
    worker, manager = comes("worker"), comes("manager")

    worker.opens("/leaving/").writes("Reference of somebody in the family", family["Isla"].ref)
    worker.presses("Begin a document").presses("Look through it").reads("There is a problem")
    worker.answers("What is it?", "Plan or report").writes("Title", "Child protection plan")
    worker.writes("What was it taken from?", "The minutes of the conference.")
    worker.page.locator(f"input[name=to_people][value='{family['Kayla'].ref}']").check()
    for name in ("Isla", "Noah"):
        worker.page.locator(f"input[name=may_name][value='{family[name].ref}']").check()
    worker.writes("Text", "\n\n".join([*PLAN, NEIGHBOUR])).presses("Look through it")
    worker.reads("cole, Jaydon", "Somebody on record in another family", "1 outsider to answer for")
    address = worker.page.url

    manager.opens(address).reads("It cannot be released while 1 outsider has no answer")
    worker.follows("Answer for cole, Jaydon").answers("What should become of it?", "Take it out")
    worker.presses("Save this answer").reads("Waits for a second person")
    manager.opens(address).answers("What do you say?", "Release it").writes("Why?", "Read it whole.")
    manager.presses("Save this answer").reads("Released", "SHA-256 of what left")
    manager.follows("Recall this release").presses("Recall it").reads("There is a problem")
    worker.opens("/leaving/").reads("Child protection plan", "Released")

    names = {each.mention.description["surname"] for each in Person.objects.select_related("mention")}
    assert minutes.gives_away(*names) == []


def test_a_safe_address_and_channels_are_kept_and_a_letter_is_sent(partnership, comes, minutes):  # noqa: F811
    kayla = the_family()["Kayla"]
    worker = (
        comes("worker")
        .opens(f"/leaving/reach/{kayla.ref}/")
        .reads("Nobody has said how they can safely be reached")
    )

    worker.follows("Keep a safe address").presses("Keep it").reads("There is a problem")
    worker.writes("House and street", "14 Quarry Close").writes("Postcode", "B14 7QX")
    worker.answers("Which roles may know it?", "Front-door worker")
    worker.answers("May it stand in what is sent to the person themselves?", "Yes")
    worker.writes("Why is it kept apart?", "She left.").presses("Keep it").reads("14 Quarry Close, B14 7QX")
    for kind, value in (("Telephone", "07700 900123"), ("Post", "14 Quarry Close, B14 7QX")):
        worker.follows("Say whether a way to reach them is safe").answers("What is it?", kind)
        worker.writes("Number, e-mail or postal address", value).answers("Is it safe to use?", "Yes")
        worker.answers("May a message be left?", "No").writes("Who said so?", "Kayla").presses("Keep it")
    worker.follows(re.compile("Write down that you used 07700")).answers(
        "What came of it?", "Left a message: a reference only"
    )
    worker.presses("Write it down").reads("Do not leave a message here")

    letter = proposed(User.objects.get(username="worker"), "There is a meeting.", kind="letter", to=[kayla])
    release(letter, User.objects.get(username="manager"))
    worker.opens(f"/leaving/{letter.ref}/").follows(re.compile("Send it to")).presses(
        "Write down the sending"
    )
    worker.answers("How does it go?", "Post: 14 Quarry Close, B14 7QX")
    worker.writes(re.compile("What stands on the envelope"), "14 Quarry Close B14 7QX").presses(
        "Write down the sending"
    )
    worker.reads("The sending is written down").opens(f"/leaving/reach/{kayla.ref}/").follows(
        "It holds no longer"
    )
    worker.writes("Why does it hold no longer?", "She moved.").presses("Keep that").does_not_read(
        "Safe address"
    )

    assert minutes.gives_away("Merrin", "Quarry") == []


def test_a_list_is_asked_for_and_its_page_and_an_answer_have_no_fault(partnership, comes, minutes):  # noqa: F811
    isla = the_family()["Isla"]
    manager = comes("manager").opens("/leaving/").follows("Exports: lists that leave as a file")
    manager.presses("Make the list").reads("There is a problem")
    manager.answers("Which list?", "Chronology of a family").answers("In what form?", "CSV")
    manager.writes("Reference of somebody in the family", isla.ref).writes(
        "What is it for?", "The court asked."
    )
    manager.dates("Until when do you need to fetch it?", localdate().isoformat()).presses("Make the list")
    manager.reads("Fetch the file", "4 people").opens("/leaving/exports/").reads("Can be fetched")

    Export.objects.create(
        what="contacts", form="csv", why="So.", rows=1, people=11, taken_out=0, content="", sha256="",
        ends_on=localdate(), needs_second=True, at=now(), by_id=0, by_name="Somebody",
    )  # fmt: skip
    manager.opens(f"/leaving/exports/{Export.objects.latest('id').ref}/").presses("Save this answer")
    manager.reads("There is a problem")


def test_what_keeps_records_is_said_held_and_proposed_and_no_page_has_a_fault(partnership, comes, minutes):  # noqa: F811
    family = the_family()
    manager, head = comes("manager"), comes("head")
    manager.opens("/leaving/").follows("How long records are kept, and legal holds").reads(
        "No legal hold stands"
    )
    manager.writes("Reference of a person", family["Isla"].ref).presses("See what keeps them")
    manager.reads("Nobody has said").follows("Say of which category they are").presses("Keep that")
    manager.reads("There is a problem")
    # Records that tell of several are kept for the longest time of any of them, so it is asked of each.
    for each in (*(family[name] for name in ("Kayla", "Noah", "Rhodri")), family["Isla"]):
        manager.opens("/leaving/retention/").writes("Reference of a person", each.ref)
        manager.presses("See what keeps them").follows("Say of which category they are")
        manager.answers("Of which category are these records?", CATEGORY)
        manager.dates("From which day?", "1950-03-03").writes("How do you know?", "By the file.").presses(
            "Keep that"
        )
    manager.writes("Why?", "The years are over.").presses("Propose a disposal").reads(
        "Waits for a second person"
    )
    head.opens("/leaving/retention/").follows(re.compile("^Z-")).answers("What do you say?", "Approve it")
    head.writes("Why?", "Read the file.").presses("Save this review").reads(
        "Nothing is destroyed by this review"
    )
    head.opens("/leaving/retention/").follows("Set a legal hold").presses("Set it").reads(
        "There is a problem"
    )
    head.writes("Who asked for it?", "The inquiry").writes("Why?", "They asked.").presses("Set it").reads(
        "Everybody"
    )
    manager.opens("/leaving/retention/").follows(re.compile("^Lift")).writes("Why?", "Over.").presses(
        "Lift it"
    )

    assert minutes.gives_away("Merrin") == []


def test_a_request_for_ones_own_records_is_taken_and_answered_and_no_page_has_a_fault(
    partnership, comes, minutes  # noqa: F811
):  # fmt: skip
    isla = the_family()["Isla"]
    worker = (
        comes("worker").opens("/leaving/").follows("Requests for one’s own records").presses("Write it down")
    )
    worker.reads("There is a problem").writes("Reference of whoever the records are about", isla.ref)
    worker.dates("When did the request come?", localdate().isoformat())
    worker.writes("How do you know who asks?", "Seen with a passport.").presses("Write it down")
    worker.reads("It has no bundle yet").presses("Make the bundle").reads("to answer for")
    worker.presses("Take two more months").reads("There is a problem").follows(re.compile("^D-"))
    worker.reads("Passage 2", "A passage that others are a part of").follows(re.compile("for Passage 2"))
    worker.answers("What should become of it?", "Take it out").presses("Save this answer")

    assert minutes.gives_away("Merrin") == []


def test_a_file_is_attached_looked_into_and_released(partnership, comes, minutes, tmp_path):  # noqa: F811
    family = the_family()
    the_neighbours()
    worker, manager = comes("worker"), comes("manager")
    body = "".join(map(files.paragraph, [*PLAN, NEIGHBOUR]))
    plan = tmp_path / "plan.docx"
    plan.write_bytes(files.docx(body, word__media__a_png=b"\x89PNG"))

    worker.opens(f"/leaving/about/{family['Isla'].ref}/").answers("What is it?", "Plan or report")
    worker.writes("Title", "Child protection plan").writes("What was it taken from?", "The conference.")
    worker.page.locator(f"input[name=to_people][value='{family['Kayla'].ref}']").check()
    for name in ("Isla", "Noah"):
        worker.page.locator(f"input[name=may_name][value='{family[name].ref}']").check()
    worker.page.locator("input[type=file]").set_input_files(plan)
    worker.presses("Look through it").reads("cole, Jaydon", "leaves as it is, to the byte", "Pictures: 1")
    address = worker.page.url
    worker.follows("Answer for cole, Jaydon").answers("What should become of it?", "Let it stand")
    worker.writes("Why?", "The court asked for it.").presses("Save this answer")
    manager.opens(address).answers("What do you say?", "Release it").writes("Why?", "Read it whole.")
    manager.presses("Save this answer").reads("Open it, look at that, and say that you did")
    manager.page.get_by_label("I opened the file").check()
    manager.presses("Save this answer").reads("Released", "SHA-256 of what left")

    names = {each.mention.description["surname"] for each in Person.objects.select_related("mention")}
    assert minutes.gives_away(*names) == []
